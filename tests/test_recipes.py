"""The recipes of CONTRIBUTING.md, followed to the letter: the blocks they show are what is done here."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, get_args

import frontledger as fl
import made_up
from frontledger.nouns import VerdictId

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "frontledger"
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
VERDICTS = get_args(VerdictId)


class Step(NamedTuple):
    """A block of a recipe: what to put where."""

    file: str
    after: str
    text: str


def recipe(name: str) -> list[Step]:
    """The blocks of a recipe, in order."""
    block = re.compile(rf"<!-- recipe: {name}(?:, ([^ ,]+))?(?:, after (.+?))? -->\n```\w+\n(.*?)```\n", re.DOTALL)
    steps = [Step(m[1] or "", m[2] or "", m[3]) for m in block.finditer(TEXT)]
    assert steps, f"no recipe {name!r}"
    return steps


def follow(step: Step, folder: Path) -> None:
    """Put a block into its file: after the line it names, else at the end; a new file where there is none."""
    path = folder / step.file
    old = path.read_text("utf-8") if path.exists() else ""
    if step.after:
        assert old.count(step.after) == 1, f"{step.file} has no line {step.after!r}"
        new = old.replace(step.after + "\n", step.after + "\n" + step.text)
    else:
        new = old + step.text
    path.write_text(new, "utf-8")


def package(folder: Path, *copied: str) -> Path:
    """The package in another folder: rooms named are copies that can be changed, the others links."""
    home = folder / "src" / "frontledger"
    home.mkdir(parents=True)
    for path in SOURCE.iterdir():
        if path.name in copied:
            shutil.copytree(path, home / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif path.name != "__pycache__":
            (home / path.name).symlink_to(path)
    return home


def python(code: str, folder: Path, *arguments: str) -> str:
    """Run code with the package of a folder."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, env={"PYTHONPATH": str(folder / "src")},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_source(tmp_path: Path) -> None:
    folder = made_up.theatre(tmp_path)
    for step in recipe("source"):
        follow(step, folder)
    assert [s.id for s in fl.list_sources(str(folder))] == ["survey", "gazette"]
    assert [c.id for c in fl.list_conventions(str(folder))] == ["survey", "gazette"]
    answer = fl.check(made_up.REPORT, theatre=str(folder))
    gain = next(c for c in answer.claims if c.kind == "area_change")
    assert {e.source: e.amount for e in gain.evidence} == {"survey": 40.5, "gazette": 38.5}
    assert gain.roots == ("survey", "gazette")


def test_a_source_of_raw_files(tmp_path: Path) -> None:
    home = package(tmp_path, "sources")
    folder = made_up.theatre(tmp_path / "north")
    for step in recipe("maps"):
        follow(step, home if step.file.endswith(".py") else folder)
    (tmp_path / "data" / "pegs").mkdir(parents=True)
    for day, east in ((1, -22.0), (2, -21.9)):
        corners = f"-22.5,63.9 {east},63.9 {east},64.0 -22.5,64.0"
        text = f"fenced {corners}\nstaked -21.8,63.9 -21.7,63.9 -21.7,64.0\n"
        (tmp_path / "data" / "pegs" / f"peg_2031030{day}.txt").write_text(text)
    ask = (
        "import frontledger as fl\n"
        "rows = fl.series(source='pegs', by='day', theatre='north', data='data', cache=False)\n"
        "print([(str(r.to), round(r.held_km2), r.convention) for r in rows], round(rows[1].gained_km2))"
    )
    assert python(ask, tmp_path) == "[('2031-03-01', 273, 'pegs'), ('2031-03-02', 328, 'pegs')] 55\n"
    (tmp_path / "data" / "pegs" / "peg_20310303.txt").write_text("fenced 1,2 3\n")
    wrong = "import frontledger as fl\ntry: fl.series(source='pegs', theatre='north', data='data', cache=False)\n"
    said = python(wrong + "except fl.errors.SourceError as e: print(e)", tmp_path)
    assert said == "data/pegs/peg_20310303.txt, line 1: '3' is not a longitude and a latitude\n"


MADE_UP = {
    "units.toml": {"square (km|kms|kilometre*|kilometer*)": "squank"},
    "events.toml": {'"took"': '"grobbed"'},
    "numbers.toml": {"hundred": "hunka"},
    "detect.toml": {'"the", "of"': '"dze", "ov"', '"and"': '"undt"', '"English"': '"Made-up"'},
}
SENTENCE = (
    "Russian forces grobbed one hunka and ten squank of Ukrainian territory on 12 August 2025, AFP reported. "
    "Dze army ov dze north undt dze south undt dze rest ov dze troops stood still undt waited ov dze rain. "
)


def test_a_language(tmp_path: Path) -> None:
    package(tmp_path, "languages")
    for step in recipe("language"):
        subprocess.run(["sh", "-c", step.text], cwd=tmp_path, check=True)
    tables = tmp_path / "src" / "frontledger" / "languages" / "xx"
    for name, words in MADE_UP.items():
        text = (tables / name).read_text("utf-8")
        for english, word in words.items():
            assert english in text, (name, english)
            text = text.replace(english, word)
        (tables / name).write_text(text, "utf-8")
    read = (
        "import sys, frontledger as fl; r = fl.read(sys.argv[1], published='2025-08-14', **eval(sys.argv[2]))\n"
        "said = [(c.kind, c.side, c.amount.low, c.amount.unit, str(c.period.start)) for c in r.claims if c.amount]\n"
        "print(r.language, said)"
    )
    said = "xx [('area_change', 'RU', 110, 'km2', '2025-08-12')]\n"
    assert python(read, tmp_path, SENTENCE, "{'language': 'xx'}") == said
    assert python(read, tmp_path, SENTENCE, "{}") == said, "it is told from the others"


def test_a_verdict_needs_all_that_the_recipe_lists() -> None:
    """Every file that the recipe names holds every verdict there is."""
    listed = TEXT.split("<!-- recipe: verdict -->")[1].split("\n## ")[0]
    files = re.findall(r"`([\w/.-]+\.(?:py|md|svg|css))`", listed)
    places = {
        "nouns/answer.py": r'    "{}",\n',
        "checking/check.py": "judge",
        "docs/checking.md": r"\| `{}` \|",
        "checking/summary.py": r'case "{}"',
        "faces/dossier/words.py": r'"{}": N_\("\w',
        "faces/dossier/page.py": r'    "{}",\n',
        "marks.svg": r'id="m-{}"',
        "dossier.css": r"\.{}[,{].*--vc",
        "faces/cli/terminal.py": r'"{}": \(',
        "faces/cli/parser.py": r'    "{}",\n',
    }
    assert {f.rsplit("templates/", 1)[-1] for f in files} == set(places)
    for name, pattern in places.items():
        path = next(p for p in (ROOT / name, SOURCE / name, SOURCE / "faces/dossier/templates" / name) if p.is_file())
        text = path.read_text("utf-8")
        missing = {v for v in VERDICTS if not re.search(pattern.replace("{}", v), text)}
        assert missing <= ({"context"} if name == "faces/dossier/page.py" else set()), f"{name} lacks {missing}"
    rules = "".join(p.read_text("utf-8") for p in (SOURCE / "checking").glob("*.py") if p.stem != "summary")
    assert not [v for v in VERDICTS if f'"{v}"' not in rules]


def test_every_verdict_has_words_in_every_language() -> None:
    from frontledger.faces.cli.terminal import MARKS
    from frontledger.faces.dossier.words import HEADLINES, Words
    from frontledger.faces.dossier.words import VERDICTS as WORDS
    from frontledger.verbs import LANGS

    assert set(WORDS) == set(HEADLINES) == set(MARKS) == set(VERDICTS)
    assert (
        len({mark for mark, _, _ in MARKS.values()}) == len({plain for _, plain, _ in MARKS.values()}) == len(VERDICTS)
    )
    assert all(plain.isascii() for _, plain, _ in MARKS.values())
    for lang in LANGS:
        words = Words(lang, {})
        said = {words(message) for message in WORDS.values()}
        assert len(said) == len(VERDICTS)
        assert lang == "en" or not said & set(WORDS.values())
        headlines = {words(message, claim="X") for message in HEADLINES.values()}
        assert len(headlines) == len(VERDICTS) and all("X" in headline for headline in headlines)


def test_a_part_of_the_page(tmp_path: Path) -> None:
    home = package(tmp_path, "faces")
    for step in recipe("page"):
        follow(step, home)
    render = "import sys, frontledger as fl; from frontledger.faces.dossier import render; from pathlib import Path; "
    page = python(render + "print(render(fl.check(Path(sys.argv[1]))))", tmp_path, str(ROOT / "demo" / "report.txt"))
    assert '<section id="speakers" aria-labelledby="h-speakers">' in page
    assert re.search(r"<li>General Staff of the Armed Forces of Ukraine: \d claims?</li>", page)


def test_the_commands_are_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for name in set(re.findall(r"`make ([a-z]+)", TEXT)):
        assert name in targets
    for tool in set(re.findall(r"python ((?:tools|benchmarks)/\w+\.py)", TEXT)):
        assert (ROOT / tool).is_file()

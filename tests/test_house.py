"""The house as its documents say it is: rooms, contracts, dependencies, links, commands, words, catalogues."""

from __future__ import annotations

import ast
import doctest
import os
import re
import shlex
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import frontledger
from frontledger.faces.cli.parser import build, every

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "frontledger"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DESIGN = (ROOT / "docs" / "design.md").read_text("utf-8")
DOCS = [ROOT / n for n in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted((ROOT / "docs").rglob("*.md"))
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST = 400
COMMANDS = ("check", "check-claim", "read", "relays", "control", "conventions", "sources")


def part_of(document: str, heading: str) -> str:
    """The text under a heading."""
    return document.split(f"\n## {heading}\n")[1].split("\n## ", maxsplit=1)[0]


def test_no_two_files_of_tests_have_one_name() -> None:
    # they are modules of one name to pytest then, and the second is not run
    names = [p.name for p in (ROOT / "tests").rglob("*.py") if p.name not in ("conftest.py", "__init__.py")]
    assert sorted(names) == sorted(set(names))


# rooms


def test_every_room_is_named_and_stands() -> None:
    rooms = set(re.findall(r"^\| `(\w+)` \|", part_of(DESIGN, "Rooms"), re.MULTILINE))
    folders = {p.name for p in SOURCE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert rooms == folders
    loose = {p.stem for p in SOURCE.glob("*.py")}
    beside = part_of(DESIGN, "Rooms").split("Beside the rooms stand")[1].split(".\n")[0]
    assert loose <= set(re.findall(r"`(\w+)`", beside))


def test_every_room_imports_what_the_table_says() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\| ([^|]+) \|$", part_of(DESIGN, "Rooms"), re.MULTILINE)
    may = {room: set(re.findall(r"`(\w+)`", names)) | {room, "errors", "version", "kept"} for room, names in rows}
    may["faces"] |= {"verbs", "__init__"}
    for path in MODULES:
        room, *inner = path.relative_to(SOURCE).parts
        if not inner:
            continue
        for name in _ours(path, len(inner)):
            assert name in may[room], f"{path.relative_to(ROOT)} imports {name}"


def _ours(path: Path, depth: int) -> set[str]:
    """The rooms that a module imports from; `depth` is how far it stands below the package."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level > depth:
            names = [node.module.split(".")[0]] if node.module else ["__init__" for _ in node.names]
            found.update(names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").startswith("frontledger"):
            found.add((node.module or "").split(".")[1] if "." in (node.module or "") else "__init__")
    return found


def test_the_contracts_are_kept() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT, check=False, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert run.returncode == 0, run.stdout


def test_no_file_is_long() -> None:
    long = {p.relative_to(ROOT).as_posix(): n for p in MODULES if (n := p.read_text("utf-8").count("\n")) >= LONGEST}
    assert not long


def test_no_pattern_repeats_a_group_for_good() -> None:
    # before 3.11.5 Python matches `(…)*+` wrongly where the group has a choice in it; `(?>(?:…)*)` is the same
    wrong = [p for p in SOURCE.rglob("*.py") if re.search(r"\)(?:[*+?]|\{[\d,]*\})\+", p.read_text("utf-8"))]
    assert not wrong


def test_every_cue_asked_for_by_name_stands_in_a_table() -> None:
    """A mistyped name finds nothing, and no case says so."""
    known: set[str] = set()
    for table in (ROOT / "src/frontledger/languages").rglob("*.toml"):
        held = [tomllib.loads(table.read_text(encoding="utf-8"))]
        while held:
            keys = held.pop()
            known.update(keys)
            held += [inner for inner in keys.values() if isinstance(inner, dict)]
    asked = set()
    for file in (ROOT / "src/frontledger/reading").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"events", "cues_in"}
            ):
                asked |= {
                    (file.name, a.value) for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                }
    assert len(asked) > 100
    assert not sorted((file, name) for file, name in asked if name not in known)


def test_every_module_says_what_it_is() -> None:
    for path in MODULES:
        text = path.read_text("utf-8")
        assert not text.strip() or ast.get_docstring(ast.parse(text)), path


# dependencies


def test_what_is_imported_is_declared_and_the_other_way_round() -> None:
    third = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            names += _loaded(node)
            third.update(n.split(".")[0] for n in names)
    third -= set(sys.stdlib_module_names) | {"frontledger", "__future__"}
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"]
    declared = project["dependencies"] + [
        d for name in ("maps", "tables", "geo", "charts", "cards", "ray") for d in extras[name]
    ]
    declared = [d for d in declared if not d.startswith("frontledger[")]
    packages = {re.split(r"[\[<>=]", d)[0].replace("-", "_") for d in declared}
    by_others = {"tzdata", "lxml_html_clean", "pyogrio"}
    assert third - by_others == packages - by_others, "those are needed by what is imported"
    assert all(re.fullmatch(r"[\w-]+>=[\d.]+", d) for d in declared), "each with the oldest version that will do"


def _loaded(node: ast.AST) -> list[str]:
    """The module that a call of `library` loads."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "library":
        return [a.value for a in node.args[:1] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return []


def test_the_version_is_the_package_s() -> None:
    assert metadata.version("frontledger") == frontledger.__version__
    assert f"## {frontledger.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_notice_is_named_and_goes_with_the_package() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    for path in (SOURCE / "theatre").rglob("NOTICE*"):
        assert path.relative_to(SOURCE).as_posix() in notice
    assert PYPROJECT["project"]["license-files"] == ["LICENSE", "NOTICE", "src/frontledger/theatre/**/NOTICE*"]


# documents


@pytest.mark.parametrize("document", DOCS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_and_paths_lead_somewhere(document: Path) -> None:
    text = document.read_text("utf-8")
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose):
        assert (document.parent / target).exists(), target
    for name in re.findall(r"`((?:[\w-]+/)+[\w.*-]+)`", prose):
        places = (ROOT, SOURCE, document.parent, ROOT / "src", SOURCE / "theatre" / "ukraine", SOURCE / "theatre")
        assert any(any(p.glob(re.sub(r"NAME|TAG", "*", name))) for p in places), name


@pytest.mark.parametrize("document", DOCS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_commands_are_true(document: Path) -> None:
    text = document.read_text("utf-8")
    shown = re.findall(r"(?:^(?:\$ )?|`)frontledger ([^\n`#|>]+)", text, re.MULTILINE)
    for line in shown:
        words = [w for w in shlex.split(line.split("  ")[0]) if w not in ("[options]", "...")]
        if words and words[0] in (*COMMANDS, "--help", "--version"):
            if "--help" in words or "--version" in words or words in (["check"], ["control"], ["read"], ["relays"]):
                continue
            build().parse_args(words)
        else:
            pytest.fail(f"frontledger {line}")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE)) <= targets
    for tool in re.findall(r"python ((?:tools|benchmarks)/\S+?\.py)", text):
        assert (ROOT / tool).is_file(), tool


def test_every_option_and_verb_is_in_the_reference() -> None:
    reference = (ROOT / "docs" / "reference.md").read_text("utf-8")
    for name, command in every(build()).items():
        assert f"### {name}" in reference
        for action in command._actions:
            assert all(option in reference for option in action.option_strings)
    for name in frontledger.__all__:
        assert name == "__version__" or f"### fl.{name}" in reference


@pytest.mark.parametrize(
    "tool", ["build_docs", "build_messages", "build_checking", "build_verdicts", "build_methods", "build_control"]
)
def test_what_is_made_from_the_program_is_current(tool: str) -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "tools" / f"{tool}.py", "--check"], check=False, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("document", ["README.md", "docs/control.md"])
def test_python_in_documents_runs(monkeypatch: pytest.MonkeyPatch, document: str) -> None:
    monkeypatch.chdir(ROOT)
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, tried = doctest.testfile(str(ROOT / document), module_relative=False, optionflags=flags)
    assert tried >= 5 and not failed


def test_figures_in_the_readme_are_those_of_the_methods_page() -> None:
    readme, methods = ((ROOT / n).read_text("utf-8") for n in ("README.md", "docs/methods.md"))
    for who, name in (("AFP", r"AFP analysis of ISW data"), ("DeepState", "DeepState")):
        whole, within = re.search(rf"\*\*{name}\*\*:.* of (\d+) whole months (\d+) within", methods).groups()  # type: ignore[union-attr]
        assert f"| {who}'s printed months within 1 km² | {within} of {whole} |" in readme


def test_the_sample_report_is_one_of_the_tests() -> None:
    assert (ROOT / "demo" / "report.txt").samefile(ROOT / "tests" / "reports" / "reports" / "en-seed.txt")


# words


def test_every_word_is_defined_once() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", (ROOT / "docs" / "words.md").read_text("utf-8"), re.MULTILINE)[2:]
    words = [w.strip() for row, _ in rows for w in row.split(",")]
    assert len(words) == len(set(words)) > 40
    assert all(meaning.strip() for _, meaning in rows)


def test_languages_and_verdicts_are_the_same_everywhere() -> None:
    from frontledger.checking.voice import LANGUAGES
    from frontledger.verbs import LANGS

    actions = [a for command in every(build()).values() for a in command._actions if "--lang" in a.option_strings]
    assert len(actions) > 5 and {tuple(a.choices) for a in actions} == {LANGS}
    assert set(LANGUAGES) == set(LANGS)
    for room in ("checking", "faces"):
        assert {p.stem for p in (SOURCE / room / "locale").glob("*.mo")} == set(LANGS)

#!/usr/bin/env python3
"""Writes docs/verdicts.md and the marks it shows: each verdict, when it is given, an example from figures that ship.

python tools/build_verdicts.py            write
python tools/build_verdicts.py --check    say what is out of date, write nothing
"""

from __future__ import annotations

import sys
import tomllib
from html import escape
from pathlib import Path
from typing import get_args

import frontledger as fl
from frontledger.faces.cli.terminal import MARKS
from frontledger.faces.dossier.words import VERDICTS, Words
from frontledger.faces.export.card import colour_of, mark
from frontledger.nouns import Answer, CheckedClaim, VerdictId
from frontledger.verbs import LANGS

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "verdicts.md"
MARKS_IN = ROOT / "docs" / "img" / "marks"
HEAD = """# Verdicts

Made by `python tools/build_verdicts.py`: every example is a claim checked with the figures that ship, and its sentence
is what the program says. How each comes about, with its numbers: [checking.md](checking.md). A verdict says how a
figure was counted and whether the maps have it; none says who is right on the ground.

They are tried in this order: what is only told (`context`), what the report says against itself (`inconsistent`), what
nobody measures (`unmeasurable`), then the maps, from `supported` on. The same words and marks stand in the terminal,
the dossier, Markdown and cards; `--json` has the ids.
"""


TOLD = tomllib.loads((ROOT / "tools" / "verdicts.toml").read_text("utf-8"))
"""What is said of each verdict, and its examples."""


def example(verdict: str) -> tuple[str, dict[str, tuple[Answer, CheckedClaim]]]:
    """The claim that is shown for a verdict, with its answers by language."""
    for text in TOLD[verdict]["examples"]:
        answers = {lang: fl.check_claim(text, lang=lang) for lang in LANGS}
        found = {lang: next((c for c in a.claims if c.verdict == verdict), None) for lang, a in answers.items()}
        if all(found.values()):
            return text, {lang: (answers[lang], claim) for lang, claim in found.items() if claim is not None}
    raise SystemExit(f"no example is {verdict} any more: {'; '.join(TOLD[verdict]['examples'])}")


def page() -> str:
    """docs/verdicts.md."""
    out = [HEAD, "| verdict | mark | English | 繁體中文 | Українська |", "|---|---|---|---|---|"]
    for verdict in TOLD:
        shown, plain, _ = MARKS[verdict]
        names = " | ".join(Words(lang, {})(VERDICTS[verdict]) for lang in LANGS)
        out.append(f"| [`{verdict}`](#{verdict}) | ![](img/marks/{verdict}.svg) `{shown}` `{plain}` | {names} |")
    for verdict, told in TOLD.items():
        text, said = example(verdict)
        word = Words("en", {})(VERDICTS[verdict])
        out += ["", f"## {verdict}", "", f"![](img/marks/{verdict}.svg) **{word}.** {told['when']}"]
        out += ["", f"**What may follow.** {told['follows']}", "", f"> {text}", ""]
        out += [f"* {lang}: {' '.join(claim.sentence.split())}" for lang, (_, claim) in said.items()]
    return "\n".join(out) + "\n"


def files() -> dict[Path, str]:
    """Every file with its text."""
    made = {PAGE: page()}
    for verdict in TOLD:
        title = escape(Words("en", {})(VERDICTS[verdict]))
        made[MARKS_IN / f"{verdict}.svg"] = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" role="img">'
            f"<title>{title}</title>{mark(verdict, colour_of(verdict), '#ffffff')}</svg>\n"
        )
    return made


def main(arguments: list[str]) -> int:
    """Command line."""
    if tuple(TOLD) != get_args(VerdictId):
        raise SystemExit("the page tells of other verdicts than there are")
    stale = [p for p, text in files().items() if not p.exists() or p.read_text("utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(ROOT)}: out of date; run python tools/build_verdicts.py")
        return 1 if stale else 0
    MARKS_IN.mkdir(parents=True, exist_ok=True)
    for path, text in files().items():
        path.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

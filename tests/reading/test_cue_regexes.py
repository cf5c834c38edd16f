"""Expressions that are looked for the fast way give what trying each of them gives."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from frontledger.languages import LANGUAGES, SEARCHED, load_whole
from frontledger.reading.cue_patterns import Ends, Key, fold
from frontledger.reading.cue_regexes import Regex, Regexes

REPORTS = Path(__file__).parent.parent / "reports" / "reports"


def _plainly(regexes: list[Regex], text: str) -> dict[tuple[int, Key], int]:
    out: dict[tuple[int, Key], int] = {}
    for r in regexes:
        for m in re.finditer(r.pattern, text, re.IGNORECASE):
            if m.end() > out.get((m.start(), r.key), m.start()):
                out[m.start(), r.key] = m.end()
    return out


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missed(language: str) -> None:
    tables = load_whole(language)
    rows = [(name, cue, p) for name in SEARCHED for cue, ps in tables.table(name).items() for p in ps]
    regexes = [Regex((name, cue), p[3:]) for name, cue, p in rows if p.startswith("re:")]
    for path in sorted(REPORTS.glob(f"{language}*")):
        text = path.read_text("utf-8")
        for told in (text, text.upper(), text.replace("i", "ı").replace("s", "ſ")):
            found: Ends = defaultdict(dict)
            Regexes(regexes).mark(told, fold(told), found)
            assert {(at, key): end for key, ends in found.items() for at, end in ends.items()} == _plainly(
                regexes, told
            )


@pytest.mark.parametrize(
    ("pattern", "needs", "in_word"),
    [
        (r"\w+(?:era|ont)\b", (("era", "ont"),), True),
        (r"\bne (?:peut|vont)\b", (("ne",), ("peut", "vont")), False),
        (r"(?<!has )\bnever\b", (("never",),), False),
        (r"\b(?!part)\w+(?:ial)?\b", (), True),
        (r"\b\w+(?=[\s,])", (), False),
    ],
)
def test_an_expression_is_taken_apart(pattern: str, needs: tuple[tuple[str, ...], ...], in_word: bool) -> None:
    regex = Regex(("table", "cue"), pattern)
    assert (regex.needs, regex.in_word) == (needs, in_word)

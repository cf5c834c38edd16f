"""A figure and its conversion in brackets: do the two agree?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..languages.load import LANGUAGES, load
from ..nouns import Claim, Report
from .tolerance import NUMBER, base_unit, readings, slack_of, table

_BRACKETS = {"(": ")", "（": "）", "[": "]", "［": "］"}
_LONGEST = 80
"""A bracket longer than this is no conversion."""


class Restated(NamedTuple):
    """The other figure of a conversion, and what the first makes in its unit."""

    value: float
    unit: str
    should_be: float


def disagrees(claim: Claim, report: Report) -> Restated | None:
    """The figure in the bracket after a claim's figure, where it is another than the claim's in that unit."""
    if claim.amount is None:
        return None
    base, factor = base_unit(claim.amount.unit)
    for text in _brackets(claim, report):
        for pattern, unit in _units(report.language):
            base_2, factor_2 = base_unit(unit)
            found = re.search(rf"({NUMBER.pattern})\s*(?:{pattern})(?!\w)", text, re.IGNORECASE)
            if not found or base_2 != base or unit == claim.amount.unit:
                continue
            should_be = claim.amount.high * factor / factor_2
            slack = slack_of(claim.amount.high, claim.quote) * factor / factor_2
            written = [(float(n), float(step)) for n, step in readings(found.group(1))]
            slack += table()["inside"]["at_least"] * should_be
            if all(abs(n - should_be) > slack + step / 2 for n, step in written):
                return Restated(written[0][0], unit, should_be)
    return None


def _brackets(claim: Claim, report: Report) -> list[str]:
    """What stands in brackets in the claim's words, or right behind them."""
    text = claim.quote
    behind = report.text[claim.span.end : claim.span.end + _LONGEST + 2]
    if report.text[claim.span.start : claim.span.end] == claim.quote and behind.lstrip()[:1] in _BRACKETS:
        text += behind.lstrip()
    found = []
    for opening, closing in _BRACKETS.items():
        for part in text.split(opening)[1:]:
            inside, closed, _ = part.partition(closing)
            if closed and len(inside) <= _LONGEST:
                found.append(inside)
    return found


@lru_cache(maxsize=32)
def _units(language: str) -> list[tuple[str, str]]:
    """Patterns of the language's words for areas and lengths, longest words first."""
    measured = load(language).table("units").get("measured", {}) if language in LANGUAGES else {}
    return [
        ("|".join(sorted((_pattern(p) for p in words.split(";")), key=len, reverse=True)), unit)
        for unit, words in measured.items()
        if base_unit(unit)[0] in ("km2", "km")
    ]


def _pattern(words: str) -> str:
    """The language tables' way of writing words, as a regular expression: `*` any ending, `[.]` an optional point."""
    parts = re.split(r"(\[[^\]]*\]|\*|\(|\)|\||\s+)", words.strip())
    known = {"*": r"\w*", "(": "(?:", ")": ")", "|": "|"}
    out = ""
    for part in parts:
        if part in known:
            out += known[part]
        elif part.isspace():
            out += r"\s*"
        elif part.startswith("["):
            out += f"(?:{re.escape(part[1:-1])})?"
        else:
            out += re.escape(part)
    return out

"""A figure and its conversion, in brackets or behind "or": do the two agree?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ...languages.load import LANGUAGES, load
from ...nouns import Claim, Report
from ..say import Num, Printed, say
from ..tolerance import MULTIPLIERS, NUMBER, base_unit, readings, slack_of, table
from .figures import Against, Figures

_BRACKETS = {"(": ")", "（": "）", "[": "]", "［": "］"}
_LONGEST = 80
"""A bracket longer than this is no conversion."""
_APPOSED = 40
"""Characters of a conversion behind "or", and from a figure to it."""
_BETWEEN = r"(?:[^\d()]{1,9}?)"
"""What may stand between the ends of a range: " to ", "–"."""
_OF_ITS_OWN = r"(?<![^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"
"""A number that is no part of another or of a unit, as the 2 of "km2" is; in unspaced scripts any word stands before
it."""


class Restated(NamedTuple):
    """The other figure of a conversion, and what the first makes in its unit."""

    value: float
    unit: str
    should_be: float
    length: bool = False
    """A length is given for an area: the number is right, its unit is not."""


def conversions(figures: Figures) -> Iterator[Against]:
    """Areas and lengths, given again in another unit."""
    report = figures.case.report
    for told in figures.told:
        other = disagrees(told.claim, report) if told.unit in ("km2", "km") else None
        if other is not None and told.claim.amount is not None and other.length:
            yield Against(
                told.number,
                say(
                    "The report’s {said} is {should_be}; beside it stands {restated}, a length for an area.",
                    said=Printed(told.claim.amount),
                    should_be=Num(other.should_be, _squared(other.unit)),
                    restated=Num(other.value, other.unit),
                ),
            )
        elif other is not None and told.claim.amount is not None:
            yield Against(
                told.number,
                say(
                    "The report’s {said} is {should_be}, not the {restated} it gives beside it.",
                    said=Printed(told.claim.amount),
                    should_be=Num(other.should_be, other.unit),
                    restated=Num(other.value, other.unit),
                ),
            )


def disagrees(claim: Claim, report: Report) -> Restated | None:
    """The figure that a claim's figure is given again as, where it is another than the claim's in that unit; of a range
    the end that is."""
    amount = claim.amount
    if amount is None:
        return None
    base, _ = base_unit(amount.unit)
    for text in map(_plain, (*_brackets(claim, report), *_apposed(claim, report))):
        for pattern, unit in _units(report.language):
            length = base == "km2" and base_unit(_squared(unit))[0] == base
            if (base_unit(unit)[0] != base and not length) or unit == amount.unit:
                continue
            number = f"{_OF_ITS_OWN}({NUMBER.pattern})"
            tail = rf"\s*(?:{pattern})(?!\w)"
            both = (
                re.search(number + _BETWEEN + number + tail, text, re.IGNORECASE) if amount.low < amount.high else None
            )
            if both:
                pairs = [(amount.low, both.group(1)), (amount.high, both.group(2))]
            elif amount.low == amount.high and (one := re.search(number + tail, text, re.IGNORECASE)):
                pairs = [(amount.high, one.group(1))]
            else:
                continue
            if length:
                value, printed = pairs[-1]
                return _for_area(claim, value, printed, unit)
            wrong = [r for value, printed in pairs if (r := _wrong(claim, value, printed, unit)) is not None]
            return wrong[-1] if wrong else None
    return None


def _squared(unit: str) -> str:
    return f"{unit}2"


def _for_area(claim: Claim, value: float, printed: str, unit: str) -> Restated | None:
    """A figure printed in a unit of length, where it is `value` in that unit squared."""
    if _wrong(claim, value, printed, _squared(unit)) is not None:
        return None
    assert claim.amount is not None, "asked of figures only"  # noqa: S101
    ratio = base_unit(claim.amount.unit)[1] / base_unit(_squared(unit))[1]
    written = min((float(n) for n, _ in readings(printed)), key=lambda n: abs(n - value * ratio))
    return Restated(written, unit, value * ratio, length=True)


def _wrong(claim: Claim, value: float, printed: str, unit: str) -> Restated | None:
    """A figure printed in another unit, where it is not `value` in that unit, within the rounding of both."""
    assert claim.amount is not None, "asked of figures only"  # noqa: S101
    ratio = base_unit(claim.amount.unit)[1] / base_unit(unit)[1]
    should_be = value * ratio
    slack = slack_of(value, claim.quote) * ratio + table()["inside"]["at_least"] * should_be
    written = [float(n) for n, _ in readings(printed)]
    if all(abs(n - should_be) > slack + slack_of(n, printed) for n in written):
        return Restated(written[0], unit, should_be)
    return None


def _brackets(claim: Claim, report: Report) -> list[str]:
    """What stands in brackets behind the claim's figure, in its words or right after them."""
    text = claim.quote
    behind = report.text[claim.span.end : claim.span.end + _LONGEST + 2]
    if report.text[claim.span.start : claim.span.end] == claim.quote and behind.lstrip()[:1] in _BRACKETS:
        text += behind.lstrip()
    found = []
    for opening, closing in _BRACKETS.items():
        for match in re.finditer(re.escape(opening), text):
            inside, closed, _ = text[match.end() :].partition(closing)
            if closed and len(inside) <= _LONGEST and _last_is(claim, text[: match.start()]):
                found.append(inside)
    return found


def _apposed(claim: Claim, report: Report) -> list[str]:
    """What stands right behind the claim's figure and a word that says it again ("461 km², or 178 square miles")."""
    start, end = claim.span.start, claim.span.end
    said = report.text[start:end]
    words = _restating(report.language)
    if not words or said != claim.quote:
        return []
    text = said + report.text[end : end + 2 * _APPOSED]
    found = []
    for match in re.finditer(rf"[\s,，、;—–-](?:{words})(?=[\s\d])|[,，](?:{words})(?=\d)", text):
        behind = re.split(r"[,，;。)）]\s|[.。]\s", text[match.end() :])[0][:_APPOSED]
        before = text[: match.start()].rstrip(" ,，、;—–-")
        if _ends_in_figure(before, report.language) and re.search(r"\d", behind) and _last_is(claim, before):
            found.append(behind)
    return found


def _ends_in_figure(text: str, language: str) -> bool:
    """Does a text end in a number and its unit?"""
    units = "|".join(pattern for pattern, _ in _units(language))
    return bool(re.search(rf"\d\s*(?:{units})\s*$", _plain(text), re.IGNORECASE))


def _plain(text: str) -> str:
    """A text as the tables write it: `km2` for `km²`."""
    return unicodedata.normalize("NFKC", text)


def _last_is(claim: Claim, before: str) -> bool:
    """Is the last number before a bracket the claim's figure? One written in words has none before it."""
    numbers = re.findall(_OF_ITS_OWN + NUMBER.pattern, before)
    if not numbers or claim.amount is None:
        return True
    meant = Decimal(repr(claim.amount.high))
    return any(n * by == meant for n, _ in readings(numbers[-1]) for by in MULTIPLIERS)


@lru_cache(maxsize=32)
def _restating(language: str) -> str:
    """Pattern of the language's words that give a figure again: "or", "that is"."""
    words = str(load(language).table("units").get("restating", "")) if language in LANGUAGES else ""
    return "|".join(sorted((_pattern(w) for w in words.split(";") if w.strip()), key=len, reverse=True))


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

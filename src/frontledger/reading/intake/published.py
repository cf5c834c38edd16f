"""The day a report was published: from its own header or its address, never from its body."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from .limits import FIRST_YEAR, LAST_YEAR
from .tables import early_tables

_HEADER_LINES = 12
_PROSE = 90
"""Characters from which a line is running text and no line of a header (half as many where characters are words)."""
_NEAR = 60
"""Characters of running text in which a date may still be part of its header."""
_TOO_MANY = 3
"""A header has the day of publication and perhaps that of a change; more dates are a list."""
_SEPARATORS = r"[|·•‧∙>›»＞｜／（）()\[\]【】]|\s/\s|\s[–—-]+\s|\s{2,}|\u3000|\t"
_PARTS = re.compile(_SEPARATORS)
_PARTS_OF_TITLE = re.compile(rf"{_SEPARATORS}|:\s|：")
_CLOCK_TIME = re.compile(r"(?<!\d)\d{1,2}\s?[:.：h時点时]\s?\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?|分)?", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_ZONE = re.compile(r"(?<!\w)(?:[A-Z]{2,4}|(?:GMT|UTC)[+-]\d{1,2}|at|o|о|в)(?!\w)")
"""Short names of time zones, and what stands between a day and its hour."""
_YEAR = r"(?:19|20)\d\d"
_FORMS = (r"{y}(?P<sign>[-/.]){m}(?P=sign){d}(?![-/.]?\d)", r"{d}\.\s?{m}\.\s?{y}(?![-.]?\d)")
"""Forms that every language uses: year first, or day first with full stops. With strokes only where a table says."""


class Date(NamedTuple):
    """A full date in a text. Offsets in code points."""

    start: int
    end: int
    day: dt.date


class _Patterns(NamedTuple):
    full: tuple[tuple[re.Pattern[str], int], ...]
    """Forms of a full date, with what has to be added to their year."""
    months: dict[str, int]
    partial: re.Pattern[str]
    anywhere: re.Pattern[str]
    """Labels of either sort."""
    labels: re.Pattern[str]
    """Labels of the day of publication, before it."""
    changed: re.Pattern[str]
    weekdays: re.Pattern[str]


def plausible(day: dt.date) -> bool:
    """Could a report of today's kind have been published that day?"""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def stamp_day(stamp: str) -> dt.date | None:
    """The day of a time stamp or a full date, as written there; None where it is none.

    A stamp's own day is taken, in whatever clock it is given: whoever wrote it chose that clock.
    """
    stamp = stamp.strip()[:80]
    compact = re.match(rf"({_YEAR})(\d\d)(\d\d)(?:\D|$)", stamp)
    if compact:
        return _day(int(compact[1]), int(compact[2]), int(compact[3]))
    found = next(iter(full_dates(stamp)), None)
    return found.day if found else None


def address_day(url: str) -> dt.date | None:
    """The day in the path of an address: `/2025/08/14/`, `/2025/aug/14/`, `/2025-08-14-`, `/20250814`."""
    path = re.sub(r"^[a-z]+://[^/]*", "", re.split("[?#]", url, maxsplit=1)[0])
    found = re.search(rf"(?<=[/_-])({_YEAR})([-/_]?)(\d\d)\2(\d\d)(?=[-/_.]|$)", path)
    if found:
        return _day(int(found[1]), int(found[3]), int(found[4]))
    found = re.search(rf"/({_YEAR})/(\w+)/(\d{{1,2}})(?=/|$)", path)
    month = _patterns().months.get(found[2].lower()) if found else None
    if found and (month or found[2].isdecimal()):
        return _day(int(found[1]), month or int(found[2]), int(found[3]))
    return None


def header_day(text: str, language: str | None = None) -> dt.date | None:
    """The day that the first lines give as that of publication; None where they give none or are not clear.

    A date counts on a line of its own, beside a label or behind a separator ("Home > World | 12 May 2024, 07.42"), in a
    dateline ("KYIV, May 12, 2024 (Agency) —") or as the first thing of the text. A date in a sentence does not, nor
    does one without a year.
    """
    lines = list(_first_lines(text))
    if sum(any(not line[: d.start].strip() for d in full_dates(line[:_NEAR], language)) for line in lines) >= _TOO_MANY:
        return None  # a chronicle, each line with its day
    found: list[tuple[bool, dt.date]] = []
    for number, line in enumerate(lines):
        prose = _columns(line) > 2 * _PROSE
        if not prose:
            found += _apart(line, language, first=number == 0)
        for date in full_dates(line[: 2 * _NEAR], language):
            left, right = line[: date.start], line[date.end :]
            if _dateline(left, right) or (prose and _opens(left, right, date, language)):
                found.append((False, date.day))
        if prose and number:
            break
    days = list(dict.fromkeys(day for changed, day in sorted(found, key=lambda f: f[0])))
    return days[0] if days and len(days) < _TOO_MANY else None


def full_dates(text: str, language: str | None = None) -> Iterator[Date]:
    """Dates with day, month and year, in order; those that no calendar has are left out."""
    found: list[Date] = []
    for pattern, add in _patterns(language).full:
        for m in pattern.finditer(text):
            groups = m.groupdict()
            name = groups.get("month")
            month = _patterns(language).months[name.lower()] if name else int(groups["m"])
            day = _day(int(groups["y"]) + add, month, int(groups["d"]))
            if day:
                found.append(Date(m.start(), m.end(), day))
    end = 0
    for date in sorted(found, key=lambda f: (f.start, -f.end)):
        if date.start >= end:
            yield date
            end = date.end


def without_times(text: str, language: str | None = None) -> str:
    """The text with dates, years and clock times blanked, as long as before."""
    if not _FIGURE.search(text):
        return text
    for pattern in (*(p for p, _ in _patterns(language).full), _patterns(language).partial, _CLOCK_TIME):
        text = pattern.sub(lambda m: " " * len(m.group()), text)
    return text


def without_header(text: str, language: str | None = None) -> str:
    """The text without what a header line says of its day: dates, clock times, weekdays, labels, time zones."""
    p = _patterns(language)
    text = without_times(text, language)
    for words in (p.weekdays, p.anywhere, _ZONE):
        text = words.sub(" ", text)
    return text


def _first_lines(text: str) -> Iterator[str]:
    count = 0
    for m in re.finditer(r"[^\n\r]+", text[:20_000]):
        if m.group().strip():
            yield m.group().rstrip()
            count += 1
        if count == _HEADER_LINES:
            return


def _columns(line: str) -> int:
    return sum(2 if ord(c) >= 0x2E80 else 1 for c in line)


def _apart(line: str, language: str | None, *, first: bool) -> Iterator[tuple[bool, dt.date]]:
    """Dates that stand apart from all words on a short line, and whether each is that of a change."""
    p = _patterns(language)
    for part in (_PARTS_OF_TITLE if first else _PARTS).split(line):
        for date in full_dates(part, language):
            left = p.weekdays.sub("", part[: date.start]).rstrip(" ,，:：.")
            rest = f"{part[: date.start]} {part[date.end :]}"
            for words in (p.weekdays, p.anywhere, _CLOCK_TIME, _ZONE):
                rest = words.sub(" ", rest)
            changed = p.changed.search(left) is not None
            # A title may end in its day: "Front line report, 12 May 2024".
            titled = first and part[: date.start].rstrip().endswith((",", "，")) and not part[date.end :].strip(" .")
            if changed or titled or p.labels.search(left) or not re.search(r"[^\W_]", rest):
                yield changed, date.day


def _opens(left: str, right: str, date: Date, language: str | None) -> bool:
    """Is a date the very first thing of running text, alone in figures or behind a label?"""
    lead = left.strip(" \t\u3000:：,，[【(（|")
    labelled = bool(lead) and _patterns(language).labels.fullmatch(lead) is not None
    figures = re.match(r"\s|$|[|｜·]", right) is not None and date.end - date.start <= 10
    return labelled or (not lead and figures)


def _dateline(left: str, right: str) -> bool:
    """ "KYIV, May 12, 2024 (Agency) —", "（通訊社基輔2024年5月12日電）"."""
    western = re.fullmatch(r"\s*[^\W\d_][\w\s./’'-]{1,40},\s*", left) and re.match(r"\s*(?:[(（]|[—–-]\s)", right)
    bracketed = re.fullmatch(r"\s*[（(【\[][^）)】\]。]{0,30}", left) and re.match(
        r"[^（(【\[。]{0,20}[）)】\]]", right
    )
    return bool(western or bracketed)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def _patterns(language: str | None = None) -> _Patterns:
    tables = [t["published"] for t in early_tables("clutter", language).values() if "published" in t]
    months = {
        name: number
        for table in tables
        for number, names in enumerate(table["months"], start=1)
        for name in names.split("|")
    }
    parts = {
        "d": r"(?<!\d)(?P<d>\d{1,2})",
        "m": r"(?P<m>\d{1,2})",
        "y": rf"(?<!\d)(?P<y>{_YEAR})",
        "era": r"(?<!\d)(?P<y>\d{2,3})",
        "month": rf"\b(?P<month>{_any(months)})(?!\w)",
    }
    bare = {key: re.sub(r"\?P<\w+>", "?:", part) for key, part in parts.items()}
    stroke = {"dmy": "{d}/{m}/{y}", "ymd": "{y}/{m}/{d}"}
    forms = [(form, 0) for form in _FORMS]
    for table in tables:
        forms += [(form, 0) for form in table["forms"]]
        forms += [(era["form"], era["add"]) for era in table.get("eras", ())]
        forms += [(stroke[table["slash"]] + r"(?!\d)", 0)] if "slash" in table else []
    labels = [x for t in tables for x in t["labels"]]
    changed = [x for t in tables for x in t["changed"]]
    years = _any(y for t in tables for y in t["years"])
    partial = [_filled(form, bare) for t in tables for form in t["partial"]]
    # A year alone is one where no word follows that it could count, or where the word for "year" does.
    partial.append(rf"(?<!\d){_YEAR}(?:\s?(?:{years})(?!\w)|(?![\d.,]*\d)(?!\s*[^\W\d_]))")
    return _Patterns(
        tuple((re.compile(_filled(form, parts), re.IGNORECASE), add) for form, add in forms),
        months,
        re.compile("|".join(partial), re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(labels + changed)})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(labels)})$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(changed)})$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(x for t in tables for x in t['weekdays'])})(?!\w)\.?", re.IGNORECASE),
    )


def _filled(form: str, parts: dict[str, str]) -> str:
    form = form.replace(" ", r"\s")
    return re.sub(r"\{(d|m|y|era|month)\}", lambda m: parts[m.group(1)], form)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))

"""What a page carries beside the report: told line by line, by the tables of all languages.

What carries a figure that stands nowhere else is never taken out, reader comments apart. A figure here is a number that
could be a claim: not a date, a clock time, a telephone number, the price of something, the score of a match, a counter
of a share bar, or part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from ...nouns.report import Removed
from .passages import columns
from .published import without_header, without_times
from .tables import early_tables

_SHORT = 160
"""Columns up to which a line can be an advertisement, a link or page furniture."""
_CAPTION = 260
_CREDIT = 120
"""Characters at a line's end in which a photographer's credit stands."""
_COMMENT = 400
"""Columns from which a line after the article is more likely a part of it than a reader's comment."""
_BEFORE_COMMENTS = 0.35
"""Share of the text that comes before its comments, at the least."""
_SIGNS = re.compile(r"[^\w©▲△▼◤(（【\[]*+(.*[\w)）\]】%])?", re.DOTALL)
_SENTENCE_MARKS = tuple(".!?。！？")
_FURNITURE_LETTERS = 60
"""Letters that a share bar may hold beside its own words: those of a date."""
_BRACKETS = "()（）【】[] \t\u3000:："
_LETTER = re.compile(r"[^\W\d_]")
_COUNTER = re.compile(r"[(（]?\d[\d\s.,:kKmM]*[)）+]?")
_CRUMB = re.compile(r"\s*[>›»＞→]\s*|\s+/\s+|\s*\|\s*")
_TRAIL = re.compile(r"[>›»＞→]|\s/\s")
_PHONE = re.compile(
    r"(?:\+\d|(?<!\d)0)[\d\s().-]{6,}\d|\(\d{2,5}\)\s?[\d\s-]{5,}\d|(?<!\d)\d{1,4}(?:-\d{2,5}){2,}(?!\d)"
    r"|(?<!\d)\d{4}-\d{3,4}(?!\d)|(?<!\d)\d{2,3}(?:\s\d{2,3}){3}(?!\s*\w)"
)
_SCORE = re.compile(r"(?<!\d)\d{1,3}\s?:\s?\d{1,3}(?!\d)|(?<!\d)\d{1,2}[-–]\d{1,2}(?!\s*\w)|(?<!\d)\d{1,2}\+(?!\d)")
_NAMED = re.compile(
    r"[A-Za-z\u00c0-\u04ff]+[-‑–]?\d[A-Za-z\u00c0-\u04ff\d-]*|#\d+|\b\d+/\d+\b|^\s*\d{1,2}[.)]\s|\s\d{1,2}\.\s|(?:©|\(c\))\s*\d{4}"
)
"""Numbers that belong to names or only number things: "F-16", "D11", "#7", "24/7", "1. ", "© 2024"."""
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f.,'’]?\d+)*")
_DIGITS = re.compile(r"\D+")
_CLOCK = re.compile(r"\d{1,2}\s?[:.hH時시]\s?\d{2}(?!\d)")
"""A clock time, as it opens the entries of a live blog."""


class _Rules(NamedTuple):
    line: dict[Removed, re.Pattern[str]]
    start: dict[Removed, re.Pattern[str]]
    end: re.Pattern[str]
    inside: re.Pattern[str]
    furniture: re.Pattern[str]
    home: re.Pattern[str]
    comments: re.Pattern[str]
    sign: re.Pattern[str]
    money: re.Pattern[str]


def embedded(text: str, start: int, end: int, language: str | None = None) -> list[tuple[int, int]]:
    """Spans of advertisement phrases that stand in the middle of a line."""
    return [m.span() for m in rules(language).inside.finditer(text, start, end)]


def reason(line: str, language: str | None = None) -> Removed | None:
    """Why a line is no part of a report, or None. Comments are told by `comments_from`, repeats by `repeats`."""
    width = columns(line) if len(line) <= _CAPTION else len(line)
    if width > _CAPTION:
        return None
    r = rules(language)
    bare = _bare(line)
    plain = bare.strip(_BRACKETS)
    for kind in ("advertisement", "links", "share") if width <= _SHORT else ():
        if r.line[kind].fullmatch(plain) or r.start[kind].match(bare) or r.start[kind].match(plain):
            return kind
    if width <= _SHORT and (_is_share_bar(line, language) or _is_trail(line, language)):
        return "share"
    if r.start["caption"].match(bare) or r.start["caption"].match(plain):
        return "caption"
    # An entry of a live blog may end on what a picture shows.
    return "caption" if r.end.search(line[-_CREDIT:]) and not _CLOCK.match(bare) else None


def comments_from(lines: Sequence[str], language: str | None = None) -> int | None:
    """Index of the line that opens the readers' comments, which go on to the end; None where there are none.

    A heading such as "Comments (12)" opens them when it stands after the article and what follows looks like it: short
    lines, or marks such as "3 hours ago" and "Reply".
    """
    r = rules(language)
    total = sum(map(len, lines))
    before = 0
    for i, line in enumerate(lines):
        if before >= _BEFORE_COMMENTS * total and r.comments.fullmatch(_bare(line).strip(" :：")):
            rest = lines[i + 1 :]
            signed = sum(r.sign.fullmatch(_bare(x).strip()) is not None for x in rest)
            if rest and (signed or max(map(columns, rest)) <= _COMMENT):
                return i
        before += len(line)
    return None


def is_comments_heading(line: str, language: str | None = None) -> bool:
    """A line that would open comments, wherever it stands: a link in a share bar, if not that."""
    return rules(language).comments.fullmatch(_bare(line).strip(" :：")) is not None


def figures(line: str, *, kind: Removed, language: str | None = None) -> frozenset[str]:
    """Figures of a line as digits alone, without those that no claim rests on."""
    # Nothing but furniture: what it counts are minutes, readers and clicks.
    if kind == "share" and _is_furniture(line, language):
        return frozenset()
    text = without_times(line, language)
    for pattern in (_PHONE, rules(language).money, _SCORE, _NAMED):
        text = pattern.sub(" ", text)
    return all_figures(text)


def all_figures(text: str) -> frozenset[str]:
    """Every number of a text, as digits alone."""
    return frozenset(_DIGITS.sub("", m) for m in _NUMBER.findall(text))


def number_words(text: str, language: str | None = None) -> frozenset[str]:
    """Every number of a text that is written as a word."""
    return frozenset(m.casefold() for m in _numerals(language).findall(text))


@cache
def _numerals(language: str | None) -> re.Pattern[str]:
    words = "|".join(plain_tables("numerals", language)) or "(?!)"
    return re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])", re.IGNORECASE)


def _is_furniture(line: str, language: str | None) -> bool:
    whole = rules(language).line["share"].fullmatch(_bare(line).strip(_BRACKETS)) is not None
    return whole or _is_share_bar(line, language) or is_comments_heading(line, language)


def _bare(line: str) -> str:
    """A line without the signs around it: bullets, dashes, arrows, full stops."""
    found = _SIGNS.match(line)
    return (found.group(1) or "") if found else line


def _is_share_bar(line: str, language: str | None) -> bool:
    """Nothing but words of page furniture, counters and dates."""
    if line.endswith(_SENTENCE_MARKS):
        return False
    r = rules(language)
    rest, hits = r.furniture.subn(" ", line)
    if hits < 2 or len(_LETTER.findall(rest)) > _FURNITURE_LETTERS:
        return False
    rest = r.furniture.sub(" ", without_header(line, language))
    return not _LETTER.search(_COUNTER.sub(" ", r.home.sub(" ", rest)))


def _is_trail(line: str, language: str | None) -> bool:
    """ "Home > World > Country", perhaps with the date."""
    if line.endswith(_SENTENCE_MARKS) or not _TRAIL.search(line):
        return False
    parts = [" ".join(p.split()) for p in _CRUMB.split(without_header(line, language)) if p.strip(" ,")]
    return (
        len(parts) >= 2
        and rules(language).home.fullmatch(parts[0]) is not None
        and all(columns(p) <= 44 and len(p.split()) <= 6 for p in parts)
    )


@cache
def rules(language: str | None = None) -> _Rules:
    """The tables of all languages as patterns, or of a report's own and those in common."""
    tables = [t["clutter"] for t in early_tables("clutter", language).values() if "clutter" in t]

    def words(section: str, field: str) -> Iterable[str]:
        return (w for t in tables for w in t.get(section, {}).get(field, ()))

    def any_of(section: str, field: str, around: str = "(?:{})") -> re.Pattern[str]:
        return re.compile(around.format("|".join(words(section, field)) or "(?!)"), re.IGNORECASE)

    kinds: tuple[Removed, ...] = ("advertisement", "links", "share", "caption")
    furniture = sorted(words("share", "words"), key=lambda w: (-len(w), w))
    money = "|".join(words("figures", "money"))
    large = "|".join(words("figures", "large"))
    number = r"\d[\d\s.,'’萬万千]*+"
    small = rf"(?!\s?(?:{large})(?![a-z\u00df-\u024f\u0400-\u04ff]))"
    return _Rules(
        line={k: any_of(k, "line") for k in kinds},
        start={k: any_of(k, "start") for k in kinds},
        end=any_of("caption", "end", "(?:{})$"),
        inside=any_of("advertisement", "inside"),
        furniture=re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, furniture))})(?![^\W\d_])", re.IGNORECASE),
        home=any_of("share", "home", r"(?<!\w)(?:{})(?!\w)"),
        comments=any_of("comments", "head"),
        sign=any_of("comments", "sign"),
        # Sums of millions are aid, budgets and damage: figures that a claim may rest on.
        money=re.compile(
            rf"(?:[$€£¥₴₽]|\b(?:{money})\s?)\s?{number}{small}"
            rf"|{number}{small}(?:\s?\w{{1,4}}\.?)?\s?(?:[$€£¥₴₽]|(?:{money})(?!\w))",
            re.IGNORECASE,
        ),
    )


def plain_tables(field: str, language: str | None = None) -> list[Any]:
    """One field of `[clutter.figures]` over all languages."""
    tables = [t["clutter"]["figures"] for t in early_tables("clutter", language).values() if "clutter" in t]
    return [w for t in tables for w in t.get(field, ())]

"""Sentences and clauses of a text, by punctuation and a language's abbreviations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..languages import load

_END = re.compile(
    r"[.!?…؟]+[\"'”“’»)\]]*(?=\s|$)|[.!?](?=[^\W\d_]{2}|[-–]\s)|[.!?][\"”»](?=[\"“«„]\w)|[。！？]+[」』”’）)]*|\n+"
)
_CLAUSE = re.compile(r"[,;](?=[\"”“’»]?(?:\s|$))|:(?=\s|$)|\s[–—-]\s|[，；：\u3000]|—")
_ASIDE_AMID = 3
"""Clauses of a sentence with an aside amid another."""
_ASIDE = 48
"""Characters of an aside of a source."""
LONGEST = 1500
"""Characters of a sentence; what goes on without a stop is cut there, so that no rule has to look further."""
_PLAIN = 3
"""Letters of a plain word before a full stop that has no blank behind it."""
_TAILS = frozenset(
    {"com", "org", "net", "info", "gov", "ru", "ua", "eu", "de", "fr", "pl", "uk", "tv", "io", "ру", "юа"}
)
"""What an address ends with behind its full stop ("Gazeta.Ru")."""
_LONE_FIGURE = re.compile(r"\s*(?:\d{1,2}\)\s+)?\d{1,3}(?:[.,’'\u00a0\u202f]\d{3})*")
"""A figure that stands before a full stop by itself, as a paragraph about it opens, perhaps behind its number."""
_OPENING_YEAR = re.compile(r"\s*(?:[^\s.,;:]{1,16} ){1,3}(?:19|20)\d\d[ \u00a0][^\W\d_]{1,2}")
"""A time with the word for its year cut short, where nothing stands before it in its sentence."""
_OPEN, _CLOSE = "「『（(“«【", "」』）)”»】"


_ANSWER = re.compile(r"\s*「[^「」\n]*(?:「[^「」\n]{1,60}」[^「」\n]*){0,8}」?\s*(?:（[^）\n]{1,40}）)?\s*")
"""A passage that is a quotation as a whole, as answers stand in the interviews of some presses."""
_CLOSED = frozenset('」』”"')
_PART = re.compile(r"[;；]")


class Sentence(NamedTuple):
    """A sentence; offsets in code points of the report's text."""

    start: int
    end: int
    passage: int
    heading: bool
    clauses: tuple[tuple[int, int], ...]


def split_sentences(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Sentences of a passage as `(start, end)`, surrounding blanks left out.

    A full stop ends a sentence unless it follows an abbreviation of the language, a single capital or a figure that it
    makes a rank, or a small letter or closing mark comes after it; after a unit a people, a country or a town by the
    ending of its genitive may be `counted` ("177 tys. Rosjan", "14 km kw. Ukrainy", "80 proc. Wołczańska"). What stands
    inside quotation marks of scripts that nest them is not cut, unless the passage is nothing else.
    """
    table = load(language).table("sentences")
    titles, units = frozenset(table.get("titles", ())), frozenset(table.get("units", ()))
    counted = tuple(table.get("counted", ()))
    ranked = tuple(table.get("after_ordinal", ()))
    told = _told_behind(language)
    answer = _ANSWER.fullmatch(text, start, end) is not None
    cuts: list[int] = []
    for m in _END.finditer(text, start, end):
        if m.end() < end and text[m.end()].isalpha() and m.group() in (".", "!", "?") and not _glued(text, m.start()):
            continue
        if m.group() == "." and _OPENING_YEAR.fullmatch(text, cuts[-1] if cuts else start, m.start()) and m.end() < end:
            continue  # "W sierpniu 2025 r. Rosja …"
        if m.group()[0] == "." and _goes_on(text, m.start(), m.end(), end, titles, units, counted):
            continue
        if m.group() == "." and _LONE_FIGURE.fullmatch(text, cuts[-1] if cuts else start, m.start()):
            continue  # "823. That is how many square kilometres …"
        if ranked and m.group() == "." and _ranks(text, m.start(), ranked):
            continue
        if (
            not answer
            and m.group()[0] in "。！？"
            and _inside_quotes(text, cuts[-1] if cuts else start, m.start(), m.end())
        ):
            continue
        if told is not None and m.group()[-1] in _CLOSED and told.match(text, m.end(), end):
            continue  # "「…。」X說。"
        cuts.append(m.end())
    cuts.append(end)
    cuts = _bounded(text, start, cuts)
    out = []
    last = start
    for cut in cuts:
        a, b = last, cut
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if b > a:
            out.append((a, b))
        last = cut
    return out


def _bounded(text: str, start: int, cuts: list[int]) -> list[int]:
    """The cuts, with more of them where a sentence would be longer than `LONGEST`, at a blank or comma if any."""
    out: list[int] = []
    last = start
    for cut in cuts:
        while cut - last > LONGEST:
            blank = max(text.rfind(c, last + LONGEST // 2, last + LONGEST) for c in " ,，、\n")
            last = blank + 1 if blank > 0 else last + LONGEST
            out.append(last)
        out.append(cut)
        last = cut
    return out


def _glued(text: str, stop: int) -> bool:
    """Does a new sentence follow a full stop without a blank ("global security.During"), not a part of an address?"""
    word = re.search(r"[\w/@.:-]+$", text[max(0, stop - 24) : stop])
    if word is None or len(word.group()) < _PLAIN or not word.group().isalpha() or not word.group()[1:].islower():
        return False
    behind = re.match(r"\w+", text[stop + 1 : stop + 24])
    if word.group()[0].isupper() and (behind is None or behind.group().lower() in _TAILS):
        return False
    return text[stop + 1].isupper() and text[stop + 2].islower()


def _goes_on(
    text: str, dot: int, after: int, end: int, titles: frozenset[str], units: frozenset[str], counted: tuple[str, ...]
) -> bool:
    rest = text[after : min(end, after + 8)].lstrip()
    if rest and rest[0].islower():
        return True
    word = re.search(r"([\w’'ʼ.]+)$", text[max(0, dot - 16) : dot])
    if not word:
        return False
    token = word.group(1)
    if text[dot - len(token) - 1 : dot - len(token)] in {"-", "‑", "–"} and len(token) == 1:
        return False  # "des missiles Iskander-M. L'armée …"
    if token.casefold() in titles:
        return True
    if token.casefold() in units:
        if not rest[:1].isupper():
            return True
        word = _NEXT.match(text, after, end)
        return word is not None and (
            word[1] in counted or word[1].endswith(tuple(c[1:] for c in counted if c[0] == "*"))
        )
    return len(token) == 1 and token.isalpha() and token.isupper() and bool(rest)


def _ranks(text: str, dot: int, ranked: tuple[str, ...]) -> bool:
    """Does a full stop make the figure before it a rank of the word after it ("am 18. Februar")?"""
    digits = len(text[max(0, dot - 4) : dot]) - len(text[max(0, dot - 4) : dot].rstrip("0123456789"))
    return 0 < digits < 4 and text[dot + 1 : dot + 24].lstrip().lower().startswith(ranked)


def _inside_quotes(text: str, start: int, at: int, after: int) -> bool:
    """Is a full stop inside a quotation that goes on after it? Looked for within a bounded stretch."""
    start = max(start, at - 400)
    depth = 0
    for c in text[start:after]:
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE and depth:
            depth -= 1
    return depth > 0 and any(c in _CLOSE for c in text[after : after + 200].split("\n", maxsplit=1)[0])


def split_clauses(text: str, start: int, end: int, language: str) -> tuple[tuple[int, int], ...]:
    """Clauses of a sentence, cut at commas, semicolons, colons and dashes, and before a language's joints."""
    cuts = [(m.start(), m.end()) for m in _CLAUSE.finditer(text, start, end)]
    ends = _clause_ends(language)
    if ends:  # "탱크 3대, 포 24문이": a comma behind a noun parts no clauses
        cuts = [c for c in cuts if text[c[0]] != "," or text.endswith(ends, start, c[0])]
    breaks = _breaks(language)
    if breaks is not None:
        cuts = sorted([*cuts, *((m.end() - 1, m.end()) for m in breaks.finditer(text, start, end))])
    joints = _joints(language)
    if joints is not None:
        cuts = sorted([*cuts, *((m.start(), m.start()) for m in joints.finditer(text, start + 1, end))])
    linked = _linked(language)
    if linked is not None:  # "6명이 다치고 2만 가구의 전기가 끊겼다"
        cuts = sorted([*cuts, *((m.end(), m.end()) for m in linked.finditer(text, start, end))])
    out = []
    last = start
    for a, b in cuts:
        if last == start and not _WORDS.search(text, start, a):
            continue  # "109 – tanks lost": an item that opens with its figure
        if text[last:a].strip():
            out.append((last, a))
            last = b
        else:
            last = max(last, b)
    if end > last:
        out.append((last, end))
    return tuple(_joined(text, out, language)) or ((start, end),)


def _joined(text: str, clauses: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """The clauses, with one between whose parts nothing stands but an aside of a source taken as one ("200 россиян, по
    его словам, попали в плен")."""
    opens = _asides(language)
    if opens is None or len(clauses) < _ASIDE_AMID:
        return clauses
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(clauses):
        a, b = clauses[i]
        aside = out and i + 1 < len(clauses) and b - a <= _ASIDE and opens.match(text, a, b) is not None
        if aside and text[a - 1 : a] == text[b : b + 1] == ",":
            out[-1] = (out[-1][0], clauses[i + 1][1])
            i += 2
        else:
            out.append((a, b))
            i += 1
    return out


@lru_cache(maxsize=32)
def _asides(language: str) -> re.Pattern[str] | None:
    """What an aside of a source opens with."""
    words = load(language).table("sentences").get("asides", ())
    return re.compile(r"\s*(?:" + "|".join(map(re.escape, words)) + r")\b") if words else None


_WORDS = re.compile(r"[^\W\d_]")
_NEXT = re.compile(r"\s*(\w+)")


@lru_cache(maxsize=32)
def _told_behind(language: str) -> re.Pattern[str] | None:
    """What follows a quotation that ends with a full stop of its own, in languages where who said it stands behind."""
    words = load(language).table("sentences").get("told_behind", ())
    if not words:
        return None
    return re.compile(r" ?[^。！？.!?\n「『“\"：:]{2,48}(?:" + "|".join(map(re.escape, words)) + r")[。.]")


@lru_cache(maxsize=32)
def _clause_ends(language: str) -> tuple[str, ...]:
    """Endings of verbs that a clause ends with, where a comma alone tells nothing."""
    return tuple(load(language).table("sentences").get("clause_ends", ()))


@lru_cache(maxsize=32)
def question_ends(language: str) -> tuple[str, ...]:
    """What a question ends with: its mark, and in some languages the words before a full stop."""
    return ("?", "？", "؟", *load(language).table("sentences").get("question_ends", ()))


@lru_cache(maxsize=32)
def verb_first(language: str) -> bool:
    """Does the verb of a language stand first, with its subject right behind it?"""
    return bool(load(language).table("sentences").get("verb_first"))


@lru_cache(maxsize=32)
def verb_second(language: str) -> bool:
    """Does the verb stand second, its subject behind it where something else opens the clause, its other part last?"""
    return bool(load(language).table("sentences").get("verb_second"))


@lru_cache(maxsize=32)
def verb_last_part(language: str) -> bool:
    """May what is told stand between who says it, with the day, and the last part of the verb ("hat … gemeldet")?"""
    table = load(language).table("sentences")
    return bool(table.get("verb_second") or table.get("verb_last_part"))


@lru_cache(maxsize=32)
def verb_final(language: str) -> bool:
    """Does the verb of a language stand last, with its subject and all that it is about before it?"""
    return bool(load(language).table("sentences").get("verb_final"))


@lru_cache(maxsize=32)
def _breaks(language: str) -> re.Pattern[str] | None:
    """Endings after which an enumeration comma ends a clause, in languages that have no other comma."""
    form = load(language).table("sentences").get("clause_break", "")
    return re.compile(f"(?:{form})、") if form else None


@lru_cache(maxsize=32)
def _linked(language: str) -> re.Pattern[str] | None:
    """Forms of verbs that link their clause to the next without a comma."""
    form = load(language).table("sentences").get("clause_links", "")
    return re.compile(f"(?:{form})(?= )") if form else None


@lru_cache(maxsize=32)
def subject_cases(language: str) -> frozenset[str | None]:
    """What the ending of a name says that is a subject: endings of its own, or none where other parts have them."""
    told = frozenset(load(language).table("names").get("cases", {})) & {"topic", "subject"}
    return frozenset(told) or frozenset({None})


@lru_cache(maxsize=16)
def _joints(language: str) -> re.Pattern[str] | None:
    words = load(language).table("sentences").get("joints", ())
    parts = [w[3:] if w.startswith("re:") else re.escape(w) for w in words]
    return re.compile(rf"(?<=\s)(?:{'|'.join(parts)})(?=\s)", re.IGNORECASE) if parts else None


def part_of(text: str, sentence: Sentence, at: int) -> tuple[int, int]:
    """The stretch of a sentence between semicolons that holds a place."""
    if text.find(";", sentence.start, sentence.end) < 0 and text.find("；", sentence.start, sentence.end) < 0:
        return sentence.start, sentence.end  # as most have none
    start = max((m.end() for m in _PART.finditer(text, sentence.start, at)), default=sentence.start)
    after = _PART.search(text, max(at, start), sentence.end)
    return start, after.start() if after else sentence.end

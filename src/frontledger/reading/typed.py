"""A claim typed by hand: a line, in any language that is read, with no report around it.

What a report would tell is asked of the line itself: that it is about the war is given; a time that stands apart is the
claim's; "AFP: …" and "… (AFP)" say whose figure it is; of a question what is asked is the claim; a bare figure of
ground with a time is ground gained. Without a day of publication it is read on the last day that it names, else on the
day when the newest maps end.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ..errors import InputError
from ..languages import LANGUAGES
from ..nouns import Amount, Claim, Detail, Passage, Period, Reading, Report, Span
from ..theatre import Theatre
from .attribution import REPORTER
from .claims import as_given, claims_of, report_as_read
from .doc import Doc, within
from .intake import intake
from .intake.detect import detect, likely
from .intake.limits import MAX_TYPED
from .marks import Time
from .named import RELAYS

SURE = 0.5
"""Confidence from which on a short text's language is taken as told; below, what can be read decides."""
MOST_TRIED = 5
"""Languages in which a text is tried to be read: each loads tables of its own."""
EXAMPLE = "Russia took 594 km² in August 2025 (AFP)"
_SOURCES = re.compile(
    r"[(（\[]([^()（）\[\]]+)[)）\]]|^([^:：.。\n]{1,60})(?=[:：])|"
    r"(?:\s[–—-]{1,2}\s+|[.。]\s*\w{2,12}[:：]\s*|[,，،;；:：]\s*)([^–—:：,，،()（）\[\]]{1,60})$"
)
"""Where a source stands beside a claim: in brackets, before a colon, at the end behind a dash, a comma or "Source:"."""
_JOINS = 4
"""Letters of what may join two sources: "via", "and"."""
_WORD = re.compile(r"\w+")
_QUESTION = re.compile(r"[?？؟]+(?=\s*$)")
_AREAS = ("km2", "mi2")


class Typed(NamedTuple):
    """A typed line as a report, and what it claims."""

    report: Report
    reading: Reading


def read_typed(
    text: str,
    theatre: Theatre,
    *,
    published: dt.date | None = None,
    language: str | None = None,
    lang: str = "en",
    newest: dt.date | None = None,
    name: str = "claim",
) -> Typed:
    """Read a claim typed by hand.

    Args:
        text: the line.
        published: the day on which it is said.
        language: tag of its language; told from the line where not given.
        lang: a language it may be in where that cannot be told.
        newest: the day when the newest maps end.
        name: what it is called.

    Raises:
        InputError: when nothing can be read as a claim, saying what one looks like.
    """
    if len(text) > MAX_TYPED:
        raise InputError(
            f"a claim of {len(text):,} characters; {MAX_TYPED:,} are read at most",
            remedy="check longer texts as a report: frontledger check",
        )
    sure = 1.0 if language else detect(text)[1]
    lines = [
        replace(
            intake(text.encode(), name=name, published=published, language=tag),
            passages=(Passage(span=Span(0, len(text))),),
            language_confidence=sure,
        )
        for tag in _languages(text, language, lang)
    ]
    # a figure beside a side is a claim in many languages: of those that find one, the one that knows most decides;
    # words for what was done go before a bare figure
    dated = [_dated(line, theatre, published, newest) for line in lines]
    dated.sort(key=lambda r: -_understood(r, theatre))
    for find in (_told, _bare):
        for report in dated:
            if claims := _claims(report, theatre, find):
                return _typed(report, claims)
    raise InputError(
        f"no claim can be read in {text.strip()[:60]!r}",
        remedy=f"say who gained, lost or holds how much, where and when, as in: {EXAMPLE!r}; --language helps, too",
    )


def _typed(report: Report, claims: tuple[Claim, ...]) -> Typed:
    return Typed(report, Reading(language=report.language, published=report.published, claims=claims))


def _languages(text: str, given: str | None, lang: str) -> list[str]:
    """Languages to read a line in, likeliest first."""
    if given is not None:
        return [given]
    tag, sure = detect(text)
    tried = [tag] if sure >= SURE and tag in LANGUAGES else [tag, *likely(text), "en", lang]
    return [t for t in dict.fromkeys(tried) if t in LANGUAGES][:MOST_TRIED]


def _understood(report: Report, theatre: Theatre) -> int:
    """Characters of a line that its language has as figures, times and words for what happens and who says so."""
    doc = Doc(report, theatre)
    marks = [(q.start, q.end) for q in doc.quantities] + [(t.start, t.end) for t in doc.times]
    marks += [(c.start, c.end) for c in (*doc.cues("events"), *doc.cues("attribution"))]
    return len({at for mark in marks for at in range(*mark)})


def _dated(report: Report, theatre: Theatre, given: dt.date | None, newest: dt.date | None) -> Report:
    """The report with the day on which it is read."""
    if given is not None:
        return report
    doc = Doc(replace(report, published=None, published_from=None), theatre)
    named = [t for t in _own_times(doc.times) if t.to is not None and not t.relative]
    last = max((t.to for t in named if t.to is not None), default=None)
    if last is None:
        return replace(report, published=newest, published_from="newest" if newest else None)
    begins = max((t.from_ or last for t in named if t.to == last), default=last)
    # a year that goes on is told as far as there are maps
    day = newest if newest is not None and begins <= newest < last else last
    return replace(report, published=day, published_from="claim")


def _own_times(times: Sequence[Time]) -> list[Time]:
    """Times of what a line tells, not those since which it is told."""
    return [t for t in times if t.role not in ("since", "after")]


def _claims(report: Report, theatre: Theatre, find: Callable[[Doc], tuple[Claim, ...]]) -> tuple[Claim, ...]:
    asked = replace(report, text=_QUESTION.sub(lambda m: "." * len(m[0]), report.text))
    as_read, plain = report_as_read(asked)
    doc = Doc(as_read, theatre)
    found = find(doc)
    source = _source(doc)
    out = []
    for claim in found:
        told = _timed(doc, claim)
        if source is not None and claim.speaker == REPORTER and not claim.via:
            told = replace(told, speaker=source[0], via=source[1:])
        if plain is not None:
            told = as_given(told, plain, report.text)
        start, end = told.span.start, told.span.end
        out.append(replace(told, quote=report.text[start:end]))
    return tuple(out)


def _timed(doc: Doc, claim: Claim) -> Claim:
    """A claim that names no time with the only one there is."""
    times = _own_times(doc.times)
    if claim.period is not None or len(times) != 1 or claim.extra.versus or claim.kind in ("position", "meeting"):
        return claim
    return replace(claim, period=Period(times[0].from_, times[0].to))


def _source(doc: Doc) -> tuple[str, ...] | None:
    """Whose figure it is, and through whom: named beside the claim and hardly anything else with it."""
    found: list[str] = []
    for m in _SOURCES.finditer(doc.text):
        a, b = next(m.span(i) for i in (1, 2, 3) if m[i] is not None)
        names = [n for n in within(doc.names, m.start(), m.end()) if n.kind == "speaker"]
        # names in small letters are told by their ids
        plain = [w for w in _WORD.finditer(doc.text, a, b) if w[0] in doc.theatre.speakers]
        told = [(n.start, n.end) for n in names] + [w.span() for w in plain]
        told += [(c.start, c.end) for c in doc.cues_in("attribution", a, b)]
        rest = sum(c.isalnum() and not any(x <= i < y for x, y in told) for i, c in enumerate(doc.text[a:b], a))
        if rest <= _JOINS:
            found += [n.id for n in names] + [w[0] for w in plain]
    relays = [s for s in found if s in doc.theatre.speakers and doc.theatre.speakers[s].kind in RELAYS]
    return tuple(dict.fromkeys([*(s for s in found if s not in relays), *relays])) or None


def _told(doc: Doc) -> tuple[Claim, ...]:
    return claims_of(doc, of_war=True).claims


def _bare(doc: Doc) -> tuple[Claim, ...]:
    """A figure of ground with a time and no word of what was done: ground that a side gained, the attacker where
    none is named."""
    figures = [q for q in doc.quantities if q.unit in _AREAS and q.restates is None]
    if len(figures) != 1 or not _own_times(doc.times):
        return ()
    q = figures[0]
    sides = [n.side for n in doc.names if n.side in doc.theatre.parties]
    amount = Amount(low=q.low, high=q.high, unit=q.unit or "", hedge=q.hedge)
    return (
        Claim(
            kind="area_change",
            span=Span(q.start, q.end),
            quote=doc.text[q.start : q.end],
            side=sides[0] if sides else doc.theatre.attacker,
            amount=amount,
            extra=Detail(direction="loss" if doc.text[: q.start].rstrip().endswith(("-", "−")) else "gain"),
        ),
    )

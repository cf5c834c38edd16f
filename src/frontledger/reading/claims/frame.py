"""What all claim rules share: whose, where, when and who says, told from the marks of a claim's sentence.

Every part of a claim comes from its own clause, else its own sentence, else by one of the rules written here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from ...nouns import Amount, Claim, Detail, Kind, Modality, Period, Span
from ..attribution import RELAYS, Attribution, attribute, last_institute
from ..cues import Cue
from ..doc import Doc, within
from ..marks import Name, Quantity, Time
from ..sentences import Sentence


def events(doc: Doc, start: int, end: int, *ids: str) -> list[Cue]:
    """Cues of the events table within a stretch, of the ids given (all, if none)."""
    return [c for c in within(doc.cues("events"), start, end) if not ids or c.id in ids]


def nearest(cues: Iterable[Cue], start: int, end: int) -> Cue | None:
    """The cue nearest to a span; of two as near, the earlier."""
    return min(cues, key=lambda c: (max(c.start - end, start - c.end, 0), c.start), default=None)


def span_of(doc: Doc, *parts: tuple[int, int]) -> Span:
    """The stretch from the first to the last of the parts, blanks and stops at its ends left out."""
    a = min(p[0] for p in parts)
    b = max(p[1] for p in parts)
    while a < b and (doc.text[a].isspace() or doc.text[a] in ",，、;；:："):
        a += 1
    while b > a and (doc.text[b - 1].isspace() or doc.text[b - 1] in ",，、;；:：.。"):
        b -= 1
    return Span(a, b)


def other_side(doc: Doc, side: str | None) -> str:
    """The side a party fights: the attacker is everyone's enemy but its own."""
    return doc.theatre.home if side == doc.theatre.attacker else doc.theatre.attacker


def side_of(doc: Doc, sentence: Sentence, at: int, said: Attribution, *, after: bool = False) -> str | None:
    """Which fighting side does what the word at `at` says.

    The side named nearest before it in its clause, then in its sentence; "our" is the speaker's side, "the enemy" the
    side the speaker fights; in the passive ("captured by …") the side after it. A country named for its ground, and a
    capital named for itself, do nothing.
    """
    clause = doc.clause_at(at)
    inside = [c for c in events(doc, *clause, "hold", "still_hold") if c.start <= at < c.end]
    for n in within(doc.names, *((inside[0].start, inside[0].end) if inside else (at, at))):
        if n.side in doc.theatre.parties:
            return n.side  # "under Ukrainian control"
    for a, b in (clause, (sentence.start, sentence.end)):
        marks: list[tuple[int, str]] = []
        for n in within(doc.names, a, b):
            if n.side in doc.theatre.parties and acts(doc, n):
                marks.append((n.start, n.side or n.id))
        for c in events(doc, a, b, "enemy", "we"):
            speaker = said.side if said.side in doc.theatre.parties else doc.theatre.home
            marks.append((c.start, (speaker or doc.theatre.home) if c.id == "we" else other_side(doc, speaker)))
        if after:
            later = sorted(m for m in marks if m[0] >= at)
            if later:
                return later[0][1]
        before = sorted(m for m in marks if m[0] < at)
        if before:
            return before[-1][1]
    return None


def acts(doc: Doc, name: Name) -> bool:
    """Does a name stand for a side's people, not for ground or a town?"""
    if name.kind not in {"side", "country", "place"} or _is_ground(doc, name):
        return False
    return not _located(doc, name)


def _is_ground(doc: Doc, name: Name) -> bool:
    """A side named for its ground: "of Ukrainian territory", "烏克蘭110平方公里的土地"."""
    end = name.gloss[1] if name.gloss else name.end
    for c in events(doc, end, min(end + 24, len(doc.text)), "land"):
        if c.start - end <= (2 if name.adjective else 14) and not doc.text[end : c.start].strip().startswith((",", ".", "，", "。")):
            return not name.adjective or c.start - end <= 2
    return False


def _located(doc: Doc, name: Name) -> bool:
    """Does a word of place stand before the name ("in Ukraine", "під Києвом", "在烏克蘭")?"""
    return any(c.end <= name.start and not doc.text[c.end : name.start].strip() for c in events(doc, max(0, name.start - 14), name.start, "locative"))


def places_of(doc: Doc, sentence: Sentence, start: int, end: int, *, skip: Sequence[Name] = ()) -> tuple[str, ...]:
    """The smallest places named with a claim: in its clause, else in its sentence; a list of names is taken whole."""
    clauses = [c for c in sentence.clauses if c[0] < end and start < c[1]]
    wide = (min(c[0] for c in clauses), max(c[1] for c in clauses)) if clauses else (sentence.start, sentence.end)
    for a, b in (wide, (sentence.start, sentence.end)):
        names = [n for n in within(doc.names, a, b) if n not in skip and _tells_where(doc, n)]
        if names:
            return _smallest(doc, names, start, end)
    meant = town_meant(doc, *wide)
    return (meant,) if meant else ()


def town_meant(doc: Doc, start: int, end: int) -> str | None:
    """The place that "the town" in a stretch stands for: the last one named before it in its passage."""
    words = events(doc, start, end, "town")
    sentence = doc.sentence_at(start)
    if not words or sentence is None:
        return None
    passage = doc.report.passages[sentence.passage].span
    named = [n for n in within(doc.names, passage.start, words[0].start) if n.kind == "place"]
    return named[-1].id if named else None


def _tells_where(doc: Doc, name: Name) -> bool:
    if name.kind == "region":
        return True
    if name.kind == "place":
        return name.side is None or _located(doc, name)
    if name.kind in {"country", "side"} and name.id == doc.theatre.home:
        return _is_ground(doc, name) or (not name.adjective and _located(doc, name))
    return False


def _smallest(doc: Doc, names: list[Name], start: int, end: int) -> tuple[str, ...]:
    for kinds in (("place",), ("region",), ("country", "side")):
        some = [n for n in names if n.kind in kinds]
        if not some:
            continue
        if "country" in kinds:
            return (some[0].id,)
        near = min(some, key=lambda n: (max(n.start - end, start - n.end, 0), n.start))
        group = [near]
        for n in some[some.index(near) + 1 :]:
            if not listed(doc, group[-1], n):
                break
            group.append(n)
        for n in reversed(some[: some.index(near)]):
            if not listed(doc, n, group[0]):
                break
            group.insert(0, n)
        ids: list[str] = []
        for n in group:
            ids.extend(i for i in (n.ids or (n.id,)) if i not in ids)
        return tuple(ids)
    return ()


def listed(doc: Doc, a: Name, b: Name) -> bool:
    """Do two names stand in one list: nothing but a comma or a joining word between them?"""
    end = a.gloss[1] if a.gloss else a.end
    between = doc.text[end : b.start]
    for c in events(doc, end, b.start, "joins"):
        between = between.replace(doc.text[c.start : c.end], " ", 1)
    return not between.strip(" ,，、/\n")


def when(doc: Doc, sentence: Sentence, start: int, end: int, said: Attribution, *, carry: bool = True) -> Period | None:
    """The time of a claim: nearest in its clause, else in its sentence; the day of the saying does not count.

    Args:
        carry: take the time of the sentence before in the same passage where this one names none.
    """
    clause = doc.clause_at(start)
    for a, b in (clause, (sentence.start, sentence.end)):
        times = [t for t in within(doc.times, a, b) if not _told(doc, t, said) and not _compared(doc, t)]
        if times:
            best = min(times, key=lambda t: (max(t.start - end, start - t.end, 0), t.start))
            return period(best, doc.published)
    if carry:
        before = doc.before(sentence)
        if before is not None and before.passage == sentence.passage:
            times = [t for t in within(doc.times, before.start, before.end) if not _told(doc, t, said) and not _compared(doc, t)]
            if times:
                return period(times[0], doc.published)
    return None


def _compared(doc: Doc, time: Time) -> bool:
    """A time that something is compared with ("than the day before"), or since which it is a record."""
    return time.role == "since" and _superlative_near(doc, time) or any(
        c.id == "than" and 0 <= time.start - c.end <= 8 for c in within(doc.cues("records"), max(0, time.start - 30), time.start)
    )


def _superlative_near(doc: Doc, time: Time) -> bool:
    sentence = doc.sentence_at(time.start)
    return sentence is not None and any(
        c.id in {"largest", "smallest", "rank", "first"} for c in within(doc.cues("records"), sentence.start, sentence.end)
    )


def _told(doc: Doc, time: Time, said: Attribution) -> bool:
    if said.told is None or time.grain != "day" or time.role != "at" or time.from_ != said.told.start:
        return False
    a, b = doc.clause_at(time.start)
    return any(
        c.id == "say" and (0 <= c.start - time.end < 12 or 0 <= time.start - c.end < 16)
        for c in within(doc.cues("attribution"), a, b)
    )


def period(time: Time, published: dt.date | None) -> Period | None:
    """A time as a claim's period: "since" runs to the day of telling, "as of" and "until" have an open start."""
    if time.from_ is None and time.to is None:
        return None
    if time.role == "since":
        return Period(
            time.from_, published if time.to is None or time.to == time.from_ or time.grain != "span" else time.to
        )
    if time.role in {"as_of", "until"}:
        return Period(None, time.to)
    return Period(time.from_, time.to)


def amount_of(q: Quantity, unit: str | None = None) -> Amount:
    """A quantity as a claim's amount; whole numbers are written whole."""
    low, high = (int(x) if float(x).is_integer() else x for x in (q.low, q.high))
    return Amount(low=low, high=high, unit=unit or q.unit or "item", hedge=q.hedge)


def modality_of(doc: Doc, sentence: Sentence, start: int, end: int, side: str | None, said: Attribution) -> Modality:
    """`conditional` after a condition in the clause; `denied` after a denial; `claimed` of a side's own doings."""
    a, b = doc.clause_at(start)
    if events(doc, a, max(b, end), "condition"):
        return "conditional"
    speaker = doc.theatre.speakers.get(said.speaker)
    if side is not None and speaker is not None and speaker.kind in {"authority", "person"} and said.side == side:
        return "claimed"
    return "asserted"


def make(
    doc: Doc,
    kind: Kind,
    span: Span,
    said: Attribution,
    *,
    side: str | None = None,
    place: tuple[str, ...] = (),
    time: Period | None = None,
    amount: Amount | None = None,
    modality: Modality = "asserted",
    extra: Detail | None = None,
) -> Claim:
    """A claim with the words at its span."""
    return Claim(
        kind=kind,
        span=span,
        quote=doc.report.text[span.start : span.end],
        side=side,
        place=place,
        period=time,
        amount=amount,
        speaker=said.speaker,
        via=said.via,
        modality=modality,
        extra=extra or Detail(),
    )


def attributed(doc: Doc, span: tuple[int, int], *, carry: bool = True) -> Attribution:
    """Who says what stands at a span of counts: the sentence before is carried on by default.

    A count told by an agency or outlet alone is that of the institute whose data was named just before.
    """
    said = attribute(doc, span[0], span[1], carry=carry)
    speaker = doc.theatre.speakers.get(said.speaker)
    if carry and speaker is not None and speaker.kind in RELAYS:
        institute = last_institute(doc, span[0])
        if institute is not None:
            return said._replace(speaker=institute, via=(said.speaker, *said.via))
    return said

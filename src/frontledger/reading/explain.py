"""Which words of a report gave which part of a claim.

A part is traced to the marks that carry its value: of the claim's own sentence those nearest to its span, else of the
sentence before, from which a period, a place or a speaker may be carried over. A part without words comes from a rule:
`reporter` is the outlet's own voice, a modality that nobody says is `asserted`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..nouns import Because, Claim, Explained, Report, Span
from ..theatre import Theatre
from .claims import as_given, claims_of, report_as_read
from .doc import Doc, within
from .marks import Mark, Name
from .sentences import Sentence
from .written import Written

_KIND_TABLES = ("events", "records", "meetings", "positions")
"""Tables whose cues tell a claim's kind, stance, state and form."""


def explain(report: Report, theatre: Theatre) -> tuple[Explained, ...]:
    """The claims of a report with their sentences and words, in order of the text."""
    as_read, plain = report_as_read(report)
    doc = Doc(as_read, theatre)
    found = tuple(_explained(doc, claim) for claim in claims_of(doc).claims)
    return found if plain is None else tuple(_in_given(e, plain, report.text) for e in found)


def _in_given(e: Explained, plain: Written, text: str) -> Explained:
    """The same with all its places in the text as given."""

    def given(span: Span) -> Span:
        return Span(*plain.given(span.start, span.end))

    because = tuple(replace(b, words=tuple(map(given, b.words))) for b in e.because)
    return Explained(claim=as_given(e.claim, plain, text), sentence=given(e.sentence), because=because)


def _explained(doc: Doc, claim: Claim) -> Explained:
    sentence = doc.sentence_at(claim.span.start)
    if sentence is None:
        return Explained(claim=claim, sentence=claim.span, because=())
    reach = [s for s in (sentence, doc.before(sentence)) if s is not None]
    a, b = claim.span.start, claim.span.end
    because = [Because(part="kind", value=claim.kind, words=_cues(doc, sentence, a, b))]
    if claim.amount is not None:
        m = claim.amount
        same = [q for q in within(doc.quantities, sentence.start, sentence.end) if q.low == m.low or q.high == m.high]
        shown = f"{m.low:g}" if m.low == m.high else f"{m.low:g} to {m.high:g}"
        hedge = "" if m.hedge == "none" else f" ({m.hedge})"
        because.append(Because(part="amount", value=f"{shown} {m.unit}{hedge}", words=_spans(same, a, b, 1)))
    if claim.side is not None:
        because.append(Because(part="side", value=claim.side, words=_named(doc, reach, a, b, side=claim.side)))
    for place in claim.place:
        because.append(Because(part="place", value=place, words=_named(doc, reach, a, b, id_=place)))
    if claim.period is not None:
        value = f"{claim.period.start or '…'} to {claim.period.end or '…'}"
        because.append(Because(part="period", value=value, words=_times(doc, reach, claim)))
    because.append(Because(part="speaker", value=claim.speaker, words=_named(doc, reach, a, b, id_=claim.speaker)))
    because += [Because(part="via", value=v, words=_named(doc, reach, a, b, id_=v)) for v in claim.via]
    denials = doc.cues_in("events", sentence.start, sentence.end, "denial")
    said = _spans(denials, a, b, 1) if claim.modality == "denied" else ()
    because.append(Because(part="modality", value=claim.modality, words=said))
    return Explained(claim=claim, sentence=Span(sentence.start, sentence.end), because=tuple(because))


def _cues(doc: Doc, sentence: Sentence, a: int, b: int) -> tuple[Span, ...]:
    """The cues inside a claim's words, else the nearest of its sentence."""
    found = [c for t in _KIND_TABLES for c in within(doc.cues(t), sentence.start, sentence.end)]
    # the longest: a table has small words too, which only help to tell how the others belong together
    inside = sorted((c for c in found if c.start < b and a < c.end), key=lambda c: (c.start - c.end, c.start))
    return _spans(inside[:3], a, b, 3) if inside else _spans(found, a, b, 1)


def _named(
    doc: Doc, reach: Sequence[Sentence], a: int, b: int, *, id_: str | None = None, side: str | None = None
) -> tuple[Span, ...]:
    for sentence in reach:
        names = within(doc.names, sentence.start, sentence.end)
        same = [n for n in names if (n.id == id_ if id_ is not None else side in (n.side, n.id))]
        if same:
            return _spans(_kinds(same, side is not None), a, b, 1)
    return ()


def _kinds(names: Sequence[Name], side: bool) -> Sequence[Name]:
    """Of names for a side those of the side itself come before persons and bodies of it."""
    own = [n for n in names if n.kind not in ("person", "place")] if side else []
    return own or names


def _times(doc: Doc, reach: Sequence[Sentence], claim: Claim) -> tuple[Span, ...]:
    period = claim.period
    for sentence in reach if period is not None else ():
        times = within(doc.times, sentence.start, sentence.end)
        same = [t for t in times if period and (t.from_, t.to) == (period.start, period.end)]
        ends = [t for t in times if period and ({t.from_, t.to} - {None}) & ({period.start, period.end} - {None})]
        if same or ends:
            return _spans(same or ends, claim.span.start, claim.span.end, 1 if same else 2)
    return ()


def _spans(marks: Sequence[Mark], a: int, b: int, most: int) -> tuple[Span, ...]:
    """The marks nearest to a stretch, in order of the text."""
    spans = {Span(m.start, m.end) for m in marks}
    near = sorted(spans, key=lambda s: (max(a - s.end, s.start - b, 0), s.start, s.end))[:most]
    return tuple(sorted(near, key=lambda s: (s.start, s.end)))

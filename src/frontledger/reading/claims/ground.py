"""Figures of ground: area gained or lost, held, its share, its pace."""

from __future__ import annotations

from typing import Literal

from ...nouns import Claim, Detail
from ..attribution import Attribution
from ..cues import Cue
from ..doc import Doc, within
from ..marks import Quantity
from ..sentences import Sentence
from .frame import amount_of, attributed, events, make, modality_of, nearest, places_of, side_of, span_of, when

AREA = frozenset({"km2", "mi2", "ha", "acre"})
_PLOTS = frozenset({"ha", "acre"})
"""Units of farms and bases as well: ground only where a fighting side gains or holds it."""
_GROUND = ("gain", "regain", "lose", "hold", "clear")


def read_ground(doc: Doc, sentence: Sentence, q: Quantity, last: Claim | None) -> Claim | None:
    """The claim of ground that a figure makes, or None where it makes none.

    Args:
        last: the claim before it in the text, whose kind and side a figure without a verb of its own carries on.
    """
    if q.unit in AREA:
        return _area(doc, sentence, q, last)
    if q.unit == "percent":
        return _share(doc, sentence, q, last)
    if q.unit is None and last is not None and last.kind == "area_change" and last.amount is not None:
        return _elided(doc, sentence, q, last)
    return None


def _area(doc: Doc, sentence: Sentence, q: Quantity, last: Claim | None) -> Claim | None:
    said = attributed(doc, (q.start, q.end))
    cue = _cue(doc, sentence, q)
    carried = last if last is not None and last.kind in {"area_change", "area_total", "rate"} else None
    if carried is not None and not _goes_on(doc, sentence, carried):
        carried = None
    if cue is None and carried is None:
        return None
    if q.unit in _PLOTS and (cue is None or side_of(doc, sentence, cue.start, said) is None):
        return None
    time = when(doc, sentence, q.start, q.end, said)
    side = _side(doc, sentence, q, cue, said, carried)
    place = places_of(doc, sentence, q.start, q.end)
    span = span_of(doc, _from(doc, sentence, q, cue), (q.start, _end(doc, q)))
    amount = amount_of(q)
    modality = modality_of(doc, sentence, q.start, q.end, side, said)
    if q.per:
        return make(
            doc, "rate", span, said, side=side, place=place, time=time, amount=amount, extra=Detail(per=_per(q))
        )
    if (cue.id if cue else "") == "hold" or (cue is None and carried is not None and carried.kind == "area_total"):
        return make(doc, "area_total", span, said, side=side, place=place, time=time, amount=amount)
    direction: Literal["gain", "loss"] = "loss" if cue is not None and cue.id == "lose" else "gain"
    if cue is None and carried is not None and carried.extra.direction:
        direction = carried.extra.direction
    net = True if events(doc, *doc.clause_at(q.start), "net") else None
    return make(
        doc, "area_change", span, said, side=side, place=place, time=time, amount=amount, modality=modality,
        extra=Detail(direction=direction, net=net),
    )  # fmt: skip


def _share(doc: Doc, sentence: Sentence, q: Quantity, last: Claim | None) -> Claim | None:
    a, b = doc.clause_at(q.start)
    hold = nearest(events(doc, sentence.start, sentence.end, "hold"), q.start, q.end)
    of = [c for c in events(doc, a, b, "share_of", "land") if -14 <= c.start - q.end <= 30]
    named = [n for n in within(doc.names, q.end, min(b, q.end + 40)) if n.kind in {"region", "country"}]
    carried = last is not None and last.kind == "area_share" and sentence.start <= last.span.start
    if not (carried or (hold is not None and (of or named))):
        return None
    said = attributed(doc, (q.start, q.end))
    side = side_of(doc, sentence, hold.start if hold else q.start, said) or (last.side if carried and last else None)
    place = places_of(doc, sentence, q.start, q.end) or (last.place if carried and last else ())
    end = max([q.end, *(c.end for c in of[:1]), *(n.end for n in named[:1])])
    return make(
        doc, "area_share", span_of(doc, (q.start, end)), said, side=side or doc.theatre.attacker, place=place,
        time=when(doc, sentence, q.start, q.end, said, carry=False), amount=amount_of(q),
    )  # fmt: skip


def _elided(doc: Doc, sentence: Sentence, q: Quantity, last: Claim) -> Claim | None:
    """ "In April it was 379": a bare figure beside a time of its own goes on with the series of the figure before."""
    if last.amount is None or not _goes_on(doc, sentence, last):
        return None
    a, b = doc.clause_at(q.start)
    a = next((x for x, y in sentence.clauses if y <= a <= y + 2 and x > last.span.end), a)
    clause = (max(a, last.span.end if last.span.end < q.start else a), b)
    figure = events(doc, *clause, "figure_word", *_GROUND)
    timed = [t for t in within(doc.times, *clause) if t.grain in {"week", "month", "year"}]
    others = [x for x in within(doc.quantities, *clause) if x is not q and x.unit is not None]
    if not figure or not timed or others:
        return None
    said = attributed(doc, (q.start, q.end))
    return make(
        doc, "area_change", span_of(doc, clause), said, side=last.side, place=places_of(doc, sentence, q.start, q.end),
        time=when(doc, sentence, q.start, q.end, said), amount=amount_of(q, last.amount.unit), extra=last.extra,
    )  # fmt: skip


def _goes_on(doc: Doc, sentence: Sentence, last: Claim) -> bool:
    """Does a sentence go on with a figure told in it or in the one before?"""
    told = doc.sentence_at(last.span.start)
    before = doc.before(sentence)
    if told is None or (told != sentence and told != before):
        return False
    return told.passage == sentence.passage or bool(events(doc, sentence.start, sentence.end, "figure_word"))


def _cue(doc: Doc, sentence: Sentence, q: Quantity) -> Cue | None:
    """The verb or noun of ground that the figure belongs to: in its clause, else in its sentence."""
    for a, b in (doc.clause_at(q.start), (sentence.start, sentence.end)):
        found = nearest(events(doc, a, b, *_GROUND), q.start, q.end)
        if found is not None:
            return found
    return None


def _side(
    doc: Doc, sentence: Sentence, q: Quantity, cue: Cue | None, said: Attribution, carried: Claim | None
) -> str:
    at = cue.start if cue is not None else q.start
    side = side_of(doc, sentence, at, said)
    if side is None and carried is not None:
        side = carried.side
    if side is None:
        side = side_of(doc, sentence, at, said, after=True)
    return side or (doc.theatre.home if cue is not None and cue.id == "regain" else doc.theatre.attacker)


def _from(doc: Doc, sentence: Sentence, q: Quantity, cue: Cue | None) -> tuple[int, int]:
    a, _ = doc.clause_at(q.start)
    return (cue.start, cue.end) if cue is not None and a <= cue.start < q.start else (q.start, q.end)


def _end(doc: Doc, q: Quantity) -> int:
    """The figure runs on over the ground it counts ("square kilometres of Ukrainian territory")."""
    _, b = doc.clause_at(q.start)
    land = [c for c in events(doc, q.end, min(b, q.end + 40), "land")]
    return land[0].end if land else q.end


def _per(q: Quantity) -> Literal["day", "week", "month", "year"]:
    return q.per if q.per in {"day", "week", "month", "year"} else "day"  # type: ignore[return-value]

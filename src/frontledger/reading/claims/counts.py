"""Counts of people, weapons and things: forces, air attacks, losses and other figures."""

from __future__ import annotations

from typing import Literal

from ...nouns import Claim, Detail, Kind
from ..attribution import Attribution, compiler
from ..doc import Doc, within
from ..marks import Quantity
from ..sentences import Sentence
from ..cues import Cue
from .frame import (
    amount_of,
    attributed,
    events,
    make,
    modality_of,
    nearest,
    other_side,
    places_of,
    side_of,
    span_of,
    when,
)
from .ground import AREA

AIR = {"drone": "drone", "missile": "missile", "bomb": "bomb"}
EQUIPMENT = frozenset({"tank", "vehicle", "artillery", "aircraft", "helicopter", "ship", "system"})
FORMATIONS = frozenset({"brigade", "battalion", "regiment", "division", "company"})
_TIME = frozenset({"minute", "hour", "day", "week", "month", "year"})
_FEW = 2
_MONEY = frozenset({"usd", "eur"})
_TOLD = frozenset(
    {
        "person", "strike", "attack", "clash", "target", "shell", "aircraft", "helicopter", "tank", "vehicle", "artillery",
        "ship", "system", "drone", "missile", "bomb", "body", "site", "brigade", "battalion", "company",
    }
    | AREA
    | _MONEY
)  # fmt: skip
"""Units of figures that say something about a war. Anything else that is counted is left alone."""
_SILENT = _TIME | {"times", "percent", "point", "side", "settlement", "km", "m", "mi", "item"}


def read_count(doc: Doc, sentence: Sentence, q: Quantity, last: Claim | None) -> Claim | None:
    """The claim that a count makes, or None where it makes none."""
    if q.unit is None:
        q = _with_unit(doc, sentence, q, last)
    if q.unit is None or q.ordinal or q.unit in _SILENT:
        return None
    if q.unit in AIR:
        return _air(doc, sentence, q, last) or _losses(doc, sentence, q, last)
    if q.unit in EQUIPMENT:
        return _losses(doc, sentence, q, last) or _other(doc, sentence, q)
    if q.unit == "person":
        return _people(doc, sentence, q, last)
    if q.unit in FORMATIONS:
        return _force(doc, sentence, q)
    return _other(doc, sentence, q)


def _enumerated(doc: Doc, sentence: Sentence, q: Quantity, last: Claim | None) -> Cue | None:
    """The losses of a day, told one after the other: "1,310 people, 9 tanks, 52 guns"."""
    equipment = [x for x in within(doc.quantities, q.end, min(sentence.end, q.end + 24)) if x.unit in EQUIPMENT]
    before = events(doc, sentence.start, q.start, "casualties")
    return before[-1] if before and equipment else None


def _with_unit(doc: Doc, sentence: Sentence, q: Quantity, last: Claim | None) -> Quantity:
    """A bare figure with the unit it leaves out: "35 were wounded", "of those 88 were shot down", "67 of 79 drones"."""
    if q.ordinal:
        return q
    _, b = doc.clause_at(q.start)
    after = [c for c in events(doc, q.end, min(b, q.end + 16), "kill", "wound", "down", "strike_hit", "out_of") if c.start - q.end <= 8]
    if not after:
        after = [c for c in events(doc, max(0, q.start - 6), q.start, "out_of") if last is not None and last.kind == "air_attack"]
    if not after:
        return q
    if after[0].id in {"kill", "wound"}:
        return q._replace(unit="person")
    following = [x for x in within(doc.quantities, q.end, b) if x.unit in AIR]
    if following and after[0].id == "out_of":
        return q._replace(unit=following[0].unit)
    if last is not None and last.kind == "air_attack" and last.amount is not None and last.span.end >= sentence.start - 200:
        return q._replace(unit=last.amount.unit)
    return q


def _of_total(doc: Doc, q: Quantity) -> bool:
    """The whole of which a part is told: "67 of 79 drones", "27架無人機中的16架"."""
    if any(c.start - q.end <= 1 for c in events(doc, q.end, q.end + 4, "out_of")):
        return any(x.unit == q.unit for x in within(doc.quantities, q.end, q.end + 14))
    return any(q.start - c.end <= 2 for c in events(doc, max(0, q.start - 6), q.start, "out_of"))


def _air(doc: Doc, sentence: Sentence, q: Quantity, last: Claim | None) -> Claim | None:
    clause = doc.clause_at(q.start)
    cue = nearest(events(doc, *clause, "launch", "down", "strike_hit"), q.start, q.end)
    if cue is None:
        cue = nearest(events(doc, sentence.start, sentence.end, "launch", "down", "strike_hit"), q.start, q.end)
    if cue is None:
        return None
    said = attributed(doc, (q.start, q.end))
    action: Literal["launched", "downed", "hit"] = (
        "launched" if _of_total(doc, q) else "downed" if cue.id == "down" else "hit" if cue.id == "strike_hit" else "launched"
    )
    carried = last if last is not None and last.kind == "air_attack" else None
    side = side_of(doc, sentence, cue.start, said) if action == "launched" else None
    if side is None:
        side = (
            carried.side
            if carried
            else (doc.theatre.home if said.side == doc.theatre.attacker else doc.theatre.attacker)
        )
    weapon: Literal["drone", "missile", "bomb", "any"] = AIR[q.unit or "drone"]  # type: ignore[assignment]
    return make(
        doc, "air_attack", span_of(doc, *_with(q, cue, clause)), said, side=side,
        place=places_of(doc, sentence, q.start, q.end), time=when(doc, sentence, q.start, q.end, said),
        amount=amount_of(q), extra=Detail(weapon=weapon, action=action),
    )  # fmt: skip


def _losses(doc: Doc, sentence: Sentence, q: Quantity, last: Claim | None) -> Claim | None:
    clause = doc.clause_at(q.start)
    cue = _loss_cue(doc, sentence, q)
    if cue is None and (last is None or last.kind != "losses" or not sentence.start <= last.span.start):
        return None
    said = attributed(doc, (q.start, q.end))
    return make(
        doc, "losses", span_of(doc, *_with(q, cue, clause)), said, side=_suffering(doc, sentence, q, cue, said),
        place=places_of(doc, sentence, q.start, q.end), time=when(doc, sentence, q.start, q.end, said),
        amount=amount_of(q), extra=Detail(what=q.unit),
    )  # fmt: skip


def _loss_cue(doc: Doc, sentence: Sentence, q: Quantity) -> Cue | None:
    """The word of loss a figure belongs to: in its clause, else the one that opens its enumeration."""
    own = nearest(events(doc, *doc.clause_at(q.start), "casualties", "destroyed"), q.start, q.end)
    if own is not None:
        return own
    before = events(doc, sentence.start, q.start, "casualties")
    return before[-1] if before else None


def _people(doc: Doc, sentence: Sentence, q: Quantity, last: Claim | None) -> Claim | None:
    clause = doc.clause_at(q.start)
    near = [c for c in events(doc, *clause) if c.id in _PEOPLE and max(c.start - q.end, q.start - c.end) <= 40]
    cue = nearest(near, q.start, q.end)
    said = attributed(doc, (q.start, q.end))
    if cue is None and q.unit == "person":
        cue = _enumerated(doc, sentence, q, last)
    what = _PEOPLE.get(cue.id) if cue is not None else None
    if what == "force" or (what is None and events(doc, q.start, min(clause[1], q.end + 12), "troops")):
        return _force(doc, sentence, q)
    if what is None and last is not None and last.kind == "losses" and sentence.start <= last.span.start:
        what = last.extra.what
    if what in {None, "other"}:
        return _other(doc, sentence, q)
    side = _suffering(doc, sentence, q, cue, said)
    return make(
        doc, "losses", span_of(doc, *_with(q, cue, clause)), said, side=side,
        place=places_of(doc, sentence, q.start, q.end), time=when(doc, sentence, q.start, q.end, said),
        amount=amount_of(q), modality=modality_of(doc, sentence, q.start, q.end, None, said), extra=Detail(what=what),
    )  # fmt: skip


_PEOPLE = {
    "kill": "killed",
    "wound": "wounded",
    "capture_people": "captured",
    "casualties": "personnel",
    "mass": "force",
    "exchange": "other",
    "move_people": "other",
}


def _suffering(doc: Doc, sentence: Sentence, q: Quantity, cue: Cue | None, said: Attribution) -> str:
    """Whose people or equipment.

    The side named with them ("314 Russian soldiers"); of the killed and wounded else the side attacked; of losses the
    side that has them; of what is destroyed the other side than the one that destroys it.
    """
    whose = _whose(doc, q)
    if whose is not None:
        return whose
    a, b = doc.clause_at(q.start)
    if events(doc, q.start, min(b, q.end + 16), "enemy"):
        return other_side(doc, said.side)
    if cue is not None and cue.id in {"kill", "wound"}:
        return _attacked(doc, sentence, q)
    subject = side_of(doc, sentence, q.start, said)
    if subject is None:
        return doc.theatre.home if cue is None or cue.id != "casualties" else other_side(doc, said.side)
    return other_side(doc, subject) if cue is not None and cue.id in {"destroyed", "capture_people"} else subject


def _attacked(doc: Doc, sentence: Sentence, q: Quantity) -> str:
    """The side whose ground a place of the sentence is on; the home side where none is named."""
    for place in places_of(doc, sentence, q.start, q.end):
        country = next((p.country for p in doc.theatre.places_named(place)), place[:2])
        if country == doc.theatre.attacker:
            return doc.theatre.attacker
    return doc.theatre.home


def _force(doc: Doc, sentence: Sentence, q: Quantity) -> Claim | None:
    clause = doc.clause_at(q.start)
    said = attributed(doc, (q.start, q.end))
    cue = nearest(events(doc, *clause, "mass"), q.start, q.end)
    at = cue.start if cue is not None else q.start
    side = _whose(doc, q) or _sender(doc, sentence, at) or side_of(doc, sentence, at, said) or doc.theatre.attacker
    return make(
        doc, "force_count", span_of(doc, *_with(q, cue, clause)), said, side=side,
        place=places_of(doc, sentence, q.start, q.end), time=when(doc, sentence, q.start, q.end, said, carry=False),
        amount=amount_of(q),
    )  # fmt: skip


def _whose(doc: Doc, q: Quantity) -> str | None:
    """The side named with the people counted: "314 Russian soldiers"."""
    return next((n.side for n in within(doc.names, q.start, q.end + 16) if n.side and n.kind == "side"), None)


def _sender(doc: Doc, sentence: Sentence, at: int) -> str | None:
    """Any country that sends or gathers: forces need not be those of a fighting side."""
    a, _ = doc.clause_at(at)
    named = [n for n in within(doc.names, a, at) if n.kind in {"side", "country"} and n.side]
    return named[-1].side if named and named[-1].side not in doc.theatre.parties else None


def _other(doc: Doc, sentence: Sentence, q: Quantity) -> Claim | None:
    if q.unit not in _TOLD or (q.unit == "person" and q.high <= _FEW):
        return None  # "the two leaders", "one soldier", "212 farms"
    if q.unit in _MONEY and not any(n.side in doc.theatre.parties for n in within(doc.names, *_span(sentence))):
        return None  # prices and markets
    said = attributed(doc, (q.start, q.end), carry=False)
    if not said.named:
        frame = compiler(doc, q.start)
        if frame is not None:
            said = said._replace(speaker=frame)
    kind: Kind = "other_quantity"
    side = side_of(doc, sentence, q.start, said)
    return make(
        doc, kind, span_of(doc, (q.start, q.end)), said, side=side, place=places_of(doc, sentence, q.start, q.end),
        time=when(doc, sentence, q.start, q.end, said, carry=q.unit not in AREA), amount=amount_of(q),
        extra=Detail(what=q.unit),
    )  # fmt: skip


def _span(sentence: Sentence) -> tuple[int, int]:
    return (sentence.start, sentence.end)


def _with(q: Quantity, cue: object, clause: tuple[int, int]) -> list[tuple[int, int]]:
    """The figure and its verb, where both stand in one clause within reach."""
    parts = [(q.start, q.end)]
    start, end = getattr(cue, "start", -1), getattr(cue, "end", -1)
    if clause[0] <= start < clause[1] and max(start - q.end, q.start - end) <= 24:
        parts.append((start, end))
    return parts

"""How much of the horizon of a place is closed, beside the number of sides a report tells of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from ..nouns import Amount, Claim, Measurement, Question, VerdictId
from .locate import locate
from .places import off_front
from .question import Case, as_of, ask
from .roads import judge_fire, judge_road, tells_of_road
from .say import Count, Day, Label, Listed, Num, Value, say, say_n, whole_percent
from .table import Grade, Row, Ruling
from .tolerance import table
from .uncovered import no_period


def judge_encirclement(case: Case, claim: Claim) -> Ruling:
    """How much of the horizon is closed at each radius, beside the number of sides told."""
    rules = table()["encirclement"]
    state = claim.extra.state
    period = as_of(claim, case.report)
    question, _ = ask(claim, "closed", period, places=claim.place)
    if state == "threatened":
        return judge_fire(case, claim, question, period.end if period else None)
    if claim.side not in (None, case.theatre.attacker):
        sentence = say(
            "Only ground held by {side} is drawn, so an encirclement by others cannot be measured here.",
            side=Label(case.theatre.attacker),
        )
        return Ruling("uncovered", sentence, question=question)
    if period is None or period.end is None:
        return no_period(case, claim, question)
    day = period.end
    road = judge_road(case, claim, question, day) if tells_of_road(case, claim) else None
    if road is not None:
        return road
    name = claim.place[0] if len(claim.place) == 1 and not case.is_region(claim.place[0]) else None
    radii = [float(r) for r in rules["radii_km"]]

    def closed(place_id: str, day: dt.date) -> list[Measurement]:
        return [m for m in case.measurer.encirclement(place_id, day, radii) if m.amount is not None]

    place = locate(case, claim, day, closed) if name else None
    found = closed(place.place.id, day) if place else []
    if name is None or place is None or not found:
        return off_front(case, claim, question)
    sides = _sides(claim.amount, state, rules)
    least = float(rules["closed_percent"][str(sides)])
    question = replace(question, low=least, high=100.0, unit="percent")
    rows = tuple(_radius_row(m, least) for m in found)
    if any(m.amount is not None and m.amount < 0 for m in case.measurer.distance(place.place.id, day)):
        sentence = say(
            "The map of {day} shows {place} itself as held by {side}: what is taken is no longer surrounded.",
            day=Day(day),
            place=Label(name),
            side=Label(case.theatre.attacker),
        )
        return Ruling("differs", sentence, tuple(r._replace(fit="shown", grade=None) for r in rows), question)
    return _closed(claim, name, rows, least, question)


def _sides(amount: Amount | None, state: str | None, rules: dict[str, int]) -> int:
    if amount is not None and amount.unit == "side":
        return min(4, max(1, int(amount.low)))
    return rules["sides_of_partial"] if state == "partial" else rules["sides_of_full"]


def _radius_row(m: Measurement, least: float) -> Row:
    closed = m.amount or 0.0
    miss = max(0.0, least - closed - m.uncertainty)
    near = miss <= table()["near"]["share_of_claim"] * least
    fits: Grade = "near" if near else "apart"
    return Row(m, "no", fits, closed, miss) if miss else Row(m, "yes", "fits", closed)


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


def _closed(claim: Claim, name: str, rows: Sequence[Row], least: float, question: Question) -> Ruling:
    yes = [r for r in rows if r.fit == "yes"]
    no = [r for r in rows if r.fit == "no"]
    denied = claim.modality == "denied"
    place = Label(name)
    if yes and no:
        sentence = say_n(
            "It holds at {yes} km from {place}, not at {no} km; {count} distance was tried.",
            "It holds at {yes} km from {place}, not at {no} km; {count} distances were tried.",
            len(rows),
            yes=_radii(yes),
            place=place,
            no=_radii(no),
            count=Count(len(rows)),
        )
        return Ruling("depends", sentence, tuple(rows), question, rules_tried=len(rows))
    best = max(rows, key=lambda r: r.value or 0.0)
    values: dict[str, Value] = {
        "radii": _radii(rows),
        "place": place,
        "best": Num(best.value or 0.0, "percent"),
        "least": whole_percent(least),
    }
    if yes:
        sentence = say(
            "At {radii} km from {place} up to {best} of all directions meet held ground, no less than the {least} it "
            "takes.",
            **values,
        )
        verdict: VerdictId = "contradicted" if denied else "supported"
    else:
        near = any(r.grade == "near" for r in rows)
        sentence = say(
            "At {radii} km from {place} at most {best} of all directions meet held ground; it would take {least}.",
            **values,
        )
        verdict = "supported" if denied else "differs" if near else "contradicted"
    return Ruling(verdict, sentence, tuple(rows), question, rules_tried=len(rows))


def _radii(rows: Sequence[Row]) -> Listed:
    return Listed([Num(_whole(r.measurement.radius_km or 0.0)) for r in rows])

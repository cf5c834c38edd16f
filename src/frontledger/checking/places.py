"""Towns and villages: who holds the place's point, and how far held ground is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from ..nouns import Amount, Claim, Detail, Measurement, Period, Question, VerdictId
from . import sentences as said
from .advance import judge_advance
from .amounts import Asked, both_ends, judge_state, rows_of, rule
from .figures import Figure, shares
from .hands import dated, holder_told, judge_number, judge_said, sure
from .locate import Located, abroad, locate
from .outlines import beyond, by_outline, with_lag
from .question import Case, as_of, ask
from .say import Day, Label, Listed, Num, Say, Value, km, say
from .table import Grade, Row, Ruling
from .tolerance import Allowed, table
from .uncovered import no_map, no_period, no_unit, not_cut

_WHOLE: dict[VerdictId, VerdictId] = {"supported": "contradicted", "differs": "differs", "contradicted": "supported"}
"""What is found of a region taken as a whole, and what follows for its denial."""


def judge_distance(case: Case, claim: Claim) -> Ruling:
    """Kilometres from a place to the nearest ground held by the attacker, or from inside it to its edge."""
    period = as_of(claim, case.report)
    question, allowed = ask(claim, "distance", period, places=claim.place)
    if claim.extra.measure == "advance":
        return judge_advance(case, claim, question, allowed)
    if allowed is None or claim.amount is None or allowed.unit != "km":
        return no_unit(claim, question)
    if period is None or period.start is None or period.end is None:
        return no_period(case, claim, question)
    if len(claim.place) != 1 or case.is_region(claim.place[0]):
        return off_front(case, claim, question)
    name, side, amount = claim.place[0], case.theatre.attacker, claim.amount
    allowed = allowed._replace(hides=allowed.open_end >= 0)
    rulings = []
    for day in dict.fromkeys((period.start, period.end)):
        place = locate(case, claim, day)
        found = case.measurer.distance(place.place.id, day) if place else []
        if place is None or not found:
            return off_front(case, claim, question)
        # reports measure to the edge of a town as well as to its middle
        figures = [
            Figure(
                m,
                None if m.amount is None else max(0.0, abs(m.amount) - place.edge_km / 2),
                m.uncertainty + place.edge_km / 2,
            )
            for m in found
        ]
        rows = [_to_edge(r, place) for r in rows_of(figures, allowed, case.own_rules(claim, period))]
        if not any(r.grade for r in rows):
            return no_map(case, claim, question, Period(day, day), rows)

        def clause(row: Row, day: dt.date = day) -> Say:
            return said.finding_distance(side, row.measurement.amount or 0.0, name, day)

        ruling = _measured_to(rule(case, claim, Asked(question, allowed, amount, rows, clause)), place, allowed)
        rulings.append(sure(_still_to_go(claim, ruling, side), place))
    return both_ends(rulings, question)


def _to_edge(row: Row, place: Located) -> Row:
    m = replace(row.measurement, uncertainty=round(row.measurement.uncertainty + place.edge_km, 2))
    edge = say("to the middle of the place; its edge may be {edge} nearer", edge=Num(place.edge_km, "km"))
    return row._replace(measurement=m, says=(*row.says, *((edge,) if place.edge_km >= 1 else ())))


def _measured_to(ruling: Ruling, place: Located, allowed: Allowed) -> Ruling:
    """A figure that is not the distance to the middle of the place, but is that to its edge, to what lies between, or
    to an edge that reaches out farther than a circle's: which is meant decides, and the report does not say."""
    row = next((r for r in ruling.rows if r.grade is not None), None)
    if ruling.verdict not in ("supported", "contradicted") or row is None or ruling.clause is None:
        return ruling
    edge, middle = place.edge_km, abs(row.measurement.amount or 0.0)
    if ruling.verdict == "supported":
        slack = row.measurement.uncertainty - edge
        depends = bool(allowed.miss(middle - slack, middle + slack))
    else:
        edge *= table()["town"]["edge_reach"]
        depends = not allowed.miss(max(0.0, middle - edge), middle)
    if not depends:
        return ruling
    sentence = say(
        "It depends on the point meant: {finding}, to its middle; its edge may be {edge} nearer.",
        finding=ruling.clause,
        edge=Num(edge, "km"),
    )
    return ruling._replace(verdict="depends", sentence=sentence)


def _still_to_go(claim: Claim, ruling: Ruling, side: str) -> Ruling:
    """The attacker's distance to a place that it holds: it fits how deep the place lies behind the line, not how far
    its forces still are, and the report does not say which is meant."""
    row = next((r for r in ruling.rows if r.grade is not None), None)
    inside = row is not None and (row.measurement.amount or 0.0) < -row.measurement.uncertainty
    if claim.side != side or ruling.verdict != "supported" or not inside or ruling.clause is None:
        return ruling
    sentence = say(
        "It depends on what is meant: {finding}; the figure fits its distance from the line, not a distance still to "
        "go.",
        finding=ruling.clause,
    )
    return ruling._replace(verdict="depends", sentence=sentence)


def off_front(case: Case, claim: Claim, question: Question) -> Ruling:
    """A place that the tables of the front do not hold, or that lies where no map here draws ground."""
    if not claim.place:
        sentence = say("The report names no place here, so no map can be asked about it.")
    elif abroad(case, claim):
        sentence = say(
            "{places}: outside {home}, and the maps here draw ground held in {home} alone; nothing at hand tells of "
            "that day there.",
            places=said.where(claim.place),
            home=Label(case.theatre.home),
        )
    else:
        sentence = say(
            "{places}: not among the places near the front that are measured here for that day.",
            places=said.where(claim.place),
        )
    return Ruling("uncovered", sentence, question=question)


def judge_control(case: Case, claim: Claim) -> Ruling:
    """A settlement taken, held or lost: does the map show its point as held that day, or within the lag of maps?"""
    period = as_of(claim, case.report)
    question, _ = ask(claim, "held", period, places=claim.place)
    if claim.amount is not None:
        return judge_number(case, claim, question)
    if claim.place and all(case.is_region(p) for p in claim.place):
        return _region(case, claim, question)
    if period is None or period.end is None:
        return no_period(case, claim, question)
    day = period.end
    if claim.extra.state == "held" and period.start:
        # held "from April to September": the ends are not told to the day, the middle is meant in any case
        day = period.start + (period.end - period.start) / 2
    place = locate(case, claim, day) if len(claim.place) == 1 else None
    points = _points(case, place, day) if place else []
    if place is None or not points:
        return judge_said(case, claim, question, day) or off_front(case, claim, question)
    if holder_told(case, claim) is None:
        rows = tuple(_shown(case, m, place) for m in points)
        return Ruling("unmeasurable", _fighting(case, claim, points[0]), rows, question)
    whole = by_outline(case, claim, question, place, day)
    ruling = whole and whole._replace(rows=(*whole.rows, *(_shown(case, m, place) for m in points)))
    ruling = ruling or _control(case, claim, question, place, points)
    return sure(dated(case, claim, ruling, place.place.id) if day == period.end else ruling, place)


def _control(case: Case, claim: Claim, question: Question, place: Located, points: Sequence[Measurement]) -> Ruling:
    by_attacker = holder_told(case, claim) == case.theatre.attacker
    rows = tuple(_point_row(case, m, place, by_attacker) for m in points)
    row = min(rows, key=lambda r: r.order)
    if claim.modality == "denied" and row.fit == "yes" and _of_late(case, row.measurement, place, by_attacker):
        row = row._replace(fit="near", grade="near", miss=1.0)
    m = row.measurement
    from_edge = abs(m.amount or 0.0)
    # on the edge; a large town of which the edge leaves some on either side; or a map that shows the contrary, and part
    # of the place may be as told
    part = place.edge_km * (1.0 if row.grade == "apart" else table()["town"]["all_within"] if place.large else 0.0)
    if from_edge <= max(m.uncertainty, part):
        shown = tuple(_shown(case, p, place) for p in points)
        return Ruling("depends", _through(case, claim, m, whole=False), shown, question, rules_tried=len(rows))
    values: dict[str, Value] = {
        "source": Label(m.root),
        "day": Day(m.period.end or dt.date.min),
        "place": Label(claim.place[0]),
        "state": _state(case, m),
    }
    sentence = say("{source}’s map of {day} shows the point of {place} {state}.", **values)
    if row.fit == "near":
        sentence = say(
            "{source}’s map of {day} shows the point of {place} {state}; within {days} it shows the contrary.",
            **values,
            days=Num(table()["settlement"]["lag_days"], "day"),
        )
    verdicts: dict[Grade, VerdictId] = {"fits": "supported", "near": "differs", "apart": "contradicted"}
    if claim.modality == "denied":
        verdicts = {"fits": "contradicted", "near": "differs", "apart": "supported"}
    ruling = Ruling("differs", sentence, rows, question, rules_tried=len(rows))
    return ruling._replace(verdict=verdicts[row.grade or "near"])


def judge_part(case: Case, claim: Claim) -> Ruling:
    """A part of a town, "half of it": by the share of its outline where that is at hand, else it depends on how much of
    it the edge of held ground leaves."""
    period = as_of(claim, case.report)
    question, allowed = ask(claim, "share", period, places=claim.place)
    if allowed is None or claim.amount is None or allowed.unit != "percent":
        return no_unit(claim, question)
    if period is None or period.end is None:
        return no_period(case, claim, question)
    day, side = period.end, claim.side or case.theatre.attacker
    place = locate(case, claim, day)
    points = _points(case, place, day) if place else []
    found = case.measurer.share(side, place.place.id, day) if place else []
    if place is None or not (points or found):
        return not_cut(case, claim, question)
    shown = tuple(_shown(case, m, place) for m in points)
    if not found:
        later = _points(case, place, day + dt.timedelta(days=table()["settlement"]["lag_days"]))
        edges = points[0].amount or 0.0, later[0].amount if later else None
        whole = beyond(case, claim, allowed, place, *edges)
        sentence = _through(case, claim, points[0], whole=whole is not None)
        return sure(Ruling(whole or "depends", sentence, shown, question, rules_tried=len(shown)), place)
    least: float = table()["share"]["points"]
    figures = [Figure(replace(m, uncertainty=least), m.amount, least) for m in found]

    def clause(row: Row) -> Say:
        return said.finding_held(side, row.value or 0.0, "percent", claim.place, day)

    ruling = rule(
        case,
        claim,
        Asked(question, allowed, claim.amount, rows_of(figures, allowed, case.own_rules(claim, period)), clause),
    )
    ruling = with_lag(case, ruling, allowed, place, day)
    return sure(ruling._replace(rows=(*ruling.rows, *shown)), place)


def _points(case: Case, place: Located, day: dt.date) -> list[Measurement]:
    return [m for m in case.measurer.distance(place.place.id, day) if m.amount is not None]


def _inside(m: Measurement) -> bool:
    return (m.amount or 0.0) < 0


def _state(case: Case, m: Measurement) -> Say:
    if _inside(m):
        return say("as held by {side}", side=Label(case.theatre.attacker))
    return say("as not held by {side}", side=Label(case.theatre.attacker))


def _fighting(case: Case, claim: Claim, m: Measurement) -> Say:
    return say(
        "Fighting is not on a map; that of {day} shows the point of {place} {state}.",
        day=Day(m.period.end or dt.date.min),
        place=Label(claim.place[0]),
        state=_state(case, m),
    )


def _through(case: Case, claim: Claim, m: Measurement, *, whole: bool) -> Say:
    """Where the edge of held ground runs, near a place or so far from it that all of it lies on one side."""
    values: dict[str, Value] = {
        "source": Label(m.root),
        "day": Day(m.period.end or dt.date.min),
        "place": Label(claim.place[0]),
        "state": _state(case, m),
        "distance": km(abs(m.amount or 0.0)),
    }
    if whole:
        return say(
            "{source}’s map of {day} shows all of {place} {state}: the edge of held ground is {distance} from its "
            "middle.",
            **values,
        )
    return say(
        "It depends on how much of the place is meant: {source}’s map of {day} shows the middle of {place} {state}, "
        "the edge of held ground {distance} from it.",
        **values,
    )


def _shown(case: Case, m: Measurement, place: Located) -> Row:
    return Row(m, "shown", says=_of_point(case, m, place))


def _of_point(case: Case, m: Measurement, place: Located) -> tuple[Say, ...]:
    point = say("point of the place {state}", state=_state(case, m))
    region = say("the one in {region}", region=Label(place.place.admin1 or place.place.country))
    return (point,) if place.alone else (point, region)


def _point_row(case: Case, m: Measurement, place: Located, by_attacker: bool) -> Row:
    """Does the map show what is told? `near`: not that day, but within the lag of maps."""
    says = _of_point(case, m, place)
    if _inside(m) == by_attacker:
        return Row(m, "yes", "fits", says=says)
    day = m.period.end or m.period.start
    later = [] if day is None else _points(case, place, day + dt.timedelta(days=table()["settlement"]["lag_days"]))
    if any(_inside(x) == by_attacker for x in later if x.convention == m.convention):
        return Row(m, "near", "near", miss=1.0, says=says)
    return Row(m, "no", "apart", miss=2.0, says=says)


def _of_late(case: Case, m: Measurement, place: Located, by_attacker: bool) -> bool:
    """Did the map show the contrary within its lag before the day, so that a denial may have been right when made?"""
    day = m.period.end or m.period.start
    before = [] if day is None else _points(case, place, day - dt.timedelta(days=table()["settlement"]["lag_days"]))
    return any(_inside(x) != by_attacker for x in before if x.convention == m.convention)


def _whole(case: Case, claim: Claim) -> Ruling:
    """A region told as taken or lost, all of it: what is held of it, judged as 100 % would be."""
    amount = Amount(low=100.0, high=100.0, unit="percent", hedge="none")
    share = replace(claim, kind="area_share", side=holder_told(case, claim), amount=amount, extra=Detail())
    ruling = judge_state(case, replace(share, modality="asserted"))
    if ruling.clause is None or ruling.verdict not in _WHOLE:
        return ruling
    told: dict[str, Value] = {"clause": ruling.clause}
    match ruling.verdict:
        case "supported":
            sentence = say("{clause}: all of it, as near as the outlines of regions tell.", **told)
        case "differs":
            sentence = say("{clause}: nearly all of it, and not all.", **told)
        case _:
            sentence = say("{clause}: not all of it.", **told)
    verdict = _WHOLE[ruling.verdict] if claim.modality == "denied" else ruling.verdict
    return ruling._replace(verdict=verdict, sentence=sentence)


def _region(case: Case, claim: Claim, question: Question) -> Ruling:
    """A region told as taken or held, without a figure: the share of each is shown beside, where not all is meant."""
    if claim.extra.whole and claim.extra.state in {"taken", "retaken", "lost"}:
        return _whole(case, claim)
    day = question.period.end if question.period else None
    if day is None:
        return no_period(case, claim, question)
    figures = {p: shares(case, replace(claim, place=(p,)), day) for p in claim.place}
    rows = tuple(Row(f.measurement, "shown") for found in figures.values() for f in found)
    first = {p: found[0].value for p, found in figures.items() if found and found[0].value is not None}
    if not first:
        return no_map(case, claim, question, question.period or Period(day, day), rows)
    held = [
        say("{figure} of {place}", figure=Num(value, "percent"), place=Label(place)) for place, value in first.items()
    ]
    sentence = say(
        "Told without a figure; by the map of {day} {side} holds {shares}.",
        day=Day(day),
        side=Label(claim.side or case.theatre.attacker),
        shares=Listed(held),
    )
    return Ruling("context", sentence, rows, question)

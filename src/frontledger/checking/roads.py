"""Roads told of as cut, open or under fire: by their lines, where these are at hand, else by the straight way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ..nouns import Claim, Measurement, Question, VerdictId
from .locate import Located, locate
from .question import Case
from .say import Count, Day, Label, Num, Say, Value, km, say
from .sentences import where
from .table import Row, Ruling
from .tolerance import table


def tells_of_road(case: Case, claim: Claim) -> bool:
    """Is it a road, and not a place, that is told of?"""
    return claim.extra.measure == "road" or (claim.extra.state == "threatened" and len(_towns(case, claim)) > 1)


def judge_road(case: Case, claim: Claim, question: Question, day: dt.date) -> Ruling | None:
    """Does a road's line, between the places it is told by, meet held ground that day? None where no line is at hand
    and no two places are named: the horizon of the one may answer then."""
    question = replace(question, quantity="road")
    towns = _towns(case, claim)
    places = [p for n in towns if (p := _located(case, claim, n, day))]
    ends = {p.place.id: table()["town"]["edge_reach"] * p.edge_km for p in places}
    known = bool(towns) and len(ends) == len(towns)
    lines = case.measurer.roads(ends, day) if known else None
    rows = tuple(_row(case, claim, m, ends) for m in lines or ())
    graded = [r for r in rows if r.grade]
    if graded:
        return Ruling(_verdict(graded), _sentence(graded, towns), rows, question, rules_tried=len(graded))
    if len(towns) != 2:
        return None
    way = case.measurer.straight(tuple(ends), day) if known else []
    shown = tuple(Row(m, "shown", value=m.amount, says=_says(m)) for m in way)
    if not any(r.value is not None for r in shown):
        return Ruling("uncovered", _no_line(towns), (*rows, *shown), question)
    sentence = _as_the_crow_flies(towns, shown[0], given=lines is not None)
    return Ruling("depends", sentence, (*rows, *shown), question)


def judge_fire(case: Case, claim: Claim, question: Question, day: dt.date | None) -> Ruling:
    """A road, or a supply line, under fire: nothing here measures that. How far held ground is from a road is told
    where that can be measured."""
    found = None
    if day is not None and claim.side in (None, case.theatre.attacker) and tells_of_road(case, claim):
        found = judge_road(case, claim, question, day)
    rows = tuple(r._replace(fit="shown", grade=None) for r in found.rows) if found else ()
    near = [r for r in rows if r.value is not None]
    sentence = say("A threat to a road or a supply line; maps here show ground held, not fire or traffic.")
    if near:
        finding = _finding(_nearest(near), _towns(case, claim))
        sentence = say("Fire over a road is on no map; {finding}.", finding=finding)
    return Ruling("unmeasurable", sentence, rows, found.question if found else question)


def _towns(case: Case, claim: Claim) -> list[str]:
    return [p for p in claim.place if not case.is_region(p)]


def _located(case: Case, claim: Claim, name: str, day: dt.date) -> Located | None:
    at = claim.place.index(name)
    return locate(case, replace(claim, place=(name,), place_ids=claim.place_ids[at : at + 1]), day)


def _row(case: Case, claim: Claim, m: Measurement, ends: Mapping[str, float]) -> Row:
    """Does the map show what is told? `near`: held ground comes near to the road, or the map shows it within its lag: a
    road cut later, an open one before."""
    row = Row(m, "shown", value=m.amount, says=_says(m))
    if m.amount is None or m.period.end is None:
        return row
    told_cut = claim.modality != "denied"
    if _cut(m) == told_cut:
        return row._replace(fit="yes", grade="fits")
    lag = dt.timedelta(days=table()["settlement"]["lag_days"])
    others = case.measurer.roads(ends, m.period.end + (lag if told_cut else -lag)) or ()
    turned = any(_cut(x) == told_cut for x in others if x.what == m.what and x.amount is not None)
    if turned or _close(m):
        return row._replace(fit="near", grade="near", miss=1.0)
    return row._replace(fit="no", grade="apart", miss=2.0)


def _cut(m: Measurement) -> bool:
    return m.amount == 0.0


def _close(m: Measurement) -> bool:
    near: float = table()["road"]["near_km"]
    return 0.0 < (m.amount or 0.0) <= near


def _verdict(rows: Sequence[Row]) -> VerdictId:
    grades = {r.grade for r in rows}
    if "fits" in grades and len(grades) > 1:
        return "depends"
    if "near" in grades or any(r.set_aside for r in rows):
        return "differs"
    return "supported" if "fits" in grades else "contradicted"


def _sentence(rows: Sequence[Row], towns: Sequence[str]) -> Say:
    cut, open_ = ([r for r in rows if _cut(r.measurement) == is_cut] for is_cut in (True, False))
    count: dict[str, Value] = {"count": Count(len(rows)), "places": where(towns)}
    if cut and open_:
        return say(
            "It depends on the road meant, of {count} at hand that lead past {places}: {first}; {other}.",
            first=_finding(cut[0], towns),
            other=_finding(_nearest(open_), towns),
            **count,
        )
    finding = _finding(_nearest(rows), towns)
    if len(rows) > 1 and cut:
        return say(
            "All of the {count} roads at hand that lead past {places} are cut; {finding}.", finding=finding, **count
        )
    if len(rows) > 1:
        return say(
            "None of the {count} roads at hand that lead past {places} is cut; {finding}.", finding=finding, **count
        )
    if rows[0].grade == "near" and not _close(rows[0].measurement):
        days = Num(table()["settlement"]["lag_days"], "day")
        return say("{finding}; within {days} it shows the contrary.", finding=finding, days=days)
    return say("{finding}.", finding=finding)


def _nearest(rows: Sequence[Row]) -> Row:
    return min(rows, key=lambda r: r.value or 0.0)


def _finding(row: Row, towns: Sequence[str]) -> Say:
    """What the map shows of a road, as a clause."""
    m = row.measurement
    values: dict[str, Value] = {
        "source": Label(m.root),
        "day": Day(m.period.end or dt.date.min),
        "road": _road(m, towns),
        "side": Label(m.side),
    }
    if _cut(m):
        return say(
            "{source}’s map of {day} shows {road} cut, {length} of it in ground held by {side}",
            length=Num(m.held_km or 0.0, "km"),
            **values,
        )
    return say(
        "{source}’s map of {day} shows {road} open, {distance} from the nearest ground held by {side}",
        distance=km(m.amount or 0.0),
        **values,
    )


def _road(m: Measurement, towns: Sequence[str]) -> Say:
    if m.what is None:
        return say("the straight way between {places}", places=where(towns))
    if len(towns) == 1:
        return say("the road {name}", name=m.what)
    return say("the road {name} between {places}", name=m.what, places=where(towns))


def _says(m: Measurement) -> tuple[Say, ...]:
    values: dict[str, Value] = {"held": Num(m.held_km or 0.0, "km"), "length": Num(m.length_km or 0.0, "km")}
    if m.what is None:
        return (say("the straight way, as the crow flies; {held} of {length} in held ground", **values),)
    return (say("road {name}; {held} of {length} in held ground", name=m.what, **values),)


def _no_line(towns: Sequence[str]) -> Say:
    return say(
        "The line of the road between {places} is not at hand, nor a map of that day to set it on; both may be given "
        "with --data FOLDER and --roads FILE.",
        places=where(towns),
    )


def _as_the_crow_flies(towns: Sequence[str], row: Row, *, given: bool) -> Say:
    finding = _finding(row, towns)
    if given:
        return say(
            "It depends on where the road runs, and none of the lines at hand leads past {places}; as the crow flies, "
            "{finding}.",
            places=where(towns),
            finding=finding,
        )
    return say(
        "It depends on where the road runs, of which no line is at hand (--roads FILE); as the crow flies, {finding}.",
        finding=finding,
    )

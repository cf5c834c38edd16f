"""Large towns by the share of their outline that is held, of which a single point says little."""

from __future__ import annotations

import datetime as dt

from ..nouns import Claim, Measurement, Question, VerdictId
from ..nouns.answer import Fit
from .hands import changes_near, holder_told, in_hands
from .locate import Located
from .question import Case
from .say import Day, Label, Num, Say, Value, say
from .table import Grade, Row, Ruling
from .tolerance import Allowed, table

_FITS: dict[Grade, Fit] = {"fits": "yes", "near": "near", "apart": "no"}
_VERDICTS: dict[Grade, VerdictId] = {"fits": "supported", "near": "differs", "apart": "contradicted"}
_DENIED: dict[Grade, VerdictId] = {"fits": "contradicted", "near": "differs", "apart": "supported"}


def by_outline(case: Case, claim: Claim, question: Question, place: Located, day: dt.date) -> Ruling | None:
    """A town taken, held or lost, by how much of its outline is in those hands; None of a smaller one, and where no
    outline is at hand.

    All but a rest of it is the whole, no more than that rest is none, and what lies between depends on how much is
    meant.
    """
    holder = holder_told(case, claim)
    found = held_share(case, holder, place, day) if holder else None
    if holder is None or found is None or (found.of_km2 or 0.0) <= table()["town"]["large_km2"]:
        return None
    grade = _grade(case, claim, found, place, day)
    values: dict[str, Value] = {
        "source": Label(found.root),
        "day": Day(day),
        "place": Label(claim.place[0]),
        "share": Num(found.amount or 0.0, "percent"),
        "state": in_hands(case, holder),
    }
    if grade is None:
        sentence = say(
            "It depends on how much of the place is meant: {source}’s map of {day} shows {share} of the outline of "
            "{place} {state}.",
            **values,
        )
        return Ruling("depends", sentence, (Row(found, "shown"),), question, rules_tried=1)
    row = Row(found, _FITS[grade], grade, found.amount)
    verdicts = _DENIED if claim.modality == "denied" else _VERDICTS
    return Ruling(verdicts[grade], _sentence(values, near=grade == "near"), (row,), question, rules_tried=1)


def beyond(
    case: Case, claim: Claim, allowed: Allowed, place: Located, now: float, later: float | None
) -> VerdictId | None:
    """The verdict on a share of a town that the edge of held ground lies wholly outside of, so that all of it is in one
    hand; None where it is not so far away.

    Args:
        now: kilometres from the town's middle to the edge, below 0 inside held ground.
        later: the same after the lag of maps, None where no map tells.
    """
    town = table()["town"]
    reach: float = place.edge_km * town["edge_reach"]
    if abs(now) <= reach:
        return None
    all_of_it = (now < 0) == ((claim.side or case.theatre.attacker) == case.theatre.attacker)
    ends = (100.0 - town["rest_percent"], 100.0) if all_of_it else (0.0, town["rest_percent"])
    turned = later is not None and (abs(later) <= reach or (later < 0) != (now < 0))
    grade: Grade = "fits" if not allowed.miss(*ends) else "near" if turned else "apart"
    return (_DENIED if claim.modality == "denied" else _VERDICTS)[grade]


def with_lag(case: Case, ruling: Ruling, allowed: Allowed, place: Located, day: dt.date) -> Ruling:
    """A share that maps contradict is only off where they show it, or have passed it, within their lag."""
    found = next((r.measurement for r in ruling.rows if r.grade), None)
    if ruling.verdict != "contradicted" or found is None or ruling.clause is None:
        return ruling
    lag = Num(table()["settlement"]["lag_days"], "day")
    later = held_share(case, found.side, place, day + dt.timedelta(days=lag.value))
    ends = sorted(m.amount for m in (found, later) if m is not None and m.amount is not None)
    if later is None or allowed.miss(ends[0], ends[-1]):
        return ruling
    sentence = say(
        "{finding}; within {days} the map shows {share}.",
        finding=ruling.clause,
        days=lag,
        share=Num(later.amount or 0.0, "percent"),
    )
    return ruling._replace(verdict="differs", sentence=sentence, rows=(*ruling.rows, Row(later, "shown")))


def held_share(case: Case, side: str, place: Located, day: dt.date) -> Measurement | None:
    """The share of a place's outline in a side's hands, where a map and an outline tell."""
    changes_near(case, place.place.id)  # maps are read once for all places of the report
    found = case.measurer.share(side, place.place.id, day)
    return found[0] if found and found[0].amount is not None else None


def _grade(case: Case, claim: Claim, found: Measurement, place: Located, day: dt.date) -> Grade | None:
    """`near`: the map shows it so within its lag, or what it shows against a denial it shows no longer than that."""
    town, lag = table()["town"], dt.timedelta(days=table()["settlement"]["lag_days"])
    whole, share = 100.0 - town["rest_percent"], found.amount or 0.0
    if town["rest_percent"] <= share < whole:
        return None
    denied, fits = claim.modality == "denied", share >= whole
    if fits and not denied:
        return "fits"
    other = held_share(case, found.side, place, day - lag if fits else day + lag)
    turned = other is not None and (other.amount or 0.0) >= whole
    if fits:
        return "fits" if turned else "near"
    return "near" if turned and not denied else "apart"


def _sentence(values: dict[str, Value], *, near: bool) -> Say:
    if near:
        days = Num(table()["settlement"]["lag_days"], "day")
        return say(
            "{source}’s map of {day} shows {share} of the outline of {place} {state}; within {days} it shows the "
            "contrary.",
            days=days,
            **values,
        )
    return say("{source}’s map of {day} shows {share} of the outline of {place} {state}.", **values)

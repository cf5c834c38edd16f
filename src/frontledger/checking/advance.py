"""How far a side advanced near a place: by how much the nearest held ground came nearer to it, or fell back."""

from __future__ import annotations

from msgspec.structs import replace

from ..nouns import Claim, Period, Question, VerdictId
from .locate import locate
from .question import Case
from .say import Label, Num, Say, Value, km, say
from .sentences import printed, when
from .table import Row, Ruling, grade
from .tolerance import Allowed, table
from .uncovered import no_figure


def judge_advance(case: Case, claim: Claim, question: Question, allowed: Allowed | None) -> Ruling:
    """The distance from the place to held ground on the first day less that on the last; of the other party's advance
    with its sign turned.

    The nearest held ground may lie elsewhere than where somebody advanced, so the figure speaks for a claim, and never
    sharply against one.
    """
    period, amount = claim.period, claim.amount
    if amount is None:
        return no_figure(case, claim)
    named = len(claim.place) == 1 and not case.is_region(claim.place[0])
    days = (period.start, period.end) if period else (None, None)
    if not named or allowed is None or allowed.unit != "km" or days[0] is None or days[1] is None or days[0] >= days[1]:
        return Ruling("uncovered", _nowhere(), question=question)
    places = [locate(case, claim, day) for day in days if day]
    found = [case.measurer.distance(p.place.id, day)[:1] for p, day in zip(places, days, strict=True) if p and day]
    if len(found) < len(days) or not all(found):
        return Ruling("uncovered", _nowhere(), question=question)
    (first,), (last,) = found
    if first.amount is None or last.amount is None:
        return Ruling("uncovered", _nowhere(), question=question)
    sign = 1 if claim.side in (None, case.theatre.attacker) else -1
    # a town's edge and where its point is put stand in both, and cancel
    value, slack = sign * (first.amount - last.amount), table()["advance"]["measured_km"]
    got, miss = grade(allowed, value, slack)
    m = replace(
        last, quantity="advance", side=claim.side or last.side, period=Period(days[0], days[1]),
        amount=round(value, 2), uncertainty=slack, flags=tuple(dict.fromkeys((*first.flags, *last.flags))),
    )  # fmt: skip
    nearer = say("from {first} to {last}", first=Num(first.amount, "km"), last=Num(last.amount, "km"))
    row = Row(m, got, got, value, miss, says=(nearer,))
    values: dict[str, Value] = {
        "side": Label(case.theatre.attacker),
        "place": Label(claim.place[0]),
        "when": when(Period(days[0], days[1])),
        "figure": km(abs(value)),
        "said": printed(amount),
    }
    verdict: VerdictId = "supported" if got == "fits" and claim.modality != "denied" else "differs"
    return Ruling(verdict, _sentence(values, came=sign * value >= 0, fits=got == "fits"), (row,), question, (), 1)


def _sentence(values: dict[str, Value], *, came: bool, fits: bool) -> Say:
    moved = (
        say("came {figure} nearer to {place}", **values) if came else say("fell back {figure} from {place}", **values)
    )
    values = {**values, "moved": moved}
    if fits:
        return say("The nearest ground held by {side} {moved} {when}; the report’s {said} fits.", **values)
    return say(
        "The nearest ground held by {side} {moved} {when}; the report’s {said} may be measured elsewhere.", **values
    )


def _nowhere() -> Say:
    return say("Advances are measured near a place of the front and between two days; one of them is not told.")

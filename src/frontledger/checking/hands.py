"""When a place changed hands, by every source at hand: the day each shows it, how far that is from the day told of, and
who was first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..nouns import Claim, Measurement, Period, Question, VerdictId
from .locate import Located, abroad
from .printed import printed_beside
from .question import Case
from .say import Day, Label, Num, Printed, Rule, Say, Value, say
from .sentences import when
from .table import Row, Ruling, decide
from .tolerance import table

if TYPE_CHECKING:
    from ..nouns.place_rows import SettlementRow

_HELD = {"taken": True, "held": True, "retaken": True, "cleared": True, "lost": False}
"""Does the claim's side hold the place, by the state told?"""


class Told(NamedTuple):
    """What a claim says of a place: who holds it, on which day, and whether that day is told or the report's."""

    holder: str
    day: dt.date
    dated: bool


def holder_told(case: Case, claim: Claim) -> str | None:
    """Who holds the place by what is told; None where that is not told."""
    held = _HELD.get(claim.extra.state or "")
    if held is None:
        return None
    home, attacker = case.theatre.home, case.theatre.attacker
    side = claim.side or attacker
    return side if held else home if side == attacker else attacker


def dated(case: Case, claim: Claim, ruling: Ruling, place_id: str) -> Ruling:
    """A ruling with the days on which each source shows the place in the hands told of; where the source that decides
    is among them, its day is said."""
    holder, day = holder_told(case, claim), _day(ruling.question)
    if holder is None or day is None:
        return ruling
    said = Told(holder, day, claim.period is not None)
    rows = _since(case, changes_near(case, place_id), said)
    if not rows:
        return ruling
    deciding = min((r for r in ruling.rows if r.grade), key=lambda r: r.order, default=None)
    by = deciding.measurement.convention if deciding else None
    same = next((r for r in rows if (r.measurement.convention, r.measurement.what) == (by, "point")), None)
    told = {"supported", "differs"} if claim.modality != "denied" else {"contradicted", "differs"}
    sentence = ruling.sentence
    by_point = deciding is not None and deciding.measurement.quantity != "share"
    if same is not None and deciding is not None and by_point and ruling.verdict in told and deciding.grade != "apart":
        values: dict[str, Value] = {"source": Label(same.measurement.root), "place": Label(claim.place[0])}
        values |= {"state": in_hands(case, holder), "day": Day(_first(same)), "lag": _lag(same, said)}
        sentence = _shown(values)
    return ruling._replace(sentence=sentence, rows=(*ruling.rows, *rows))


def judge_said(case: Case, claim: Claim, question: Question, day: dt.date) -> Ruling | None:
    """A place that no figures of the front hold, by what sources say of it; None where none says anything."""
    holder, place_id = holder_told(case, claim), _place_id(case, claim)
    if holder is None or place_id is None:
        return None
    changes = changes_near(case, place_id)
    said = Told(holder, day, claim.period is not None)
    rows = [row for row in _since(case, changes, said) if row.measurement.what in ("said", "point")]
    graded = [_graded(row, changes, said) for row in rows]
    told = {r.measurement.source for r in graded if r.grade}
    graded += [r for r in _against(case, changes, said) if r.measurement.source not in told]
    decision = decide(graded)
    others = [r for r in _since(case, changes, said) if r.measurement.what not in ("said", "point")]
    rows = [*graded, *others]
    if not rows:
        return None
    row = decision.row if decision else min(rows, key=lambda r: abs(r.measurement.amount or 0.0))
    m = row.measurement
    values: dict[str, Value] = {
        "source": Rule(m.convention) if m.what == "said" else Label(m.root),
        "place": Label(claim.place[0]),
        "state": say("as held by {side}", side=Label(m.side)) if abroad(case, claim) else in_hands(case, m.side),
        "day": Day(_first(row)),
        "lag": _lag(row, said),
    }
    if decision is None:
        sentence = say(
            "Nothing at hand tells who held {place} that day; {source} has it {state} from {day} on, {lag}.", **values
        )
        shown = tuple(r._replace(fit="shown") for r in rows)
        return Ruling("uncovered", sentence, shown, question)
    if m.what == "said":
        sentence = say("{source} has {place} {state} from {day} on, {lag}.", **values)
    else:
        sentence = _shown(values)
    verdict: VerdictId = decision.turned if claim.modality == "denied" else decision.verdict
    if claim.modality == "denied" and 0 <= (day - _first(row)).days <= table()["settlement"]["lag_days"]:
        verdict = "differs" if verdict == "contradicted" else verdict  # it may have been right when it was denied
    found = Ruling(verdict, sentence, tuple(rows), question, rules_tried=sum(r.grade is not None for r in rows))
    place = case.theatre.place(place_id)
    if place is None:
        return found
    named = [p for p in case.theatre.places_named(claim.place[0]) if p.country == place.country]
    return sure(found, Located(place, alone=len(named) == 1))


def sure(ruling: Ruling, place: Located) -> Ruling:
    """A ruling that would be sharp against a claim is not where another place of the same name may be meant."""
    if place.alone or ruling.verdict != "contradicted":
        return ruling
    region = Label(place.place.admin1 or place.place.country)
    sentence = say(
        "{place} in {region}, one of several: {told}",
        place=Label(place.place.name_en),
        region=region,
        told=ruling.sentence,
    )
    return ruling._replace(verdict="depends", sentence=sentence)


def _shown(values: dict[str, Value]) -> Say:
    return say("{source}’s map shows the point of {place} {state} from {day} on, {lag}.", **values)


def _place_id(case: Case, claim: Claim) -> str | None:
    """The place meant: as it was told when the claim was read, else the only one of its name."""
    if len(claim.place) != 1:
        return None
    if claim.place_ids and claim.place_ids[0]:
        return claim.place_ids[0]
    named = [p.id for p in case.theatre.places_named(claim.place[0]) if p.country == case.theatre.home]
    return named[0] if len(named) == 1 else None


def changes_near(case: Case, place_id: str) -> list[SettlementRow]:
    """Changes of one place; those of the report's other places are asked for with it, since maps are read once."""
    others = [id_ for c in case.claims if c.kind == "settlement_control" and (id_ := _place_id(case, c))]
    return [c for c in case.measurer.changes_of([place_id, *others]) if c.place_id == place_id]


def _since(case: Case, changes: Sequence[SettlementRow], told: Told) -> list[Row]:
    """By source and way of telling, the change to those hands that is nearest to a day, the first one first."""
    best: dict[tuple[str, str], SettlementRow] = {}
    for c in changes:
        key = (c.source, c.how)
        if c.to == told.holder and (key not in best or abs(c.date - told.day) < abs(best[key].date - told.day)):
            best[key] = c
    rows = [_row(case, c, told) for c in best.values()]
    rows.sort(key=lambda r: (_first(r), r.measurement.source, r.measurement.what or ""))
    several = len({r.measurement.root for r in rows}) > 1 and _first(rows[0]) < _first(rows[1])
    return [r._replace(says=(*r.says, say("the first"))) if several and not n else r for n, r in enumerate(rows)]


def _against(case: Case, changes: Sequence[SettlementRow], told: Told) -> Iterator[Row]:
    """By source, what it said last before a day, where that is the contrary."""
    last = {(c.source, c.how): c for c in changes if c.date <= told.day and c.how in ("said", "point")}
    for c in last.values():
        recent = (told.day - c.date).days <= table()["settlement"]["said_days"]
        if recent and c.to in case.theatre.parties and c.to != told.holder:
            yield _row(case, c, told._replace(holder=c.to))._replace(fit="no", grade="apart", miss=2.0)


def _graded(row: Row, changes: Sequence[SettlementRow], told: Told) -> Row:
    """Does a source have the place in those hands on a day, or within the lag of maps after it?

    What it said long before says nothing of the day; that it said so long after does not speak against it, since a list
    may be slow.
    """
    m, first = row.measurement, _first(row)
    same = [c for c in changes if (c.source, c.how) == (m.source, m.what) and c.to != told.holder]
    later = [c for c in same if first < c.date <= told.day]
    if first <= told.day and not later and (told.day - first).days <= table()["settlement"]["said_days"]:
        return row._replace(fit="yes", grade="fits")
    if 0 < (first - told.day).days <= table()["settlement"]["lag_days"]:
        return row._replace(fit="near", grade="near", miss=1.0)
    return row


def _row(case: Case, c: SettlementRow, told: Told) -> Row:
    m = Measurement(
        convention=c.source if c.how == "said" else c.convention,
        source=c.source,
        root=case.theatre.sources[c.source].root,
        quantity="since",
        side=told.holder,
        place=c.place,
        place_id=c.place_id,
        period=Period(c.date, c.date),
        amount=float((c.date - told.day).days),
        unit="day",
        what=c.how,
    )
    row = Row(m, "shown")
    return row._replace(says=(_how(row), _lag(row, told)))


def _how(row: Row) -> Say:
    day = Day(_first(row))
    match row.measurement.what:
        case "entered":
            return say("a twentieth of its outline from {day} on", day=day)
        case "taken":
            return say("nearly all of its outline from {day} on", day=day)
        case "said":
            return say("said of {day}", day=day)
        case _:
            return say("its point from {day} on", day=day)


def _lag(row: Row, told: Told) -> Say:
    days = int(row.measurement.amount or 0)
    figure = Num(abs(days), "day")
    if not told.dated:
        if days > 0:
            return say("{days} after the report’s day", days=figure)
        return say("{days} before the report’s day", days=figure) if days else say("the report’s day")
    if days > 0:
        return say("{days} after the day told of", days=figure)
    return say("{days} before the day told of", days=figure) if days else say("the day told of")


def in_hands(case: Case, holder: str) -> Say:
    """Who holds a place, by maps that draw what the attacker holds."""
    attacker = Label(case.theatre.attacker)
    if holder == case.theatre.attacker:
        return say("as held by {side}", side=attacker)
    return say("as not held by {side}", side=attacker)


def _first(row: Row) -> dt.date:
    return row.measurement.period.start or dt.date.min


def _day(question: Question | None) -> dt.date | None:
    return question.period.end if question and question.period else None


def judge_number(case: Case, claim: Claim, question: Question) -> Ruling:
    """A number of settlements that changed hands: what a source names is the least it can be, since no list here is
    whole; only a smaller number can be spoken against. What others printed for the same time stands beside it."""
    period, holder = claim.period, holder_told(case, claim)
    sentence = say("No list of settlements by day is at hand here, so their number cannot be counted over.")
    none = Ruling("uncovered", sentence, question=question)
    if period is None or period.start is None or period.end is None or holder is None or claim.extra.state == "held":
        return none
    where = [p for p in claim.place if p != case.theatre.home]
    found = [m for m in case.measurer.changed_hands(holder, period, where) if m.amount]
    if question.low is None or question.high is None:
        return none
    low, high = question.low, question.high
    rows = [Row(m, "near" if (m.amount or 0) > high else "shown", says=(say("at least"),)) for m in found]
    rows.sort(key=lambda r: (-(r.measurement.amount or 0.0), r.measurement.source))
    beside = printed_beside(case, claim)
    shown = (*rows, *beside)
    against = next((r.measurement for r in beside if not low <= (r.measurement.amount or 0.0) <= high), None)
    if against is not None and claim.amount is not None and claim.modality != "denied":
        sentence = say(
            "The report says {said}; no list here is whole, and {who} printed {figure}.",
            said=Printed(claim.amount),
            who=Label(against.root),
            figure=Num(int(against.amount or 0), against.unit),
        )
        return Ruling("differs", sentence, shown, question, rules_tried=len(rows))
    if not rows:
        return none._replace(rows=shown)
    m = rows[0].measurement
    values: dict[str, Value] = {
        "source": Label(m.root) if m.convention in case.theatre.conventions else Rule(m.convention),
        "least": Num(int(m.amount or 0), m.unit),
        "when": when(period),
    }
    if (m.amount or 0) > high and claim.amount is not None and claim.modality != "denied":
        sentence = say(
            "{source} names at least {least} that changed hands {when}; the report’s {said} is less.",
            **values,
            said=Printed(claim.amount),
        )
        return Ruling("differs", sentence, shown, question, rules_tried=len(rows))
    sentence = say(
        "No list here is whole, so their number cannot be counted over; {source} names at least {least} {when}.",
        **values,
    )
    return Ruling("uncovered", sentence, shown, question)

"""What is told and not judged: positions as a table of subjects and parties, meetings and dates in order of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ...nouns import Answer, CheckedClaim, Period
from .cards import is_card, since, since_days
from .words import AS_OF, STANCES, SUBJECTS, Words

COLUMNS = 3
"""Parties side by side in one table."""


class Cell(NamedTuple):
    """One position."""

    claim: CheckedClaim
    stance: str
    who: str


class Table(NamedTuple):
    """Subjects by parties."""

    parties: list[str]
    rows: list[tuple[str, list[list[Cell]]]]


def positions(claims: Sequence[CheckedClaim], words: Words) -> list[Table]:
    """Territory first, place by place, then the other subjects; parties in the order in which they are met."""
    found = [c for c in claims if c.kind == "position"]
    parties = list(dict.fromkeys(c.extra.party or c.side or "" for c in found))
    order = {subject: i for i, subject in enumerate(SUBJECTS)}
    subjects = sorted(
        dict.fromkeys(_subject(c) for c in found),
        key=lambda s: (order.get(s[0], len(order)), s[0] == "territory" and not s[1]),
    )
    tables = []
    for i in range(0, len(parties), COLUMNS):
        some = parties[i : i + COLUMNS]
        rows = [
            (
                words.listed([words.name(p) for p in places]) if places else words.of(SUBJECTS, subject),
                [[_cell(c, words) for c in found if (_subject(c), _party(c)) == ((subject, places), p)] for p in some],
            )
            for subject, places in subjects
        ]
        names = [words.name(p) if p else words("no party named") for p in some]
        tables.append(Table(names, [r for r in rows if any(r[1])]))
    return tables


def _party(claim: CheckedClaim) -> str:
    return claim.extra.party or claim.side or ""


def _subject(claim: CheckedClaim) -> tuple[str, tuple[str, ...]]:
    subject = claim.extra.subject or "other"
    return subject, claim.place if subject == "territory" else ()


def _cell(claim: CheckedClaim, words: Words) -> Cell:
    stance = words.of(STANCES, claim.extra.stance) if claim.extra.stance else words("says")
    deadline = _day(claim.extra.deadline)
    if deadline:
        stance = words("{stance} by {day}", stance=stance, day=words.day(deadline))
    who = words("told by the report itself") if claim.speaker == "reporter" else words.name(claim.speaker)
    if claim.via:
        who = words("{speaker}, through {names}", speaker=who, names=words.listed([words.name(v) for v in claim.via]))
    if claim.period:
        who = words("{speaker}, {period}", speaker=who, period=words.period(claim.period, short=True))
    return Cell(claim, stance, who)


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


class Moment(NamedTuple):
    """An entry of the timeline."""

    start: dt.date | None
    """None: no day is told."""
    rank: int
    when: str
    look: str
    """`past`, `plan`, or `day` for what was measured."""
    text: str
    note: str = ""
    quoted: bool = False
    """The text is the report's own, in its language."""
    id: str = ""
    claims: tuple[CheckedClaim, ...] = ()


def moments(answer: Answer, words: Words) -> list[Moment]:
    """Meetings, deadlines, dates told, the days measured and the day of publication, in order of time."""
    out = [_meeting(c, answer, words) for c in answer.claims if c.kind == "meeting"]
    for claim in answer.claims:
        deadline = _day(claim.extra.deadline)
        if claim.kind == "position" and deadline:
            period = Period(deadline, deadline)
            out.append(_moment(period, 2, words("Deadline: {what}", what=claim.title), answer, words, claims=(claim,)))
        days = since_days(claim)
        if claim.kind == "record" and days:
            text = words("“{date}”: the date a record is told to go back to", date=since(claim, words))
            out.append(_moment(days, 1, text, answer, words, claims=(claim,)))
    for i, background in enumerate(answer.background):
        if background.kind == "date" and background.period:
            moment = _moment(background.period, 0, background.quote, answer, words)
            out.append(moment._replace(quoted=True, id=f"b{i}"))
    measured: dict[Period, list[CheckedClaim]] = {}
    for claim in answer.claims:
        asked = claim.question.period if claim.question else None
        if is_card(claim) and claim.evidence and asked and asked.end:
            measured.setdefault(asked, []).append(claim)
    for period, claims in measured.items():
        one = period.start == period.end
        text = words("The day measured") if one else words("The days measured")
        out.append(_moment(period, 3, text, answer, words, claims=tuple(claims))._replace(look="day"))
    if answer.published and answer.published_from not in AS_OF:
        period = Period(answer.published, answer.published)
        out.append(_moment(period, 4, words("The report is published"), answer, words))
    return sorted(out, key=lambda m: (m.start is None, m.start or dt.date.min, m.rank))


def _moment(
    period: Period | None, rank: int, text: str, answer: Answer, words: Words, *, claims: tuple[CheckedClaim, ...] = ()
) -> Moment:
    start = (period.start or period.end) if period else None
    end = (period.end or period.start) if period else None
    planned = bool(answer.published and end and end > answer.published)
    when = words.period(period, short=True) or words("no day told")
    return Moment(start, rank, when, "plan" if planned else "past", text, claims=claims)


def _meeting(claim: CheckedClaim, answer: Answer, words: Words) -> Moment:
    moment = _moment(claim.period, 2, claim.title, answer, words, claims=(claim,))
    extra = claim.extra
    notes = [words.listed([words.name(p) for p in extra.parties])] if extra.parties else []
    notes += [words.listed([words.name(p) for p in claim.place])] if claim.place else []
    notes += [extra.venue] if extra.venue else []
    status = {"planned": words("planned"), "held": words("took place"), "cancelled": words("cancelled")}
    notes += [status[extra.status]] if extra.status else []
    look = "plan" if extra.status == "planned" and not moment.start else moment.look
    return moment._replace(look=look, note=" · ".join(notes), id=f"p{claim.number}")

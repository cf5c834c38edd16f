"""The times of a sentence as they are meant: counted from the day it is told on, and past."""

from __future__ import annotations

import datetime as dt

from ....nouns import Period
from ...doc import Doc, within
from ...marks import Time
from ...named import in_byline
from ...questions import asked_by
from ...sentences import Sentence
from ...times.days import DAY, steps_back
from ...times.find import find_times
from ...told import day_told, said_on, told_times
from ...voices import DEEDS
from ..frame import Scene

_RECENT = 3
"""Days up to which what was told is still so."""
_FOR = 6
"""Characters of a word such as "for" at a month."""
_WEEK = 7
"""Days of a week."""


def resolved_times(scene: Scene) -> list[Time]:
    """The times of a sentence but those of statements; relative ones are told on the day of the statement."""
    memo = scene.doc.memo("resolved")
    if scene.start not in memo:
        memo[scene.start] = _resolve(scene.doc, scene.sentence, scene.times)
    found: list[Time] = memo[scene.start]
    return found


def as_of_statement(scene: Scene) -> Period | None:
    """The day as of which a state or a sum is that somebody told on a day some time before publication
    ("on 15 August he still spoke of 1,150 sq km")."""
    published, told = scene.doc.published, told_times(scene.doc, scene.sentence)
    days = [day for t in told if not in_byline(scene.doc, t) and (day := said_on(scene.doc, t)) is not None]
    if published is None or not days or (published - days[-1]).days <= _RECENT:
        return None
    return Period(None, days[-1])


def as_of_question(scene: Scene) -> Period | None:
    """The day as of which a question asks how things stand ("How much do they hold today?"), for the sentence that
    answers it."""
    asked, day = asked_by(scene.doc, scene.sentence), scene.doc.published
    times = within(scene.doc.times, asked.start, asked.end) if asked is not None else []
    now = any(t.role == "as_of" or (t.role == "at" and t.from_ == t.to == day) for t in times)
    return Period(None, day) if now else None


def _resolve(doc: Doc, sentence: Sentence, times: list[Time]) -> list[Time]:
    told = told_times(doc, sentence)
    times = [_of_a_blow(doc, _counted_for(doc, sentence, t)) for t in times if t not in told and not in_byline(doc, t)]
    day = day_told(doc, sentence)
    if day not in {None, doc.published}:
        counted = {t for t in times if _from_day(doc, t) or (told and _the_day_itself(doc, t))}
        times = _told_on(doc, sentence, times, day, counted) if counted else times
    times = [_since_its_start(doc, t, times) for t in times]
    return [p for t in times if (p := _past(doc, sentence, t)) is not None]


def _since_its_start(doc: Doc, t: Time, times: list[Time]) -> Time:
    """ "Since the start of the day", behind a day that the sentence names: that day."""
    if not _the_day_itself(doc, t) or not doc.cues_in("records", t.start, t.end, "since"):
        return t
    days = [x for x in times if x.end <= t.start and x.role == "at" and x.grain == "day" and x.from_]
    return t._replace(from_=days[-1].from_, to=days[-1].from_) if days else t


def _told_on(doc: Doc, sentence: Sentence, times: list[Time], day: dt.date | None, counted: set[Time]) -> list[Time]:
    """Times with those that count from the day something is told counted from a day before publication."""
    found = find_times(
        doc.text[sentence.start : sentence.end], language=doc.language, published=day, clock=doc.theatre.clock
    )
    again = {(t.start + sentence.start, t.end + sentence.start): t for t in found}
    shift = doc.published - day if doc.published is not None and day is not None else None
    return [_moved(t, again, shift) if t in counted else t for t in times]


def _counted_for(doc: Doc, sentence: Sentence, t: Time) -> Time:
    """A month "for" which somebody counts something, where "before" is the same word ("komt voor februari op 310")."""
    if t.role != "before" or t.grain != "month":
        return t
    words = doc.cues_in("positions", max(sentence.start, t.start - _FOR), t.end, "for_whom")
    counts = words and doc.cues_in("attribution", sentence.start, sentence.end, "count", "tally")
    return t._replace(role="at") if counts and words[-1].start <= t.start + _FOR else t


def _of_a_blow(doc: Doc, t: Time) -> Time:
    """The day of an attack after which people are told hurt ("the wounded after Wednesday's attack")."""
    if t.role not in {"after", "until"} or t.grain != "day":
        return t
    blows = doc.cues_in("records", t.start, t.end + _FOR + _FOR, "attack")
    struck = any(c.start - t.end <= 1 for c in blows)
    return t._replace(role="at") if struck and doc.cues_in("events", *doc.clause_at(t.start), "kill", "wound") else t


def _past(doc: Doc, sentence: Sentence, t: Time) -> Time | None:
    """A time read as past: nothing told has happened after the day it is told on; a night that its words give a day,
    only not after publication, where just the sentence before was said earlier."""
    night = not t.alternatives and t.from_ != t.to and not told_times(doc, sentence)
    day = doc.published if night else day_told(doc, sentence)
    if t.role == "until" and day is not None and t.from_ is not None and t.from_ > day:
        return _gone_by(doc, t, day)
    if t.role == "at" and t.relative and day is not None and t.from_ and t.to and t.from_ <= day < t.to:
        back = (t.from_ - _WEEK * DAY, t.to - _WEEK * DAY)  # "from Monday to Sunday", told on the Monday after
        return t._replace(from_=back[0], to=back[1]) if back in t.alternatives and t.from_ < t.to else t
    if t.role not in {"at", "past", "since"} or day is None or t.from_ is None or t.from_ <= day:
        return t
    if (over := _over(doc, t)) is not None:
        return over
    if t.from_ == t.to == doc.published and not t.alternatives:
        return t  # "today", which is no day a week ago
    earlier = [a for a in t.alternatives if a[0] is not None and a[0] <= day]
    if not earlier and t.relative and t.grain == "day" and t.from_ == t.to and 0 < (t.from_ - day).days < _WEEK:
        earlier = [(t.from_ - _WEEK * DAY, t.from_ - _WEEK * DAY)]  # "this Sunday", told on the Monday
    return t._replace(from_=earlier[0][0], to=earlier[0][1]) if earlier else None


def _gone_by(doc: Doc, t: Time, day: dt.date) -> Time:
    """A weekday up to which somebody has counted something: the one gone by ("by Sunday evening it had counted …")."""
    counts = doc.cues_in("attribution", *doc.clause_at(t.start), "count", "tally")
    gone = [a for a in t.alternatives if a[0] is not None and a[0] <= day]
    if not counts or t.grain != "day" or not t.relative:
        return t
    if not gone and t.from_ is not None and t.to is not None and t.from_ - day < _WEEK * DAY:
        gone = [(t.from_ - _WEEK * DAY, t.to - _WEEK * DAY)]
    return t._replace(from_=gone[0][0], to=gone[0][1]) if gone else t


def _over(doc: Doc, t: Time) -> Time | None:
    """A stretch of time to come by its words ("za dva týdny"), read as the one over which something was done."""
    base = t.alternatives[0][0] if t.role == "at" and t.relative and t.from_ == t.to and t.alternatives else None
    if base is None or t.from_ is None or t.alternatives[0][1] != t.from_ or t.from_ <= base:
        return None
    stretch = _told_in(doc, t)
    if not (doc.cues_in("events", *stretch, *DEEDS, "casualties") or doc.cues_in("attribution", *stretch, "count")):
        return None
    months = (t.from_.year - base.year) * 12 + t.from_.month - base.month
    by_month = t.grain in {"month", "year"}
    start = steps_back(base, "month", months) if by_month else base - (t.from_ - base)
    return t._replace(from_=start, to=base, role="past", alternatives=())


def _told_in(doc: Doc, t: Time) -> tuple[int, int]:
    """The clause that tells what a time is of; the sentence, where a colon or a dash parts it from a figure ("zehn
    Kilometer in drei Tagen: …")."""
    clause, sentence = doc.clause_at(t.start), doc.sentence_at(t.start)
    if sentence is None or clause[0] != sentence.start or not within(doc.quantities, *clause):
        return clause
    return (
        (sentence.start, sentence.end)
        if doc.text[clause[1] : clause[1] + 2].strip()[:1] in {":", "–", "—", "："}
        else clause
    )


def _from_day(doc: Doc, t: Time) -> bool:
    """Is a time counted from the day it is told on: "overnight", "over the past week", "now", "so far this year"?"""
    to_date = t.from_ != t.to and (t.grain == "day" or t.to == doc.published)
    return t.relative and (t.role in {"past", "as_of"} or to_date)


def _the_day_itself(doc: Doc, t: Time) -> bool:
    """Is a time the day it is told on ("counted on Wednesday evening 143 clashes since the beginning of the day")?"""
    return t.relative and t.role in {"at", "since"} and t.from_ == t.to == doc.published and not t.alternatives


def _moved(t: Time, again: dict[tuple[int, int], Time], shift: dt.timedelta | None) -> Time:
    """A time counted from the day told; "the night to Friday" names its day and stays where it is."""
    other = again.get((t.start, t.end))
    if other is not None and t.role == "at" and t.grain == "week":
        return other._replace(start=t.start, end=t.end)  # "this week"
    if other is not None and t.to is not None and other.to is not None and t.to - other.to != shift:
        return t
    return t if other is None else other._replace(start=t.start, end=t.end)

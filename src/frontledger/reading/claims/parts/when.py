"""When something happens: the period of a claim, as precise as its words."""

from __future__ import annotations

import datetime as dt

from ....nouns import Claim, Period
from ...doc import within
from ...marks import Time
from ...questions import question_before, question_of
from ...sentences import verb_final
from ...times.days import month_of, year_of
from ...told import day_told
from ..frame import Scene, gap
from ..records.since_dates import record_date
from ..series import GROUND
from .when_again import back_then, nearer_than, one_before, same_period, since_then
from .when_behind import clauses_behind, of_a_bracket
from .when_compared import TOUCHES, is_compared, is_upon
from .when_headed import headed_time
from .when_meant import end_gone_by, period_told
from .when_resolved import resolved_times

_HARM = ("kill", "wound")
"""Events of a clause behind a figure of people whose "since" is the figure's ("troops, killed since the invasion")."""
_SHARES = frozenset({"percent", "times"})
"""Units of figures that only compare."""
_TAKEN_UP = ("launch", "down")
"""Events of a clause behind figures that takes them up ("128 drones – so many has Russia sent since Monday")."""
_BLOWS = ("strike_hit", "launch", "assault", "shelled")
"""Events of a sentence that tells of an attack."""
_LEAD = 10
"""Characters of a clause that is nothing but a time, besides the time."""
_BESIDE = 6
"""Characters between a figure and the time told right behind it."""
_DASHED = 8
"""Characters from a figure over a dash to its time."""
_DEED = 14
"""Characters behind a time up to the end of the verb right behind it."""
_BEHIND = 4
"""Characters between a figure and the time behind it ("634 in July")."""
_BEGAN = 16
"""Characters behind a month within which it is told that the war began in it."""
_TOUCHED = 2
"""Characters between a time that closes a clause and the figure that opens the next one."""
_WHICH = 16
"""Characters between a time and the figure of a clause that begins with "which"."""


def when(
    scene: Scene,
    start: int,
    end: int,
    *,
    state: bool = False,
    held: bool = False,
    carried: Claim | None = None,
    event: bool = False,
) -> Period | None:
    """The time of what is told at a span; days of statements and times compared with do not count.

    The nearest time of its clause, else the last one of the clauses before, else that of the next clause where that
    tells no figure of its own. A state ("holds", "stands 5 km from") takes from other clauses only a time as of which
    it is so.

    Args:
        state: what is told is a state, not an event.
        held: it is ground held: "at the end of November" is as of its last day.
        carried: the claim whose event the sentence goes on with; its period is this one's where no time is named.
        event: "the strike" of the sentence is that of the one before, whose time is this one's.
    """
    a, b = scene.clause(start)
    final = verb_final(scene.doc.language)
    figure = any(q.start == start and q.unit not in _SHARES for q in scene.quantities)
    beside = [
        t
        for t in resolved_times(scene)
        if (figure or held)
        and a <= t.start < max(b, end)
        and (0 <= start - t.end <= 3 or (not final and (0 <= t.start - end <= 4 or _which(scene, t.end, start))))
    ]
    if (dated := record_date(scene, start, end)) is not None and dated.from_ is not None:
        return Period(*_unit(dated.grain, dated.from_))  # "the largest since November (725 sq km)"
    times = [t for t in resolved_times(scene) if t in beside or not is_compared(scene, t)]
    times = [t for t in times if not (_paced(scene, t, end) or _agreed(scene, t) or _of_a_record(scene, t))]
    times = [t for t in times if not of_a_bracket(scene, t, start)]
    if state:  # "still" is no time
        times = [t for t in times if not any(c.end == t.end for c in scene.events(t.start, t.end, "still"))]
    own = [t for t in times if a <= t.start < max(b, end) or (t.start >= b and _behind_dash(scene, t, end))]
    thans = [c for c in scene.records(end, b, "than") if not is_upon(scene, c, b)]
    own = [t for t in own if not any(c.start < t.start for c in thans)] or [t for t in own if t.end <= end]
    if not state and (counted := _days_up_to(own)) is not None:
        return counted
    own = [t for t in _dated(own) if t.role != "as_of" or not _undated_since(scene, a, t)]
    own = [t for t in own if not (state and figure and t.start >= end and _of_a_deed(scene, t))]
    if (since := since_then(scene, a, max(b, end), own)) is not None:
        return since
    if own and not nearer_than(scene, start, end, own):
        best = min(own, key=lambda t: (gap(t.start, t.end, start, end), t.start))
        best = _own_time(scene, own, best, start, end)
        if best.role == "as_of" and carried is not None and not state and _lies_in(best, carried.period):
            return carried.period  # "by 9 o'clock on the 22nd 121 of them were shot down"
        until = [*own, *_lone_times(scene, times, start)] if not state else []
        whole = _month_up_to(until, best)
        if whole is not None:
            return Period(whole.from_, best.to if best.role != "at" else _so_far(until, best))
        as_of = (held or (state and figure)) and _as_of(scene, best, held=held and best.grain != "day")
        return Period(None, end_gone_by(scene, best)) if as_of else period_told(scene, best, carried)
    for again in (same_period, back_then, one_before):
        if (same := again(scene, a, max(b, end))) is not None:
            return same
    asked = _asked(scene, a)
    if asked is not None and asked.role == "since" and asked.from_ is not None:
        return Period(*_unit(asked.grain, asked.from_))  # "the largest since November, when …"
    if asked is not None:
        return period_told(scene, asked, carried)
    for x, y in scene.clauses_before(start):
        if not event and _whereto(scene, x):
            continue
        earlier = _dated([t for t in times if x <= t.start < y and (not state or t.role == "as_of")])
        if earlier:
            return period_told(scene, earlier[-1], carried)
        lone = (_LEAD if x == scene.start else _BESIDE) if held or (state and figure and x == scene.start) else -1
        leading = [t for t in times if t.role == "at" and t.start >= x and y - x - (t.end - t.start) <= lone]
        if leading and leading[-1].end <= y and _as_of(scene, leading[-1], held=held):
            return Period(None, end_gone_by(scene, leading[-1]))  # "At the end of November, Russia held …"
        if leading and leading[-1].end <= y and leading[-1].grain in {"week", "month", "year"}:
            return period_told(scene, leading[-1], carried)  # "In July, Russia recruited …"
    if not state:
        for after in clauses_behind(scene, start):
            deed = scene.events(*after, *_TAKEN_UP) and not scene.events(a, b, *_TAKEN_UP)
            harmed = scene.events(*after, *_HARM) and not scene.events(a, b, *_HARM)
            later = [t for t in times if after[0] <= t.start < after[1] and (t.role != "since" or harmed or deed)]
            if later:
                return period_told(scene, later[0], carried)
    if event and (struck := of_the_event(scene)) is not None:
        return struck
    if carried is not None:
        undated = carried.kind in GROUND and _since_undated(scene, a, start)
        so_far = carried.period is not None and carried.period.start is None and carried.span.start < scene.start
        return carried.period if not (state or undated or so_far) else None
    if state or not all(_of_another(scene, t) for t in times):
        return None
    return _asked_about(scene) or headed_time(scene)


def _behind_dash(scene: Scene, time: Time, end: int) -> bool:
    """Does a dash part a figure from its time, and nothing else stand behind ("of them 245 – in January")?"""
    between = scene.doc.text[end : time.start]
    dashed = len(between) <= _DASHED and between.strip()[:1] in {"–", "—"}
    alone = not any(c.isalnum() for c in scene.doc.text[time.end : scene.clause(time.start)[1]])
    return dashed and alone and not any(q.start >= time.end for q in scene.quantities)


def _of_a_deed(scene: Scene, time: Time) -> bool:
    """Does a time behind a state stand right before what somebody did ("stand 8 km from X and last week took Y")?"""
    return time.role in {"at", "past"} and bool(scene.events(time.end, time.end + _DEED, "fallen", "gain", "lose"))


def _of_another(scene: Scene, time: Time) -> bool:
    """Is a time that of a bare figure right before it, with which another is compared (", against 594 in August")?"""
    return any(q.unit is None and 0 <= time.start - q.end <= _BESIDE for q in scene.quantities)


def only_time(scene: Scene, start: int) -> Period | None:
    """The one time of the part of a sentence that holds a place: of who is hurt it is when that was."""
    a, b = scene.part(start)
    times = [t for t in resolved_times(scene) if a <= t.start < b and t.role in {"at", "past"}]
    if not times:  # "Three dead, 14 hurt: so reads the bulletin on this morning's strike"
        struck = scene.records(b, scene.end, "attack")
        times = [
            t for t in resolved_times(scene) if t.start >= b and any(abs(c.start - t.end) <= _BESIDE for c in struck)
        ]
    told = {period_told(scene, t, None) for t in times if not is_compared(scene, t)}
    return told.pop() if len(told) == 1 else None


def _asked_about(scene: Scene) -> Period | None:
    """The time that the question names which the passage answers ("What happened overnight?")."""
    question = question_before(scene.doc, scene.sentence) or question_of(scene.doc, scene.sentence)
    if question is None:
        return None
    asked = [t for t in within(scene.doc.times, question.start, question.end) if t.role in {"at", "past", "since"}]
    return period_told(scene, asked[-1], None) if len(asked) == 1 else None


def _as_of(scene: Scene, time: Time, *, held: bool) -> bool:
    """Is a state told as of a time: as of today, or of ground `held` at the end of a month or on a day?"""
    if time.role != "at":
        return False
    days = {day_told(scene.doc, scene.sentence), scene.doc.published}
    today = time.relative and time.from_ == time.to and time.to in days
    return today or (held and (time.part == "end" or time.from_ == time.to or time.grain == "day"))


def _lone_times(scene: Scene, times: list[Time], start: int) -> list[Time]:
    """The times of the clauses before that are nothing but a time ("So far, in October, …")."""
    led = scene.clauses_before(start)
    return [t for t in times for a, b in led if a <= t.start < b and b - a - (t.end - t.start) <= _LEAD]


def _so_far(own: list[Time], month: Time) -> dt.date | None:
    """The day up to which a month is told ("so far in October", told on the 24th)."""
    return next((t.to for t in own if _ends_in(t, month)), month.to)


def _ends_in(time: Time, month: Time) -> bool:
    """Does a time end within a month, up to its day ("by the 24th", "so far")?"""
    if time.role not in {"until", "as_of"} or time.grain != "day" or not (time.to and month.from_ and month.to):
        return False
    return month.role == "at" and month.grain == "month" and month.from_ <= time.to <= month.to


def _month_up_to(own: list[Time], end: Time) -> Time | None:
    """The month up to a day of which something is told ("今月は24日までに…", "so far in October")."""
    if end.grain == "month":
        return end if any(_ends_in(t, end) for t in own) else None
    return next((t for t in own if _ends_in(end, t)), None)


def _days_up_to(own: list[Time]) -> Period | None:
    """The days up to a day gone by over which something was counted ("by Sunday evening, 1,120 in seven days")."""
    spans = [t for t in own if t.role == "past" and t.from_ and t.to]
    ends = [t for t in own if t.role in {"until", "as_of"} and t.grain == "day" and t.to]
    if len(spans) != 1 or len(ends) != 1 or not (spans[0].from_ and spans[0].to and ends[0].to):
        return None
    return Period(ends[0].to - (spans[0].to - spans[0].from_), ends[0].to)


def _undated_since(scene: Scene, start: int, time: Time) -> bool:
    """Is a "so far" told from a beginning that has no date ("反攻開始至今")?"""
    began = any(c.end == time.start for c in scene.events(start, time.start, "began"))
    return began and not within(scene.doc.times, start, time.start)


def _lies_in(time: Time, period: Period | None) -> bool:
    """Does a time end within a period?"""
    if period is None or period.start is None or period.end is None or time.to is None:
        return False
    return period.start <= time.to <= period.end


def _own_time(scene: Scene, own: list[Time], best: Time, start: int, end: int) -> Time:
    """Of "610 in October and 725 in November" the time behind each figure: one behind another figure is that one's.
    Where verbs stand last, the time before a figure, where one behind it has a figure of its own."""
    told = next((q.end for q in scene.quantities if q.start == start), end)
    was = scene.events(told, told + _DASHED, "that_was") if verb_final(scene.doc.language) else []
    of_which = [t for t in own for c in was if c.start - told <= 1 and 0 <= t.start - c.end <= 1]
    if of_which:
        return of_which[0]  # "259平方キロだった9月から3%増えた"
    if verb_final(scene.doc.language) and best.start >= end:
        before = [t for t in own if t.end <= start and not within(scene.quantities, t.end, start)]
        next_ones = [q for q in within(scene.quantities, best.end, scene.clause(start)[1]) if q.unit not in _SHARES]
        return before[-1] if before and next_ones else best  # "9월에 … 259㎢, 전달에는 464㎢"
    if (led := _each_before(scene, own, start)) is not None:
        return led
    if best.start >= end:  # "slowed in August to 11 sq km from 17 in July": a time behind another figure is that one's
        between = [q for q in within(scene.quantities, end, best.start) if q.unit not in _SHARES and not q.ordinal]
        led_by = [t for t in own if t.end <= start]
        if (
            between
            and led_by
            and best.start - between[-1].end <= _BESIDE
            and not within(scene.quantities, led_by[-1].end, start)
        ):
            return led_by[-1]
    behind = [t for t in own if 0 <= t.start - end <= _BESIDE]
    others = [q for q in scene.quantities if q.end <= best.start and 0 <= best.start - q.end <= _BESIDE]
    taken = best.end <= start and any(q.start != start for q in others)
    return behind[0] if taken and behind and scene.clause(behind[0].start) == scene.clause(start) else best


def _each_before(scene: Scene, own: list[Time], start: int) -> Time | None:
    """The time before a figure, where the clause tells a time, a figure, a time, a figure ("in June it was 428 and in
    May 379")."""
    a, b = scene.clause(start)
    times = [t for t in own if a <= t.start < b]
    if times and b - times[-1].end <= _TOUCHED:  # "en mayo, 379"
        b = next((q.end for q in scene.quantities if 0 <= q.start - b <= _TOUCHED), b)
    figures = [q for q in within(scene.quantities, a, b) if q.unit not in _SHARES and not q.ordinal]
    if len(times) < 2 or len(times) != len(figures):
        return None
    pairs = list(zip(times, figures, strict=True))
    turns = all(t.end <= q.start for t, q in pairs)
    turns = turns and all(q.end <= t.start for t, q in zip(times[1:], figures, strict=False))
    return next((t for t, q in pairs if q.start == start), None) if turns else None


def _paced(scene: Scene, time: Time, end: int) -> bool:
    """Is a day only what a figure is counted by, where "a day" and "today" are one word ("في اليوم")?"""
    per = next((q.per for q in scene.quantities if q.end == end), None)
    return per == time.grain and time.relative and 0 <= time.start - end <= _BEHIND


def _agreed(scene: Scene, time: Time) -> bool:
    """Is a time that of an agreement by which something is done ("按照6月達成的協議")?"""
    return any(c.start - time.end <= TOUCHES for c in scene.events(time.end, time.end + _BESIDE, "agreed"))


def _since_undated(scene: Scene, start: int, end: int) -> bool:
    """Is something told since an event that has no date ("since the counter-offensive began")?"""
    since = scene.records(start, end, "since")
    return bool(since) and not within(scene.doc.times, since[0].start, end)


def _which(scene: Scene, start: int, end: int) -> bool:
    """Does nothing but "which saw", "when it was" stand between a time and its figure?"""
    if not 0 < end - start <= _WHICH:
        return False
    aside = scene.doc.cues_in("attribution", start, end, "aside")
    between = scene.doc.text[start:end]
    for c in [*aside, *scene.events(start, end, "figure_word")]:
        between = between.replace(scene.doc.text[c.start : c.end], "", 1)
    return bool(aside) and not between.strip()


def of_the_event(scene: Scene) -> Period | None:
    """ "The strike killed 12": the time that the sentence before gives the strike; also past one that tells of strikes
    and names nobody, no place and no time ("On Monday they attacked X. Over 20 strikes were carried out. One died")."""
    before = scene.doc.before(scene.sentence)
    if before is not None and _only_strikes(Scene(scene.doc, before, scene.told)):
        before = scene.doc.before(before) or before
    if before is None or before.passage != scene.sentence.passage:
        return None
    earlier = Scene(scene.doc, before, scene.told)
    goes_on = bool(scene.events(scene.start, scene.end, "the_event")) or _tells_one_attack(scene, earlier)
    if not earlier.events(before.start, before.end, *(_BLOWS if goes_on else _BLOWS[:1])):
        return None
    times = [t for t in resolved_times(earlier) if not is_compared(earlier, t)]
    return period_told(earlier, times[-1], None) if times else None


def _only_strikes(earlier: Scene) -> bool:
    """Does a sentence tell of strikes and name nobody, no place and no time?"""
    blows = earlier.events(earlier.start, earlier.end, *_BLOWS)
    return bool(blows) and not (earlier.names or earlier.times)


def _tells_one_attack(scene: Scene, earlier: Scene) -> bool:
    """Does a sentence of people hurt name no town of its own, behind one that counts nothing and tells of an attack?"""
    counted = [q for q in earlier.quantities if not any(t.start <= q.start < t.end for t in earlier.times)]
    return not counted and not any(n.kind in {"place", "region"} for n in scene.names)


def _dated(times: list[Time]) -> list[Time]:
    """Of times told together the dated ones: "from Wednesday to Sunday, within five days"."""
    return [t for t in times if t.role != "past"] or times


def _asked(scene: Scene, clause_start: int) -> Time | None:
    """Of "than in July, when it was …": the time that the clause before the "when" ends with."""
    if not any(c.start <= clause_start + 2 for c in scene.events(clause_start, clause_start + 8, "when")):
        return None
    a, b = scene.clause(clause_start)
    if scene.doc.cues_in("attribution", a, b, "say"):
        return None  # "since February, when he put it at 31,000": the day of the statement
    before = [t for t in resolved_times(scene) if 0 <= clause_start - t.end <= 4]
    return before[-1]._replace(role="at") if before else None  # "the most since May, when it was …": in May


def _unit(grain: str, first: dt.date) -> tuple[dt.date, dt.date]:
    """The month, year or day that begins on a day."""
    if grain == "month":
        return month_of(first.year, first.month)
    return year_of(first.year) if grain == "year" else (first, first)


def _of_a_record(scene: Scene, time: Time) -> bool:
    """Is a year only what something is the largest of, where verbs stand last ("今年2番目の広さ", "올해 최다")?"""
    if not verb_final(scene.doc.language) or time.grain != "year":
        return False
    ranks = scene.records(time.end, time.end + _BEGAN, "largest", "smallest", "top", "rank")
    return any(c.start - time.end <= TOUCHES for c in ranks)


def _whereto(scene: Scene, begins: int) -> bool:
    """Does a clause only tell more of a place just named ("the region, where troops came in summer, …")?"""
    return any(c.start - begins <= 2 for c in scene.events(begins, begins + 12, "whereto"))

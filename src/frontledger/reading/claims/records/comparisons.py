"""Comparisons: what is more or less than before, and what is told as a part of an earlier figure."""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim, Period
from ...cues import Cue
from ...doc import within
from ...marks import Quantity, Time
from ...sentences import verb_final
from ...times.days import steps_back
from ...times.find import period_of
from ...told import day_told
from ..frame import Scene, amount_of, gap
from .differences import by_so_much, compared, difference
from .earlier import same_days_of, told_with_earlier, two_that_fit, unit_before, units_before, with_next
from .frame import BETWEEN, REACH, Order, is_hedge, record_of
from .parts import (
    RANKED,
    against,
    compared_by,
    grain_of,
    grain_said,
    is_fraction,
    of_what_was,
    ranked,
    since,
    with_adverb,
)

_RATIO = frozenset({"percent", "times"})
_OF_GROUND = 20
"""Characters behind a share in which the ground it is of is named."""
_LOST = 40
"""Characters behind a share of what is told to be lost."""
_ONCE = 70
"""Characters behind a share up to the time at which more was held."""
_GRAINS = frozenset({"day", "month", "year", "season"})
_OPENS = 8
"""Characters of a sentence before the share that it tells of."""
_APART, _BETWEEN_TIMES = 36, 48
"""Characters between a word for more and by how much, and where both times may stand between them ("sank im September
gegenüber August um 44 Prozent")."""
_THEM, _BESIDE_IT = 16, 4
"""Characters beside a share in which "of them" stands, and between them."""
_MORE = 16
"""Characters of a word for more whose preposition ends "a third of"."""


def _part_of_them(scene: Scene, ratio: Quantity) -> bool:
    """Does "of them" stand beside a share?"""
    words = scene.events(max(scene.start, ratio.start - _THEM), min(scene.end, ratio.end + _THEM), "part_of_them")
    return any(gap(c.start, c.end, ratio.start, ratio.end) <= _BESIDE_IT for c in words)


def _of_other_things(scene: Scene, ratio: Quantity, cue: Cue, a: int, b: int) -> bool:
    """Is a share told to be lost that of nothing that is ranked ("人口の半分を失った")?"""
    if ratio.unit != "percent" or not any(c.start < cue.end and cue.start < c.end for c in scene.events(a, b, "lose")):
        return False
    named = scene.events(a, b, "land", "hold", "gain", "army") or scene.records(a, b, "once", "force")
    return not named and ranked(scene, cue) is None


def comparison_of(scene: Scene, cue: Cue, taken: list[tuple[int, int]]) -> Claim | None:
    """What is told to be more or less than before, or than any other."""
    if cue.id not in {"more", "less"}:
        return None
    if cue.id == "less" and any(c.start < cue.end <= c.end for c in scene.records(cue.start, cue.end + _MORE, "more")):
        return None  # "un tiers de plus"
    a, b = _own_part(scene, cue, *compared(scene, cue.start))
    if scene.events(a, b, "market"):
        return None  # "its profit rose by 20 percent after the attack"
    own = [
        q
        for q in within(scene.doc.quantities, a, b)
        if (q.unit in _RATIO or difference(scene, q) is not None) and not _is_claimed(q, scene.told_from(scene.start))
    ]
    own = [q for q in own if not any(x <= q.start < y for x, y in taken)]
    ratio = min(own, key=lambda q: gap(q.start, q.end, cue.start, cue.end), default=None)
    if ratio is not None and (_of_the_ground(scene, ratio, cue) or _of_what_was_lost(scene, ratio)):
        return None
    if ratio is not None and _of_other_things(scene, ratio, cue, a, b):
        return None
    others = scene.records(cue.end, min(b, cue.end + REACH), "any_other")
    if others and not scene.records(cue.end, others[0].start, "more", "less", "largest", "smallest"):
        order: Order = "largest" if cue.id == "more" else "smallest"
        date = since(scene, a, b)
        return record_of(
            scene, cue, (cue.start, b), "superlative", order=order, grain=grain_said(scene, a, b), date=date
        )
    versus = with_next(scene, against(scene, a, b), b)
    thans = compared_by(scene, a, b)
    if ratio is not None and versus is None and not thans:
        part = _is_part(ratio, cue) and ranked(scene, cue) is None and not by_so_much(scene, ratio)
        if part or _part_of_them(scene, ratio):
            return None  # "a quarter of the troops", "half of them over the Bryansk region": compared with nothing
        if ratio.unit == "times" and any(0 <= n.start - ratio.end <= 1 and n.side for n in scene.names):
            return None  # "das Doppelte Großbritannien": what another gives
    if versus is None and ratio is not None:  # "against 379 in April, that is 43 % more"
        before = scene.clauses_before(cue.start)[:2]
        versus = next((t for x, y in before if (t := against(scene, x, y))), None) or is_fraction(scene, ratio)
    if ratio is not None and versus is None and of_what_was(scene, ratio):
        versus = _when_once(scene, ratio)
    series = told_with_earlier(scene, cue) if versus is None and ratio is not None and not thans else None
    if series is None and versus is None and ratio is not None and not thans:
        series = two_that_fit(scene, ratio, cue)
    period = series.before.period if series is not None else _period(scene, versus)
    shifted = _in_other_year(scene, cue, versus, (a, b))
    if shifted is None and versus is None and ratio is not None and scene.events(a, b, "previous_one"):
        whole = ranked(scene, cue)
        shifted = unit_before(whole.period) if whole is not None and whole.period is not None else None
    period = shifted or period
    if ratio is None:
        if versus is None and not thans and _changed_pace(scene, cue):
            return record_of(
                scene, cue, (cue.start, cue.end), "comparison", order="more" if cue.id == "more" else "less"
            )
        told = period is not None and any(
            c.kind in RANKED and c.amount and (c.period == period or a <= c.span.start < b)
            for c in scene.told_from(scene.start - 1000)
        )
        if versus is None or not thans or told:
            return None  # no second value, or one that the text gives as a claim of its own
    elif gap(ratio.start, ratio.end, cue.start, cue.end) > (_APART if versus is None else _BETWEEN_TIMES) or not (
        thans or _on_topic(scene)
    ):
        return None
    elif (is_hedge(ratio, cue) or _closes(scene, ratio, cue)) and by_so_much(scene, ratio):
        ratio = ratio._replace(hedge="none")  # "aralığa göre yüzde 45 daha az"
    elif is_hedge(ratio, cue) and ratio.unit in _RATIO:
        return None  # "more than 80 % of them"
    parts = [(with_adverb(scene, cue), cue.end)]
    parts += [(ratio.start, ratio.end)] if ratio else []
    parts += [(t.start, t.end) for t in thans]
    parts += [(versus.start, versus.end)] if versus else []
    record = record_of(
        scene, cue, (min(x for x, _ in parts), max(y for _, y in parts)), "comparison",
        order="more" if cue.id == "more" else "less", versus=period,
        grain=None if shifted and versus is not None else grain_of(versus) or grain_said(scene, a, b),
        amount=amount_of(difference(scene, ratio) or ratio) if ratio else None,
    )  # fmt: skip
    earlier = units_before(versus, record.period) if versus is not None else None
    return record if earlier is None else replace(record, extra=replace(record.extra, versus=earlier))


def _changed_pace(scene: Scene, cue: Cue) -> bool:
    """Is it told without a figure that an advance slowed or sped up, and in which month or so ("slowed in August")?"""
    if not scene.records(cue.start, cue.end, "changed_pace"):
        return False
    a, b = scene.clause(cue.start)
    timed = [
        t for t in within(scene.doc.times, a, b) if t.role == "at" and t.grain in {"week", "month", "season", "year"}
    ]
    figures = [q for q in within(scene.doc.quantities, a, b) if not any(t.start <= q.start < t.end for t in timed)]
    told = bool(scene.events(a, b, "advance")) and not scene.events(a, b, "negation")
    return len(timed) == 1 and not figures and told


def _closes(scene: Scene, ratio: Quantity, cue: Cue) -> bool:
    """Is "more" the last word of a ratio, where verbs stand last ("hazirandan yüzde 16 fazla"), and not of "more than"
    the ratio, which has a "than" of its own in it ("iki kattan fazla")?"""
    own = ratio.start < cue.start and cue.end == ratio.end and ratio.unit in _RATIO
    own = own and not any(c.start < cue.start for c in scene.records(ratio.start + 1, cue.end, "than"))
    hedges = {"over", "under"} if ratio.unit == "percent" else {"over"}  # not "neredeyse iki katı"
    return own and ratio.hedge in hedges and verb_final(scene.doc.language)


def _own_part(scene: Scene, cue: Cue, a: int, b: int) -> tuple[int, int]:
    """The part of a clause that one of two comparisons takes ("16 % more than in June and 14 times as many as a year
    before"): each has its ratio and its "than" with a time."""
    ratios = [q for q in within(scene.doc.quantities, a, b) if q.unit in _RATIO]
    cut = next((q.start for q in ratios[1:] if against(scene, a, q.start) and against(scene, q.start, b)), None)
    if cut is None and ratios and (others := scene.records(a, b, "any_other")):  # "…, and more than in any other month"
        cut = next((c.start for c in reversed(scene.records(ratios[0].end, others[0].start, "more", "less"))), None)
    if cut is None:
        return a, b
    return (cut, b) if cue.end > cut else (a, cut)


def _is_part(ratio: Quantity, cue: Cue) -> bool:
    """Is the word for less the share itself, as in "half of", "more than a quarter of"?"""
    return ratio.unit == "percent" and cue.start < ratio.end <= cue.end


def _of_the_ground(scene: Scene, ratio: Quantity, cue: Cue) -> bool:
    """Is a share one of the ground won ("half of the territory taken lies in X"), which is compared with nothing?"""
    end = max(ratio.end, cue.end)
    within_it = ratio.unit == "percent" and cue.start < ratio.end and ratio.start < cue.end
    within_it = within_it and not by_so_much(scene, ratio)
    words = scene.events(end, end + _OF_GROUND, "land", "gain", "gain_noun") if within_it else []
    return any(c.start - end <= BETWEEN for c in words) and not scene.records(end, scene.clause(end)[1], "once")


def _when_once(scene: Scene, q: Quantity) -> Time | None:
    """The time at which more was held ("half of what they had held there in August")."""
    times = [t for t in within(scene.doc.times, q.end, min(scene.part(q.start)[1], q.end + _ONCE)) if t.role == "at"]
    figures = within(scene.doc.quantities, q.end, times[0].start) if times else []
    return times[0] if len(times) == 1 and not figures and times[0].grain in _GRAINS else None


def _opens_with_ground(scene: Scene, q: Quantity, time: Time | None) -> bool:
    """Is a share that opens its sentence one of ground, of which something is told ("A third of the land won in July
    lies in X", "Two thirds of last month's advance came in X")?"""
    whose = time.end if time is not None else q.end
    words = scene.events(q.end, max(q.end, whose) + _OF_GROUND, "land", "gain", "gain_noun", "lose")
    return bool(words) and not scene.records(q.end, scene.clause(q.end)[1], "once", "than")


def _of_what_was_lost(scene: Scene, q: Quantity) -> bool:
    """Is a share one of what was lost ("won back a third of what was lost"), which is compared with nothing?"""
    a, b = scene.clause(q.start)
    after = scene.clause_after(q.start)
    lost = scene.events(q.end, min(after[1] if after else b, q.end + _LOST), "lose", "casualties")
    return q.unit == "percent" and bool(lost) and bool(scene.events(a, q.start, "gain", "regain"))


def _in_other_year(scene: Scene, cue: Cue, versus: Time | None, stretch: tuple[int, int]) -> Period | None:
    """The same time of another year ("than in the same period of 2024") or of the year before, where the figure that
    is compared has a time."""
    same = scene.events(*stretch, "same_period") if versus is not None else []
    if versus is not None and same and versus.grain == "month":
        claim = ranked(scene, cue)
        return same_days_of(claim.period, versus) if claim is not None else None
    same = same if versus is not None and versus.grain == "year" else []
    if not (same or scene.records(*stretch, "year_before")):
        return None
    year = versus.from_.year if same and versus is not None and versus.from_ is not None else None
    claim = ranked(scene, cue)
    told = claim.period if claim is not None else None
    if told is None or told.start is None or told.end is None or (told.end.month, told.end.day) == (2, 29):
        return None
    back = told.end.year - year if year is not None else 1
    if back <= 0:
        return None
    return Period(steps_back(told.start, "year", back), steps_back(told.end, "year", back))


def _on_topic(scene: Scene) -> bool:
    """Does a sentence compare something of the war: a figure of it, its forces, attacks or losses?"""
    figures = [c for c in scene.told_from(scene.start) if c.kind in RANKED]
    topics = scene.records(scene.start, scene.end, "force", "attack", "harm", "assaults", "pace")
    return bool(figures or topics or scene.events(scene.start, scene.end, "gain", "lose", "advance"))


def fractions_of(scene: Scene, taken: list[tuple[int, int]]) -> list[Claim]:
    """A figure told as a part of an earlier one: "about half of January's", "約為7月的八成"."""
    out = []
    for q in scene.quantities:
        if (
            q.unit not in _RATIO
            or _is_claimed(q, scene.told_from(scene.start))
            or any(x < q.end and q.start < y for x, y in taken)
        ):
            continue
        t = is_fraction(scene, q) or _as_many(scene, q)
        if (t is None and not of_what_was(scene, q)) or _of_what_was_lost(scene, q):
            continue
        if q.unit == "percent" and q.start - scene.start <= _OPENS and _opens_with_ground(scene, q, t):
            continue  # "A third of the land won in September lies in X"
        once = _when_once(scene, q) if t is None else None
        order: Order = "less" if q.unit == "percent" and q.high < 100 else "more"
        reach = (min(q.start, t.start), max(q.end, t.end)) if t else (q.start, q.end)
        cue = Cue(q.start, q.end, order)
        shifted = _in_other_year(scene, cue, t, compared(scene, q.start)) if t is not None else None
        out.append(
            record_of(
                scene, cue, reach, "comparison", order=order, grain=None if shifted else grain_of(t),
                versus=shifted or _period(scene, t or once), amount=amount_of(q),
            )
        )  # fmt: skip
    return out


def _as_many(scene: Scene, q: Quantity) -> Time | None:
    """The time whose figure something is so many times as much as ("14-mal so viele wie im Juli")."""
    b = compared(scene, q.start)[1]
    words = [c for c in scene.records(q.end, b, "so_many") if c.start - q.end <= 1] if q.unit == "times" else []
    return against(scene, q.end, b) if words else None


def _period(scene: Scene, time: Time | None) -> Period | None:
    if time is None:
        return None
    day = day_told(scene.doc, scene.sentence)
    if day is not None and time.from_ is not None and time.from_ > day:  # what is compared with has been
        past = [a for a in time.alternatives if a[0] is not None and a[0] <= day]
        time = time._replace(from_=past[0][0], to=past[0][1]) if past else time
    thans = scene.records(*scene.clause(time.start), "than")
    if time.role == "since" and any(c.start < time.end and time.start < c.end for c in thans):
        return Period(time.from_, time.to)  # "по сравнению с августом": its word is that of the comparison
    if time.role == "as_of" and any(c.start < time.end and time.start < c.end for c in thans):
        return Period(time.to, time.to)  # "twice as many as on Monday"
    return Period(*period_of(time, day))


def _is_claimed(q: Quantity, claims: list[Claim]) -> bool:
    """Is a figure told as one of its own, and not only within the words of another ("3천604㎢보다 34% 늘어난")?"""
    inside = [c for c in claims if c.span.start <= q.start < c.span.end and c.kind != "record"]
    return any(c.amount is None or c.amount.unit == q.unit for c in inside)

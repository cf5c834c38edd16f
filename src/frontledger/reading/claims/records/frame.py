"""What all forms of records share: how far their words run on, which are only hedges, how a claim is put together."""

from __future__ import annotations

from typing import Literal

from ....nouns import Amount, Claim, Detail, Period
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...told import day_told
from ..frame import Scene, gap, make, span_of
from ..parts.when import when
from ..parts.when_compared import is_compared
from ..parts.when_resolved import resolved_times
from ..parts.where import places_of
from ..parts.whose import not_its_own, side_of
from ..series import whose_count
from .earlier import unit_before, week_before
from .parts import GRAINS, Grain, Since, grain_of_period, kind_ranked, lost_things, ranked

Order = Literal["largest", "smallest", "more", "less"]
_WHOLE = frozenset({"week", "month", "year"})
"""Periods of figures of any kind that a record is then one of."""
_FOUGHT = frozenset({"clash", "attack", "strike", "shell"})
"""Units of what is counted day by day."""
_GROUND = frozenset({"area_change", "rate"})
"""Kinds of which a side's loss can be ranked as well as its gain."""
_DEEDS = ("gain", "gain_noun", "regain", "lose", "lose_noun", "advance")
REACH = 60
"""Characters that a superlative's words may run on after it."""
BETWEEN = 6
"""Characters between a clause and the one that tells since when."""


def is_hedge(q: Quantity, cue: Cue) -> bool:
    """Is a word the hedge of a figure, or a part of it? No word for more is one for nearly ("casi el doble")."""
    if q.hedge == "under" and cue.id == "more":
        return False
    hedges = {"over", "under", "up_to"} if cue.id == "largest" else {"over", "under"}  # "最大1310人"
    return q.hedge in hedges and q.start <= cue.start and cue.end < q.end


def record_of(
    scene: Scene,
    cue: Cue,
    reach: tuple[int, int],
    form: Literal["superlative", "rank", "streak", "comparison"],
    *,
    order: Order | None = None,
    grain: Grain | None = None,
    date: Since | None = None,
    versus: Period | None = None,
    rank: int | None = None,
    amount: Amount | None = None,
) -> Claim:
    """The record with what is ranked, whose side, place, period and source are its own."""
    claim = ranked(scene, cue, versus, date)
    counted = _counted_here(scene, cue)
    if counted is not None and claim is not None and claim.span.start < scene.start and form == "superlative":
        claim = counted if counted.amount is not None and counted.amount.unit in _FOUGHT else claim
    elif claim is not None and claim.kind == "rate" and grain in _WHOLE and not scene.records(*reach, "pace"):
        claim = _whole_gain(scene, claim) or claim
    of = kind_ranked(scene, cue, reach, claim)
    if claim is not None and of != claim.kind and of not in {"other_quantity", "rate"}:
        held = [c for c in scene.told[-4:] if c.kind == of == "area_total"]
        claim = held[-1] if held else None
    said = whose_count(scene, cue.start, cue.end, claim, weighed=form == "comparison")
    counted = counted if (claim is None or claim is counted) and of == "other_quantity" else None
    claim = claim or counted
    side = claim.side if claim is not None else side_of(scene, cue.start, said)
    lost = of in _GROUND and side is not None and _lost(scene, cue, reach, claim)
    if claim is None and of == "losses" and scene.events(*scene.clause(cue.start), "civilian"):
        side = scene.doc.theatre.home  # "the bloodiest month for civilians": those of the country at war
    time = claim.period if claim is not None else when(scene, cue.start, cue.end)
    if claim is not None and claim.span.start < scene.start:
        time = (_last_of_streak(scene) if form == "streak" else _named_as_ranked(scene, date, time)) or time
    if claim is None and date is not None:
        time = _in_the_frame(scene, cue, date, time)
    if form in {"superlative", "rank"}:
        whole = grain_of_period(time)
        grain = whole or grain if of in {"area_change", "rate"} else grain or (whole if whole in _WHOLE else None)
    elif form == "comparison" and grain is None and versus is not None:
        grain = grain_of_period(versus)
    place = claim.place if claim is not None else places_of(scene, cue.start, cue.end)
    place = not_its_own(scene, place, side or scene.doc.theatre.attacker) if of in _GROUND else place
    if form == "comparison" and versus is not None and versus == time:
        versus = unit_before(versus) or versus  # "1月は前月比45%減", told when it was over
    elif form == "comparison" and versus is not None:
        versus = week_before(time, versus)
    return make(
        scene.doc, "record", span_of(scene.doc, _span(scene, cue, reach, form, date)), said,
        side=side if counted is not None else side or scene.doc.theatre.attacker, place=place, time=time, amount=amount,
        extra=Detail(
            of=of, form=form, order=order, grain=grain, since=date.stamp if date else None,
            since_part=_part(scene, reach, form, date), versus=versus, rank=rank, direction="loss" if lost else None,
            what=_thing(scene, cue) if of == "losses" and claim is None else None,
        ),
    )  # fmt: skip


def poor_for_its_side(scene: Scene, cue: Cue, record: Claim, stretch: tuple[int, int]) -> bool:
    """Is a month of gains the worst for who gains little, and not the worst for the other side ("Russia took 478 sq km,
    the worst month for Ukraine")?"""
    gains = record.extra.of in {"area_change", "rate"} and record.extra.direction != "loss"
    if not gains or not scene.records(cue.start, cue.end, "worst"):
        return False
    named = {n.side for n in within(scene.doc.names, *stretch) if n.kind != "speaker"}
    sides = named & set(scene.doc.theatre.parties)
    return not sides or record.side in sides


def _thing(scene: Scene, cue: Cue) -> str | None:
    """What equipment is lost, where a record of losses names it."""
    unit = lost_things(scene, cue)
    return unit if unit != "person" else None


def _part(
    scene: Scene, reach: tuple[int, int], form: str, date: Since | None
) -> Literal["start", "middle", "end", "all"] | None:
    """The part of the month or year that something is a record since; or that it is one of all the war's."""
    if date is not None:
        return date.part
    return "all" if form in {"superlative", "rank"} and scene.records(*reach, "whole_war") else None


def _lost(scene: Scene, cue: Cue, reach: tuple[int, int], claim: Claim | None) -> bool:
    """Is ground lost by the side told what is ranked: by the record's own words, the figure, the nearest verb?"""
    own = {c.id for c in scene.events(*reach, *_DEEDS)}
    if claim is not None:
        return claim.extra.direction == "loss" and (not own or any(d.startswith("lose") for d in own))
    for stretch in (scene.clause(cue.start), (scene.start, scene.end)):
        deeds = scene.events(*stretch, *_DEEDS)
        shrank = (
            {c.start for c in scene.records(*stretch, "less")} if any(d.id.startswith("gain") for d in deeds) else ()
        )
        deeds = [d for d in deeds if not (d.id == "lose" and d.start in shrank)]  # "gains shrank"
        if deeds:
            return min(deeds, key=lambda c: gap(c.start, c.end, cue.start, cue.end)).id.startswith("lose")
    return False


def _counted_here(scene: Scene, cue: Cue) -> Claim | None:
    """What a sentence counts before a record of it that has no kind of its own ("212 clashes, the most since May")."""
    told = [c for c in scene.told_from(scene.start) if c.kind == "other_quantity" and c.span.start < cue.start]
    return told[-1] if told else None


def _whole_gain(scene: Scene, rate: Claim) -> Claim | None:
    """The gain of a month of which a mean is told as well ("550 km² in June. That is 18 a day. It was the most …")."""
    told = [c for c in scene.told[-4:] if c.kind == "area_change" and (c.side, c.period) == (rate.side, rate.period)]
    return told[-1] if told else None


def _last_of_streak(scene: Scene) -> Period | None:
    """The one week, month or year that a sentence calls the last of a streak ("June is the third month in a row")."""
    times = [t for t in resolved_times(scene) if t.role == "at" and t.grain in GRAINS[1:]]
    return Period(times[0].from_, times[0].to) if len(times) == 1 else None


def _named_as_ranked(scene: Scene, date: Since | None, told: Period | None) -> Period | None:
    """The one month or week that a sentence names as what is ranked ("so July was the best month of the year"), later
    than the figure `told` last before."""
    times = [t for t in resolved_times(scene) if t.role == "at" and t.grain in {"month", "week"}]
    times = [t for t in times if date is None or not (t.start < date.span[1] and date.span[0] < t.end)]
    if len(times) != 1 or times[0].part or is_compared(scene, times[0]):
        return None
    if times[0].relative and times[0].to is not None and times[0].to == day_told(scene.doc, scene.sentence):
        return None  # "this month was the deadliest": the one told of
    later = told is not None and told.start is not None and times[0].from_ is not None and times[0].from_ > told.start
    return Period(times[0].from_, times[0].to) if later else None


def _in_the_frame(scene: Scene, cue: Cue, date: Since, time: Period | None) -> Period | None:
    """The time of "in July its largest monthly gain this year": the year is what July is ranked in."""
    framed = time is None or (time.start is not None and time.start.isoformat().startswith(date.stamp))
    others = [
        t
        for t in resolved_times(scene)
        if t.role == "at" and t.grain in GRAINS[:-1] and not (t.start < date.span[1] and date.span[0] < t.end)
    ]
    if not framed or not others or (len(date.stamp) > len("2025") and len(others) > 1):
        return time
    own = min(others, key=lambda t: gap(t.start, t.end, cue.start, cue.end))
    return Period(own.from_, own.to)


def _span(scene: Scene, cue: Cue, reach: tuple[int, int], form: str, date: Since | None) -> tuple[int, int]:
    if form not in {"superlative", "rank"}:
        return reach
    grains = [
        c.start for c in scene.records(reach[0], cue.start) if c.id.startswith("grain_") and cue.start - c.end <= 2
    ]
    start = min([cue.start, *grains, *([date.span[0]] if date else [])])
    return start, max(reach[1], cue.end)

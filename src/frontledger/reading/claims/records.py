"""Superlatives, ranks, streaks and comparisons of anything that is counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from ...nouns import Amount, Claim, Detail, Period
from ..cues import Cue
from ..doc import within
from ..marks import Quantity, Time
from ..times.find import period_of
from ..told import day_told
from .frame import Scene, amount_of, gap, make, span_of
from .record_parts import (
    GRAINS,
    RANKED,
    Grain,
    Since,
    against,
    grain_of,
    grain_of_period,
    grain_said,
    is_fraction,
    kind_ranked,
    of_what_was,
    ranked,
    since,
    with_adverb,
)
from .series import whose_count
from .when import when
from .where import places_of
from .whose import side_of

Order = Literal["largest", "smallest", "more", "less"]
MONEY = frozenset({"usd", "eur"})
_RATIO = frozenset({"percent", "times"})
_WHOLE = frozenset({"week", "month", "year"})
"""Periods of figures of any kind that a record is then one of."""
_WARFARE = ("launch", "mass", "kill", "casualties", "repel", "down", "strike_hit", "contested", "exchange", "destroyed")
"""What a superlative without a figure is of."""
REACH = 60
"""Characters that a superlative's words may run on after it."""
_OF_GROUND = 20
"""Characters behind a share in which the ground it is of is named."""
_MORE = 16
"""Characters of a word for more whose preposition ends "a third of"."""
_BETWEEN = 6
"""Characters between a clause and the one that tells since when."""


def read_records(scene: Scene) -> list[Claim]:
    """The records of a sentence; those told before it and in it are the scene's."""
    if any(q.unit in MONEY for q in scene.quantities):
        return []  # prices and markets
    out: list[Claim] = []
    taken: list[tuple[int, int]] = []
    dates = [(t.start, t.end) for t in scene.times]  # "in the first half of April" is no half of anything
    cues = [c for c in scene.records(scene.start, scene.end) if not any(a <= c.start < b for a, b in dates)]
    forms: tuple[Callable[[Scene, Cue, list[tuple[int, int]]], Claim | None], ...]
    forms = (_streak, _rank, _superlative, _comparison)
    for form in forms:
        for cue in cues:
            if any(a <= cue.start < b for a, b in taken):
                continue
            claim = form(scene, cue, taken)
            if claim is not None and _of_the_war(scene, claim):
                out.append(claim)
                taken.append((claim.span.start, claim.span.end))
    return out + _fractions(scene, taken)


def _of_the_war(scene: Scene, claim: Claim) -> bool:
    """Is what is ranked of no kind of its own, and with no figure, at least something of the war?"""
    if claim.extra.of != "other_quantity" or claim.amount is not None or _counts(scene):
        return True
    lately = claim.extra.since is not None and claim.extra.since[:4] >= str(scene.doc.theatre.start.year)
    return lately or bool(scene.events(*scene.clause(claim.span.start), *_WARFARE))


def _hedges(q: Quantity, cue: Cue) -> bool:
    """Is a word the hedge of a figure, or a part of it?"""
    return q.hedge in {"over", "under"} and q.start <= cue.start and cue.end < q.end


def _counts(scene: Scene) -> bool:
    """Does a sentence tell a figure of anything but time?"""
    return any(q.unit and q.unit not in GRAINS and q.unit != "hour" for q in scene.quantities)


def _superlative(scene: Scene, cue: Cue, taken: list[tuple[int, int]]) -> Claim | None:
    if cue.id not in {"largest", "smallest", "top"}:
        return None
    a, b = _reach(scene, cue, taken)
    if scene.records(max(scene.start, cue.start - 14), min(b, cue.end + 10), "one_of"):
        return None
    if any(_hedges(q, cue) for q in scene.quantities):
        return None  # "at least"
    date = since(scene, a, b)
    grain = grain_said(scene, a, b)
    told = any(scene.records(a, b, "since"))
    figure = [c for c in scene.told_from(scene.start) if c.kind in RANKED]
    if date is None and grain is None and not told and not (cue.id == "top" and figure):
        return None
    order: Order = "smallest" if cue.id == "smallest" else "largest"
    return _record(scene, cue, (a, b), "superlative", order=order, grain=grain, date=date)


def _rank(scene: Scene, cue: Cue, taken: list[tuple[int, int]]) -> Claim | None:
    if cue.id != "rank":
        return None
    a, b = _reach(scene, cue, taken)
    ordinal = [q for q in within(scene.doc.quantities, a, b) if q.ordinal]
    rank = int(ordinal[0].low) if ordinal and ordinal[0].low >= 2 else 2
    order: Order = "smallest" if scene.records(a, b, "smallest") else "largest"
    return _record(
        scene, cue, (a, b), "rank", order=order, grain=grain_said(scene, a, b), date=since(scene, a, b), rank=rank
    )


def _streak(scene: Scene, cue: Cue, _: list[tuple[int, int]]) -> Claim | None:
    if cue.id != "streak":
        return None
    a, b = scene.clause(cue.start)
    counts = [q for q in within(scene.doc.quantities, a, b) if q.unit in GRAINS or q.ordinal]
    if not counts:
        return None
    q = min(counts, key=lambda x: gap(x.start, x.end, cue.start, cue.end))
    grain: Grain | None = next((g for g in GRAINS if q.unit == g), None) or grain_said(scene, a, b, cue)
    if grain is None:
        return None
    after = scene.clause_after(cue.start)
    orders = [c.id for c in scene.records(a, b, "more", "less")]
    if not orders and after is not None and any(c.start - after[0] <= 12 for c in scene.events(*after, "when")):
        orders = [c.id for c in scene.records(*after, "more", "less")]
        b = after[1] if orders else b
    order: Order | None = None if not orders else "more" if orders[0] == "more" else "less"
    return _record(
        scene, cue, (min(q.start, cue.start), b), "streak", order=order, grain=grain,
        amount=Amount(low=int(q.low), high=int(q.high), unit=grain),
    )  # fmt: skip


def _comparison(scene: Scene, cue: Cue, taken: list[tuple[int, int]]) -> Claim | None:
    if cue.id not in {"more", "less"}:
        return None
    if cue.id == "less" and any(c.start < cue.end <= c.end for c in scene.records(cue.start, cue.end + _MORE, "more")):
        return None  # "un tiers de plus"
    a, b = _compared(scene, cue)
    own = [
        q
        for q in within(scene.doc.quantities, a, b)
        if q.unit in _RATIO and not _is_claimed(q, scene.told_from(scene.start))
    ]
    own = [q for q in own if not any(x <= q.start < y for x, y in taken)]
    ratio = min(own, key=lambda q: gap(q.start, q.end, cue.start, cue.end), default=None)
    if ratio is not None and _of_the_ground(scene, ratio, cue):
        return None
    if scene.records(cue.end, min(b, cue.end + REACH), "any_other"):
        order: Order = "largest" if cue.id == "more" else "smallest"
        date = since(scene, a, b)
        return _record(scene, cue, (cue.start, b), "superlative", order=order, grain=grain_said(scene, a, b), date=date)
    versus = against(scene, a, b)
    if versus is None and ratio is not None:  # "against 379 in April, that is 43 % more"
        versus = next((t for x, y in scene.clauses_before(cue.start)[:2] if (t := against(scene, x, y))), None)
    period = _period(scene, versus)
    last_year = versus is not None and versus.grain == "year" and versus.relative and scene.events(a, b, "same_period")
    shifted = _a_year_before(scene, cue) if last_year or scene.records(a, b, "year_before") else None
    period = shifted or period
    thans = scene.records(a, b, "than")
    if ratio is None:
        told = period is not None and any(
            c.kind in RANKED and c.amount and (c.period == period or a <= c.span.start < b)
            for c in scene.told_from(scene.start - 1000)
        )
        if versus is None or not thans or told:
            return None  # no second value, or one that the text gives as a claim of its own
    elif gap(ratio.start, ratio.end, cue.start, cue.end) > 30 or not (thans or _on_topic(scene)):
        return None
    elif _hedges(ratio, cue):
        return None  # "more than 80 % of them"
    parts = [(with_adverb(scene, cue), cue.end)]
    parts += [(ratio.start, ratio.end)] if ratio else []
    parts += [(t.start, t.end) for t in thans]
    parts += [(versus.start, versus.end)] if versus else []
    return _record(
        scene, cue, (min(x for x, _ in parts), max(y for _, y in parts)), "comparison",
        order="more" if cue.id == "more" else "less", versus=period,
        grain=None if shifted and last_year else grain_of(versus) or grain_said(scene, a, b),
        amount=amount_of(ratio) if ratio else None,
    )  # fmt: skip


def _of_the_ground(scene: Scene, ratio: Quantity, cue: Cue) -> bool:
    """Is a share one of the ground won ("half of the territory taken lies in X"), which is compared with nothing?"""
    end = max(ratio.end, cue.end)
    within_it = cue.start < ratio.end and ratio.start < cue.end
    words = scene.events(end, end + _OF_GROUND, "land", "gain", "gain_noun") if within_it else []
    return any(c.start - end <= _BETWEEN for c in words) and not scene.records(end, scene.clause(end)[1], "once")


def _a_year_before(scene: Scene, cue: Cue) -> Period | None:
    """The same time of the year before, where the figure that is compared has a time."""
    claim = ranked(scene, cue)
    told = claim.period if claim is not None else None
    if told is None or told.start is None or told.end is None or (told.end.month, told.end.day) == (2, 29):
        return None
    first, last = (
        d.replace(year=d.year - 1, day=min(d.day, 28) if d.month == 2 else d.day) for d in (told.start, told.end)
    )
    return Period(first, last)


def _on_topic(scene: Scene) -> bool:
    """Does a sentence compare something of the war: a figure of it, its forces, attacks or losses?"""
    figures = [c for c in scene.told_from(scene.start) if c.kind in RANKED]
    topics = scene.records(scene.start, scene.end, "force", "attack", "harm", "assaults", "pace")
    return bool(figures or topics or scene.events(scene.start, scene.end, "gain", "lose", "advance"))


def _fractions(scene: Scene, taken: list[tuple[int, int]]) -> list[Claim]:
    """A figure told as a part of an earlier one: "about half of January's", "約為7月的八成"."""
    out = []
    for q in scene.quantities:
        if (
            q.unit not in _RATIO
            or _is_claimed(q, scene.told_from(scene.start))
            or any(x < q.end and q.start < y for x, y in taken)
        ):
            continue
        t = is_fraction(scene, q)
        if t is None and not of_what_was(scene, q):
            continue
        order: Order = "less" if q.unit == "percent" and q.high < 100 else "more"
        reach = (min(q.start, t.start), max(q.end, t.end)) if t else (q.start, q.end)
        cue = Cue(q.start, q.end, order)
        out.append(
            _record(
                scene,
                cue,
                reach,
                "comparison",
                order=order,
                grain=grain_of(t),
                versus=_period(scene, t),
                amount=amount_of(q),
            )
        )
    return out


def _period(scene: Scene, time: Time | None) -> Period | None:
    if time is None:
        return None
    day = day_told(scene.doc, scene.sentence)
    if day is not None and time.from_ is not None and time.from_ > day:  # what is compared with has been
        past = [a for a in time.alternatives if a[0] is not None and a[0] <= day]
        time = time._replace(from_=past[0][0], to=past[0][1]) if past else time
    return Period(*period_of(time, day))


def _compared(scene: Scene, cue: Cue) -> tuple[int, int]:
    """The clause of a comparison, with the next one where that begins with its "than"."""
    a, b = scene.clause(cue.start)
    after = scene.clause_after(cue.start)
    if after is not None and any(c.start - after[0] <= 3 for c in scene.records(*after, "than")):
        return a, after[1]
    return a, b


def _is_claimed(q: Quantity, claims: list[Claim]) -> bool:
    return any(c.span.start <= q.start < c.span.end and c.kind != "record" for c in claims)


def _reach(scene: Scene, cue: Cue, taken: list[tuple[int, int]]) -> tuple[int, int]:
    """The words of a superlative: from since when or of what unit of time to the noun, other records left out."""
    a, b = scene.clause(cue.start)[0], scene.clause(cue.end - 1)[1]
    floor = max([a, *(y for _, y in taken if y <= cue.start)])
    stop = min([b, cue.end + REACH, *(x for x, _ in taken if x >= cue.end)])
    before = scene.clauses_before(cue.start)[:1]
    lead = [
        t
        for x, y in before
        for t in within(scene.doc.times, x, y + 1)
        if t.role == "since" or _after_word(scene, t.end, y)
    ]
    if (
        lead
        and a - before[0][1] <= _BETWEEN
        and floor == a
        and not any(q.unit for q in within(scene.doc.quantities, *before[0]))
    ):
        return lead[0].start, stop
    return floor, stop


def _after_word(scene: Scene, start: int, end: int) -> bool:
    return bool(scene.records(start, min(end, start + 14), "since_after"))


def _record(
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
    claim = ranked(scene, cue, versus)
    of = kind_ranked(scene, cue, reach, claim)
    if claim is not None and of != claim.kind and of not in {"other_quantity", "rate"}:
        held = [c for c in scene.told[-4:] if c.kind == of == "area_total"]
        claim = held[-1] if held else None
    said = whose_count(scene, cue.start, cue.end, claim)
    side = claim.side if claim is not None else side_of(scene, cue.start, said)
    time = claim.period if claim is not None else when(scene, cue.start, cue.end)
    if form in {"superlative", "rank"}:
        whole = grain_of_period(time)
        grain = whole or grain if of in {"area_change", "rate"} else grain or (whole if whole in _WHOLE else None)
    elif form == "comparison" and grain is None and versus is not None:
        grain = grain_of_period(versus)
    place = claim.place if claim is not None else places_of(scene, cue.start, cue.end)
    return make(
        scene.doc, "record", span_of(scene.doc, _span(scene, cue, reach, form, date)), said,
        side=side or scene.doc.theatre.attacker, place=place, time=time, amount=amount,
        extra=Detail(
            of=of, form=form, order=order, grain=grain, since=date.stamp if date else None,
            since_part=date.part if date else None, versus=versus, rank=rank,
        ),
    )  # fmt: skip


def _span(scene: Scene, cue: Cue, reach: tuple[int, int], form: str, date: Since | None) -> tuple[int, int]:
    if form not in {"superlative", "rank"}:
        return reach
    grains = [
        c.start for c in scene.records(reach[0], cue.start) if c.id.startswith("grain_") and cue.start - c.end <= 2
    ]
    start = min([cue.start, *grains, *([date.span[0]] if date else [])])
    return start, max(reach[1], cue.end)

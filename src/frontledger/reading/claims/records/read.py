"""Superlatives, ranks and streaks of anything that is counted, and all records of a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec.structs import replace

from ....nouns import Amount, Claim
from ...cues import Cue
from ...doc import within
from ..frame import Scene, gap
from .comparisons import comparison_of, fractions_of
from .enemies import enemies_of
from .frame import BETWEEN, REACH, Order, is_hedge, poor_for_its_side, record_of
from .parts import GRAINS, RANKED, Grain, grain_said, since
from .unmatched import unmatched_of

_SIZE = 12
"""Characters between a rank and the thing that is ranked by its size."""
_RANKS, _ORDINAL = 10, 20
"""Ranks are below the one, and an ordinal before a superlative is no further from it than the other."""
_MARKS = ",.;:，。、；：()（）"
MONEY = frozenset({"usd", "eur"})
_TOPICS = ("force", "attack", "harm", "assaults", "pace")
_BESIDE = 40
"""Characters between a superlative and the word of warfare it is of, and its figure where it tells no time."""
_WARFARE = ("launch", "kill", "casualties", "repel", "down", "strike_hit", "contested", "exchange", "destroyed")
"""What a superlative without a figure is of."""


def read_records(scene: Scene) -> list[Claim]:
    """The records of a sentence; those told before it and in it are the scene's."""
    if any(q.unit in MONEY for q in scene.quantities) or scene.events(scene.start, scene.end, "market"):
        return []  # prices and markets
    out = enemies_of(scene)
    taken = [(c.span.start, c.span.end) for c in out]
    dates = [(t.start, t.end) for t in scene.times]  # "in the first half of April" is no half of anything
    dates += [(c.start, c.end) for c in scene.records(scene.start, scene.end, "as_hypothesis")]  # "in the worst case"
    cues = [c for c in scene.records(scene.start, scene.end) if not any(a <= c.start < b for a, b in dates)]
    forms: tuple[Callable[[Scene, Cue, list[tuple[int, int]]], Claim | None], ...]
    forms = (_streak, _rank, _superlative, unmatched_of, comparison_of)
    for form in forms:
        for cue in cues:
            if any(a < cue.end and cue.start < b for a, b in taken):
                continue
            claim = form(scene, cue, taken)
            if claim is not None and _of_the_war(scene, claim):
                out.append(claim)
                taken.append((claim.span.start, claim.span.end))
    return out + fractions_of(scene, taken)


def _of_the_war(scene: Scene, claim: Claim) -> bool:
    """Is what is ranked or compared of no kind of its own, and with no time or no figure, at least of the war?"""
    if claim.extra.of != "other_quantity":
        return True
    if scene.events(*scene.clause(claim.span.start), "market"):
        return False  # "the price of wheat rose by 3 %"
    if scene.events(scene.start, scene.end, "festive") and not scene.events(scene.start, scene.end, *_WARFARE):
        return False  # "the harvest is 10 % smaller than last year"
    if claim.amount is not None and claim.extra.form == "comparison" and claim.extra.versus is None:
        # "three times higher than the average" of whatever it may be
        return bool(scene.records(*scene.clause(claim.span.start), *_TOPICS)) or any(
            c.kind in RANKED for c in scene.told_from(scene.start)
        )
    if claim.amount is not None or _counts(scene):
        return True
    lately = claim.extra.since is not None and claim.extra.since[:4] >= str(scene.doc.theatre.start.year)
    a, b = scene.clause(claim.span.start)
    return lately or bool(scene.events(max(a, claim.span.start - _BESIDE), min(b, claim.span.end + _BESIDE), *_WARFARE))


def _counts(scene: Scene) -> bool:
    """Does a sentence tell a figure of anything but time?"""
    return any(q.unit and q.unit not in GRAINS and q.unit != "hour" for q in scene.quantities)


def _superlative(scene: Scene, cue: Cue, taken: list[tuple[int, int]]) -> Claim | None:
    if cue.id not in {"largest", "smallest", "top"}:
        return None
    a, b = _reach(scene, cue, taken)
    if scene.records(max(scene.start, cue.start - 14), min(b, cue.end + 10), "one_of"):
        return None
    if any(is_hedge(q, cue) for q in scene.quantities):
        return None  # "at least"
    if _of_size(scene, cue, b) and not scene.events(a, b, "gain", "regain", "lose", "fallen"):
        return None  # "its largest refinery was hit five times this year", but "the largest city taken this year"
    date = since(scene, a, b)
    grain = grain_said(scene, a, b)
    told = any(scene.records(a, b, "since"))
    figure = [
        c
        for c in scene.told_from(scene.start)
        if c.kind in RANKED and gap(c.span.start, c.span.end, cue.start, cue.end) <= _BESIDE
    ]
    if date is None and grain is None and not told and not (cue.id == "top" and figure):
        return None
    order: Order = "smallest" if cue.id == "smallest" or _never_so_little(scene, cue) else "largest"
    rank = _ranked_by(scene, cue, a)
    form: Literal["rank", "superlative"] = "superlative" if rank is None else "rank"
    found = record_of(scene, cue, (a, b), form, order=order, grain=grain, date=date, rank=rank)
    if poor_for_its_side(scene, cue, found, (a, b)):
        return replace(found, extra=replace(found.extra, order="smallest"))
    return found


def _never_so_little(scene: Scene, cue: Cue) -> bool:
    """Is a negation what makes it a record, of something small ("hiçbir ayda bu kadar az toprak almamıştı")?"""
    a, b = scene.clause(cue.start)
    return bool(scene.records(cue.start, cue.end, "never") and scene.records(a, b, "so_few", "poorer"))


def _ranked_by(scene: Scene, cue: Cue, begins: int) -> int | None:
    """The place in the order that stands right before a superlative ("il secondo valore più basso")."""
    for q in within(scene.doc.quantities, begins, cue.start):
        between = scene.doc.text[q.end : cue.start]
        if q.ordinal and 2 <= q.low < _RANKS and len(between) <= _ORDINAL and not any(c in _MARKS for c in between):
            dated = any(t.start < q.end and q.start < t.end for t in scene.times)
            return None if dated else int(q.low)
    return None


def _rank(scene: Scene, cue: Cue, taken: list[tuple[int, int]]) -> Claim | None:
    if cue.id != "rank":
        return None
    a, b = _reach(scene, cue, taken)
    date = since(scene, a, b)
    if date is None and _of_size(scene, cue, b):
        return None  # "Ukraine's second-largest city"
    ordinal = [q for q in within(scene.doc.quantities, a, b) if q.ordinal]
    rank = int(ordinal[0].low) if ordinal and ordinal[0].low >= 2 else 2
    order: Order = "smallest" if scene.records(a, b, "smallest") else "largest"
    return record_of(scene, cue, (a, b), "rank", order=order, grain=grain_said(scene, a, b), date=date, rank=rank)


def _of_size(scene: Scene, cue: Cue, end: int) -> bool:
    """Is what a rank or superlative is of a thing with a size of its own, a town or a refinery?"""
    return any(c.start - cue.end <= _SIZE for c in scene.records(cue.start, end, "of_size"))


def _streak(scene: Scene, cue: Cue, _: list[tuple[int, int]]) -> Claim | None:
    if cue.id != "streak":
        return None
    a, b = scene.clause(cue.start)
    counts = [q for q in within(scene.doc.quantities, a, b) if q.unit in GRAINS or q.ordinal]
    counts = [q for q in counts if not cue.start < q.start < cue.end < q.end]  # "z rzędu miesiąc" counts nothing
    if not counts:
        return None
    q = min(counts, key=lambda x: gap(x.start, x.end, cue.start, cue.end))
    grain: Grain | None = next((g for g in GRAINS if q.unit == g), None) or grain_said(scene, a, b, cue)
    if grain is None:
        return None
    after = scene.clause_after(cue.start)
    # a word for less that is the deed itself, "失った", but not what gains do: "gains shrank"
    lost = {c.start for c in scene.events(a, b, "lose") if not scene.events(a, b, "gain", "gain_noun")}
    orders = [c.id for c in scene.records(a, b, "more", "less") if c.start not in lost]
    if not orders and after is not None and _says_how(scene, *after):
        orders = [c.id for c in scene.records(*after, "more", "less")]
        b = after[1] if orders else b
    order: Order | None = None if not orders else "more" if orders[0] == "more" else "less"
    return record_of(
        scene, cue, (min(q.start, cue.start), b), "streak", order=order, grain=grain,
        amount=Amount(low=int(q.low), high=int(q.high), unit=grain),
    )  # fmt: skip


def _says_how(scene: Scene, a: int, b: int) -> bool:
    """Does the clause behind a streak tell whether things grow or shrink ("the third week in which gains shrink")?"""
    if any(c.start - a <= _ORDINAL for c in scene.events(a, b, "when")):
        return True
    compares = any(q.unit for q in within(scene.doc.quantities, a, b)) or scene.records(a, b, "than")
    return b - a <= REACH and not compares


def _reach(scene: Scene, cue: Cue, taken: list[tuple[int, int]]) -> tuple[int, int]:
    """The words of a superlative: from since when or of what unit of time to the noun, other records left out."""
    a, b = scene.clause(cue.start)[0], scene.clause(cue.end - 1)[1]
    floor = max([a, *(y for _, y in taken if y <= cue.start)])
    far = cue.end + REACH
    far = max([far, *(t.end for t in scene.times if t.role == "since" and t.start < far < t.end)])
    stop = min([b, far, *(x for x, _ in taken if x >= cue.end)])
    before = scene.clauses_before(cue.start)[:1]
    lead = [
        t
        for x, y in before
        for t in within(scene.doc.times, x, y + 1)
        if t.role == "since" or _after_word(scene, t.end, y)
    ]
    if (
        lead
        and a - before[0][1] <= BETWEEN
        and floor == a
        and not any(q.unit for q in within(scene.doc.quantities, *before[0]))
    ):
        return lead[0].start, stop
    return floor, stop


def _after_word(scene: Scene, start: int, end: int) -> bool:
    return bool(scene.records(start, min(end, start + 14), "since_after"))

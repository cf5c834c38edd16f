"""Superlatives, ranks, streaks and comparisons of anything that is counted."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ...nouns import Amount, Claim, Detail, Kind, Period
from ..cues import Cue
from ..doc import Doc, within
from ..marks import Quantity, Time
from ..sentences import Sentence
from .frame import amount_of, attributed, make, period, places_of, side_of, span_of, when

Grain = Literal["day", "week", "month", "year"]
MONEY = frozenset({"usd", "eur"})
_RATIO = frozenset({"percent", "times"})
_RANKED = frozenset({"area_change", "area_total", "area_share", "rate", "air_attack", "losses", "force_count"})
REACH = 60
"""Characters between a superlative and what tells that it is one of a series (since when, of what unit of time)."""


def read_records(doc: Doc, sentence: Sentence, claims: list[Claim]) -> list[Claim]:
    """The records of a sentence; `claims` are those read before it and in it."""
    out: list[Claim] = []
    cues = within(doc.cues("records"), sentence.start, sentence.end)
    taken: list[tuple[int, int]] = []
    for form in (_streak, _rank, _superlative, _comparison):
        for cue in cues:
            if any(a <= cue.start < b for a, b in taken):
                continue
            claim = form(doc, sentence, cue, cues, claims, taken)
            if claim is not None:
                out.append(claim)
                taken.append((claim.span.start, claim.span.end))
    return out


def _superlative(
    doc: Doc, sentence: Sentence, cue: Cue, cues: list[Cue], claims: list[Claim], taken: list[tuple[int, int]]
) -> Claim | None:
    if cue.id not in {"largest", "smallest"}:
        return None
    a, b = _reach(doc, sentence, cue, taken)
    since = _since(doc, a, b)
    grain = _grain(doc, cues, a, b)
    if since is None and grain is None and not any(c.id == "since" and a <= c.start < b for c in cues):
        return None
    return _record(
        doc, sentence, cue, (a, b), claims, "superlative", order=cue.id, grain=grain, since=since  # type: ignore[arg-type]
    )  # fmt: skip


def _rank(
    doc: Doc, sentence: Sentence, cue: Cue, cues: list[Cue], claims: list[Claim], taken: list[tuple[int, int]]
) -> Claim | None:
    if cue.id != "rank":
        return None
    a, b = _reach(doc, sentence, cue, taken)
    ordinal = [q for q in within(doc.quantities, a, b) if q.ordinal]
    rank = int(ordinal[0].low) if ordinal else 2
    return _record(
        doc,
        sentence,
        cue,
        (a, b),
        claims,
        "rank",
        order="largest",
        grain=_grain(doc, cues, a, b),
        since=_since(doc, a, b),
        rank=rank,
    )


def _streak(
    doc: Doc, sentence: Sentence, cue: Cue, cues: list[Cue], claims: list[Claim], taken: list[tuple[int, int]]
) -> Claim | None:
    if cue.id != "streak":
        return None
    a, b = _reach(doc, sentence, cue, taken)
    counts = [
        q
        for q in within(doc.quantities, max(a, cue.start - 24), min(b, cue.end + 12))
        if q.unit in {"day", "week", "month", "year"} or q.ordinal
    ]
    if not counts:
        return None
    q = counts[-1]
    grain: Grain | None = q.unit if q.unit in {"day", "week", "month", "year"} else _grain(doc, cues, a, b)  # type: ignore[assignment]
    if grain is None:
        return None
    order = next((c.id for c in cues if c.id in {"more", "less"} and a <= c.start < b), None)
    return _record(
        doc, sentence, cue, (min(a, q.start) if q.start < cue.start else cue.start, b), claims, "streak",
        order=order, grain=grain, amount=Amount(low=int(q.low), high=int(q.high), unit=grain),  # type: ignore[arg-type]
        start=min(q.start, cue.start),
    )  # fmt: skip


def _comparison(
    doc: Doc, sentence: Sentence, cue: Cue, cues: list[Cue], claims: list[Claim], taken: list[tuple[int, int]]
) -> Claim | None:
    if cue.id not in {"more", "less"}:
        return None
    a, b = _compared(doc, sentence, cue, cues)
    ratios = [q for q in within(doc.quantities, a, b) if q.unit in _RATIO and not _is_claimed(q, claims)]
    if any(q.unit in MONEY for q in within(doc.quantities, sentence.start, sentence.end)):
        return None  # prices and markets
    ratio = min(ratios, key=lambda q: abs(q.start - cue.end), default=None)
    versus = _versus(doc, a, b, cues)
    against = period(versus, doc.published) if versus else None
    if ratio is None:
        than = any(c.id == "than" and a <= c.start < b for c in cues)
        told = against is not None and any(
            c.kind in _RANKED and c.amount and (c.period == against or a <= c.span.start < b) for c in claims
        )
        if versus is None or not than or told:
            return None  # no second value, or one that the text gives as a claim of its own
    return _record(
        doc, sentence, cue, (a, b), claims, "comparison", order=cue.id, grain=_grain_of(versus) or _grain(doc, cues, a, b),  # type: ignore[arg-type]
        versus=against, amount=amount_of(ratio) if ratio else None,
        start=min(cue.start, ratio.start if ratio else cue.start, versus.start if versus else cue.start, *_thans(cues, a, b)),
    )  # fmt: skip


def _compared(doc: Doc, sentence: Sentence, cue: Cue, cues: list[Cue]) -> tuple[int, int]:
    """The clause of a comparison, with the next one where that begins with its "than"."""
    a, b = doc.clause_at(cue.start)
    for x, y in sentence.clauses:
        if b <= x <= b + 2 and any(c.id == "than" and c.start - x <= 2 for c in cues if x <= c.start < y):
            return a, y
    return a, b


def _thans(cues: list[Cue], a: int, b: int) -> list[int]:
    return [c.start for c in cues if c.id == "than" and a <= c.start < b]


def _is_claimed(q: Quantity, claims: list[Claim]) -> bool:
    return any(c.span.start <= q.start < c.span.end and c.kind != "record" for c in claims)


def _record(
    doc: Doc,
    sentence: Sentence,
    cue: Cue,
    reach: tuple[int, int],
    claims: list[Claim],
    form: Literal["superlative", "rank", "streak", "comparison"],
    *,
    order: Literal["largest", "smallest", "more", "less"] | None = None,
    grain: Grain | None = None,
    since: tuple[str, Literal["start", "middle", "end"] | None] | None = None,
    versus: Period | None = None,
    rank: int | None = None,
    amount: Amount | None = None,
    start: int | None = None,
) -> Claim:
    """The record with what is ranked: the last figure before it in its sentence or the one before, else by its words."""
    ranked = _ranked(doc, sentence, cue, claims)
    of = _of(doc, sentence, cue, reach, ranked)
    span = span_of(doc, (cue.start if start is None else start, max(reach[1], cue.end)))
    said = attributed(doc, (cue.start, cue.end))
    if ranked is not None and not said.named:
        said = said._replace(speaker=ranked.speaker, via=ranked.via)
    side = ranked.side if ranked is not None else side_of(doc, sentence, cue.start, said)
    time = ranked.period if ranked is not None else when(doc, sentence, cue.start, cue.end, said)
    if ranked is not None and form != "streak" and of in {"area_change", "rate"}:
        grain = _grain_of_period(time) or grain
    place = places_of(doc, sentence, cue.start, cue.end) or (ranked.place if ranked is not None else ())
    return make(
        doc, "record", span, said, side=side or doc.theatre.attacker, place=place, time=time, amount=amount,
        extra=Detail(
            of=of, form=form, order=order, grain=grain, since=since[0] if since else None,
            since_part=since[1] if since else None, versus=versus, rank=rank,
        ),
    )  # fmt: skip


def _ranked(doc: Doc, sentence: Sentence, cue: Cue, claims: list[Claim]) -> Claim | None:
    before = doc.before(sentence)
    floor = before.start if before is not None else sentence.start
    near = [c for c in claims if c.kind in _RANKED and c.amount is not None and floor <= c.span.start < sentence.end]
    earlier = [c for c in near if c.span.start <= cue.start]
    here = [c for c in earlier if c.span.start >= sentence.start]
    return (here or earlier or near or [None])[-1] if not here else here[0]


def _of(doc: Doc, sentence: Sentence, cue: Cue, reach: tuple[int, int], ranked: Claim | None) -> Kind:
    words = [c.id for c in within(doc.cues("records"), *reach)]
    if "pace" in words and cue.id in {"largest", "smallest"}:
        return "rate"
    if "force" in words and (ranked is None or ranked.kind != "area_change"):
        return "force_count"
    if ranked is not None:
        return ranked.kind
    if "attack" in words:
        return "air_attack"
    ground = [
        c
        for c in within(doc.cues("events"), sentence.start, sentence.end)
        if c.id in {"gain", "lose", "advance", "land"}
    ]
    return "area_change" if ground else "other_quantity"


def _reach(doc: Doc, sentence: Sentence, cue: Cue, taken: list[tuple[int, int]]) -> tuple[int, int]:
    """The clause of a superlative, and the next where that tells since when."""
    clauses = list(sentence.clauses)
    i = next((i for i, c in enumerate(clauses) if c[0] <= cue.start < c[1]), 0)
    a, b = clauses[i]
    if i > 0 and a - clauses[i - 1][0] <= REACH and any(t.role == "since" for t in within(doc.times, *clauses[i - 1])):
        a = next(t.start for t in within(doc.times, *clauses[i - 1]) if t.role == "since")
    # what another record of the sentence rests on is not this one's
    a = max([a, *(y for _, y in taken if y <= cue.start)])
    b = min([b, *(x for x, _ in taken if x >= cue.end)])
    return a, b


def _since(doc: Doc, a: int, b: int) -> tuple[str, Literal["start", "middle", "end"] | None] | None:
    times = [t for t in within(doc.times, a, b) if t.from_ is not None]
    for t in times:
        if t.role == "since":
            return _stamp(t), t.part
    year = [t for t in times if t.grain == "year" and t.relative]
    return (_stamp(year[0]), None) if year else None


def _stamp(t: Time) -> str:
    """A time as precise as said: `2024-05` for a month."""
    day = t.from_.isoformat() if t.from_ else ""
    return {"year": day[:4], "month": day[:7], "season": day[:7]}.get(t.grain, day)


def _versus(doc: Doc, a: int, b: int, cues: list[Cue]) -> Time | None:
    """What is compared with: the time after "than", or the nearest time in the clause that is no "since"."""
    thans = [c for c in cues if c.id == "than" and a <= c.start < b]
    for than in thans:
        after = [t for t in within(doc.times, than.start, b) if t.role == "at" and t.start - than.end <= 24]
        if after:
            return after[0]
    return None


def _grain(doc: Doc, cues: list[Cue], a: int, b: int) -> Grain | None:
    """The unit of time said with a record; words inside a date say nothing."""
    times = within(doc.times, a, b)
    for grain in ("day", "week", "month", "year"):
        for c in cues:
            if c.id == f"grain_{grain}" and a <= c.start < b and not any(t.start <= c.start < t.end for t in times):
                return grain  # type: ignore[return-value]
    return None


def _grain_of(t: Time | None) -> Grain | None:
    return t.grain if t is not None and t.grain in {"day", "week", "month", "year"} else None  # type: ignore[return-value]


def _grain_of_period(p: Period | None) -> Grain | None:
    """A whole month is a month, a single day a day."""
    if p is None or p.start is None or p.end is None:
        return None
    if p.start == p.end:
        return "day"
    next_day = p.end + dt.timedelta(days=1)
    if p.start.day == 1 and next_day.day == 1:
        months = (next_day.year - p.start.year) * 12 + next_day.month - p.start.month
        return {1: "month", 12: "year"}.get(months)  # type: ignore[return-value]
    return "week" if (p.end - p.start).days == 6 else None

"""What sources say of the same ground and time, side by side; sources of one root are one witness."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ..nouns import Convention, Flag, Period
from ..nouns.found_rows import CompareRow
from ..nouns.rows import square_mm
from .anomalies import on
from .change import flags_of_end, gross, net
from .figures import Figure
from .series import ONE
from .tracks import Tracks

What = Literal["change", "gained", "lost", "held"]


class Said(NamedTuple):
    """What one source says under one convention, km²."""

    what: What
    region: str
    source: str
    convention: str
    root: str
    amount: float | None
    tolerance: float
    flags: tuple[Flag, ...] = ()


def said_of(tracks: Tracks, region: str, period: Period, sources: Sequence[str] = ()) -> Iterator[Said]:
    """What every source at hand says of a closed period in a region, under every convention in use at its end.

    Args:
        tracks: of the theatre.
        region: where.
        period: when.
        sources: those to ask; without it all but maps that a convention names only besides its own source.
    """
    first, last = period.start, period.end
    if first is None or last is None:
        return
    told = set()
    for rule in in_use(tracks, period):
        for figure in asked_of(tracks, rule, sources):
            key = (figure.source, rule.layers, rule.counts)
            if key in told:
                continue
            named = tracks.of(rule, figure, tracks.theatre.attacker, region)
            if named is None or not named.track.covers(first - ONE, last):
                continue
            told.add(key)
            root = tracks.theatre.sources[named.source].root
            of = (region, named.source, rule.id, root)
            if rule.counts == "gross":
                for what, change in zip(("gained", "lost"), gross(named.track, rule, period), strict=True):
                    yield Said(what, *of, change.amount, change.uncertainty, change.flags)  # type: ignore[arg-type]
                continue
            change = net(named.track, rule, period)
            # where a map stands until there is a new one a day without one is no gap
            flags = (on("stale", last),) if named.track.carries and change.amount is None else change.flags
            yield Said("change", *of, change.amount, change.uncertainty, flags)
            if "held" in named.figure.gives and not named.figure.abroad & set(rule.layers):
                end = named.track.at(last)
                tolerance = rule.tolerance_km2 + end.span + named.track.apart * abs(end.km2)
                yield Said("held", *of, end.km2, tolerance, flags_of_end(end, end.km2))


def asked_of(tracks: Tracks, rule: Convention, sources: Sequence[str] = ()) -> list[Figure]:
    """The figures of a convention that are asked: those of the sources named; without any, all but maps of sources that
    it names only besides its own, which take long to measure and say the same."""
    return [
        figure
        for figure in tracks.figures_of(rule)
        if (figure.source in sources if sources else figure.form != "regions" or figure.source == rule.source)
    ]


def in_use(tracks: Tracks, period: Period) -> list[Convention]:
    """Conventions in use at the end of a period."""
    end = period.end
    return [
        c
        for c in tracks.theatre.conventions.values()
        if end and (c.valid_from is None or c.valid_from <= end) and (c.valid_to is None or end <= c.valid_to)
    ]


def beside(said: Iterable[Said], period: Period) -> Iterator[CompareRow]:
    """Rows of what is said of one region, each with how far it lies from the middle of the independent roots, and with
    how many of them it agrees."""
    groups: dict[What, list[Said]] = {}
    for one in said:
        groups.setdefault(one.what, []).append(one)
    for what, group in groups.items():
        known = [s for s in group if s.amount is not None]
        roots: dict[str, list[float]] = {}
        for one in known:
            roots.setdefault(one.root, []).append(one.amount or 0.0)
        middle = statistics.median(map(statistics.median, roots.values())) if roots else None
        for one in group:
            agree = {
                other.root
                for other in known
                if one.amount is not None and abs((other.amount or 0.0) - one.amount) <= one.tolerance + other.tolerance
            }
            yield CompareRow(
                what=what,
                from_=period.start,  # type: ignore[arg-type]
                to=period.end,  # type: ignore[arg-type]
                region=one.region,
                source=one.source,
                convention=one.convention,
                root=one.root,
                amount_km2=None if one.amount is None else square_mm(one.amount),
                tolerance_km2=square_mm(one.tolerance),
                difference_km2=None if one.amount is None or middle is None else square_mm(one.amount - middle),
                roots=len(roots),
                roots_agree=len(agree),
                flags=tuple(dict.fromkeys(flag.kind for flag in one.flags)),
            )

"""Verbs that find things in series: anomalies and records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..control.findings import anomalies_of
from ..control.leaders import GRAINS, Leaders, step_text
from ..control.raw import Progress
from ..control.records import Grain
from ..control.review import Found
from ..errors import InputError
from ..nouns import Period
from ..nouns.found_rows import AnomalyRow, RecordRow
from ..nouns.rows import Rows, square_mm
from .subjects import (
    Subject,
    credits_of,
    has_days,
    listed,
    maybe_day,
    notes_of,
    open_asked,
    overlaps,
    region_of,
    subjects,
    tracks_of,
    window_of,
)  # fmt: skip


def anomalies(
    source: str | None = None,
    convention: str | None = None,
    *,
    from_: str | dt.date | None = None,
    to: str | dt.date | None = None,
    region: str | Sequence[str] | None = None,
    regions: str | Path | None = None,
    layers: Sequence[str] | None = None,
    layer_field: str | None = None,
    data: str | Path | None = None,
    cache: bool = True,
    theatre: str = "ukraine",
    progress: Progress | None = None,
) -> Rows[AnomalyRow]:
    """Days that are to be read with care: glitches, breaks of a series, batches, ground moved between layers, layers
    under wrong names, incomplete and missing days, maps that are stale, lagged or drawn anew.

    They are found by rule, relative to the series itself; docs/methods.md has the rules and how often they are right.

    Args:
        source: id of a source, or `folder:PATH` for a folder of maps of one's own; without it every source at hand but
            maps that conventions name only besides others.
        convention: id of a convention: only what touches it, with amounts of its sum; without it each layer by itself.
        from_: first day, `YYYY-MM-DD`; the first there is without it.
        to: last day, included; the last there is without it.
        region: of maps: where (`series` says how); the whole without it.
        regions: file of polygons to cut maps by, each with an id in its property `id`.
        layers: names of the layers that count as held, instead of a convention.
        layer_field: of `folder:PATH`: the property that names a feature's layer (`layer`).
        data: folder of raw files; without it the figures that ship.
        cache: keep what was measured from maps for the next time.
        theatre: name of a theatre, or the path of a theatre's folder.
        progress: is told what is done, how many of it, and of how many.

    Raises:
        InputError: there is no such source, convention, region or layer, or none has these days; the message names
            what there is. SourceError: a file is not of the form expected.
    """
    wanted = listed(region)
    asked = open_asked(source, convention, wanted, theatre, data, layers, layer_field, regions, cache, progress)
    window = window_of(from_, to)
    rows: list[AnomalyRow] = []
    told: list[Subject] = []
    for subject in subjects(asked, source, convention):
        if not has_days(subject.figure, window, must=source is not None):
            continue
        told.append(subject)
        for where in wanted or [subject.figure.region]:
            found = anomalies_of(
                asked.tracks, subject.figure, subject.rules, region_of(asked, where), others=not subject.given
            )
            rows += _anomaly_rows(subject, found, where, window)
    return Rows(kind=AnomalyRow, rows=tuple(rows), notes=notes_of(asked, told), credits=credits_of(asked, told))


def records(
    date: str | dt.date | None = None,
    source: str | None = None,
    convention: str | None = None,
    *,
    by: Grain | Sequence[Grain] | None = None,
    top: int = 5,
    from_: str | dt.date | None = None,
    to: str | dt.date | None = None,
    region: str | Sequence[str] | None = None,
    regions: str | Path | None = None,
    layers: Sequence[str] | None = None,
    layer_field: str | None = None,
    data: str | Path | None = None,
    cache: bool = True,
    theatre: str = "ukraine",
    progress: Progress | None = None,
) -> Rows[RecordRow]:
    """The largest gains and losses by day, week, month and year, or how the change of one day ranks.

    Only complete units are ranked: a step over days without a map is never split, and one that rests on a glitch, a
    break or an incomplete day is set aside. Both are told where they might be larger.

    Args:
        date: a day, `YYYY-MM-DD`: the change of that day, and of the week, month and year it lies in, ranked among
            those up to it. Without it the largest between `from_` and `to`.
        source: id of a source, or `folder:PATH`; as of `anomalies` without it.
        convention: id of a convention; every one in use without it.
        by: `day`, `week` (from Monday), `month`, `year`, or several; all four without it.
        top: so many gains and so many losses are listed.
        from_: first day among which changes are ranked; the first there is without it.
        to: last day.
        region, regions, layers, layer_field, data, cache, theatre, progress: as of `anomalies`.

    Raises:
        InputError: as of `anomalies`, or there is no map for the day asked for. SourceError: a file is not of the form
            expected.
    """
    wanted, day, window = listed(region), maybe_day(date), window_of(from_, to)
    grains = _grains(by)
    if top < 1:
        raise InputError(f"top is {top}", remedy="give a whole number, 1 or more")
    asked = open_asked(source, convention, wanted, theatre, data, layers, layer_field, regions, cache, progress)
    rows: list[RecordRow] = []
    notes: list[str] = []
    told: list[Subject] = []
    reach: list[str] = []
    for subject in subjects(asked, source, convention):
        for rule, where, named in tracks_of(asked, subject, wanted, day or window.end):
            track = named.track
            reach.append(f"{subject.source} under {rule.id} has {track.first} to {track.last}")
            if not overlaps(Period(track.first, track.last), window):
                continue
            found = anomalies_of(asked.tracks, subject.figure, [rule], region_of(asked, where), by_clock=True)
            leaders = Leaders(track, rule, subject.source, where, found, window)
            mine: list[RecordRow] = []
            for grain in grains:
                mine += leaders.of_day(grain, day) if day else leaders.largest(grain, top)
                if not day and (aside := leaders.left_out(grain, top)):
                    steps = "; ".join(map(step_text, aside))
                    notes.append(
                        f"{subject.source} under {rule.id}, by {grain}, set aside or not to be split: {steps}."
                    )
            if day and "day" in grains and not track.has(day) and track.first < day <= track.last:
                why = ", ".join(flag.kind for flag in track.hole(day))
                notes.append(f"{subject.source} under {rule.id} has no map of its own for {day} ({why}).")
            rows += mine
            told += [subject] if mine and subject not in told else []
    if not rows:
        what = f"there is no map for {day}" if day else "there are no maps on these days"
        raise InputError(f"{what}: {'; '.join((*notes, *reach)) or 'no source'}", remedy="ask for other days")
    return Rows(
        kind=RecordRow, rows=tuple(rows), notes=(*notes_of(asked, told), *notes), credits=credits_of(asked, told)
    )


def _anomaly_rows(subject: Subject, found: Sequence[Found], where: str, window: Period) -> Iterator[AnomalyRow]:
    for one in found:
        flag = one.flag
        start, end = flag.period.start, flag.period.end
        if start is None or end is None or not overlaps(flag.period, window):
            continue
        yield AnomalyRow(
            kind=flag.kind,
            from_=start,
            to=end,
            layers=flag.layers,
            amount_km2=None if flag.amount_km2 is None else square_mm(flag.amount_km2),
            source=subject.source,
            convention=subject.rules[0].id if subject.given else None,
            region=where,
            set_aside=flag.set_aside and one.counted,
            note=one.note,
        )


def _grains(by: Grain | Sequence[Grain] | None) -> tuple[Grain, ...]:
    asked = (by,) if isinstance(by, str) else tuple(by or GRAINS)
    for grain in asked:
        if grain not in GRAINS:
            raise InputError(f"no records by {grain!r}", remedy=f"give one or more of {', '.join(GRAINS)}")
    return tuple(grain for grain in GRAINS if grain in asked)

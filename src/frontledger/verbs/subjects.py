"""Which sources and rules a verb looks at, and in which days and regions: what the verbs that find things share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..control.compare import asked_of, in_use
from ..control.figures import Figure
from ..control.raw import Progress
from ..control.tracks import Named
from ..errors import InputError
from ..nouns import Convention, Period
from ..nouns.rows import Credit
from ..theatre import load
from .asked import LAYERS, TOTAL, Asked, ask, day_of
from .data import offered

GROUND = ("layers", "updates", "regions")
"""Forms of figures that measure ground."""


class Subject(NamedTuple):
    """One source, and the rules under which it is looked at."""

    source: str
    figure: Figure
    rules: tuple[Convention, ...]
    given: bool
    """One rule was asked for."""


def open_asked(
    source: str | None,
    convention: str | None,
    wanted: Sequence[str],
    theatre: str,
    data: str | Path | None,
    layers: Sequence[str] | None,
    layer_field: str | None,
    regions: str | Path | None,
    cache: bool,
    progress: Progress | None,
) -> Asked:
    place = load(theatre)
    by_region = any(id_ not in (place.home, TOTAL) for id_ in wanted)
    if source is None and convention is None and data is not None:
        # any source of the folder opens it; one that draws maps where they are to be cut
        there = [id_ for id_ in offered(place, Path(data)) if place.readers[id_].form in ("layers", "updates", "maps")]
        maps = [id_ for id_ in there if place.readers[id_].form == "maps"]
        if not there:
            raise InputError(f"{data} has no files of any source", remedy="give a folder with raw maps or figures")
        source = next(iter(maps if by_region and maps else there))
    return ask(
        source, convention, theatre=theatre, data=data, layers=layers, layer_field=layer_field, regions=regions,
        by_region=by_region, cache=cache, progress=progress,
    )  # fmt: skip


def subjects(asked: Asked, source: str | None, convention: str | None) -> Iterator[Subject]:
    """What is looked at: the source asked for, those of the convention asked for, or all at hand; but maps that
    conventions name only besides others take long and are looked at only when they are asked for."""
    known = asked.theatre.conventions
    if source:
        ids = [asked.source.id]
    elif convention:
        ids = [figure.source for figure in asked_of(asked.tracks, asked.convention)]
    else:
        besides = {id_ for c in known.values() for id_ in c.also} - {c.source for c in known.values()}
        ids = [id_ for id_ in asked.theatre.sources if id_ not in besides or not _draws(asked, id_)]
    for id_ in ids:
        figure = asked.tracks.figures.of(id_)
        if figure is None or figure.form not in GROUND:
            continue
        own = id_ == asked.source.id and asked.convention.id.startswith(LAYERS)
        if convention or own:
            rules: tuple[Convention, ...] = (asked.convention,)
        else:
            rules = tuple(c for c in known.values() if id_ in (c.source, *c.also))
        yield Subject(id_, figure, rules, given=convention is not None or own)


def _draws(asked: Asked, source: str) -> bool:
    reader = asked.theatre.readers.get(source)
    return reader is not None and reader.form == "maps"


def tracks_of(
    asked: Asked, subject: Subject, wanted: Sequence[str], day: dt.date | None
) -> Iterator[tuple[Convention, str, Named]]:
    """Rules in use on a day, regions and tracks; of rules that count alike the first."""
    seen = set()
    in_time = in_use(asked.tracks, Period(day, day)) if day else list(asked.theatre.conventions.values())
    for rule in subject.rules:
        key = (rule.layers, rule.counts)
        if key in seen or not (subject.given or rule in in_time):
            continue
        seen.add(key)
        side = asked.theatre.home if rule.held_abroad else asked.theatre.attacker
        whole = rule.held_abroad if subject.given and rule.held_abroad else subject.figure.region
        for where in wanted or [whole]:
            named = asked.tracks.of(rule, subject.figure, side, region_of(asked, where) or whole, by_file=asked.files)
            if named:
                yield rule, where, named


def region_of(asked: Asked, where: str) -> str:
    """A region as figures call it; the whole is the country's, or a folder's."""
    return "" if where in (asked.theatre.home, TOTAL) else where


def has_days(figure: Figure, window: Period, *, must: bool) -> bool:
    """Has a source any of the days asked for?

    Raises:
        InputError: it has none, and must.
    """
    days = figure.days
    if days and overlaps(Period(days[0], days[-1]), window):
        return True
    if must:
        there = f"it has {days[0]} to {days[-1]}" if days else "it has none"
        raise InputError(f"{figure.source} has no maps on these days: {there}", remedy="ask for days among these")
    return False


def overlaps(one: Period, other: Period) -> bool:
    first, last = one.start or dt.date.min, one.end or dt.date.max
    return first <= (other.end or dt.date.max) and (other.start or dt.date.min) <= last


def window_of(from_: str | dt.date | None, to: str | dt.date | None) -> Period:
    first, last = maybe_day(from_), maybe_day(to)
    if first and last and last < first:
        raise InputError(f"{first} comes after {last}", remedy="give the earlier day first: --from, --to")
    return Period(first, last)


def notes_of(asked: Asked, told: Sequence[Subject]) -> tuple[str, ...]:
    """What is to be said of the one source or rule that was asked for."""
    return asked.notes() if len(told) == 1 and told[0].source == asked.source.id and told[0].given else ()


def credits_of(asked: Asked, told: Sequence[Subject]) -> tuple[Credit, ...]:
    known = {**asked.theatre.sources, asked.source.id: asked.source}
    return tuple(Credit.of(known[subject.source]) for subject in told)


def listed(region: str | Sequence[str] | None) -> list[str]:
    if region is None:
        return []
    return [part.strip() for part in region.split(",") if part.strip()] if isinstance(region, str) else list(region)


def maybe_day(day: str | dt.date | None) -> dt.date | None:
    """A day as it is given, or none."""
    return None if day is None else day_of(day)

"""What is found in the sources of a theatre: their anomalies, in the form that each source has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from ..nouns import Convention
from . import review
from .figures import At, Figure
from .review import File, Found
from .series import clock
from .tracks import UTC, Tracks


def anomalies_of(
    tracks: Tracks,
    figure: Figure,
    conventions: Sequence[Convention],
    region: str = "",
    *,
    others: bool = False,
    by_clock: bool = False,
) -> list[Found]:
    """All anomalies of one source, in order of days.

    Args:
        tracks: of the theatre.
        figure: the source's figures.
        conventions: the rules under which it is looked at; one at least for a source of updates or map files.
        region: where, of a source that is cut by region; the whole without it.
        others: also what is odd in layers that none of them counts.
        by_clock: moments lie on the days of the convention's clock; on those of UTC without it, so that no day hangs on
            when clocks are changed.
    """
    if figure.form == "layers":
        sets = [c.layers for c in conventions]
        return review.of_layers(figure.layers, sets, judged=tracks.judged(figure.source), others=others)
    found: list[Found] = []
    for rule in conventions:
        zone = clock(rule.clock) if by_clock else UTC
        if figure.form == "updates":
            counted = [layer for layer in rule.layers if layer in figure.names]
            for layer in counted[:1]:
                found += review.of_updates(figure.updates(layer), zone, (layer,))
        elif figure.by_moment:
            whole = figure.regions(rule.layers).get(region or figure.region, {})
            moments = [(at, ground.held) for at, ground in whole.items() if isinstance(at, dt.datetime)]
            found += review.of_updates(moments, zone, rule.layers, _others(figure, rule, zone))
        else:
            found += _of_files(tracks, figure, rule, region or figure.region, zone)
    return sorted(review.unique(found), key=lambda f: f.order)


def map_of_day(tracks: Tracks, figure: Figure, rule: Convention, day: dt.date) -> At | None:
    """What tells the map apart that stands for the end of a day under a rule; None where the source has none yet."""
    daily, zone = tracks.daily(rule), clock(rule.clock)
    if daily and daily.figure is figure:
        known = [file for shown, file in daily.file_of.items() if shown <= day]
        return known[-1] if known else None
    found = None
    for at in figure.regions(rule.layers).get(figure.region, {}):
        if (at.astimezone(zone).date() if isinstance(at, dt.datetime) else at) > day:
            break
        found = at
    return found


def _of_files(tracks: Tracks, figure: Figure, rule: Convention, region: str, zone: ZoneInfo) -> list[Found]:
    files, daily, others = _files(figure, rule.layers, region), tracks.daily(rule), _others(figure, rule, zone)
    if figure.drawings or daily is None or daily.figure is not figure:
        return review.of_files(files, rule.layers, others=others)
    updated = [at.astimezone(zone).date() for at, _ in daily.updates]
    usually = figure.shows_days_before
    return review.of_files(files, rule.layers, shown=daily.shown, updated=updated, usually=usually, others=others)


def _others(figure: Figure, rule: Convention, zone: ZoneInfo) -> dict[dt.date, dict[str, float]]:
    """What the maps draw and the rule does not count, km² by day, of several maps of a day the last."""
    areas = figure.drawn([layer for layer in figure.names if layer not in rule.layers])
    return {(at.astimezone(zone).date() if isinstance(at, dt.datetime) else at): dict(a) for at, a in areas.items()}


def _files(figure: Figure, layers: tuple[str, ...], region: str) -> list[File]:
    """Ground of a region in every map file; a file that does not change it has no entry of it."""
    cut = figure.regions(layers)
    changed, out, held = cut.get(region, {}), [], 0.0
    for day in cut.get(figure.region, {}):
        ground = changed.get(day)
        held = ground.held if ground else held
        if not isinstance(day, dt.datetime):
            gained, lost = (ground.gained, ground.lost) if ground else (0.0, 0.0)
            drawn = figure.drawings.get(day)
            out.append(File(day, held, gained, lost, drawn[1] if drawn else None))
    return out

"""What is found in the sources of a theatre: their anomalies, in the form that each source has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ..nouns import Convention
from . import review
from .figures import Figure
from .review import File, Found
from .series import clock
from .tracks import Tracks


def anomalies_of(
    tracks: Tracks, figure: Figure, conventions: Sequence[Convention], region: str = "", *, others: bool = False
) -> list[Found]:
    """All anomalies of one source, in order of days.

    Args:
        tracks: of the theatre.
        figure: the source's figures.
        conventions: the rules under which it is looked at; one at least for a source of updates or map files.
        region: where, of a source that is cut by region; the whole without it.
        others: also what is odd in layers that none of them counts.
    """
    if figure.form == "layers":
        sets = [c.layers for c in conventions]
        return review.of_layers(figure.layers, sets, judged=tracks.judged(figure.source), others=others)
    found: list[Found] = []
    for rule in conventions:
        if figure.form == "updates":
            found += review.of_updates(figure.updates(rule.layers[0]), clock(rule.clock), rule.layers[0])
        elif figure.by_moment:
            whole = figure.regions(rule.layers).get(region or figure.region, {})
            moments = [(at, ground.held) for at, ground in whole.items() if isinstance(at, dt.datetime)]
            found += review.of_updates(moments, clock(rule.clock), "; ".join(rule.layers))
        else:
            found += _of_files(tracks, figure, rule, region or figure.region)
    return sorted(review.unique(found), key=lambda f: f.order)


def _of_files(tracks: Tracks, figure: Figure, rule: Convention, region: str) -> list[Found]:
    files = _files(figure, rule.layers, region)
    daily = tracks.daily(rule)
    if figure.drawings or daily is None or daily.figure is not figure:
        spare = [layer for layer in figure.names if layer not in rule.layers]
        others: dict[dt.date, dict[str, float]] = {f.day: {} for f in files}
        for layer in spare:
            for file in _files(figure, (layer,), region):
                others[file.day][layer] = file.held
        return review.of_files(files, rule.layers, others=others)
    updated = [daily.update_day(n) for n in range(len(daily.updates))]
    usually = figure.shows_days_before
    return review.of_files(files, rule.layers, shown=daily.shown, updated=updated, usually=usually)


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

"""What is found in the sources of a theatre: their anomalies, in the form that each source has."""

from __future__ import annotations

from collections.abc import Sequence

from ..nouns import Convention
from . import review
from .figures import Figure
from .review import Found
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
        elif daily := tracks.daily(rule):
            files = figure.regions.get(region or figure.region, {})
            whole = figure.regions.get(figure.region, {})
            # a day on which nothing changed in a region has no row of it
            held, known = 0.0, []
            for day in whole:
                if day in files:
                    held = files[day].held
                gained, lost = (files[day].gained, files[day].lost) if day in files else (0.0, 0.0)
                known.append(review.File(day, held, gained, lost))
            updated = [daily.update_day(n) for n in range(len(daily.updates))]
            usually = figure.shows_days_before
            found += review.of_files(known, rule.layers, shown=daily.shown, updated=updated, usually=usually)
    return sorted(review.unique(found), key=lambda f: f.order)

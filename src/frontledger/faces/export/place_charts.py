"""Charts of places and roads through time. Lines are told apart by their dashes too, and break where nothing is
known."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ...errors import library
from ...nouns.place_rows import DistanceRow, EncirclementRow, HolderRow, LagRow, RoadRow, SettlementRow
from ...nouns.rows import R, Rows
from ..dossier.words import Words
from .picture import GAIN, INK, LOSS, QUIET, words_for

LINES = 6
"""Lines of one panel that can be told apart; of more, the first."""
PANELS = 6
_COLOURS = (INK, GAIN, LOSS, QUIET, "#7b3294", "#008837")
_DASHES = ("-", "--", ":", "-.", (0, (6, 1, 1, 1, 1, 1)), (0, (1, 3)))
_HELD_HATCH = "////"


def distance(rows: Rows[DistanceRow], figure: Any, lang: str) -> None:
    """Kilometres to held ground, a line a place; below zero the place is held."""
    w = words_for(lang)
    axes = figure.subplots()
    places = _by(rows, lambda row: row.place_id)
    for style, lines in zip(_styles(), places[:LINES], strict=False):
        _line(axes, [(row.date, row.distance_km) for row in lines], label=lines[0].place, **style)
    low, high = axes.get_ylim()
    if low < 0:
        axes.axhspan(low, 0, facecolor="none", edgecolor=QUIET, hatch=_HELD_HATCH, linewidth=0, label=w("held"))
        axes.set_ylim(low, high)
    axes.axhline(0, color=INK, linewidth=0.6)
    axes.set_ylabel(w("km to held ground"))
    _finish(figure, [axes], rows, len(places), LINES)


def encirclement(rows: Rows[EncirclementRow], figure: Any, lang: str) -> None:
    """Share of bearings closed, a panel a place and a line a radius."""
    w = words_for(lang)
    places = _by(rows, lambda row: row.place_id)
    panels = _panels(figure, min(len(places), PANELS))
    for axes, lines in zip(panels, places, strict=False):
        for style, of_radius in zip(_styles(), _by(lines, lambda row: row.radius_km)[:LINES], strict=False):
            label = f"{of_radius[0].radius_km:g} km"
            _line(axes, [(row.date, row.closed_percent) for row in of_radius], label=label, **style)
        axes.set_ylim(0, 102)
        axes.set_ylabel(w("bearings closed, %"))
        axes.set_title(lines[0].place, loc="left", fontsize=9)
    _finish(figure, panels, rows, len(places), PANELS)


def roads(rows: Rows[RoadRow], figure: Any, lang: str) -> None:
    """Kilometres held and near, a panel a road."""
    w = words_for(lang)
    every = _by(rows, lambda row: row.road_id)
    panels = _panels(figure, min(len(every), PANELS))
    styles = list(itertools.islice(_styles(), 2))
    for axes, lines in zip(panels, every, strict=False):
        _line(axes, [(row.date, row.held_km) for row in lines], label=w("held"), **styles[1])
        _line(axes, [(row.date, row.near_km) for row in lines], label=w("held or near"), **styles[0])
        axes.set_ylim(0, max(1e-3, lines[0].length_km) * 1.02)
        axes.set_ylabel("km")
        axes.set_title(lines[0].name or lines[0].road_id, loc="left", fontsize=9)
    _finish(figure, panels, rows, len(every), PANELS)


def settlements(rows: Rows[Any], figure: Any, lang: str) -> None:
    """By day the share of each place that is held; else the days on which places changed hands; of lags, the days
    between two sources."""
    w = words_for(lang)
    if rows.kind is HolderRow:
        _shares(rows, figure, w)
    elif rows.kind is LagRow:
        _lags(rows, figure, w)
    else:
        _changes(rows, figure, w)


def _shares(rows: Rows[HolderRow], figure: Any, w: Words) -> None:
    """A panel a place, a line a source. Where no outline is at hand, all or nothing, by the point."""
    places = _by(rows, lambda row: row.place_id)
    panels = _panels(figure, min(len(places), PANELS))
    attacker = next((row.holder for row in rows if row.share_percent), None)
    for axes, lines in zip(panels, places, strict=False):
        for style, of_source in zip(_styles(), _by(lines, lambda row: row.source)[:LINES], strict=False):
            drawn = any(row.share_percent is not None for row in of_source)
            if drawn:
                _line(axes, [(r.date, r.share_percent) for r in of_source], label=of_source[0].source, **style)
            else:
                sides = [r.holder for r in of_source]
                held = [None if s is None else 100.0 * (s == (attacker or sides[-1])) for s in sides]
                days = [r.date for r in of_source]
                label = f"{of_source[0].source}, {attacker or sides[-1] or '–'}"
                _line(axes, list(zip(days, held, strict=True)), label=label, **style)
        axes.set_ylim(-2, 102)
        axes.set_ylabel(w("held, %"))
        axes.set_title(lines[0].place, loc="left", fontsize=9)
    _finish(figure, panels, rows, len(places), PANELS)


def _changes(rows: Rows[SettlementRow], figure: Any, w: Words) -> None:
    """A line a place, a mark a change: whose it is from then on."""
    axes = figure.subplots()
    places = _by(rows, lambda row: row.place_id)
    shown = places[: 5 * LINES]
    provisional = w("provisional")
    figure.set_size_inches(9, 1.6 + 0.3 * max(4, len(shown)))
    sides = list(dict.fromkeys(row.to or "–" for row in rows))
    marks = dict(zip(sides, itertools.cycle("o^sDvP"), strict=False))
    colours = dict(zip(sides, itertools.cycle((GAIN, LOSS, QUIET, INK)), strict=False))
    for side in sides:
        for firm in (True, False):
            every = ((row, y) for y, lines in enumerate(shown) for row in lines)
            at = [(row.date, y) for row, y in every if (row.to or "–", not row.provisional) == (side, firm)]
            if at:
                label = f"→ {side}" if firm else f"→ {side}, {provisional}"
                face = colours[side] if firm else "none"
                axes.plot(*zip(*at, strict=True), marks[side], color=colours[side], markerfacecolor=face, label=label)
    axes.set_yticks(range(len(shown)), [lines[0].place for lines in shown], fontsize=8)
    axes.set_ylim(max(1, len(shown)) - 0.5, -0.5)
    axes.grid(axis="y", color="#e0e0e0", linewidth=0.6)
    _finish(figure, [axes], rows, len(places), len(shown))


def _lags(rows: Rows[LagRow], figure: Any, w: Words) -> None:
    """A mark a change: how many days later the other source has it."""
    axes = figure.subplots()
    others = _by(rows, lambda row: row.other)
    names = list(dict.fromkeys(row.place for row in rows))
    for style, mark, lines in zip(_styles(), itertools.cycle("o^sDvP"), others, strict=False):
        at = [(row.lag_days, names.index(row.place)) for row in lines if row.lag_days is not None]
        if at:
            axes.plot(*zip(*at, strict=True), mark, color=style["color"], label=lines[0].other)
    axes.set_yticks(range(len(names)), names, fontsize=8)
    axes.set_ylim(max(1, len(names)) - 0.5, -0.5)
    axes.axvline(0, color=INK, linewidth=0.6)
    axes.set_xlabel(w("days later than {source}", source=rows[0].source) if len(rows) else "")
    _finish(figure, [axes], rows, 0, 0, dates=False)


def _by(rows: Iterable[R], what: Callable[[R], Any]) -> list[list[R]]:
    """Rows that are alike in something, together, in the order in which they come first."""
    found: dict[Any, list[R]] = {}
    for row in rows:
        found.setdefault(what(row), []).append(row)
    return list(found.values())


def _styles() -> Iterable[dict[str, Any]]:
    return ({"color": colour, "linestyle": dash} for colour, dash in zip(_COLOURS, _DASHES, strict=True))


def _line(axes: Any, points: Sequence[tuple[dt.date, float | None]], **style: Any) -> None:
    """Steps from day to day, with a mark where a run is a single day."""
    days = [dt.datetime.combine(day, dt.time()) for day, _ in points]
    values = [math.nan if value is None else value for _, value in points]
    alone = {"marker": "."} if len(points) < 40 else {}
    axes.step(days, values, where="post", linewidth=1.4, markersize=4, **alone, **style)


def _panels(figure: Any, count: int) -> list[Any]:
    count = max(1, count)
    figure.set_size_inches(9, 1.2 + (2.2 if count > 1 else 3.6) * count)
    return list(figure.subplots(count, 1, sharex=True, squeeze=False).flat)


def _finish(figure: Any, panels: Sequence[Any], rows: Rows[Any], there: int, shown: int, *, dates: bool = True) -> None:
    for axes in panels:
        axes.tick_params(labelsize=8)
        handles, labels = axes.get_legend_handles_labels()
        if handles:
            axes.legend(handles, labels, frameon=False, fontsize=8, loc="best", ncols=min(3, len(handles)))
        if dates and len(rows):
            ticks = library("matplotlib.dates", "charts")
            days = (max(row.date for row in rows) - min(row.date for row in rows)).days
            axes.xaxis.set_major_locator(ticks.AutoDateLocator(minticks=3, maxticks=7))
            axes.xaxis.set_major_formatter(ticks.DateFormatter("%Y-%m" if days > 120 else "%Y-%m-%d"))
    if len(rows):
        first = rows[0]
        rule = f" · {first.convention}" if hasattr(first, "convention") else ""
        more = f" · {shown}/{there}" if there > shown else ""
        sources = ", ".join(dict.fromkeys(row.source for row in rows))
        figure.suptitle(f"{sources}{rule}{more}", x=0.01, ha="left", fontsize=11)

"""Charts of ground held, gained and lost, and maps of what changed. Gained and lost are told apart without colour too:
up and down, plain and hatched."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Any

from ...errors import library
from ...nouns.changes import ChangeRow, PatchRow
from ...nouns.rows import Rows, SeriesRow, geometry
from ..dossier.words import Words
from .picture import GAIN, INK, LOSS, QUIET, words_for

PANELS = 8
"""Regions that have a panel of their own; of more, those where most changed."""
_LOST_HATCH, _NONE_HATCH = "////", "...."
_DAY = dt.timedelta(days=1)
_DEGREE_KM = 111.32
"""A degree of longitude on the equator."""
_NARROWEST = 0.7
"""The shorter side of a map to its longer, so that a strip has room for its scale."""


def series(rows: Rows[SeriesRow], figure: Any, lang: str) -> None:
    """Gained upwards and lost downwards, a bar a row as wide as the days it covers; of one region what is held, too.
    Days without a map are hatched."""
    w = words_for(lang)
    regions = {
        region: [row for row in rows if row.region == region] for region in dict.fromkeys(r.region for r in rows)
    }
    moved = {r: sum((row.gained_km2 or 0) + (row.lost_km2 or 0) for row in lines) for r, lines in regions.items()}
    kept = sorted(regions, key=lambda r: -moved[r])[:PANELS]
    shown = [region for region in regions if region in kept]
    first = rows[0] if len(rows) else None
    title = f"{first.source} · {first.convention}" if first else ""
    if len(shown) == 1:
        above, below = figure.subplots(2, 1, sharex=True, gridspec_kw={"height_ratios": (3, 2)})
        _bars(above, regions[shown[0]], w)
        _held(below, regions[shown[0]], w)
        _dates(below, rows)
        figure.suptitle(f"{title} · {shown[0]}", x=0.01, ha="left", fontsize=11)
        _legend(figure, above)
        return
    columns = 2
    lines = max(1, math.ceil(len(shown) / columns))
    figure.set_size_inches(10, 1 + 2 * lines)
    panels = figure.subplots(lines, columns, sharex=True, sharey=False, squeeze=False).flat
    for axes, region in itertools.zip_longest(panels, shown):
        if region is None:
            axes.set_axis_off()
            continue
        _bars(axes, regions[region], w)
        axes.set_title(region, loc="left", fontsize=9)
        _dates(axes, rows)
        _legend(figure, axes)
    more = f" · {len(shown)}/{len(regions)}" if len(shown) < len(regions) else ""
    figure.suptitle(f"{title}{more}", x=0.01, ha="left", fontsize=11)


def change(rows: Rows[Any], figure: Any, lang: str) -> None:
    """A plain map of the patches that changed hands, with a scale; without shapes, bars by region."""
    w = words_for(lang)
    patches = rows if rows.kind is PatchRow else rows.parts
    figures = [row for row in rows if isinstance(row, ChangeRow)]
    if patches is not None and len(patches):
        figure.set_size_inches(8, 8)
        axes = figure.subplots()
        _map(axes, patches, w)
        _legend(figure, axes)
    elif figures:
        axes = figure.subplots()
        _by_region(axes, figures, w)
        _legend(figure, axes)
    first = rows[0] if len(rows) else None
    if first:
        days = w.span(first.from_, first.to)
        figure.suptitle(f"{first.source} · {first.convention} · {days}", x=0.01, ha="left", fontsize=11)


def _legend(figure: Any, axes: Any) -> None:
    """One for all panels, beside the title."""
    if not figure.legends:
        figure.legend(*axes.get_legend_handles_labels(), loc="upper right", frameon=False, fontsize=8, ncols=4)


def _bars(axes: Any, rows: Sequence[SeriesRow], w: Words) -> None:
    known = [row for row in rows if row.gained_km2 is not None and row.lost_km2 is not None]
    starts, widths = [row.from_ for row in known], [row.to + _DAY - row.from_ for row in known]
    style: dict[str, Any] = {"align": "edge", "linewidth": 0.3, "edgecolor": "white"}
    axes.bar(starts, [row.gained_km2 for row in known], widths, color=GAIN, label=w("gained"), **style)
    lost = [-(row.lost_km2 or 0.0) for row in known]
    axes.bar(starts, lost, widths, color=LOSS, hatch=_LOST_HATCH, label=w("lost"), **style)
    middles = [dt.datetime.combine(row.from_, dt.time()) + (row.to + _DAY - row.from_) / 2 for row in known]
    axes.plot(middles, [row.net_km2 for row in known], "o", color=INK, markersize=3, label=w("net"))
    _without(axes, rows, w)
    axes.axhline(0, color=INK, linewidth=0.6)
    axes.set_ylabel("km²")


def _held(axes: Any, rows: Sequence[SeriesRow], w: Words) -> None:
    """Steps, broken where nothing is known."""
    for known, lines in itertools.groupby(rows, key=lambda row: row.held_km2 is not None):
        run = list(lines)
        if known:
            days = [dt.datetime.combine(row.to + _DAY, dt.time()) for row in run]
            axes.step(
                days, [row.held_km2 for row in run], where="post", color=INK, linewidth=1.2, marker=".", markersize=3
            )
    _without(axes, rows, w)
    axes.set_ylabel(f"{w('held')}, km²")
    axes.ticklabel_format(axis="y", useOffset=False, style="plain")


def _without(axes: Any, rows: Sequence[SeriesRow], w: Words) -> None:
    """Bands where nothing is known."""
    label: str | None = w("no map")
    for row in rows:
        if row.net_km2 is None and "uncovered" not in row.flags:
            end = row.to + _DAY
            axes.axvspan(row.from_, end, facecolor="none", edgecolor=QUIET, hatch=_NONE_HATCH, linewidth=0, label=label)
            label = None


def _dates(axes: Any, rows: Rows[SeriesRow]) -> None:
    dates = library("matplotlib.dates", "charts")
    days = (rows[-1].to - rows[0].from_).days if len(rows) else 0
    axes.xaxis.set_major_locator(dates.AutoDateLocator(minticks=3, maxticks=7))
    axes.xaxis.set_major_formatter(dates.DateFormatter("%Y-%m" if days > 120 else "%Y-%m-%d"))
    axes.tick_params(labelsize=8)


def _by_region(axes: Any, rows: Sequence[ChangeRow], w: Words) -> None:
    names = [row.region for row in rows]
    axes.barh(names, [row.gained_km2 or 0.0 for row in rows], color=GAIN, label=w("gained"))
    lost = [-(row.lost_km2 or 0.0) for row in rows]
    axes.barh(names, lost, color=LOSS, edgecolor="white", linewidth=0, hatch=_LOST_HATCH, label=w("lost"))
    axes.axvline(0, color=INK, linewidth=0.6)
    axes.invert_yaxis()
    axes.set_xlabel("km²")


def _map(axes: Any, patches: Rows[Any], w: Words) -> None:
    path_patch = library("matplotlib.patches", "charts").PathPatch
    for kind, colour, hatch in (("gained", GAIN, ""), ("lost", LOSS, _LOST_HATCH)):
        of_kind = [shape for row, shape in zip(patches, patches.shapes or (), strict=True) if row.change == kind]
        km2 = math.fsum(row.area_km2 for row in patches if row.change == kind)
        sign = "+" if kind == "gained" else "−"
        label: str | None = f"{w('gained') if kind == 'gained' else w('lost')} {sign}{km2:.1f} km²"
        for shape in of_kind:
            for path in _paths(shape):
                style = {"facecolor": colour, "edgecolor": "white", "hatch": hatch, "linewidth": 0}
                axes.add_patch(path_patch(path, label=label, **style))
                label = None
    axes.autoscale_view()
    west, east = axes.get_xlim()
    south, north = axes.get_ylim()
    shrink = math.cos(math.radians((south + north) / 2))
    (west, east), (south, north) = (
        _widened(west, east, _NARROWEST * (north - south) / shrink),
        _widened(south, north, _NARROWEST * (east - west) * shrink),
    )
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_aspect(1 / shrink)
    _scale(axes, (west, east, south, north), _DEGREE_KM * shrink)
    axes.tick_params(labelsize=7, colors=QUIET)


def _widened(low: float, high: float, least: float) -> tuple[float, float]:
    """A stretch at least so long, about the same middle."""
    more = max(0.0, least - (high - low)) / 2
    return low - more, high + more


def _scale(axes: Any, view: tuple[float, float, float, float], degree_km: float) -> None:
    """A bar of a round number of kilometres, about a quarter of the width."""
    west, east, south, north = view
    wide = (east - west) * degree_km / 4
    round_km = max((n * 10**e for e in range(-3, 5) for n in (1, 2, 5) if n * 10**e <= wide), default=wide)
    x, y = west + (east - west) * 0.05, south + (north - south) * 0.04
    axes.plot([x, x + round_km / degree_km], [y, y], color=INK, linewidth=2, solid_capstyle="butt")
    middle = x + round_km / degree_km / 2
    axes.annotate(f"{round_km:g} km", (middle, y), (0, 4), textcoords="offset points", ha="center", fontsize=8)


def _paths(shape: Any) -> Iterator[Any]:
    """A path a polygon, its holes cut out."""
    path = library("matplotlib.path", "charts").Path
    drawn = geometry(shape)
    if drawn is None:
        return
    polygons = [drawn["coordinates"]] if drawn["type"] == "Polygon" else drawn["coordinates"]
    for rings in polygons:
        yield path.make_compound_path(*(path([p[:2] for p in ring], closed=True) for ring in rings))

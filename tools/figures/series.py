"""Builders of the figures copied from series and tables: what ships is sorted, small, and facts only."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from frontledger.sources import deepstate_areas, isw_economist, isw_layers, published

AREAS_DRAWN_WITH = {"UA-32": "UA-30", "UA-43": "UA-40"}
"""Kyiv lies in the shape of Kyiv Oblast, Sevastopol in Crimea's, in both sets of land outlines (notes of the table)."""


def table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """A comma-separated table, UTF-8, lines ending with LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()


def plain(value: float, digits: int) -> str:
    """A number to so many decimals, without trailing zeros."""
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def levels(first: str, layers: tuple[str, ...], rows: Mapping[dt.date, Mapping[str, float]], digits: int) -> bytes:
    """Areas by day or moment and layer; a layer that is absent is an empty cell."""
    return table(
        (first, *layers),
        (
            (
                f"{at:%Y-%m-%dT%H:%M:%SZ}" if isinstance(at, dt.datetime) else at.isoformat(),
                *(plain(areas[layer], digits) if layer in areas else "" for layer in layers),
            )
            for at, areas in rows.items()
        ),
    )


def _series(data: Path, name: str) -> tuple[bytes, str]:
    return (data / "series" / name).read_bytes(), name


def build_isw_layers(data: Path) -> bytes:
    rows = isw_layers.read(*_series(data, "isw_layer_areas_daily_sdspieg.csv"))
    return levels("date", isw_layers.LAYERS, rows, 2)


def build_isw_economist(data: Path) -> bytes:
    rows = isw_economist.read(*_series(data, "isw_area_daily_economist.csv"))
    return levels("date", isw_economist.LAYERS, rows, 2)


def build_deepstate_areas(data: Path) -> bytes:
    rows = deepstate_areas.read(*_series(data, "deepstate_areas_by_update.csv"))
    return levels("created_utc", deepstate_areas.LAYERS, rows, 3)


def build_published(data: Path) -> bytes:
    return table(published.COLUMNS, published.read(*_series(data, "published.csv")))


def build_regions(data: Path) -> bytes:
    """Official areas; where the official area holds water, also the range over the outlines of land."""
    with (data / "base" / "oblast_areas.csv").open(encoding="utf-8", newline="") as file:
        rows = {r["iso"]: r for r in csv.DictReader(file)}
    out = []
    for iso, row in sorted(rows.items()):
        low = high = ""
        if "territorial sea" in row["note"] and row["quattroshapes_km2"]:
            inside = float(rows[AREAS_DRAWN_WITH[iso]]["official_km2"]) if iso in AREAS_DRAWN_WITH else 0.0
            land = [float(row[f"{outline}_km2"]) - inside for outline in ("quattroshapes", "light")]
            low, high = (plain(v, 0) for v in (min(land), max(land)))
        out.append((iso, row["official_km2"], row["official_source"], low, high))
    return table(("iso", "official_km2", "official_source", "land_low_km2", "land_high_km2"), out)


BUILDERS = {
    "figures/deepstate_areas.csv": build_deepstate_areas,
    "figures/isw_economist.csv": build_isw_economist,
    "figures/isw_layers.csv": build_isw_layers,
    "figures/published.csv": build_published,
    "figures/regions.csv": build_regions,
}

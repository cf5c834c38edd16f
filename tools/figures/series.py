"""Builders of the figures copied from series and tables: what ships is sorted, small, and facts only."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from frontledger.checking.tolerance import NUMBER, readings
from frontledger.sources import deepstate_areas, isw_economist, isw_layers, losses, published
from frontledger.theatre import load, printed
from frontledger.theatre.printed import Printed

HEDGES = Path(__file__).resolve().parent / "hedges.csv"
"""Words that bend a printed figure, as met in the collection."""
_N = r"([0-9][0-9.,]*)"
BESIDE = (
    (rf"\((?:\w+ )?{_N} square miles\)", "sqmi"),
    (rf"\({_N} miles\)", "mi"),
    (rf" or {_N} ?(?:%|percent)", "percent"),
    (rf"{_N} square kilometers per day", "km2/day"),
    (rf" napi {_N}", "km2/day"),
)
"""How the pages tell a figure over again, and in which unit."""

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
    """Printed figures as they ship: of the words that were printed only what they say of the figure is kept."""
    with HEDGES.open(encoding="utf-8", newline="") as file:
        hedges = {row["words"]: row["hedge"] for row in csv.DictReader(file)}
    rows = []
    for row in published.read(*_series(data, "published.csv")):
        hedge = _hedge(row, hedges)
        rows.append(row.printed._replace(hedge=hedge, beside=_beside(row)))
    return table(printed.COLUMNS, rows)


def _hedge(row: published.Collected, hedges: Mapping[str, str]) -> str:
    """What bends a figure: a word that the collector's note quotes, else one right before the figure."""
    quoted = (hedges.get(words) for words in re.findall(r'"([^"]*)"', row.note))
    before = (
        re.sub(r"[\d.,]+\s*[-–]\s*$", "", row.words[: m.start()]).rstrip()
        for m in NUMBER.finditer(row.words)
        if _same(m.group(), row.printed)
    )
    told = (hedges[w] for text in before for w in sorted(hedges, key=len, reverse=True) if _ends_with(text.lower(), w))
    return next((h for h in quoted if h), None) or next(told, "none")


def _ends_with(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}$", text) is not None


def _same(text: str, row: Printed) -> bool:
    exact = Decimal(row.amount)
    return any(number in (exact, exact / 1000) for number, _ in readings(text))


def _beside(row: published.Collected) -> str:
    """The same once more in another unit: a conversion in brackets, a share, a mean a day."""
    for pattern, unit in BESIDE:
        found = re.search(pattern, row.words)
        if found and row.printed.unit == "km2" and not _same(found.group(1), row.printed):
            return f"{found.group(1).replace(',', '.' if unit.endswith('day') else '')} {unit}"
    return ""


def build_losses(data: Path) -> bytes:
    """Running totals by day; corrections are what falls."""
    options = load("ukraine").readers["losses"].options
    counts = losses.read(*_series(data, "losses_russia_ua_general_staff.csv"), **options)
    kept = list(load("ukraine").toml("figures/SOURCES.toml")["losses"]["units"])
    days: dict[dt.date, dict[str, float]] = {}
    for c in counts.rows:
        days.setdefault(c.day, {})[c.what] = c.total or 0.0
    return table(
        ("date", *kept),
        ((at.isoformat(), *(plain(row[w], 0) if w in row else "" for w in kept)) for at, row in days.items()),
    )


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
    "figures/losses.csv": build_losses,
    "figures/published.csv": build_published,
    "figures/regions.csv": build_regions,
}

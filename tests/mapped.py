"""The made-up theatre of `made_up` with maps: a data folder of daily sheets, outlines, series and statements.

Ground is held from the west, behind a front of twelve points that moves a little every day; claimed ground lies before
it. All of it follows from the day's number, so that a test may say what any day draws.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import math
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import made_up

FIRST = dt.date(2031, 3, 1)
WEST, EAST, SOUTH, NORTH = -23.0, -21.0, 63.7, 64.2
MIDDLE = -22.0
"""Where IS-2, in the west, meets IS-1."""
ROWS = 11

FILES = {
    "theatre.toml": made_up.FILES["theatre.toml"]
    + """
[outlines]
paths = ["base/units.geojson"]
property = "unit"
name = "Land register"
credit = "Land register of the north"
licence = "public domain"
""",
    "sources.toml": made_up.FILES["sources.toml"]
    + """
[source.data]
reader = "plain"
form = "layers"
paths = ["series/survey.csv"]
layers = ["held"]
options = { columns = { area = "held" }, unit = "sqmi" }

[[source]]
id = "sheets"
name = "Daily sheets of the Survey"
credit = "Surveyors of the north"
licence = "public domain"
url = "https://survey.example/sheets"
root = "survey"
derived_from = "survey"
share = "shapes"
[source.data]
reader = "folder"
form = "maps"
paths = ["sheets"]
layers = ["held", "claimed"]
options = { layers = ["held", "claimed"], layer_field = "state" }

[[source]]
id = "register"
name = "Who holds which place"
credit = "Registrars of the north"
licence = "public domain"
url = "https://register.example"
root = "register"
[source.data]
reader = "viina"
form = "holders"
paths = ["series/register.csv"]
options = { sides = { IS = "IS", MT = "MT" }, contested = ["BOTH"] }

[[source]]
id = "catch"
name = "Nets cut"
credit = "Fishermen of the north"
licence = "public domain"
url = "https://catch.example"
root = "catch"
share = "nothing"
[source.data]
reader = "daily_counts"
form = "counts"
paths = ["series/catch.csv"]
options = { units = { nets_cut = "nets" } }
""",
    "conventions.toml": made_up.FILES["conventions.toml"]
    + """
[[convention]]
id = "sheets"
source = "sheets"
layers = ["held"]
leaves_out = ["claimed"]
boundary = "sheet of the last day of the period and of the day before the period"
clock = "Atlantic/Reykjavik"
tolerance_km2 = 0.5
names = { en = "the sheets’ rule" }
words = { en = "held ground" }

[[convention]]
id = "sheets-wide"
source = "sheets"
layers = ["held", "claimed"]
boundary = "sheet of the last day of the period and of the day before the period"
clock = "Atlantic/Reykjavik"
tolerance_km2 = 0.5
names = { en = "the sheets’ rule with claims" }
words = { en = "held + claimed ground" }

[[convention]]
id = "sheets-gross"
source = "sheets"
layers = ["held", "claimed"]
counts = "gross"
boundary = "sum of the positive, or of the negative, changes from day to day"
clock = "Atlantic/Reykjavik"
tolerance_km2 = 0.5
names = { en = "the sheets’ rule, gross" }
words = { en = "gains of single days added up" }
""",
    "figures/regions.csv": "iso,official_km2,official_source,land_low_km2,land_high_km2\n"
    "IS-1,2700,almanac,,\nIS-2,2720,almanac,2700,2710\n",
}
Front = Callable[[int], list[float]]
"""Longitude of the front at each of its rows, from south to north, on the day of a number."""


def front(day: int) -> list[float]:
    """The usual front: on most days two or three of its rows move east, now and then one moves back."""
    return [round(-22.3 + 0.0004 * sum(_moves(d, row) for d in range(day + 1)), 6) for row in range(ROWS)]


def _moves(day: int, row: int) -> int:
    turn = (day * 7 + row * 5) % 23
    return 3 if turn < 4 else -1 if turn == 9 else 0


def sheet(lon: Iterable[float], claimed: float = 0.02) -> bytes:
    """One day's sheet: held ground west of a front, and a strip of claimed ground, in degrees, east of it."""
    lon = list(lon)
    line = [[x, round(SOUTH + (NORTH - SOUTH) * i / (len(lon) - 1), 6)] for i, x in enumerate(lon)]
    ahead = [[round(x + claimed, 6), y] for x, y in line]
    held = [[WEST, SOUTH], *line, [WEST, NORTH], [WEST, SOUTH]]
    strip = [*ahead, *reversed(line), ahead[0]]
    return _collection([({"state": "held"}, held), ({"state": "claimed"}, strip)])


def data(
    folder: Path,
    *,
    days: int = 60,
    first: dt.date = FIRST,
    missing: Iterable[int] = (),
    front: Front = front,
    claimed: Mapping[int, float] | None = None,
) -> Path:
    """Write a data folder: sheets of so many days, outlines, the survey's series, the register and the catch.

    Args:
        folder: where to.
        days: how many, from the first.
        first: the first day.
        missing: numbers of days that have no sheet.
        front: where the front is on the day of a number.
        claimed: width of the claimed strip by day, degrees, where it is not 0.02.
    """
    gone, wide = set(missing), claimed or {}
    (folder / "sheets").mkdir(parents=True, exist_ok=True)
    for n in range(days):
        if n not in gone:
            path = folder / "sheets" / f"{first + dt.timedelta(n)}.geojson"
            path.write_bytes(sheet(front(n), wide.get(n, 0.02)))
    (folder / "base").mkdir(exist_ok=True)
    units = [("IS-1", MIDDLE, EAST), ("IS-2", WEST, MIDDLE)]
    (folder / "base/units.geojson").write_bytes(
        _collection([({"unit": u}, [[a, SOUTH], [b, SOUTH], [b, NORTH], [a, NORTH], [a, SOUTH]]) for u, a, b in units])
    )
    at = [first + dt.timedelta(n) for n in range(days)]
    _table(folder / "series/survey.csv", ["date", "area"], [[d, 40 + n + 3 * (n % 5)] for n, d in enumerate(at)])
    places = [(701, -22.43, 63.84), (702, -22.28, 63.95), (703, -21.5, 64.1)]
    rows = [
        [d, id_, lon, lat, "MT" if lon < MIDDLE - 0.3 + 0.001 * n else "BOTH" if lon < MIDDLE - 0.27 else "IS"]
        for n, d in enumerate(at)
        for id_, lon, lat in places
    ]
    _table(folder / "series/register.csv", ["date", "geonameid", "lon", "lat", "status"], rows)
    _table(
        folder / "series/catch.csv", ["date", "nets_cut"], [[d, round(5 + 4 * math.sin(n))] for n, d in enumerate(at)]
    )
    return folder


def theatre(folder: Path, **files: str) -> Path:
    """Write the theatre's files into a folder; `files` as in `made_up.theatre`."""
    return made_up.theatre(folder, **{k.replace("/", "__"): v for k, v in FILES.items()} | files)


def as_geopackage(sheets: Path, path: Path) -> Path:
    """All sheets of a folder as one GeoPackage with columns `date` and `state`."""
    import geopandas
    import shapely

    rows: dict[str, list[Any]] = {"date": [], "state": [], "geometry": []}
    for file in sorted(sheets.glob("*.geojson")):
        for feature in json.loads(file.read_bytes())["features"]:
            rows["date"].append(file.stem)
            rows["state"].append(feature["properties"]["state"])
            rows["geometry"].append(shapely.geometry.shape(feature["geometry"]))
    geopandas.GeoDataFrame(rows, crs=4326).to_file(path)
    return path


def _collection(features: Iterable[tuple[dict[str, Any], list[list[float]]]]) -> bytes:
    made = [
        {"type": "Feature", "properties": p, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for p, ring in features
    ]
    return json.dumps({"type": "FeatureCollection", "features": made}).encode()


def _table(path: Path, head: list[str], rows: Iterable[list[Any]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.getvalue(), "utf-8")

"""How near places lay to the front."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

NEAR_KM = 20.0
YEAR = 12
HELD = ("occupied", "окупован", "crimea", "крим", "ordlo", "ордло")
"""Names of the layers of held ground in DeepState's snapshots."""


def near_front(data: Path, points: list[tuple[float, float]], countries: list[str]) -> list[int]:
    """Months at whose start each place lay within NEAR_KM of the front: of held and of free ground of the country.

    Ground is that of DeepState's maps inside the outline of the country. A place of the attacker's is given YEAR months
    where it lies within twice that of the border. Planar, with degrees of longitude at 48.5° N: good to a few percent.
    """
    import shapely
    from shapely.geometry import shape

    def flat(geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(geometry, lambda c: c * [111.2 * 0.6626, 111.2])

    def ground(path: Path, *names: str) -> shapely.Geometry:
        features = json.loads(path.read_text("utf-8"))["features"]
        kept = [f for f in features if not names or any(n in f["properties"]["name"].casefold() for n in names)]
        return shapely.union_all([flat(shape(f["geometry"])).buffer(0) for f in kept])

    country = ground(data / "base/country_quattroshapes.geojson").simplify(0.3)
    where = flat(shapely.points(points))
    border = country.buffer(2 * NEAR_KM)
    shapely.prepare(border)
    months = [YEAR if c != "UA" and near else 0 for c, near in zip(countries, border.contains(where), strict=True)]
    first: dict[str, Path] = {}
    for path in sorted((data / "deepstate/history").glob("*.geojson")):
        first.setdefault(dt.datetime.fromtimestamp(int(path.stem), dt.UTC).strftime("%Y%m"), path)
    for path in sorted((data / "deepstate/daily").glob("*.geojson")):
        first.setdefault(path.stem[-8:-2], path)
    for _, path in sorted(first.items()):
        held = ground(path, *(HELD if path.parent.name == "history" else ())).simplify(0.2).intersection(country)
        zone = held.buffer(NEAR_KM, 8).intersection(country.difference(held.buffer(0.5)).buffer(NEAR_KM, 8))
        shapely.prepare(zone)
        months = [n + int(near) for n, near in zip(months, shapely.contains(zone, where), strict=True)]
    return months

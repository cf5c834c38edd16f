"""Builds the base map of the theatre that ships with the package, the same bytes each time.

    python tools/build_map.py DATA

DATA holds `base/ne_countries_deu.geojson`, `base/ne_rivers.geojson` (Natural Earth, public domain) and
`base/adm1_light.geojson` (first-level units whose shapes are Natural Earth's, via darmat1/ukraine-geo-data; only the
shapes are read). Countries are drawn in the point of view of Germany, which has Crimea in Ukraine; Natural Earth's
default view has not. Needs shapely.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, box, shape
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/frontledger/theatre/ukraine/map"
FRAME = box(20.0, 43.0, 46.0, 56.0)
"""Degrees; the whole of the data at hand: the country with a margin that fills the drawing at any crop."""
SMOOTH = 0.04
"""Square root of the area, in square degrees, of the smallest corner that is kept (Visvalingam and Whyatt)."""
SMALLEST = 0.002
"""Islands below this area, in square degrees, are left out."""
RIVER_RANK = 7
"""Natural Earth's rank of the least river drawn, 0 the greatest."""
SCALE = 100
"""Coordinates are kept in hundredths of a degree: 0.3 pixel on the drawing."""
CREDIT = "Natural Earth, borders in the point of view of Germany"
REGION_CREDIT = "Natural Earth, via darmat1/ukraine-geo-data"

ISO = {
    "Харківська область": "UA-63", "Київська область": "UA-32", "Рівненська область": "UA-56",
    "Запорізька область": "UA-23", "Чернівецька область": "UA-77", "Житомирська область": "UA-18",
    "Одеська область": "UA-51", "Полтавська область": "UA-53", "Сумська область": "UA-59",
    "Херсонська область": "UA-65", "Вінницька область": "UA-05", "Хмельницька область": "UA-68",
    "Чернігівська область": "UA-74", "Дніпропетровська область": "UA-12", "Автономна Республіка Крим": "UA-43",
    "Івано-Франківська область": "UA-26", "Черкаська область": "UA-71", "Донецька область": "UA-14",
    "Луганська область": "UA-09", "Волинська область": "UA-07", "Миколаївська область": "UA-48",
    "Львівська область": "UA-46", "Кіровоградська область": "UA-35", "Тернопільська область": "UA-61",
    "Закарпатська область": "UA-21",
}  # fmt: skip


def features(path: Path) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """Properties and shape of each feature, cut to the frame; what lies outside is dropped."""
    found = json.loads(path.read_text("utf-8"))["features"]
    cut = [(f["properties"], shapely.make_valid(shape(f["geometry"])).intersection(FRAME)) for f in found]
    return [(properties, geometry) for properties, geometry in cut if not geometry.is_empty]


def flat(points: Any) -> list[int]:
    """Longitude and latitude by turns, in hundredths of a degree, repeated points left out."""
    out: list[int] = []
    for x, y in points:
        pair = [round(x * SCALE), round(y * SCALE)]
        if out[-2:] != pair:
            out += pair
    return out


def rings(geometry: BaseGeometry) -> list[list[int]]:
    """Outer rings and holes, the largest polygon first."""
    parts = [p for p in getattr(geometry, "geoms", [geometry]) if isinstance(p, Polygon) and p.area >= SMALLEST]
    parts.sort(key=lambda p: -p.area)
    found = [flat(r.coords) for p in parts for r in (p.exterior, *p.interiors)]
    return [r for r in found if len(r) >= 8]


def lines(geometry: BaseGeometry) -> list[list[int]]:
    """Lines, simplified."""
    merged = shapely.line_merge(geometry) if geometry.geom_type == "MultiLineString" else geometry
    parts = [flat(p.simplify(0.02).coords) for p in getattr(merged, "geoms", [merged]) if p.length > 0.1]
    return [p for p in parts if len(p) >= 4]


def simplified(shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    """Neighbours simplified together, so that a border that two share stays one line."""
    whole = [MultiPolygon([p for p in getattr(g, "geoms", [g]) if isinstance(p, Polygon)]) for g in shapes]
    return list(shapely.coverage_simplify(whole, SMOOTH))


def middle(geometry: BaseGeometry) -> list[int]:
    """Centre of the largest circle that fits in: where a name has room."""
    return flat(shapely.maximum_inscribed_circle(geometry, 0.01).coords[:1])


def write(path: Path, data: dict[str, Any]) -> None:
    """A table's entries and a list's items stand one a line, so that a change can be read in a diff."""
    path.write_text("{\n" + ",\n".join(f'"{k}":{laid_out(v)}' for k, v in data.items()) + "\n}\n", "utf-8")
    print(path.name, path.stat().st_size)


def laid_out(value: Any) -> str:
    """JSON of a value, its first level a line each."""
    if isinstance(value, dict):
        return "{\n" + ",\n".join(f'"{k}":{dense(v)}' for k, v in value.items()) + "\n}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(map(dense, value)) + "\n]"
    return dense(value)


def dense(value: Any) -> str:
    """JSON without a space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder that holds base/")
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write to")
    options = parser.parse_args()
    base = options.data / "base"

    head = {"licence": "public domain", "url": "https://www.naturalearthdata.com", "scale": SCALE}
    countries = [f for f in features(base / "ne_countries_deu.geojson") if f[1].area > SMALLEST]
    land = simplified([g for _, g in countries])
    shapes = sorted((p["iso_a2"], rings(g)) for (p, _), g in zip(countries, land, strict=True))
    rivers = [g for p, g in features(base / "ne_rivers.geojson") if (p["scalerank"] or 9) <= RIVER_RANK]
    write(
        options.out / "base.json",
        {"credit": CREDIT, **head, "countries": dict(shapes), "rivers": sorted(r for g in rivers for r in lines(g))},
    )
    units = features(base / "adm1_light.geojson")
    outlines = sorted(
        (ISO[p["name"]], {"label": middle(g), "rings": rings(g)})
        for (p, _), g in zip(units, simplified([g for _, g in units]), strict=True)
    )
    write(options.out / "regions.json", {"credit": REGION_CREDIT, **head, "regions": dict(outlines)})


if __name__ == "__main__":
    main()

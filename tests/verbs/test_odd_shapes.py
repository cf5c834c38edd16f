"""Maps that are written otherwise, or drawn badly, or lie where degrees are odd: the same books, or refused by name."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyproj
import pytest
import shapely
from shapely.geometry import Polygon, box, mapping
from shapely.geometry.polygon import orient

import frontledger as fl
from frontledger.errors import FrontledgerError
from frontledger.nouns.rows import Rows, SeriesRow

GEOD = pyproj.Geod(ellps="WGS84")
Geometry = dict[str, Any] | None
War = list[list[Polygon]]


def maps(folder: Path, *days: Sequence[Geometry], indent: int | None = None) -> str:
    """A folder with a map a day, and its source's id."""
    folder.mkdir(exist_ok=True)
    for n, geometries in enumerate(days, 1):
        features = [{"type": "Feature", "properties": {}, "geometry": g} for g in geometries]
        text = json.dumps({"type": "FeatureCollection", "features": features}, indent=indent)
        (folder / f"2030-01-{n:02}.geojson").write_text(text, "utf-8")
    return f"folder:{folder}"


def drawn(*polygons: Polygon) -> list[Geometry]:
    return [json.loads(json.dumps(mapping(p))) for p in polygons]


def series(source: str) -> Rows[SeriesRow]:
    return fl.series(source, by="day", cache=False)


def geodesic(*polygons: Polygon) -> float:
    """Geodesic area; edges are straight in degrees, so they are cut fine."""
    return sum(abs(GEOD.geometry_area_perimeter(shapely.segmentize(p, 0.01))[0]) for p in polygons) / 1e6


def star(rng: random.Random, lon: float, lat: float, size: float, points: int = 40) -> Polygon:
    """A ring without crossings around a point."""
    import math

    turns = sorted(rng.uniform(0, 2 * math.pi) for _ in range(points))
    spokes = [size * rng.uniform(0.3, 1.0) for _ in turns]
    ring = [(lon + r * math.cos(t), lat + r * math.sin(t) / 2) for t, r in zip(turns, spokes, strict=True)]
    return Polygon([(round(x, 6), round(y, 6)) for x, y in ring])


@pytest.fixture
def war() -> War:
    rng = random.Random(5)
    first = [star(rng, 30, 50, 1.0), star(rng, 33, 48, 0.6)]
    second = [shapely.union(first[0], star(rng, 30.8, 50, 0.7)), first[1]]
    third = [shapely.difference(second[0], star(rng, 29.6, 50.1, 0.4)), star(rng, 33, 48, 0.6)]
    return [[p for g in day for p in shapely.get_parts(g)] for day in (first, second, third)]


def _start_elsewhere(p: Polygon) -> Polygon:
    ring = list(p.exterior.coords)[:-1]
    n = len(ring) // 3
    return Polygon([*ring[n:], *ring[:n]], p.interiors)


def _split(p: Polygon) -> list[Polygon]:
    west, south, east, north = p.bounds
    # cut along a meridian through a corner, so that no new point is rounded
    middle = sorted(p.exterior.coords, key=lambda c: abs(c[0] - (west + east) / 2))[0][0]
    parts = [
        shapely.intersection(p, box(a, south - 1, b, north + 1)) for a, b in ((west - 1, middle), (middle, east + 1))
    ]
    return [q for part in parts for q in shapely.get_parts(part) if q.geom_type == "Polygon" and q.area > 0]


WAYS: dict[str, Callable[[list[Polygon]], list[Polygon]]] = {
    "rings started elsewhere": lambda day: [_start_elsewhere(p) for p in day],
    "rings reversed": lambda day: [orient(p, -1.0) for p in day],
    "polygons in another order": lambda day: day[::-1],
    "corners given twice": lambda day: [
        Polygon([c for c in p.exterior.coords for _ in range(2)], p.interiors) for p in day
    ],
    "split": lambda day: [q for p in day for q in _split(p)],
    "one multipolygon": lambda day: [shapely.MultiPolygon(day)],
}


@pytest.mark.parametrize("way", WAYS)
def test_the_same_ground_written_otherwise_has_the_same_books(war: War, way: str, tmp_path: Path) -> None:
    plain = series(maps(tmp_path / "plain", *(drawn(*day) for day in war)))
    other = series(maps(tmp_path / "other", *(drawn(*WAYS[way](day)) for day in war)))
    # and from one way of writing to the other: nothing changes hands between two that show the same
    mixed = series(maps(tmp_path / "mixed", drawn(*war[0]), drawn(*WAYS[way](war[0])), drawn(*war[1])))
    for a, b in zip(plain, other, strict=True):
        assert a.held_km2 == pytest.approx(b.held_km2, abs=2e-6)
        assert (a.gained_km2, a.lost_km2) == (
            (None, None)
            if a.gained_km2 is None
            else (pytest.approx(b.gained_km2, abs=2e-6), pytest.approx(b.lost_km2, abs=2e-6))
        )
    assert (mixed[1].gained_km2, mixed[1].lost_km2) == (pytest.approx(0, abs=2e-6), pytest.approx(0, abs=2e-6))


def test_white_space_changes_nothing(war: War, tmp_path: Path) -> None:
    days = [drawn(*day) for day in war]
    assert series(maps(tmp_path / "a", *days)).to_dicts() == [
        {**row, "source": f"folder:{tmp_path / 'a'}"}
        for row in series(maps(tmp_path / "b", *days, indent=2)).to_dicts()
    ]


@pytest.mark.parametrize("seed", range(4))
def test_areas_are_geodesic_ones_but_for_the_edges(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    lat = rng.uniform(-75, 75)
    before, after = (star(rng, rng.uniform(-170, 170), lat, 2.0) for _ in range(2))
    first, second = series(maps(tmp_path / "maps", drawn(before), drawn(after)))
    assert first.held_km2 == pytest.approx(geodesic(before), rel=2e-5)
    assert second.held_km2 == pytest.approx(geodesic(after), rel=2e-5)
    assert second.gained_km2 == pytest.approx(geodesic(*_parts(shapely.difference(after, before))), rel=2e-5)


def _parts(geometry: Any) -> list[Polygon]:
    return [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon"]


def test_both_sides_of_the_antimeridian(tmp_path: Path) -> None:
    before = [box(178, 10, 180, 11), box(-180, 10, -179, 11)]
    after = [box(177.5, 10, 180, 11), box(-180, 10, -179, 11)]
    first, second = series(maps(tmp_path / "maps", drawn(*before), drawn(*after)))
    assert first.held_km2 == pytest.approx(geodesic(*before), rel=1e-5)
    assert (second.gained_km2, second.lost_km2) == (pytest.approx(geodesic(box(177.5, 10, 178, 11)), rel=1e-5), 0.0)


def test_round_a_pole(tmp_path: Path) -> None:
    before, after = box(-180, 80, 180, 90), box(-180, 79, 180, 90)
    first, second = series(maps(tmp_path / "maps", drawn(before), drawn(after)))
    cap = 3_908_572.76  # between the parallel of 80 degrees and the pole on WGS84, by the authalic latitude
    assert first.held_km2 == pytest.approx(cap, abs=0.1)
    assert second.gained_km2 == pytest.approx(818_078.07, abs=0.1) and second.lost_km2 == 0.0


def test_what_crosses_itself_or_overlaps_counts_once_and_is_told(tmp_path: Path) -> None:
    bowtie: Geometry = {"type": "Polygon", "coordinates": [[[10, 60], [11, 61], [11, 60], [10, 61], [10, 60]]]}
    twice = drawn(box(10, 60, 11, 61), box(10.5, 60, 11.5, 61))
    rows = series(maps(tmp_path / "maps", [bowtie], twice, drawn(box(10, 60, 12, 61))))
    assert rows[0].held_km2 == pytest.approx(geodesic(box(10, 60, 11, 61)) / 2, rel=1e-4)
    assert rows[1].held_km2 == pytest.approx(geodesic(box(10, 60, 11.5, 61)), rel=1e-4)
    assert sum("united" in note for note in rows.notes) == 2
    assert all("2030-01-0" in note for note in rows.notes if "united" in note)


def test_slivers_stay_in_the_books(tmp_path: Path) -> None:
    _, second = series(maps(tmp_path / "maps", drawn(box(10, 60, 11, 61)), drawn(box(10, 60, 11.0000001, 61))))
    assert second.gained_km2 == pytest.approx(0.000612, abs=1e-5) and second.lost_km2 == 0.0


def _ring(*points: tuple[float, float]) -> list[Geometry]:
    return [{"type": "Polygon", "coordinates": [[list(p) for p in points]]}]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (_ring((10, 60), (11, 60), (11, 61), (10, 61)), "not a closed ring"),
        (_ring((10, 60), (11, 60), (10, 60)), "not a closed ring"),
        (_ring((10, 80), (11, 80), (11, 95), (10, 80)), "not on the Earth"),
        (_ring((179, 10), (181, 10), (181, 11), (179, 10)), "not on the Earth"),
        (_ring((179, 10), (-179, 10), (-179, 11), (179, 11), (179, 10)), "cut the polygon at the antimeridian"),
        (_ring((10, 60), (float("nan"), 60), (11, 61), (10, 60)), "not a longitude and a latitude"),
    ],
)
def test_what_cannot_be_measured_is_refused_by_name(bad: list[Geometry], says: str, tmp_path: Path) -> None:
    source = maps(tmp_path / "maps", drawn(box(10, 60, 11, 61)), bad)
    with pytest.raises(FrontledgerError, match=says) as refused:
        series(source)
    assert "2030-01-02.geojson" in str(refused.value)
    assert refused.value.remedy

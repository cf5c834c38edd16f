"""The map of a report, from the theatre's outlines."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from frontledger.errors import InputError
from frontledger.nouns import MapShape, MapView
from frontledger.theatre.load import Theatre, load
from frontledger.theatre.mapview import map_view

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "src/frontledger/theatre/ukraine/map"


@pytest.fixture(scope="module")
def view() -> MapView:
    theatre = load()
    ids = [theatre.places_named(name)[0].id for name in ("Pokrovsk", "Huliaipole", "Vienna")]
    found = map_view(theatre, [*ids, "gn:0", ids[0]], ["UA-14", "UA-43", "US-AK", "UA", "UA-14"], "uk")
    assert found is not None
    return found


def inside(shape: MapShape, lon: float, lat: float) -> bool:
    odd = False
    for ring in shape.rings:
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (a.lat > lat) != (b.lat > lat) and lon < a.lon + (lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon):
                odd = not odd
    return odd


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [
        (34.1, 44.95, "UA"),  # Simferopol
        (33.7, 44.6, "UA"),  # Sevastopol
        (38.0, 48.0, "UA"),  # Donetsk
        (39.3, 48.6, "UA"),  # Luhansk
        (36.6, 50.6, "RU"),  # Belgorod
        (37.6, 44.9, "RU"),  # Anapa's hinterland
        (27.6, 53.9, "BY"),  # Minsk
    ],
)
def test_borders_are_those_that_are_recognised(view: MapView, lon: float, lat: float, country: str) -> None:
    assert [c.id for c in view.countries if inside(c, lon, lat)] == [country]


def test_places_and_regions_of_the_report_are_named_in_its_language(view: MapView) -> None:
    assert [p.name for p in view.places if p.kind == "named"] == ["Покровськ", "Гуляйполе"]
    assert [r.id for r in view.regions] == ["UA-14", "UA-43"]
    assert all(r.name and r.label and inside(r, r.label.lon, r.label.lat) for r in view.regions)
    assert len(view.elsewhere) == 2, "a place and a region that are not on the map are named beside it"
    assert {o.id for o in view.outlines}.isdisjoint(r.id for r in view.regions)
    assert view.home == "UA"
    assert any("Natural Earth" in c for c in view.credits)


def test_names_fall_back_to_english() -> None:
    view = map_view(load(), [], [], "nl")
    assert view is not None
    assert "Black Sea" in [p.name for p in view.places]


def test_a_theatre_without_a_map_has_none(tmp_path: Path) -> None:
    shutil.copy(MAP.parent / "theatre.toml", tmp_path)
    assert map_view(Theatre(tmp_path), [], [], "en") is None


def test_a_broken_map_names_the_file(tmp_path: Path) -> None:
    shutil.copy(MAP.parent / "theatre.toml", tmp_path)
    (tmp_path / "map").mkdir()
    (tmp_path / "map/base.json").write_text("{")
    with pytest.raises(InputError, match=r"map/base\.json"):
        map_view(Theatre(tmp_path), [], [], "en")


def test_the_files_are_small_and_say_whose_they_are() -> None:
    assert sum(f.stat().st_size for f in MAP.iterdir()) < 65_000
    for name in ("base.json", "regions.json"):
        head = json.loads((MAP / name).read_text("utf-8"))
        assert head["licence"] == "public domain"
        assert head["credit"]


@pytest.mark.real
def test_the_files_can_be_built_again_to_the_byte(shared: Path, tmp_path: Path) -> None:
    pytest.importorskip("shapely")
    before = {f.name: f.read_bytes() for f in MAP.glob("*.json")}
    tool = [sys.executable, str(ROOT / "tools/build_map.py"), str(shared / "data"), "--out", str(tmp_path)]
    subprocess.run(tool, check=True, stdout=subprocess.DEVNULL)
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == before

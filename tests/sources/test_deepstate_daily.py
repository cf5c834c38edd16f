"""The daily maps are read strictly: what is not of the form is refused by name."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.errors import SourceError
from frontledger.nouns.maps import positions
from frontledger.sources.deepstate_daily import MAX_BYTES, DailyMaps, parse

RING = [[37, 48], [37.5, 48], [37.5, 48.5], [37, 48]]


def _map(coordinates: Any = None, **changes: Any) -> dict[str, Any]:
    geometry = {"type": "MultiPolygon", "coordinates": [[RING]] if coordinates is None else coordinates}
    return {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
        "features": [{"type": "Feature", "properties": {}, "geometry": geometry}],
        **changes,
    }


def _read(data: bytes) -> list[list[list[tuple[float, float]]]]:
    """A map to its positions; what is wrong in a ring is found when it is used, and told by whoever uses it."""
    try:
        return [[positions(ring) for ring in polygon] for polygon in parse(data, "the-map.geojson")]
    except ValueError as e:
        raise SourceError(f"the-map.geojson: {e}", remedy="") from e


def test_polygons_of_rings_of_positions() -> None:
    expected = [
        [[(37.0, 48.0), (37.5, 48.0), (37.5, 48.5), (37.0, 48.0)]] * 2,
        [[(37.0, 48.0), (37.5, 48.0), (37.5, 48.5), (37.0, 48.0)]],
    ]
    for indent in (None, 0, 3):
        assert _read(json.dumps(_map([[RING, RING], [RING]]), indent=indent).encode()) == expected
    without = {k: v for k, v in _map().items() if k != "crs"}
    assert len(_read(json.dumps(without, indent=3).encode())) == 1


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not a FeatureCollection"),
        (_map(type="Feature"), "not a FeatureCollection"),
        (_map(crs={"type": "name", "properties": {"name": "EPSG:3857"}}), "CRS84"),
        (_map(features=[]), "exactly one feature"),
        (_map(features=None), "a list of features"),
        (_map(features=[None]), "feature 1 is not a Feature"),
        (_map(features=_map()["features"] * 2), "exactly one feature"),
        (_map(features=[{"type": "Feature", "geometry": None}]), "MultiPolygon"),
        (_map(features=[{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}}]), "MultiPolygon"),
        (_map([]), "none of them empty"),
        (_map([[]]), "none of them empty"),
        (_map([[[]]]), "none of them empty"),
        (_map("RING"), "none of them empty"),
        (_map([RING]), "lists of positions 3 deep"),
        (_map([[RING[:3]]]), "not a closed ring"),
        (_map([[RING], [RING, RING[1:] + RING[:1]]]), "not a closed ring"),
        (_map([[[*RING[:2], [37], *RING[2:]]]]), "not a longitude and a latitude"),
        (_map([[[*RING[:2], ["37", "48"], *RING[2:]]]]), "lists of positions"),
        (_map([[[*RING[:2], [True, 48], *RING[2:]]]]), "not a longitude and a latitude"),
        (_map([[[*RING[:2], [48, 91], *RING[2:]]]]), "not on the Earth"),
        (_map([[[*RING[:2], [10**400, 48], *RING[2:]]]]), "not on the Earth"),
        (json.dumps(_map()).replace("37.5", "NaN").encode(), "not a longitude and a latitude"),
        (json.dumps(_map()).replace("37.5", "1e999").encode(), "not on the Earth"),
    ],
)
def test_refused_by_name(bad: Any, says: str) -> None:
    data = bad if isinstance(bad, bytes) else json.dumps(bad).encode()
    with pytest.raises(SourceError, match=says) as e:
        _read(data)
    assert str(e.value).startswith("the-map.geojson: ")
    assert len(str(e.value)) < 300


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.just("MultiPolygon"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "features", "geometry", "coordinates", "crs"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(coordinates=values, features=values, crs=values)
def test_any_json_is_read_or_refused(coordinates: Any, features: Any, crs: Any) -> None:
    for root in (_map(coordinates), _map(features=features), _map(crs=crs), features):
        try:
            _read(json.dumps(root).encode())
        except SourceError as e:
            assert str(e).startswith("the-map.geojson: ")


def test_the_day_is_in_the_name_of_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "deepstate/daily"
    folder.mkdir(parents=True)
    for day in ("20300102", "20300101"):
        (folder / f"deepstatemap_data_{day}.geojson").write_text(json.dumps(_map()))
    for other in ("notes.txt", "deepstatemap_data_2030.geojson", "deepstatemap_data_20300103.geojson.part"):
        (folder / other).write_text("")
    maps = DailyMaps(tmp_path)
    assert maps.days == [dt.date(2030, 1, 1), dt.date(2030, 1, 2)]
    assert len(maps.polygons(dt.date(2030, 1, 2))) == 1
    with pytest.raises(SourceError, match=r"deepstatemap_data_20300103\.geojson") as e:
        maps.polygons(dt.date(2030, 1, 3))
    assert e.value.remedy
    (folder / "deepstatemap_data_20300230.geojson").write_text("")
    with pytest.raises(SourceError, match=r"20300230\.geojson: no day"):
        DailyMaps(tmp_path)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "deepstate/daily"
    folder.mkdir(parents=True)
    with (folder / "deepstatemap_data_20300101.geojson").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(SourceError, match="larger than"):
        DailyMaps(tmp_path).polygons(dt.date(2030, 1, 1))


@pytest.mark.real
def test_real_maps(data_folder: Path) -> None:
    maps = DailyMaps(data_folder)
    assert len(maps.days) == 769
    assert (maps.days[0], maps.days[-1]) == (dt.date(2024, 7, 8), dt.date(2026, 8, 22))
    for day in maps.days[::60]:
        assert 2_700 < sum(len(ring) - 1 for polygon in maps.polygons(day) for ring in map(positions, polygon)) < 3_300

"""Layers of a FeatureServer in each of its forms, paged, from files and from a server of the test's own."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import shapely
from drawn import collection, feature, square

import frontledger as fl
from frontledger.errors import InputError, SourceError
from frontledger.nouns.maps import positions
from frontledger.reading.intake.fetch import fetch
from frontledger.sources.esri import open_maps


def area(shape: Any) -> float:
    found = [shapely.Polygon(positions(p[0]), [positions(h) for h in p[1:]]) for p in shape]
    return float(sum(p.area for p in found))


def rings(*of_features: Any, wkid: int = 4326, **more: Any) -> str:
    """A page of query JSON."""
    found = [{"attributes": {"OBJECTID": n, "state": s}, "geometry": {"rings": r}} for n, s, r in of_features]
    fields = [{"name": "OBJECTID", "type": "esriFieldTypeOID"}, {"name": "state", "type": "esriFieldTypeString"}]
    page = {"geometryType": "esriGeometryPolygon", "spatialReference": {"wkid": wkid}, "fields": fields}
    return json.dumps({**page, "features": found, **more})


SHELL = [[30, 50], [30, 52], [32, 52], [32, 50], [30, 50]]
HOLE = [[30.5, 50.5], [31.5, 50.5], [31.5, 51.5], [30.5, 51.5], [30.5, 50.5]]
FAR = [[40, 50], [40, 51], [41, 51], [41, 50], [40, 50]]


def test_rings_of_several_polygons_and_holes(tmp_path: Path) -> None:
    (tmp_path / "2030-01-01.json").write_text(rings((1, "held", [SHELL, HOLE, FAR])))
    maps = open_maps(tmp_path)
    assert maps.layers == ("held",)
    assert area(maps.read(maps.files[0])["held"]) == 4 - 1 + 1


def test_pages_and_layers_of_a_day(tmp_path: Path) -> None:
    one = collection(feature({"OBJECTID": 1}, square(30, 50)), properties={"exceededTransferLimit": True})
    two = collection(feature({"OBJECTID": 2}, square(32, 50)))
    (tmp_path / "20300101_control_0.geojson").write_bytes(one)
    (tmp_path / "20300101_control_1.geojson").write_bytes(two)
    (tmp_path / "20300101_claims.json").write_text(rings((1, "", [SHELL])))
    maps = open_maps(tmp_path, names={"control": "held", "claims": "claimed"})
    assert maps.layers == ("held", "claimed")
    assert {k: area(s) for k, s in maps.read(maps.files[0]).items()} == {"claimed": 4, "held": 2}
    (tmp_path / "20300101_control_1.geojson").unlink()
    maps = open_maps(tmp_path, names={"control": "held", "claims": "claimed"})
    with pytest.raises(SourceError, match=r"control_0\.geojson: .*the next page is missing"):
        maps.read(maps.files[0])
    (tmp_path / "20300101_control_1.geojson").write_bytes(one)
    maps = open_maps(tmp_path)
    with pytest.raises(SourceError, match=r"control_1\.geojson: feature 1 is on 20300101_control_0\.geojson too"):
        maps.read(maps.files[0])


def test_layers_by_a_property(tmp_path: Path) -> None:
    (tmp_path / "2030-01-01.json").write_text(rings((1, "held", [SHELL]), (2, "claimed", [FAR])))
    maps = open_maps(tmp_path, names={"held": "H", "claimed": "C"}, layer_field="state")
    assert {k: area(s) for k, s in maps.read(maps.files[0]).items()} == {"H": 4, "C": 1}
    maps = open_maps(tmp_path, names={"held": "H"}, layer_field="state")
    with pytest.raises(SourceError, match="no layer is called 'claimed'"):
        maps.read(maps.files[0])


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("{", "not a page of a FeatureServer"),
        ('{"features":7}', "not a page of a FeatureServer"),
        ("{}", "there are no features in it"),
        ('{"error":{"code":400,"message":"Invalid query"}}', "the service says: Invalid query"),
        (rings((1, "", [SHELL]), wkid=999999), "coordinate"),
        (rings((1, "", [SHELL])).replace('"rings"', '"curveRings"'), "has polygons with curves"),
    ],
)
def test_what_is_no_page_is_refused_by_name(tmp_path: Path, page: str, says: str) -> None:
    (tmp_path / "2030-01-01.json").write_text(page)
    maps = open_maps(tmp_path)
    with pytest.raises(SourceError, match=says) as e:
        maps.read(maps.files[0])
    assert "2030-01-01" in str(e.value)


# a service


Serve = Callable[[Callable[[int, int, str], Any]], str]


@pytest.fixture
def service() -> Iterator[Serve]:
    """Starts a layer that answers with what a function of offset, page and form gives."""
    servers = []

    def start(answer: Callable[[int, int, str], Any]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = {k: v[0] for k, v in parse_qs(urlsplit(self.path).query).items()}
                offset, page = int(asked["resultOffset"]), int(asked["resultRecordCount"])
                body = json.dumps(answer(offset, page, asked["f"])).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: Any) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/arcgis/rest/services/Map/FeatureServer/0"

    yield start
    for server in servers:
        server.shutdown()


def local(url: str) -> bytes:
    return fetch(url, allow_loopback=True).data


def paged(count: int, at_once: int) -> Callable[[int, int, str], Any]:
    """A service of so many features that sends few at once, whatever it is asked for."""

    def answer(offset: int, page: int, form: str) -> Any:
        assert (page, form) == (1000, "geojson")
        found = [feature({"OBJECTID": n}, square(30 + 2 * n, 50)) for n in range(count)][offset : offset + at_once]
        more = {"properties": {"exceededTransferLimit": True}} if offset + at_once < count else {}
        return json.loads(collection(*found, **more))

    return answer


def test_all_pages_are_fetched_and_read_again(tmp_path: Path, service: Serve) -> None:
    url = service(paged(5, 2))
    (tmp_path / "2030-01-01_control_9.geojson").write_bytes(collection())
    written = fl.fetch_layer(url, tmp_path, day="2030-01-01", layer="control", get=local)
    names = ["2030-01-01_control_0.geojson", "2030-01-01_control_2.geojson", "2030-01-01_control_4.geojson"]
    assert [p.name for p in written] == names
    assert sorted(p.name for p in tmp_path.iterdir()) == names
    maps = open_maps(tmp_path)
    assert area(maps.read(maps.files[0])["control"]) == 5


def test_a_service_that_fails_leaves_everything_as_it_was(tmp_path: Path, service: Serve) -> None:
    (tmp_path / "2030-01-01_0.geojson").write_text("old")
    two = paged(5, 2)

    def fails(offset: int, page: int, form: str) -> Any:
        return {"error": {"code": 500, "message": "Out of order"}} if offset else two(offset, page, form)

    def same(offset: int, page: int, form: str) -> Any:
        return two(0, page, form)

    for answer, says in ((fails, "the service says: Out of order"), (same, "sends the same page again")):
        with pytest.raises(SourceError, match=says):
            fl.fetch_layer(service(answer), tmp_path, day="2030-01-01", get=local)
        assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("2030-01-01_0.geojson", "old")]


@pytest.mark.parametrize(
    ("url", "options", "says"),
    [
        ("http://127.0.0.1/FeatureServer", {}, "is no layer of a FeatureServer"),
        ("http://127.0.0.1/FeatureServer/0", {}, "127.0.0.1"),
        ("http://127.0.0.1/FeatureServer/0", {"day": "1.1.2030"}, "is not a day"),
        ("http://127.0.0.1/FeatureServer/0", {"layer": "../x"}, "cannot be the name of a layer"),
        ("http://127.0.0.1/FeatureServer/0", {"form": "pbf"}, "is no form of a page"),
    ],
)
def test_addresses_and_options_refused(tmp_path: Path, url: str, options: dict[str, str], says: str) -> None:
    with pytest.raises(InputError, match=says):
        fl.fetch_layer(url, tmp_path / "new", **{"day": "2030-01-01", **options})
    assert not (tmp_path / "new").exists()

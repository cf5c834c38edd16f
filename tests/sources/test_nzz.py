"""NZZ's drawings: three layers, and the period each stands for."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from drawn import collection, feature, square

from frontledger.errors import SourceError
from frontledger.sources.nzz import open_maps, parse


def drawing(*types: Any, **properties: Any) -> bytes:
    features = [feature({"type": t, **properties}, square(30 + 2 * i, 50)) for i, t in enumerate(types)]
    return json.dumps({"value": json.loads(collection(*features))}).encode()


def test_layers_and_period(tmp_path: Path) -> None:
    at = {"_datefrom": "2030-01-01", "_dateto": "2030-01-05", "date": "2030-01-05"}
    (tmp_path / "2030-01-07.json").write_bytes(drawing("nochange", "losses", "losses", "gains", **at))
    (tmp_path / "2030-01-02.json").write_bytes(drawing("nochange"))
    maps = open_maps(tmp_path)
    first, second = maps.files
    assert (first.day, first.since, first.until) == (dt.date(2030, 1, 2), None, None)
    assert (second.since, second.until) == (dt.date(2030, 1, 1), dt.date(2030, 1, 5))
    assert {layer: len(s) for layer, s in maps.read(second).items()} == {"nochange": 1, "losses": 2, "gains": 1}
    assert {layer: len(s) for layer, s in maps.read(first).items()} == {"nochange": 1, "losses": 0, "gains": 0}
    assert maps.layers == ("nochange", "gains", "losses")


def test_the_period_is_found_behind_the_geometry(tmp_path: Path) -> None:
    data = json.loads(drawing("nochange", _datefrom="2030-01-01", _dateto="2030-01-05"))
    one = data["value"]["features"][0]
    one["geometry"]["coordinates"][0] *= 400
    data["value"]["features"] = [{k: one[k] for k in ("type", "geometry", "properties")}]
    (tmp_path / "2030-01-07.json").write_text(json.dumps(data, indent=4))
    assert open_maps(tmp_path).files[0].until == dt.date(2030, 1, 5)


def test_what_is_not_of_the_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="x, feature 2: type 'grey' is none of"):
        parse(drawing("nochange", "grey"), "x")
    with pytest.raises(SourceError, match="not a FeatureCollection"):
        parse(collection(), "x")
    (tmp_path / "2030-01-07.json").write_bytes(drawing("gains", _datefrom="2030-01-06", _dateto="2030-01-05"))
    with pytest.raises(SourceError, match=r"2030-01-07\.json: its period ends before it starts"):
        open_maps(tmp_path)
    (tmp_path / "2030-01-07.json").rename(tmp_path / "2030-02-30.json")
    with pytest.raises(SourceError, match="no day is called 2030-02-30"):
        open_maps(tmp_path)


@pytest.mark.real
def test_real_drawings(data_folder: Path) -> None:
    maps = open_maps(data_folder / "nzz/daily")
    assert len(maps.files) == 1641
    assert sum(f.until is None for f in maps.files) == 1
    behind = [(f.day - f.until).days for f in maps.files if f.until]
    assert min(behind) >= 0
    assert (behind.count(1), max(behind)) == (906, 13)

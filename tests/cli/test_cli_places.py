"""`frontledger control distance | encirclement | settlements | roads` as a person or a script runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet
import pytest

ASKED = ("--place", "Pokrovsk", "--from", "2025-08-10", "--to", "2025-08-12")


def test_rows_as_json(fl) -> None:
    code, out, err = fl("control", "distance", *ASKED, "--json")
    rows = json.loads(out)
    assert code == 0 and [r["date"] for r in rows] == ["2025-08-10", "2025-08-11", "2025-08-12"]
    assert list(rows[0]) == ["date", "distance_km", "inside", "place_id", "place", "source", "convention", "flags"]
    assert rows[0]["inside"] is False and "DeepStateMap.Live" in err
    out = fl(
        "control",
        "encirclement",
        "--place",
        "Pokrovsk",
        "--radius",
        "10",
        "--radius",
        "15",
        "--date",
        "2025-08-12",
        "--json",
    ).out
    rows = json.loads(out)
    assert [r["radius_km"] for r in rows] == [10, 15]
    assert list(rows[0])[:5] == ["date", "radius_km", "closed_percent", "gap_deg", "gap_at_deg"]
    (row,) = json.loads(fl("control", "settlements", "--place", "Pokrovsk", "--json").out)
    assert list(row)[:4] == ["place_id", "date", "from", "to"]
    assert (row["from"], row["to"], row["provisional"]) == ("UA", "RU", False)


def test_every_output(fl, tmp_path: Path) -> None:
    names = ("r.parquet", "r.geojson", "r.png", "r.svg")
    options = [o for name in names for o in (f"--{name.partition('.')[2]}", name)]
    for command in (
        ("distance", *ASKED),
        ("encirclement", *ASKED),
        ("settlements", "--by", "day", *ASKED),
        ("settlements", "--place", "Toretsk"),
    ):
        code, out, err = fl("control", *command, *options, "--csv", "--lang", "uk")
        rows = list(csv.DictReader(io.StringIO(out)))
        assert code == 0 and rows and err.count("written: ") == 4
        assert pyarrow.parquet.read_table(tmp_path / "r.parquet").num_rows == len(rows)
        feature = json.loads((tmp_path / "r.geojson").read_text())["features"][0]
        assert feature["geometry"]["type"] == "Point"
        before = {name: (tmp_path / name).read_bytes() for name in names}
        fl("control", *command, *options, "--csv", "--lang", "uk")
        assert before == {name: (tmp_path / name).read_bytes() for name in names}, "the same bytes again"
        assert fl("control", *command).out.startswith(("date", "place_id"))


@pytest.mark.parametrize("at", [("--at", "-22.43,63.84"), ("--at=-22.43,63.84",), ("--at", "-.5,63.84")])
def test_a_longitude_west_of_greenwich(fl, at: tuple[str, ...]) -> None:
    code, _, err = fl("control", "distance", *at, "--date", "2025-08-12")
    assert code == 2
    assert "none of the places whose figures ship" in err or "'-.5,63.84' is no longitude and latitude" in err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("distance", "--place", "Pokrovsk", "--date", "2025-11-26"), "there is no map for 2025-11-26"),
        (("distance", "--place", "Pokrovsk", "--date", "2031-01-01"), "deepstate has 2022-04-03 to 2026-08-22"),
        (("distance",), "no place is asked for"),
        (("distance", "--place", "Pokrovske"), "8 places are called 'Pokrovske': gn:"),
        (("encirclement", "--place", "Pokrovsk", "--radius", "x"), "invalid float value: 'x'"),
        (("encirclement", "--place", "Pokrovsk", "--radius", "0"), "radius: 0 km"),
        (("settlements", "--place", "Pokrovsk", "--how", "some"), "invalid choice: 'some'"),
        (("settlements", "--places", "none.csv"), "none.csv"),
        (("roads", "--roads", "none.gpkg"), "roads are measured on maps"),
        (("roads",), "the following arguments are required: --roads"),
    ],
)
def test_bad_use_leaves_everything_as_it_was(fl, tmp_path: Path, options: tuple[str, ...], message: str) -> None:
    kept = tmp_path / "kept.svg"
    kept.write_bytes(b"old")
    code, out, err = fl("control", *options, "--svg", "kept.svg")
    assert (code, out) == (2, "") and message in err and err.startswith("frontledger: ")
    assert kept.read_bytes() == b"old" and list(tmp_path.iterdir()) == [kept]


@pytest.mark.parametrize("command", ["distance", "encirclement", "settlements", "roads"])
def test_help_has_examples(fl, command: str) -> None:
    code, out, _ = fl("control", command, "--help")
    assert code == 0 and "examples:" in out and out.count(f"  frontledger control {command} ") >= 2

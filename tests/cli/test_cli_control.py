"""`frontledger control`: rows in every form, files written whole or not at all, errors in plain words."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet
import pytest

import frontledger as fl_api
from frontledger.faces.cli.parser import build
from frontledger.faces.cli.progress import progress

AUGUST = ("--from", "2025-08-01", "--to", "2025-08-31")
SERIES = ("control", "series", "--source", "isw", "--convention", "afp", "--by", "month", *AUGUST)


def test_rows_as_json_are_all_there_is_on_standard_output(fl) -> None:
    code, out, err = fl(*SERIES, "--json")
    assert code == 0
    (row,) = json.loads(out)
    assert list(row) == [
        "from", "to", "region", "held_km2", "gained_km2", "lost_km2", "net_km2", "source", "convention", "flags"
    ]  # fmt: skip
    assert (row["from"], row["to"], row["region"]) == ("2025-08-01", "2025-08-31", "UA")
    assert row["net_km2"] == pytest.approx(593.55, abs=0.001)
    assert "Institute for the Study of War" in err
    assert out == fl_api.series("isw", "afp", from_="2025-08-01", to="2025-08-31").to_json() + "\n"


def test_rows_as_csv_and_as_a_table(fl) -> None:
    days = ("--by", "day", "--from", "2025-07-28", "--to", "2025-07-30")
    code, out, _ = fl("control", "series", "--convention", "afp", *days, "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0 and [r["flags"].split(";")[0] for r in rows] == ["", "incomplete", "multi_day"]
    assert rows[1]["held_km2"] == ""
    table = fl("control", "series", "--convention", "afp", *days).out
    header, _, missing, after = table.splitlines()[:4]
    assert header.split() == list(rows[0])
    assert missing.split()[2:7] == ["UA", "–", "–", "–", "–"]
    assert "2025-07-29  2025-07-30" in after and "isw: Institute" in table


def test_files_are_written_beside_the_answer(fl, tmp_path: Path) -> None:
    names = ("r.parquet", "r.geojson", "r.png", "r.svg")
    options = [o for name in names for o in (f"--{name.partition('.')[2]}", name)]
    asked = ("control", "series", "--convention", "deepstate", "--region", "all", *AUGUST, *options, "--json")
    code, out, err = fl(*asked)
    assert code == 0 and len(json.loads(out)) > 5
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(names)
    assert all(f"written: {name}" in err for name in names)
    assert pyarrow.parquet.read_table(tmp_path / "r.parquet").num_rows == len(json.loads(out))
    assert json.loads((tmp_path / "r.geojson").read_text())["features"][0]["geometry"] is None
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    fl(*asked)
    assert before == {p.name: p.read_bytes() for p in tmp_path.iterdir()}, "the same bytes again"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--png", "chart.txt"), "--png chart.txt: not the name of such a file"),
        (("--parquet", "none/rows.parquet"), "--parquet none/rows.parquet: there is no such folder"),
        (("--to", "2031-01-01"), "there is no map for 2031-01-01: isw under 'afp' has 2023-11-23 to"),
        (("--from", "2025-13-01"), "'2025-13-01' is not a day; give it as YYYY-MM-DD"),
        (("--region", "XX-1"), "no region 'XX-1'"),
        (("--data", "nowhere"), "nowhere is no folder"),
        (("--convention", "nobody"), "no convention 'nobody'"),
        (("--json", "--csv"), "not allowed with argument"),
        (("--by", "hour"), "invalid choice: 'hour'"),
    ],
)
def test_bad_use_is_said_and_leaves_everything_as_it_was(fl, tmp_path: Path, options: tuple[str, ...], message) -> None:
    kept = tmp_path / "kept.png"
    kept.write_bytes(b"old")
    code, out, err = fl(*SERIES, *(() if "--png" in options else ("--png", "kept.png")), *options)
    assert (code, out) == (2, "") and message in err and err.startswith("frontledger: ")
    assert kept.read_bytes() == b"old" and list(tmp_path.iterdir()) == [kept]


def test_a_file_that_cannot_be_written_leaves_the_others_as_they_were(fl, tmp_path: Path) -> None:
    (tmp_path / "r.png").write_bytes(b"old")
    (tmp_path / "r.svg.part").mkdir()
    code, _, err = fl(*SERIES, "--png", "r.png", "--svg", "r.svg")
    assert code == 2 and "cannot write r.svg" in err
    assert (tmp_path / "r.png").read_bytes() == b"old" and not (tmp_path / "r.png.part").exists()


def test_what_changed_between_two_days(fl) -> None:
    code, out, err = fl("control", "change", "2025-08-11", "2025-08-12", "--convention", "afp", "--json")
    (row,) = json.loads(out)
    assert code == 0 and round(row["net_km2"], 2) == 112.64 and "added up from map to map" in err
    assert fl("control", "change", "2025-08-12", "2025-08-11", "--convention", "afp").code == 2


@pytest.mark.parametrize("command", ["series", "change"])
def test_help_has_examples_that_can_be_run(fl, command: str) -> None:
    code, out, _ = fl("control", command, "--help")
    assert code == 0 and "examples:" in out and "exit codes:" in out
    assert out.count(f"  frontledger control {command} ") >= 3


def test_help_loads_no_library_of_maps() -> None:
    code = (
        "import sys; from frontledger.faces.cli import main\n"
        "try: main(['control', '--help'])\nexcept SystemExit: sys.stderr.write(' '.join(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = {name.partition(".")[0] for name in run.stderr.split()}
    assert not loaded & {"numpy", "shapely", "pandas", "pyarrow", "geopandas", "matplotlib", "msgspec"}
    assert "  series " in run.stdout and "  change " in run.stdout


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati"])
def test_the_same_bytes_in_any_time_zone_and_with_any_hash_seed(start, zone: str, fl) -> None:
    run = start([*SERIES, "--json"], env={"TZ": zone, "PYTHONHASHSEED": "7", "LC_ALL": "C"})
    assert run.stdout.decode() == fl(*SERIES, "--json").out


def test_a_terminal_sees_how_far_it_is_and_a_pipe_does_not() -> None:
    assert progress() is None
    reader, writer = pty.openpty()
    code = "from frontledger.faces.cli.progress import progress\nt = progress()\nt('maps', 16, 20); t('maps', 20, 20)"
    subprocess.run([sys.executable, "-c", code], check=True, stderr=writer)
    os.close(writer)
    assert b"maps 16 of 20" in os.read(reader, 1000)


def test_what_is_listed_may_also_be_given_one_by_one() -> None:
    asked = ["control", "compare", "--date", "2030-01-01"]
    commas = build().parse_args([*asked, "--source", "a,b", "--region", "X,Y"])
    one_by_one = build().parse_args([*asked, "--source", "a", "--source", "b", "--region", "X", "--region", "Y"])
    assert (commas.source, commas.region) == (one_by_one.source, one_by_one.region) == (["a", "b"], ["X", "Y"])

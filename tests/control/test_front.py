"""The figures around places that ship: answers from a small made-up table, and the table itself."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from frontledger.checking import tolerance
from frontledger.control.front import RADII_KM, STALE_DAYS, FrontTable, map_of
from frontledger.errors import InputError
from frontledger.nouns import Flag, Period
from frontledger.theatre import Theatre, load

HEAD = "place_id\tdate\tdistance_km\tclosed10\tgap10\tgap_at10\tclosed15\tgap15\tgap_at15\tclosed20\tgap20\tgap_at20\n"
ROWS = [
    "gn:1\t2030-01-02\t12.50\t0.0\t360\t\t10.5\t300\t90\t25.0\t270\t90",
    "gn:1\t2030-01-05\t9.99\t1.5\t340\t180\t10.5\t300\t90\t25.0\t270\t90",
    "gn:1\t2030-01-06\t-0.40\t100.0\t0\t\t100.0\t0\t\t100.0\t0\t",
    "gn:10\t2030-01-01\t29.00\t0.0\t360\t\t0.0\t360\t\t0.0\t360\t",
    "gn:10\t2030-01-05" + "\t" * 10,
]
# the first two days of a gap in the figures' maps: 3 and 4 January
DAYS = [dt.date(2030, 1, d) for d in (1, 2, 5, 6)]


def _day(day: int) -> dt.date:
    return dt.date(2030, 1, day)


def _theatre(folder: Path, rows: list[str]) -> Theatre:
    figures = folder / "figures"
    figures.mkdir(parents=True)
    (folder / "theatre.toml").write_text(
        'id = "t"\nclock = "UTC"\nhome = "AA"\nattacker = "BB"\n[names]\nen = "T"\n'
        '[figures]\nmaps = "maps.csv"\nfront = "front.tsv"\n'
    )
    (folder / "sources.toml").write_text(
        '[[source]]\nid = "drawn"\nname = "n"\ncredit = "c"\nlicence = "l"\nurl = "u"\nroot = "r"\n'
    )
    (folder / "conventions.toml").write_text(
        '[[convention]]\nid = "rule"\nsource = "drawn"\nlayers = ["held"]\nboundary = "b"\nclock = "UTC"\n'
        'tolerance_km2 = 1\n[convention.names]\nen = "r"\n[convention.words]\nen = "w"\n'
    )
    (figures / "SOURCES.toml").write_text('[maps]\nsource = "drawn"\n[front]\nof = "maps"\n')
    lines = [f"{d},AA,1.0,0.0,0.0\n{d},AA-1,1.0,0.0,0.0" for d in DAYS]
    (figures / "maps.csv").write_text("\n".join(["date,region,held_km2,gained_km2,lost_km2", *lines, ""]))
    (figures / "front.tsv").write_text(HEAD + "".join(r + "\n" for r in rows))
    return Theatre(folder)


@pytest.fixture
def table(tmp_path: Path) -> FrontTable:
    return FrontTable(_theatre(tmp_path / "t", ROWS))


def test_distance_on_a_day_with_a_row(table: FrontTable) -> None:
    (found,) = table.distance("gn:1", _day(5))
    assert (found.quantity, found.amount, found.unit, found.side) == ("distance", 9.99, "km", "BB")
    assert (found.convention, found.source, found.root, found.place_id) == ("rule", "drawn", "r", "gn:1")
    assert (found.period, found.flags) == (Period(_day(5), _day(5)), ())


def test_a_day_without_a_row_has_the_figures_of_the_row_before(table: FrontTable) -> None:
    assert table.distance("gn:10", _day(2))[0].amount == 29.0
    assert table.distance("gn:1", _day(1)) == []


def test_closed_bearings_by_radius(table: FrontTable) -> None:
    near, far = table.encirclement("gn:1", _day(5), (10, 20.0))
    assert (near.quantity, near.unit, near.radius_km, near.amount) == ("closed", "percent", 10.0, 1.5)
    assert (near.gap_deg, near.gap_at_deg) == (340, 180)
    assert (far.radius_km, far.amount) == (20.0, 25.0)
    (inside,) = table.encirclement("gn:1", _day(6), (15,))
    assert (inside.amount, inside.gap_deg, inside.gap_at_deg) == (100.0, 0.0, None)


def test_a_radius_that_is_not_in_the_table_is_not_answered(table: FrontTable) -> None:
    assert [m.radius_km for m in table.encirclement("gn:1", _day(5), (5, 10, 12.5))] == [10.0]


def test_places_unknown_or_too_far_from_the_front(table: FrontTable) -> None:
    for place in ("gn:2", "gn:", "", "gn:1\t2030-01-02", "gn:10"):
        assert table.distance(place, _day(6)) == []
        assert table.encirclement(place, _day(6), RADII_KM) == []


def test_places_that_are_answered_for(table: FrontTable) -> None:
    assert [list(table.front_places(_day(d))) for d in (1, 2, 6)] == [["gn:10"], ["gn:1", "gn:10"], ["gn:1"]]
    for day in (_day(1) - dt.timedelta(days=1), _day(6) + dt.timedelta(days=STALE_DAYS + 1)):
        assert table.front_places(day) == []
        assert table.distance("gn:1", day) == []


def test_a_missing_map_is_bridged_and_flagged(table: FrontTable) -> None:
    (found,) = table.distance("gn:1", _day(4))
    assert found.amount == 12.5
    assert found.period == Period(_day(4), _day(4))
    assert found.flags == (Flag(kind="missing", period=Period(_day(3), _day(4))),)
    assert found.flags[0].set_aside


def test_a_day_after_the_last_map_is_flagged_stale(table: FrontTable) -> None:
    (found,) = table.distance("gn:1", _day(6 + STALE_DAYS))
    assert found.flags == (Flag(kind="stale", period=Period(_day(7), _day(6 + STALE_DAYS))),)
    assert not found.flags[0].set_aside


def test_the_map_of_a_day() -> None:
    assert map_of(_day(5), DAYS) == (_day(5), ())
    assert map_of(_day(5), []) is None
    long_gap = [_day(1), _day(31)]
    assert map_of(_day(15), long_gap) == (_day(1), (Flag(kind="missing", period=Period(_day(2), _day(15))),))
    assert map_of(_day(16), long_gap) is None


@pytest.mark.parametrize("row", ["gn:1\t2030-01-01\tnear" + "\t0" * 9, "gn:1\t2030-01-01\t1.0\tx" + "\t0" * 8])
def test_a_malformed_row_is_refused_by_name(tmp_path: Path, row: str) -> None:
    table = FrontTable(_theatre(tmp_path / "t", [row]))
    with pytest.raises(InputError, match=r"front\.tsv: gn:1, 2030-01-01"):
        table.encirclement("gn:1", _day(1), RADII_KM)


@pytest.mark.parametrize("name", ["front.tsv", "maps.csv"])
def test_a_missing_table_is_refused_by_name(tmp_path: Path, name: str) -> None:
    theatre = _theatre(tmp_path / "t", ROWS)
    (tmp_path / "t/figures" / name).unlink()
    with pytest.raises(InputError, match=name.partition(".")[0]):
        FrontTable(theatre).distance("gn:1", _day(1))


# --- the table that ships


def test_asking_needs_no_libraries_for_maps() -> None:
    ask = (
        "import sys, datetime as dt\n"
        "from frontledger.theatre import load\n"
        "from frontledger.control.front import FrontTable\n"
        "table = FrontTable(load('ukraine'))\n"
        "day = dt.date(2025, 8, 12)\n"
        "assert table.distance('gn:704422', day) and table.encirclement('gn:704422', day, (10, 15, 20))\n"
        "assert table.front_places(day)\n"
        "print(sorted({'numpy', 'shapely', 'pyproj'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_shipped_rows_are_sound() -> None:
    theatre = load("ukraine")
    path = theatre.figure("front")
    assert path is not None
    data = path.read_bytes()
    assert len(data) < 8_000_000
    head, *lines = data.decode().splitlines()
    assert head + "\n" == HEAD
    assert lines == sorted(lines, key=str.encode)
    days = {d.isoformat() for d in FrontTable(theatre).days}
    by_place: dict[str, list[list[str]]] = defaultdict(list)
    for line in lines:
        place, day, *figures = line.split("\t")
        assert day in days
        by_place[place].append(figures)
    for place, rows in by_place.items():
        known = theatre.place(place)
        assert known is not None
        farthest = 150 if known.population >= tolerance.table()["town"]["city_people"] else 30
        # a row stands only where something changed, and none says first that a place is far
        assert rows[0][0]
        assert all(a != b for a, b in pairwise(rows))
        for distance, *rest in filter(lambda r: r[0], rows):
            if not any(rest):
                # of villages the distance alone
                assert -20 <= float(distance) <= 20
                continue
            closed, gaps, ats = ([float(x) if x else None for x in rest[i::3]] for i in range(3))
            assert -farthest <= float(distance) <= farthest
            assert closed == sorted(closed, key=float)  # type: ignore[arg-type]
            for radius, percent, gap, at in zip(RADII_KM, closed, gaps, ats, strict=True):
                assert percent is not None and gap is not None
                assert 0 <= percent <= 100
                assert gap <= 360 - 3.6 * percent + 0.7
                assert at is not None or percent in (0, 100)
                assert at is None or 0 <= at < 360
                if distance[0] == "-":
                    assert (percent, gap, at) == (100, 0, None)
                if float(distance) > radius:
                    assert (percent, gap, at) == (0, 360, None)


def test_known_figures() -> None:
    table, day = FrontTable(load("ukraine")), dt.date(2025, 8, 12)
    # measured from another point of the town, 0.35 km away: 5.22 km; 36.3, 66.6, 68.8 %; 134, 112, 112 degrees
    (distance,) = table.distance("gn:704422", day)
    assert distance.place == "Pokrovsk"
    assert distance.amount == pytest.approx(5.22, abs=0.35)
    closed = table.encirclement("gn:704422", day, RADII_KM)
    assert [m.amount for m in closed] == pytest.approx([36.3, 66.6, 68.8], abs=1.7)
    assert [m.gap_deg for m in closed] == pytest.approx([134, 112, 112], abs=1.5)
    # the other town, likewise
    by_day = {2: 16.7, 10: 13.8, 11: 13.3, 12: 11.5, 13: 11.5, 14: 11.5, 16: 11.6}
    for d, expected in by_day.items():
        (distance,) = table.distance("gn:709900", dt.date(2025, 8, d))
        assert distance.place == "Dobropillia"
        assert distance.amount == pytest.approx(expected, abs=0.35)

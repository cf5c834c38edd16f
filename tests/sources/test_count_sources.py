"""Figures by day: what each source's own traps are is told with flags, and nothing is smoothed over."""

from __future__ import annotations

import csv
import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from frontledger.errors import SourceError
from frontledger.sources import daily_counts, losses, missiles, oryx
from frontledger.theatre import load
from frontledger.verbs.data import open_source

ONE, TWO, FOUR = dt.date(2030, 1, 1), dt.date(2030, 1, 2), dt.date(2030, 1, 4)


def table(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def short(counts: Any) -> list[tuple[Any, ...]]:
    return [(c.day.day, c.what, c.amount, *c.flags) for c in counts.rows]


# missiles and drones

WAVES = ",".join(missiles.COLUMNS)


def waves(*lines: str) -> Any:
    options: Any = {"side": "RU", "units": {"drone": "drones", "missile": "missiles"}}
    return missiles.read(table(WAVES, *(line + ",,,,,,," for line in lines)), "waves.csv", **options)


def test_a_night_counts_on_the_day_it_ended() -> None:
    found = waves(
        "2030-01-01 22:00,2030-01-02 06:00,Geran,drone,50,30,15", "2030-01-02,2030-01-02,Geran,drone,5,5,",
        "2030-01-01,2030-01-01,X,missile,2,,",
    )  # fmt: skip
    assert short(found) == [
        (1, "missile_launched", 2),
        (1, "missile_destroyed", 0, "incomplete"),
        (2, "drone_launched", 55),
        (2, "drone_destroyed", 35),
        (2, "drone_not_reach_goal", 15),
    ]
    assert {c.side for c in found.rows} == {"RU"}
    assert found.units["drone_destroyed"] == "drones"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("2030-01-02,2030-01-01,X,drone,1,1,", "line 2: '2030-01-02' to '2030-01-01' is no time of a wave"),
        ("1.1.2030,2030-01-01,X,drone,1,1,", "is no time of a wave"),
        ("2030-01-01,2030-01-01,X,balloon,1,1,", "no category is called 'balloon'"),
        ("2030-01-01,2030-01-01,X,drone,some,1,", "'some' is no number"),
    ],
)
def test_waves_refused(line: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        waves(line)


# stated losses


def stated(*lines: str, corrections: bytes = b"") -> Any:
    options: Any = {"side": "RU", "units": {"tank": "tanks", "boat": "boats"}, "left_out": ["note"]}
    return losses.read(table("date,day,tank,boat,note", *lines), "losses.csv", corrections=corrections, **options)


def test_totals_become_days() -> None:
    found = stated(
        "2030-01-01,2,10,,about", "2030-01-02,3,15,,", "2030-01-04,5,14,1,", "2030-01-05,6,14,3,",
        corrections=table("date,day,tank,boat", "2030-01-05,6,-2,0"),
    )  # fmt: skip
    assert short(found) == [
        (1, "tank", None, "break_of_series"),
        (2, "tank", 5),
        (4, "tank", -1, "multi_day", "redrawn"),
        (4, "boat", None, "break_of_series"),
        (5, "tank", 0, "redrawn"),
        (5, "boat", 2),
    ]
    assert [c.total for c in found.rows] == [10, 15, 14, 1, 14, 3]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["2030-01-01,2,10,,", "2030-01-02,4,15,,"], "line 3: 2030-01-02 is not day 4"),
        (["2030-01-02,2,10,,", "2030-01-01,1,15,,"], "line 3: 2030-01-01 is not day 1, or out of order"),
        (["2030-01-01,2,-1,,"], "line 2: '-1' is negative"),
    ],
)
def test_losses_refused(lines: list[str], says: str) -> None:
    with pytest.raises(SourceError, match=says):
        stated(*lines)
    with pytest.raises(SourceError, match="unknown or missing columns 'plane'"):
        losses.read(table("date,day,tank,plane"), "x", side="RU", units={"tank": "tanks"})


# Oryx

LOG = ",".join(oryx.COLUMNS)


def confirmed(*lines: str) -> Any:
    return oryx.read(table(LOG, *lines), "log.csv", sides={"Russia": "RU", "Ukraine": "UA"}, unit="pieces")


def test_changes_by_day_with_their_total() -> None:
    found = confirmed(
        "2030-01-01 10:00:00,Russia,tanks,destroyed,3,0,0", "2030-01-01 23:59:59,Russia,tanks,destroyed,2,0,0",
        "2030-01-02 00:00:00,Russia,tanks,destroyed,-1,0,0", "2030-01-02 00:00:00,Russia,tanks,destroyed,-4,1,0",
        "2030-01-02 00:00:00,Russia,tanks,destroyed,4,1,1",
    )  # fmt: skip
    assert short(found) == [(1, "tanks, destroyed", 5), (2, "tanks, destroyed", -1, "redrawn")]
    assert [c.total for c in found.rows] == [5, 4]
    assert found.odd == ("log.csv: 2 rows of bookkeeping are left out",)


def test_a_category_renamed_and_a_side_dropped() -> None:
    found = confirmed(
        "2030-01-01 10:00:00,Russia,trucks,lost,100,0,0", "2030-01-01 10:00:00,Ukraine,tanks,lost,50,0,0",
        "2030-01-02 10:00:00,Russia,trucks,lost,-100,0,0", "2030-01-02 10:00:00,Russia,trucks and trains,lost,103,0,0",
        "2030-01-04 10:00:00,Ukraine,tanks,lost,-50,0,0",
    )  # fmt: skip
    assert short(found) == [
        (1, "trucks, lost", 100),
        (1, "tanks, lost", 50),
        (2, "trucks, lost", -100, "reclassified"),
        (2, "trucks and trains, lost", 103, "reclassified"),
        (4, "tanks, lost", None, "break_of_series"),
    ]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["2030-01-01 10:00:00,Nobody,tanks,lost,1,0,0"], "no country is called 'Nobody'"),
        (["2030-01-01 10:00:00,Russia,tanks,lost,1,x,0"], "bookkeeping_reset is 0 or 1"),
        (
            ["2030-01-02 10:00:00,Russia,tanks,lost,1,0,0", "2030-01-01 10:00:00,Russia,tanks,lost,1,0,0"],
            "out of order",
        ),
    ],
)
def test_log_refused(lines: list[str], says: str) -> None:
    with pytest.raises(SourceError, match=says):
        confirmed(*lines)


# any counts by day


def test_regions_and_doubt() -> None:
    found = daily_counts.read(
        table("day,where,alerts,minutes,assumed", "2030-01-02,North,1,30,1", "2030-01-01,South,2,,0"), "x",
        day="day", region="where", regions={"North": "N-1", "South": "N-2"},
        units={"alerts": "alerts", "minutes": "minutes"}, doubted={"minutes": {"column": "assumed", "above": 0}},
    )  # fmt: skip
    assert [(c.day, c.region, c.what, c.amount, c.flags) for c in found.rows] == [
        (ONE, "N-2", "alerts", 2, ()),
        (TWO, "N-1", "alerts", 1, ()),
        (TWO, "N-1", "minutes", 30, ("incomplete",)),
    ]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["date,a,b", "2030-01-01,1,1"], "line 1: unknown or missing columns 'b'"),
        (["date,a", "2030-01-01,1", "2030-01-01,1"], "line 3: 2030-01-01  stands twice"),
        (["date,a", "2030-01-01,many"], "line 2: 'many' is no number"),
    ],
)
def test_counts_refused(lines: list[str], says: str) -> None:
    with pytest.raises(SourceError, match=says):
        daily_counts.read(table(*lines), "x", units={"a": "pieces"})
    with pytest.raises(SourceError, match="no region is called 'West'"):
        daily_counts.read(
            table("date,r,a", "2030-01-01,West,1"), "x", region="r", regions={"E": "1"}, units={"a": "pieces"}
        )


# the real files


@pytest.mark.real
@pytest.mark.parametrize(
    ("source", "days", "check"),
    [
        ("missiles", 1135, lambda rows: sum(c.flags == ("incomplete",) for c in rows) == 6),
        ("losses", 1626, lambda rows: sum(c.amount is not None and c.amount < 0 for c in rows) == 13),
        ("oryx", 780, lambda rows: sum(c.amount or 0 for c in rows if c.side == "RU") == 22_633),
        ("alerts", 959, lambda rows: {c.region for c in rows} <= set(load().regions)),
        ("fires", 1635, lambda rows: rows[0].amount == 0),
    ],
)
def test_real_counts(data_folder: Path, source: str, days: int, check: Callable[[Any], bool]) -> None:
    opened = open_source(load(), source, data_folder)
    rows = opened.content.rows
    assert opened.form == "counts"
    assert len(list(itertools.groupby(rows, lambda c: c.day))) == days
    assert check(rows)
    assert {c.what for c in rows} <= set(opened.content.units)


@pytest.mark.real
def test_waves_add_up_to_the_archive_s_days(data_folder: Path) -> None:
    found = {(c.day.isoformat(), c.what): c.amount for c in open_source(load(), "missiles", data_folder).content.rows}
    with (data_folder / "series/missile_attacks_daily.csv").open() as file:
        for row in csv.DictReader(file):
            for kind, what in itertools.product(("drone", "missile", "bomb"), ("launched", "destroyed")):
                assert found.get((row["date"], f"{kind}_{what}"), 0) == float(row[f"{kind}_{what}"])

"""Series by period and region: figures that ship, figures of a made-up war, and balance."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import own_maps
import pytest

import frontledger as fl
from frontledger.control.periods import cut_into
from frontledger.errors import InputError
from frontledger.nouns.rows import Rows, SeriesRow
from made_up import theatre

AFP = {"2024-03": 50, "2024-07": 201, "2025-03": 240, "2025-06": 588, "2025-08": 594, "2025-12": 244}
DEEPSTATE = {"2025-06": 556, "2025-07": 564, "2025-08": 464, "2025-09": 259, "2025-10": 267, "2025-11": 505}


def month(first: str) -> dict[str, str]:
    start = dt.date.fromisoformat(f"{first}-01")
    (period, *_) = cut_into("month", start, start + dt.timedelta(days=40))
    return {"from_": str(period.start), "to": str(period.end)}


def balanced(rows: Rows[SeriesRow]) -> Iterator[SeriesRow]:
    """Every row that says anything, after its books were checked against the row before it of its region."""
    last: dict[str, SeriesRow] = {}
    for row in rows:
        if row.net_km2 is None:
            assert row.flags, row
            continue
        assert row.gained_km2 is not None and row.lost_km2 is not None and row.held_km2 is not None
        assert row.gained_km2 >= 0 and row.lost_km2 >= 0
        assert row.gained_km2 - row.lost_km2 == pytest.approx(row.net_km2, abs=1e-6)
        before = last.get(row.region)
        if before and before.held_km2 is not None:
            assert row.held_km2 - before.held_km2 == pytest.approx(row.net_km2, abs=1e-6)
            assert row.from_ == before.to + dt.timedelta(days=1)
        last[row.region] = row
        yield row


@pytest.mark.parametrize(("when", "printed"), AFP.items())
def test_afp_s_months(when: str, printed: int) -> None:
    (row,) = fl.series("isw", "afp", **month(when))
    assert row.net_km2 == pytest.approx(printed, abs=1.0)
    assert (row.region, row.source, row.convention, row.flags) == ("UA", "isw", "afp", ())


def test_gross_gains_and_losses() -> None:
    (row,) = fl.series(convention="afp-gross", **month("2025-07"))
    assert [round(v, 1) for v in (row.gained_km2, row.lost_km2, row.net_km2) if v is not None] == [713.4, 78.3, 635.0]


@pytest.mark.parametrize(("source", "most"), [("deepstate", 0.6), ("deepstate-areas", 0.3)])
def test_deepstate_s_months(source: str, most: float) -> None:
    rows = fl.series(source, from_="2025-06-01", to="2025-11-30")
    errors = [abs((row.net_km2 or 0) - DEEPSTATE[f"{row.to:%Y-%m}"]) for row in rows]
    assert len(errors) == 6 and sum(errors) / 6 <= most


def test_the_days_around_a_day() -> None:
    days = {"by": "day", "from_": "2025-08-08", "to": "2025-08-13"}
    afp = {row.to.day: row.net_km2 for row in fl.series("isw", "afp", **days)}
    assert (round(afp[12] or 0, 1), round(afp[11] or 0, 1)) == (112.6, 67.8)
    files = {row.to.day: row for row in fl.series("deepstate", files=True, **days)}
    assert [round(files[d].net_km2 or 0, 2) for d in (10, 11, 12, 13)] == [0.0, 11.19, 47.41, 7.52]
    assert files[10].flags == ("stale",)
    clock = list(balanced(fl.series("deepstate", **days)))
    caught_up = next(row for row in clock if row.to.day == 11)
    assert (caught_up.from_.day, round(caught_up.net_km2 or 0, 2), caught_up.flags) == (10, 47.41, ("multi_day",))
    updates = {row.to.day: round(row.net_km2 or 0, 2) for row in fl.series("deepstate-areas", **days)}
    assert [updates[d] for d in (10, 11, 12)] == [21.1, 26.27, 7.52]


def test_a_day_without_a_map_and_a_day_without_a_layer() -> None:
    rows = list(fl.series("isw", "afp", by="day", from_="2025-07-28", to="2025-07-31"))
    hole, after = rows[1], rows[2]
    assert (hole.held_km2, hole.gained_km2, hole.lost_km2, hole.net_km2) == (None,) * 4
    assert hole.flags == ("incomplete",)
    assert (after.from_, after.to) == (dt.date(2025, 7, 29), dt.date(2025, 7, 30))
    assert after.flags[0] == "multi_day"
    (missing, later) = fl.series("isw", "afp", by="day", from_="2025-09-10", to="2025-09-11")
    assert missing.flags == ("missing",) and (later.from_, later.flags) == (dt.date(2025, 9, 10), ("multi_day",))


def test_a_period_whose_end_lacks_a_map() -> None:
    (row,) = fl.series("isw", "afp", **month("2024-09"))
    assert row.flags[:2] == ("multi_day", "missing") and round(row.net_km2 or 0, 1) == 437.6
    (both,) = fl.series("isw", "afp", by="period", from_="2024-09-01", to="2024-10-31")
    assert both.net_km2 == pytest.approx(1069, abs=1.0)


def test_a_glitch_counts_in_no_sum_but_its_own_days() -> None:
    days = {row.to.day: row for row in fl.series("isw", "afp", by="day", from_="2025-03-01", to="2025-03-31")}
    assert (days[4].lost_km2 or 0) > 1000 and "glitch" in days[4].flags and "glitch" in days[5].flags
    (row,) = fl.series("isw", "afp", **month("2025-03"))
    assert (row.lost_km2 or 0) < 200 and round(row.net_km2 or 0, 1) == 240.2


@pytest.mark.parametrize("by", ["day", "week", "month", "year", "period"])
@pytest.mark.parametrize("source", ["isw", "isw-economist", "deepstate", "deepstate-areas"])
def test_books_balance(source: str, by: Any) -> None:
    rows = fl.series(source, by=by)
    told = list(balanced(rows))
    first = next(row.held_km2 for row in rows if row.held_km2 is not None)
    if by == "day":
        assert told[-1].held_km2 == pytest.approx(first + sum(row.net_km2 or 0 for row in told), abs=1e-6)
    assert len({row.to for row in rows}) == len(rows)


def test_regions_and_outside_are_the_whole() -> None:
    rows = fl.series("deepstate", by="month", region="all", from_="2024-08-01", to="2026-07-31")
    list(balanced(rows))
    for _, group in itertools.groupby(rows, key=lambda row: row.to):
        whole, *parts = group
        assert whole.region == "UA" and parts[-1].region == "outside"
        for name in ("held_km2", "gained_km2", "lost_km2", "net_km2"):
            assert sum(getattr(row, name) for row in parts) == pytest.approx(getattr(whole, name), abs=1e-6)
    assert [c.source for c in rows.credits] == ["deepstate", "deepstate-areas", "geoBoundaries ADM1"]


def test_a_region_that_a_source_cannot_tell_of() -> None:
    rows = fl.series("isw", "afp", region="UA-14", **month("2025-08"))
    assert [(r.held_km2, r.net_km2, r.flags) for r in rows] == [(None, None, ("uncovered",))]
    (empty,) = fl.series("deepstate", region="UA-46", **month("2025-08"))
    assert (empty.held_km2, empty.net_km2, empty.flags) == (0.0, 0.0, ())


def test_a_layer_alone() -> None:
    (row,) = fl.series("isw", layers=["russian_claimed"], by="day", from_="2025-08-12", to="2025-08-12")
    assert (round(row.net_km2 or 0, 2), row.convention) == (22.7, "layers:russian_claimed")


def test_a_made_up_war(tmp_path: Path) -> None:
    rows = fl.series(theatre=str(theatre(tmp_path)), by="day")
    first, *rest = rows
    assert (first.held_km2, first.net_km2, first.flags) == (100.0, None, ("uncovered",))
    assert [(r.region, r.convention, r.net_km2) for r in rest] == [("IS", "survey", n) for n in (7.0, 20.5, 40.5, 1.0)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"source": "nobody"}, "no source 'nobody'"),
        ({"convention": "nobody"}, "no convention 'nobody'"),
        ({"source": "isw", "convention": "deepstate"}, "'deepstate' does not count on 'isw'"),
        ({"source": "isw", "layers": ["nothing"]}, "isw has no layer 'nothing'"),
        ({"source": "isw", "convention": "afp", "layers": ["russian_claimed"]}, "a convention says which layers count"),
        ({"source": "isw", "from_": "2020-01-01"}, "no map for 2020-01-01: isw under 'isw' has 2023-11-23 to"),
        ({"source": "isw", "to": "2030-01-01"}, "no map for 2030-01-01"),
        ({"source": "isw", "from_": "2025-02-02", "to": "2025-02-01"}, "2025-02-02 comes after 2025-02-01"),
        ({"source": "isw", "from_": "2025-02-30"}, "'2025-02-30' is not a day"),
        ({"source": "deepstate", "region": "UA-99"}, "no region 'UA-99'"),
        ({"source": "nzz"}, "no figures of 'nzz' ship"),
        ({"source": "deepstate", "regions": "x.geojson"}, "x.geojson"),
    ],
)
def test_what_there_is_not_is_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        fl.series(**options)
    assert error.value.remedy and error.value.exit_code == 2


def test_periods_are_those_of_the_calendar() -> None:
    first, last = dt.date(2025, 1, 30), dt.date(2025, 2, 4)
    assert [(str(p.start), str(p.end)) for p in cut_into("month", first, last)] == [
        ("2025-01-30", "2025-01-31"), ("2025-02-01", "2025-02-04")
    ]  # fmt: skip
    assert [(str(p.start), str(p.end)) for p in cut_into("week", first, last)] == [
        ("2025-01-30", "2025-02-02"), ("2025-02-03", "2025-02-04")
    ]  # fmt: skip
    assert len(list(cut_into("day", first, last))) == 6 and len(list(cut_into("period", first, last))) == 1


def test_a_single_map_tells_what_is_held_and_no_change(tmp_path: Path) -> None:
    folder_of_one = tmp_path / "one"
    source = own_maps.folder(folder_of_one)
    for path in sorted(folder_of_one.iterdir())[1:]:
        path.unlink()
    for by in ("day", "month", "period"):
        (row,) = fl.series(source, by=by)  # type: ignore[arg-type]
        assert row.held_km2 is not None and row.net_km2 is None and row.flags == ("uncovered",)


def test_ends_of_a_period_that_are_not_its_own_say_so() -> None:
    (september,) = fl.series("deepstate", from_="2025-09-01", to="2025-09-30")
    assert september.flags == ("lagged",), "the end of the month is only in a file that shows the day after"
    assert any("not all ground held" in note for note in fl.series("deepstate-areas", by="year").notes)
    assert any("not all ground held" in note for note in fl.series("isw", "isw-kursk", by="year").notes)
    assert not any("not all ground held" in note for note in fl.series("isw", "isw", by="year").notes)


def test_a_rule_of_ground_abroad_tells_of_that_ground_alone() -> None:
    (month,) = fl.series(convention="deepstate-kursk", from_="2024-08-01", to="2024-08-31", by="month")
    assert (month.region, month.held_km2, month.net_km2) == ("RU-KRS", pytest.approx(823.992), pytest.approx(823.992))
    (step,) = fl.change("2024-08-10", "2024-08-31", convention="deepstate-kursk-grey")
    assert (step.region, step.held_km2) == ("RU-KRS", pytest.approx(1247.094))
    first = fl.records(convention="deepstate-kursk", by="day", top=1)[0]
    assert (first.what, first.amount_km2, str(first.from_)) == ("gain", pytest.approx(170.32, abs=0.01), "2024-08-12")
    with pytest.raises(InputError, match="no region 'RU-KRS'"):
        fl.series("deepstate-areas", region="RU-KRS", from_="2024-08-01", to="2024-08-31")

"""Anomalies and records of a war that was made up, from its figures and from its maps; and what is refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import frontledger as fl
import mapped
from frontledger.errors import InputError

DAY = dt.timedelta(1)


def on(n: int) -> dt.date:
    return mapped.FIRST + n * DAY


def bent(day: int) -> list[float]:
    """The usual front, but for one day far in the west and three days in the east."""
    jump = -0.2 if day == 30 else 0.15 if 40 <= day < 43 else 0.0
    return [lon + jump for lon in mapped.front(day)]


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("war")
    mapped.theatre(folder / "theatre")
    mapped.data(folder / "data", missing=(12, 13, 50), front=bent, claimed=dict.fromkeys(range(20, 60), 0.05))
    return {"theatre": str(folder / "theatre"), "data": folder / "data", "cache": False}


def test_anomalies_of_maps(war: dict[str, Any]) -> None:
    rows = fl.anomalies("sheets", "sheets", **war)
    found = {(r.kind, r.from_, r.to) for r in rows}
    assert {("missing", on(12), on(13)), ("missing", on(50), on(50))} <= found
    assert {("glitch", on(30), on(30)), ("glitch", on(40), on(42))} <= found
    assert all((r.source, r.convention, r.region) == ("sheets", "sheets", "IS") for r in rows)
    glitch = next(r for r in rows if r.kind == "glitch")
    assert glitch.amount_km2 is not None and glitch.amount_km2 < -400
    assert glitch.note.startswith("back +") and glitch.set_aside
    assert rows.columns[:5] == ("kind", "from", "to", "layers", "amount_km2")


def test_a_stretch_of_anomalies(war: dict[str, Any]) -> None:
    some = fl.anomalies("sheets", "sheets", from_=on(28), to="2031-04-02", **war)
    assert {r.from_ for r in some} <= {on(n) for n in range(28, 33)}
    assert any(r.kind == "glitch" for r in some)


def test_every_source_at_hand(war: dict[str, Any]) -> None:
    rows = fl.anomalies(**war)
    assert {r.source for r in rows} >= {"sheets"}
    assert {r.convention for r in rows} == {None}
    assert {c.source for c in rows.credits} == {"survey", "sheets"}


def test_a_folder_of_ones_own(war: dict[str, Any]) -> None:
    own = fl.anomalies(f"folder:{war['data'] / 'sheets'}", layers=["held"], layer_field="state", theatre=war["theatre"])
    assert {(r.kind, r.from_) for r in own} >= {("missing", on(12)), ("glitch", on(30))}
    assert {r.region for r in own} == {"total"}


def test_records_of_a_day(war: dict[str, Any]) -> None:
    (row,) = fl.records(on(45), "sheets", "sheets", by="day", **war)
    assert (row.from_, row.by, row.what, row.since) == (on(45), "day", "gain", on(0))
    assert row.last_at_least_as_large is not None and row.last_at_least_as_large < on(45)
    (back,) = fl.records(on(31), "sheets", "sheets", by="day", **war)
    assert (back.amount_km2 > 400, back.rank, back.flags) == (True, 1, ("glitch",))


def test_the_largest_of_a_time(war: dict[str, Any]) -> None:
    rows = fl.records(source="sheets", convention="sheets", by=["day", "week"], top=2, from_=on(1), to=on(28), **war)
    days = [r for r in rows if r.by == "day" and r.what == "gain"]
    assert days[0].rank == 1 and days[0].amount_km2 >= days[1].amount_km2 > 0
    assert all(on(1) <= r.from_ and r.to <= on(28) for r in rows)
    assert {r.by for r in rows} == {"day", "week"}


def test_regions_of_records(war: dict[str, Any]) -> None:
    rows = fl.records(on(41), "sheets", "sheets", by="day", region="IS-2", **war)
    assert {r.region for r in rows} == {"IS-2"}


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"date": "2031-03-13"}, "no map for 2031-03-13"),
        ({"date": "2035-01-01"}, "no map for 2035-01-01"),
        ({"date": "13 March"}, "not a day"),
        ({"by": "decade"}, "by 'decade'"),
        ({"top": 0}, "top is 0"),
        ({"from_": on(5), "to": on(3)}, "comes after"),
        ({"convention": "none"}, "no convention 'none'"),
        ({"source": "none"}, "no source 'none'"),
    ],
)
def test_what_cannot_be_ranked_is_refused(war: dict[str, Any], asked: dict[str, Any], says: str) -> None:
    given = {"source": "sheets", "convention": "sheets", "by": "day", **asked}
    with pytest.raises(InputError, match=says):
        fl.records(**given, **war)


def test_days_without_maps_are_refused(war: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=r"sheets has no maps on these days: it has 2031-03-01 to 2031-04-29"):
        fl.anomalies("sheets", from_="2040-01-01", **war)
    with pytest.raises(InputError, match="no files of any source"):
        fl.anomalies(theatre=war["theatre"], data=Path(war["theatre"]))


def test_same_bytes_again(war: dict[str, Any]) -> None:
    assert fl.anomalies(**war).to_json() == fl.anomalies(**war).to_json()

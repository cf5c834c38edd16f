"""What statements about a place come to, and how far two sources are apart."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from frontledger.control.hands import Hands, Told, lags
from frontledger.control.statements import GREY, NAMED_KM, SAME_KM, of_places, states
from frontledger.nouns.holders import Holding
from frontledger.nouns.place_rows import SettlementRow
from frontledger.theatre.places import Place

FIRST = dt.date(2031, 1, 1)


def _day(n: int) -> dt.date:
    return FIRST + dt.timedelta(days=n)


def _place(id_: str = "p", lon: float = 20.0, lat: float = 60.0) -> Place:
    return Place(id=id_, name_en=id_.title(), names={}, lon=lon, lat=lat, country="")


def _said(day: int, side: str | None, until: int | None = None, **more: Any) -> Holding:
    return Holding(_day(day), side, "status", until=None if until is None else _day(until), **more)


def test_the_last_statement_that_stands_counts() -> None:
    rows = [_said(0, "A"), _said(3, "B", until=5), _said(4, None, until=4), _said(9, "A")]
    assert [(s.since, s.holder) for s in states(rows)] == [
        (_day(0), "A"), (_day(3), "B"), (_day(4), GREY), (_day(5), "B"), (_day(6), "A")
    ]  # fmt: skip
    assert [s.holder for s in states([_said(0, "A", until=2)])] == ["A", None]
    assert states([]) == []


def test_of_two_on_one_day_the_later_moment_counts() -> None:
    at = dt.datetime(2031, 1, 1, 9, tzinfo=dt.UTC)
    rows = [_said(0, "B", at=at + dt.timedelta(hours=1)), _said(0, "A", at=at)]
    assert [s.holder for s in states(rows)] == ["B"]


spans = st.tuples(st.integers(0, 20), st.sampled_from(["A", "B", None]), st.none() | st.integers(0, 9))


@given(st.lists(spans, max_size=8))
def test_states_are_what_stands_on_each_day(told: list[tuple[int, str | None, int | None]]) -> None:
    rows = sorted((_said(s, side, None if n is None else s + n) for s, side, n in told), key=lambda r: r.since)
    found = states(rows)
    assert all(a.holder != b.holder for a, b in pairwise(found))
    for n in range(35):
        standing = [r for r in rows if r.since <= _day(n) and (r.until is None or _day(n) <= r.until)]
        # of those made on one day, the first of the list
        last = next((r for r in standing if r.since == max(s.since for s in standing)), None)
        holder = next((s.holder for s in reversed(found) if s.since <= _day(n)), None)
        assert holder == ((last.side or GREY) if last else None)


def test_statements_are_about_a_place_by_key_by_point_or_by_point_and_name() -> None:
    degree = 111.32
    near, wide, far = ((60.0 + km / degree) for km in (0.9 * SAME_KM, 0.9 * NAMED_KM, 1.1 * NAMED_KM))
    rows = [
        _said(0, "A", place="p"),
        _said(1, "A", place="q", lon=20.0, lat=60.0),
        _said(2, "B", lon=20.0, lat=near, name="Elsewhere"),
        _said(3, "B", lon=20.0, lat=wide, name="Elsewhere"),
        _said(4, "A", lon=20.0, lat=wide, name="P"),
        _said(5, "A", lon=20.0, lat=far, name="P"),
        _said(6, "A"),
    ]
    found, other = of_places(rows, [_place(), _place("q", -179.9995)], lambda p, name: p.name_en == name)
    assert [(r.since - FIRST).days for r in found] == [0, 2, 4]
    assert [(r.since - FIRST).days for r in other] == [1]
    (across,) = of_places([_said(0, "A", lon=179.9995, lat=60.0)], [_place("q", -179.9995)], lambda *_: False)
    assert len(across) == 1


def _hands(source: str, days: list[tuple[int, str]], last: int = 100, provisional: tuple[int, ...] = ()) -> Hands:
    told = Told(source, "rule", "point", [_place()], [[(_day(n), to) for n, to in days]], _day(last))
    changes = list(told.changes())
    return Hands(source, changes, _day(0), _day(last), told.on, (), ())


def _lags(one: Hands, other: Hands) -> list[tuple[int, int | None, tuple[str, ...]]]:
    return [((r.date - FIRST).days, r.lag_days, r.flags) for r in lags(one, other, one.first, one.last)]


def test_changes_are_paired_with_the_nearest_to_the_same_hands() -> None:
    one = _hands("one", [(0, "A"), (10, "B"), (30, "A"), (50, "B")])
    assert _lags(one, _hands("two", [(0, "A"), (14, "B"), (29, "A"), (60, "B")])) == [
        (10, 4, ()),
        (30, -1, ()),
        (50, 10, ()),
    ]
    # only one change to B there: it belongs to the nearer one here
    assert _lags(one, _hands("two", [(0, "A"), (45, "B")])) == [(10, None, ()), (30, None, ()), (50, -5, ())]
    # and what lies beyond what the other speaks of is not judged
    assert _lags(one, _hands("two", [(0, "A"), (12, "B")], last=40))[2] == (50, None, ("uncovered",))


def test_provisional_changes_do_not_count() -> None:
    one = _hands("one", [(0, "A"), (10, "B"), (12, "A"), (30, "B")])
    assert [c.provisional for c in one.changes] == [True, False, False]
    assert _lags(one, _hands("two", [(0, "A"), (11, "B")])) == [(12, None, ()), (30, -19, ())]


def test_who_holds_a_place_on_a_day() -> None:
    told = Told("s", "r", "said", [_place()], [[(_day(0), None), (_day(4), "A")]], _day(9), lambda d: d != _day(6))
    rows = [told.on(0, _day(n)) for n in (2, 5, 6)]
    assert [(r.holder, r.flags) for r in rows] == [(None, ("uncovered",)), ("A", ()), (None, ("missing",))]
    (change,) = told.changes()
    assert isinstance(change, SettlementRow) and (change.from_, change.to, change.dwell_days) == (None, "A", 5)

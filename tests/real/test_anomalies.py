"""Traps that were found in the figures by hand, each with its day: all are found by rule, with their kind."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from frontledger.control import review
from frontledger.control.drawn import areas_drawn
from frontledger.control.findings import anomalies_of
from frontledger.control.review import File, Found
from frontledger.control.tracks import Tracks
from frontledger.theatre.load import load
from frontledger.verbs.data import open_source

pytestmark = pytest.mark.real

REMAINING = 0.02
"""Share of the days that are no trap which may be flagged by a rule that judges."""
FACTS = ("missing", "incomplete", "stale", "lagged")
"""Kinds that say what is there and what is not; how often they are wrong is another question."""

INCOMPLETE = {
    "ukraine_control_map": "2024-02-02 2024-02-03 2024-05-04 2024-10-07",
    "russian_advances": "2024-02-22 2024-11-09 2025-02-20 2025-07-29",
    "russian_claimed": "2024-03-08 2024-11-09 2025-02-05 2025-10-07 2025-10-15",
}
RECLASSIFIED = """
    2023-12-04 2023-12-06 2023-12-07 2024-02-21 2024-04-02 2024-05-21 2024-06-05 2024-06-19 2024-07-18 2024-08-22
    2024-11-03 2024-11-23 2024-11-24 2024-12-17 2024-12-27 2025-01-08 2025-01-28 2025-02-01 2025-02-08 2025-03-08
    2025-05-16 2025-06-11 2025-07-04 2025-07-07 2025-08-03 2025-08-11 2025-08-18 2025-08-24 2025-09-03 2025-09-26
    2025-10-18 2025-11-24 2025-12-01 2025-12-02 2025-12-03 2025-12-04 2025-12-17 2025-12-23 2025-12-28 2026-01-19"""
BATCHES = """
    2024-08-20 2024-09-12 2024-10-23 2024-10-27 2024-10-28 2024-11-03 2025-04-10 2025-05-25 2025-06-03 2025-06-04
    2025-06-07 2025-06-11 2025-07-04 2025-08-12 2025-11-04 2025-11-21 2026-02-19 2026-03-03 2026-05-16 2026-05-30
    2026-07-02 2026-07-15 2026-08-13"""
REDRAWN = """
    2024-11-03 2025-07-21 2025-08-16 2025-08-26 2025-08-31 2025-09-08 2025-09-12 2025-09-15 2025-10-13 2025-10-27
    2025-11-03 2025-12-13 2026-02-19 2026-02-22 2026-03-19"""


def listed(text: str) -> set[dt.date]:
    return {dt.date.fromisoformat(day) for day in text.split()}


@cache
def tracks() -> Tracks:
    return Tracks(load())


@cache
def anomalies(source: str, convention: str = "") -> tuple[Found, ...]:
    known = tracks().theatre.conventions
    rules = [known[convention]] if convention else [c for c in known.values() if c.source == source]
    figure = tracks().figures.of(source)
    assert figure
    return tuple(anomalies_of(tracks(), figure, rules, others=not convention))


def days(found: tuple[Found, ...], *kinds: str, layer: str = "") -> set[dt.date]:
    """Days of anomalies of some kinds."""
    out = set()
    for one in found:
        start, end = one.flag.period.start, one.flag.period.end
        assert start and end
        if one.flag.kind in kinds and (not layer or layer in one.flag.layers):
            out |= {start + n * dt.timedelta(days=1) for n in range((end - start).days + 1)}
    return out


def judged(found: tuple[Found, ...]) -> set[dt.date]:
    return days(found, *{f.flag.kind for f in found} - set(FACTS))


@pytest.mark.parametrize("convention", ["", "isw", "afp", "isw-kursk"])
def test_isw(convention: str) -> None:
    found = anomalies("isw", convention)
    counted = tracks().theatre.conventions[convention].layers if convention else tuple(INCOMPLETE)
    assert len(days(found, "missing")) == 71
    for layer, lacking in INCOMPLETE.items():
        if layer in counted:
            assert days(found, "incomplete", layer=layer) == listed(lacking)
    assert days(found, "glitch", layer="russian_advances") == listed("2024-07-03 2025-03-04")
    hidden = {f.flag.layers for f in found if f.flag.kind == "mislabelled"}
    assert hidden == {
        ("ukraine_other", layer)
        for layer in ("russian_advances", "ukrainian_counteroffensives", "kursk_russian_advances")
    }
    assert days(found, "mislabelled") == listed("2024-02-22 2024-02-29 2025-12-21")
    kursk_ended = dt.date(2025, 11, 5)
    between = listed(RECLASSIFIED)
    if convention == "isw-kursk":
        between = {day for day in between if day <= kursk_ended} - listed("2025-02-01")
    assert between <= days(found, "reclassified")
    assert dt.date(2025, 11, 6) in days(found, "break_of_series", layer="russian_infiltration")
    assert kursk_ended in days(found, "break_of_series", layer="kursk_russian_advances")
    assert days(found, "stale") == listed("2023-12-31 2025-12-05")
    first, last = dt.date(2023, 11, 23), dt.date(2026, 1, 24)
    traps = between | listed("2024-07-03 2025-03-04 2024-07-04 2025-03-05 2024-02-22 2024-02-29 2025-12-21")
    traps |= days(found, *FACTS, "break_of_series")
    extra = judged(found) - traps
    assert len(extra) <= REMAINING * ((last - first).days + 1 - len(traps)), sorted(extra)


def test_the_economist() -> None:
    found = anomalies("isw-economist", "isw")
    assert not days(found, "missing", "reclassified", "break_of_series")
    calm = {day for day in judged(found) if day.year >= 2023}
    assert len(calm) <= REMAINING * 1328, "the first year is one of leaps"


def test_deepstate_daily() -> None:
    found = anomalies("deepstate", "deepstate")
    assert days(found, "missing") == listed(
        "2024-08-18 2024-08-19 2025-01-01 2025-03-31 2025-04-01 2025-11-26 2026-07-09"
    )
    assert listed(BATCHES) <= days(found, "batch")
    assert listed(REDRAWN) == days(found, "redrawn")
    assert not days(found, "glitch", "break_of_series")
    stale = days(found, "stale")
    assert len(stale) == 113
    assert listed("2025-03-08 2025-03-09 2025-03-10 2025-09-09 2025-09-10 2025-09-11") <= stale
    assert listed("2024-12-21 2025-03-01 2026-04-21 2026-07-06 2025-08-10") <= stale
    lagged = {f.flag.period.start: f.note for f in found if f.flag.kind == "lagged"}
    assert lagged[dt.date(2025, 8, 11)] == "shows 2025-08-09"
    traps = listed(BATCHES) | listed(REDRAWN) | days(found, "missing", "stale")
    assert len(judged(found) - traps) <= REMAINING * (776 - len(traps)), sorted(judged(found) - traps)


def test_deepstate_areas() -> None:
    found = anomalies("deepstate-areas", "deepstate")
    assert listed("2023-11-24 2024-01-10 2024-05-17") <= days(found, "missing")
    assert len(judged(found)) <= REMAINING * 1602


NZZ = {
    ("glitch", "2022-05-09", "nochange"),
    ("glitch", "2023-10-24", "losses"),
    ("glitch", "2023-12-09", "nochange"),
    ("glitch", "2024-07-31", "nochange"),
    ("break_of_series", "2023-05-24", "nochange"),
    ("break_of_series", "2024-03-14", "nochange"),
}


def test_nzz(data_folder: Path) -> None:
    """Drawings measured as they are drawn: a polygon's parts do not overlap by more than slivers."""
    maps = open_source(load(), "nzz", data_folder).content
    files, others, before = [], {}, None
    for file, areas in zip(maps.files, areas_drawn(maps, maps.layers), strict=True):
        held = areas.get("nochange", 0.0) + areas.get("gains", 0.0)
        step = 0.0 if before is None else held - before
        files.append(File(file.day, held, max(step, 0.0), max(-step, 0.0), file.until))
        others[file.day], before = {"losses": areas.get("losses", 0.0)}, held
    found = tuple(review.of_files(files, ("nochange", "gains"), others=others))
    told = {(f.flag.kind, str(f.flag.period.start), x) for f in found for x in f.flag.layers}
    assert {t for t in told if t[0] in ("glitch", "break_of_series") and t[2] != "gains"} == NZZ
    assert days(found, "glitch", layer="nochange") >= listed("2023-12-09 2023-12-10 2023-12-11")
    assert not days(found, "missing")
    assert len(days(found, "stale")) >= 1000
    lagged = [f for f in found if f.flag.kind == "lagged"]
    assert lagged and all(f.note.startswith("shows ") for f in lagged)
    assert len(judged(found)) <= REMAINING * len(files)


def test_liveuamap(data_folder: Path) -> None:
    rows = open_source(load(), "liveuamap", data_folder).content
    found = tuple(review.of_layers(rows, []))
    assert listed("2022-03-18 2022-03-25 2022-04-03 2022-04-04") <= days(found, "redrawn")
    assert dt.date(2022, 9, 8) in days(found, "glitch")
    assert len(judged(found)) <= REMAINING * len(rows)

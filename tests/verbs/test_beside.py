"""Sources side by side, and recipes of figures, in a war that was made up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import shape

import frontledger as fl
import made_up
import mapped
from frontledger.errors import InputError

RIVALS = """
[[source]]
id = "rivals"
name = "Sheets of the rivals"
credit = "Rivals of the north"
licence = "public domain"
url = "https://rivals.example"
root = "rivals"
share = "figures"
[source.data]
reader = "folder"
form = "maps"
paths = ["rivals"]
layers = ["held", "claimed"]
options = { layers = ["held", "claimed"], layer_field = "state" }
"""
RULE = """
[[convention]]
id = "rivals"
source = "rivals"
layers = ["held"]
boundary = "sheet of the day"
clock = "Atlantic/Reykjavik"
tolerance_km2 = 0.5
names = { en = "the rivals’ rule" }
words = { en = "held ground" }
"""


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Two who draw: the rivals see the front a little farther west, but for one row where they see it east."""
    folder = tmp_path_factory.mktemp("war")
    _theatre(folder / "theatre")
    mapped.data(folder / "data", days=40)
    other = mapped.data(folder / "other", days=40, front=_west)
    (other / "sheets").rename(folder / "data" / "rivals")
    return {"theatre": str(folder / "theatre"), "data": folder / "data", "cache": False}


def _theatre(folder: Path) -> Path:
    texts = dict(mapped.FILES)
    texts["sources.toml"] = mapped.FILES["sources.toml"] + RIVALS
    texts["conventions.toml"] = mapped.FILES["conventions.toml"] + RULE
    return made_up.theatre(folder, **{k.replace("/", "__"): v for k, v in texts.items()})


def _west(day: int) -> list[float]:
    return [lon + (0.05 if row == 3 else -0.01) for row, lon in enumerate(mapped.front(day))]


def test_what_two_roots_say(war: dict[str, Any]) -> None:
    rows = fl.compare("2031-03-20", ["sheets", "rivals"], **war)
    held = {r.convention: r for r in rows if r.what == "held"}
    assert set(held) == {"sheets", "sheets-wide", "rivals"}
    assert {r.roots for r in held.values()} == {2}
    assert held["sheets"].difference_km2 is not None and held["rivals"].difference_km2 is not None
    change = {r.convention: r for r in rows if r.what == "change"}
    assert change["sheets"].amount_km2 == pytest.approx(change["rivals"].amount_km2, abs=0.01)
    assert change["sheets"].roots_agree == 2, "both fronts move alike"
    assert held["sheets"].roots_agree == 1
    assert "2 independent roots" in rows.notes[0]


def test_sources_of_one_root_are_one_witness(war: dict[str, Any]) -> None:
    rows = fl.compare(from_="2031-03-05", to="2031-03-20", source="survey,sheets", **war)
    assert {r.root for r in rows} == {"survey"}
    assert {r.roots for r in rows if r.what in ("change", "held")} == {1}


def test_ground_that_one_holds_and_the_other_does_not(war: dict[str, Any]) -> None:
    rows = fl.compare("2031-03-20", "sheets,rivals", by="region", **war)
    apart = [(r.source, r.versus, r.region, r.amount_km2) for r in rows if r.what == "held_not_by"]
    assert {(s, v) for s, v, _, _ in apart} == {("sheets", "rivals"), ("rivals", "sheets")}
    for source in ("sheets", "rivals"):
        whole = next(km2 for s, _, region, km2 in apart if s == source and region == "IS")
        parts = [km2 for s, _, region, km2 in apart if s == source and region != "IS"]
        assert whole > 0 and sum(parts) == pytest.approx(whole, abs=1e-6)
    held = {r.source: r.amount_km2 for r in rows if (r.what, r.region) == ("held", "IS") and "wide" not in r.convention}
    mine, theirs = (next(km2 for s, _, r, km2 in apart if (s, r) == (x, "IS")) for x in ("sheets", "rivals"))
    assert held["sheets"] - held["rivals"] == pytest.approx(mine - theirs, abs=1e-6)
    assert rows.shapes is not None
    drawn = [s for s in rows.shapes if s is not None]
    assert len(drawn) == 2 and all(s.is_valid for s in drawn)
    assert rows.local_only == ("rivals",)


def test_places_that_one_only_holds(war: dict[str, Any]) -> None:
    # the made-up town lies far behind both fronts
    assert not [r for r in fl.compare("2031-03-20", by="settlement", **war) if r.what == "settlement"]
    rows = fl.compare("2031-03-20", "sheets,rivals", by="settlement", region="IS-2", **war)
    assert {r.region for r in rows} == {"IS-2"}


def test_a_figure_and_the_way_it_was_counted(war: dict[str, Any]) -> None:
    (month,) = fl.series("sheets", "sheets-wide", by="period", from_="2031-03-10", to="2031-03-24", **war)
    assert month.net_km2 is not None
    rows = fl.recipe(f"{month.net_km2:.1f}", from_="2031-03-10", to="2031-03-24", top=400, **war)
    assert rows[0].fits and rows[0].convention in ("sheets", "sheets-wide"), "the claimed strip is as wide every day"
    assert [r.rank for r in rows] == list(range(1, len(rows) + 1))
    fits = [r.fits for r in rows]
    assert fits == sorted(fits, reverse=True)
    assert abs(rows[0].off) <= 0.55
    assert rows.notes[0].startswith(f"{len(rows)} ways were tried; {sum(fits)} fit")
    assert "other windows" in rows.notes[1]
    far = [r for r in rows if not r.fits]
    assert [abs(r.off) for r in far] == sorted(abs(r.off) for r in far)


def test_units(war: dict[str, Any]) -> None:
    span = {"from_": "2031-03-10", "to": "2031-03-24"}
    (month,) = fl.series("sheets", "sheets", by="period", **span, **war)
    miles = fl.recipe(f"{month.net_km2 / 2.589988110336:.2f}", unit="sqmi", **span, **war)
    assert miles[0].convention == "sheets" and miles[0].fits
    share = fl.recipe(f"{100 * month.held_km2 / 5420:.2f}", unit="percent", **span, **war)
    assert (share[0].convention, share[0].counts) == ("sheets", "share")


def test_chance_is_told(war: dict[str, Any]) -> None:
    """A figure that many windows give says little; one that none gives, nothing at all."""
    span = {"from_": "2031-03-10", "to": "2031-03-12"}
    common = fl.recipe("5", **span, **war)
    rare = fl.recipe("4321", **span, **war)
    assert not any(r.fits for r in rare) and {r.chance for r in common} != {0.0}
    assert "0 fit 4321" in rare.notes[0] and "0.00 would fit" in rare.notes[1]


@pytest.mark.parametrize(
    ("figure", "more", "says"),
    [
        ("many", {}, "not a figure"),
        ("nan", {}, "not a figure|too large"),
        ("1e12", {}, "too large"),
        ("5", {"unit": "acre"}, "no unit"),
        ("5", {"top": -1}, "top is -1"),
        ("5", {"to": "2031-03-01"}, "comes after"),
        ("5", {"from_": "2040-01-01", "to": "2040-01-31"}, "no source covers"),
    ],
)
def test_figures_that_are_none_are_refused(war: dict[str, Any], figure: str, more: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        fl.recipe(figure, **{"from_": "2031-03-10", "to": "2031-03-12", **more}, **war)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({}, "no period is named"),
        ({"date": "2031-03-10", "to": "2031-03-12"}, "a day and a period"),
        ({"date": "2040-01-01"}, "no source covers"),
        ({"date": "2031-03-10", "source": "nobody"}, "no source 'nobody'"),
        ({"date": "2031-03-10", "by": "village"}, "no comparison by"),
    ],
)
def test_comparisons_that_cannot_be_made_are_refused(war: dict[str, Any], asked: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        fl.compare(**asked, **war)


def test_shapes_as_geojson(war: dict[str, Any]) -> None:
    import json

    rows = fl.compare("2031-03-20", "sheets,rivals", **war)
    found = json.loads(rows.to_geojson())
    shapes = [shape(f["geometry"]) for f in found["features"] if f["geometry"]]
    assert len(shapes) == 2 and "local_use_only" in found

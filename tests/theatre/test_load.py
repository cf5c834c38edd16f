"""Theatres as data: the one that ships is whole and true to itself, another is loaded, a broken one is refused."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from pathlib import Path

import pytest

import made_up
from frontledger.errors import InputError
from frontledger.theatre import load
from frontledger.theatre.cells import cells
from frontledger.theatre.people import holder

SHIPPED = load()


def test_conventions_rest_on_sources_speakers_and_clocks_there_are() -> None:
    assert SHIPPED.conventions
    for c in SHIPPED.conventions.values():
        assert {c.source, *c.also} <= set(SHIPPED.sources)
        assert set(c.used_by) <= set(SHIPPED.speakers)
        zoneinfo.ZoneInfo(c.clock)
        for lang in ("en", "zh-Hant", "uk"):
            assert c.names[lang] and c.words[lang]
    zoneinfo.ZoneInfo(SHIPPED.clock)


def test_sources_name_their_origin_and_terms() -> None:
    for s in SHIPPED.sources.values():
        assert s.credit and s.licence and s.url.startswith("https://")
        assert s.derived_from is None or SHIPPED.sources[s.derived_from].root == s.root
        assert s.share in ("shapes", "figures", "nothing")


def test_every_figure_says_what_it_is_and_how_it_is_rebuilt() -> None:
    about = SHIPPED.toml("figures/SOURCES.toml")
    assert set(about) == set(SHIPPED.figures)
    for name, told in about.items():
        file = SHIPPED.figures[name]
        assert SHIPPED.figure(name) is not None
        assert told["credit"] and told["licence"] and told["origin"]
        assert told["build"] == f"python tools/build_figures.py DATA figures/{file}"
        assert told.get("source", "isw") in SHIPPED.sources
    shipped = {p.name for p in SHIPPED.folder.joinpath("figures").iterdir()} - {"SOURCES.toml"}
    assert shipped == set(SHIPPED.figures.values())


def test_regions_are_units_with_names_and_areas() -> None:
    assert len(SHIPPED.regions) >= 25
    for region in SHIPPED.regions.values():
        assert region.country == SHIPPED.home and region.id in SHIPPED.units
        assert region.official_km2 and region.official_km2 > 100
        assert SHIPPED.is_region(region.id)
        assert {SHIPPED.label(region.id, lang) for lang in ("en", "uk", "zh-Hant")} != {region.id}


def test_speakers_belong_to_somebody_and_have_names() -> None:
    for s in SHIPPED.speakers.values():
        assert s.names["en"], s.id
        assert s.side is None or s.side in SHIPPED.countries, s.id
    for alias in SHIPPED.aliases:
        assert alias.speaker in SHIPPED.speakers and alias.name, alias


def test_offices_do_not_overlap_and_are_held_by_speakers() -> None:
    for o in SHIPPED.offices:
        assert o.who in SHIPPED.speakers and o.of in SHIPPED.countries
        assert o.since is None or o.until is None or o.since <= o.until
        others = [p for p in SHIPPED.offices if (p.office, p.of) == (o.office, o.of) and p is not o]
        for p in others:
            assert (o.until or dt.date.max) < (p.since or dt.date.min) or (p.until or dt.date.max) < (
                o.since or dt.date.min
            )


def test_bodies_speak_for_sides_there_are() -> None:
    for side, bodies in SHIPPED.sides["bodies"].items():
        assert side in SHIPPED.countries
        assert set(bodies.values()) <= set(SHIPPED.speakers)
    assert set(SHIPPED.sides["army"].values()) <= set(SHIPPED.speakers)


def test_who_held_an_office_on_a_day() -> None:
    def named(office: str, of: str, day: dt.date | None) -> str | None:
        found = holder(SHIPPED.offices, office, of, day)
        return found.who if found else None

    assert named("president", "US", dt.date(2024, 8, 1)) == "biden"
    assert named("president", "US", dt.date(2025, 1, 20)) == "trump"
    assert named("president", "US", dt.date(1999, 1, 1)) is None
    assert named("president", "US", None) == "trump"
    assert named("president", "XX", None) is None


def test_labels_fall_back_to_english_and_to_the_id() -> None:
    assert SHIPPED.label("UA", "uk") == "Україна"
    assert SHIPPED.label("UA", "xx") == "Ukraine"
    assert SHIPPED.label("Pokrovsk", "uk") == "Покровськ"
    assert SHIPPED.label("nobody", "en") == "nobody"
    assert SHIPPED.label("jan_novak", "en") == "Jan Novak"


def test_another_theatre(tmp_path: Path) -> None:
    theatre = load(str(made_up.theatre(tmp_path)))
    assert (theatre.id, theatre.home, theatre.attacker, theatre.parties) == ("far-north", "IS", "MT", ("IS", "MT"))
    assert theatre.clock == "Atlantic/Reykjavik"
    assert list(theatre.conventions) == list(theatre.sources) == ["survey"]
    assert theatre.regions["IS-1"].official_km2 == 1000.0
    assert [p.name_en for p in theatre.places_named("Grindavik")][:1] == ["Grindavik"]
    assert theatre.is_region("IS-1") and theatre.is_region("MT") and not theatre.is_region("Grindavik")
    assert theatre.figure("survey") is not None and theatre.figure("nothing") is None
    assert theatre.speakers["is_guard"].side == "IS"


def test_a_theatre_that_is_not_there() -> None:
    for name in ("nowhere", "/nowhere", "../ukraine", ""):
        with pytest.raises(InputError, match="no theatre") as refused:
            load(name)
        assert "ukraine" in refused.value.remedy


def changed(name: str, old: str, new: str) -> tuple[str, str]:
    assert made_up.FILES[name].count(old) == 1
    return name, made_up.FILES[name].replace(old, new)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("theatre.toml", "id = 'x'\n", "theatre.toml: Object missing required field `clock`"),
        ("theatre.toml", "id =\n", "theatre.toml: Invalid value"),
        (*changed("conventions.toml", 'source = "survey"', 'source = "census"'), "no source 'census'"),
        (*changed("sources.toml", 'root = "survey"', ""), "missing required field `root`"),
        ("speakers.csv", "id,kind,side,name_en\nx,oracle,,Y\n", "speakers.csv: x: Invalid enum value 'oracle'"),
        ("speakers.csv", "id,kind,side,name_en\nx,person\n", "speakers.csv, row 2: 2 cells, 4 columns"),
        ("speakers.csv", 'id,kind,side,name_en\n"x,person,,Y\n', "speakers.csv"),
        ("aliases.csv", "id,language\n", "aliases.csv: there is no column aliases"),
        (*changed("figures/regions.csv", "800", "many"), "IS-2: 'many' is no number"),
        ("places/regions.tsv", "id\tname_en\nIS-1\n", "regions.tsv, row 2: 1 cells, 2 columns"),
    ],
)  # fmt: skip
def test_what_is_broken_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message.replace("`", ".")) as refused:
        theatre = load(str(made_up.theatre(tmp_path, **{name: text})))
        _ = theatre.conventions, theatre.aliases, theatre.regions, theatre.units
    assert refused.value.remedy == "see docs/design.md, Theatres"


def test_cells_parted_by_tabs_are_not_quoted(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text('a\tb\n"x\ty, z\n', "utf-8")
    assert list(cells(table, "a")) == [{"a": '"x', "b": "y, z"}]
    commas = tmp_path / "t.csv"
    commas.write_text('a,b\n"x, y","z"\n', "utf-8")
    assert list(cells(commas, "b", "a")) == [{"a": "x, y", "b": "z"}]

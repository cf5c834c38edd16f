"""The gazetteer, labels and who held which office."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from frontledger.theatre import load
from frontledger.theatre.people import holder
from frontledger.theatre.places import key, shared


def test_place_by_id_and_by_name() -> None:
    theatre = load()
    bakhmut = theatre.places_named("Bakhmut")[0]
    assert theatre.place(bakhmut.id) == bakhmut
    assert (bakhmut.country, bakhmut.admin1, bakhmut.category) == ("UA", "UA-14", "misto")
    assert bakhmut.names["uk"] == "Бахмут"
    assert 48.4 < bakhmut.lat < 48.8 and 37.8 < bakhmut.lon < 38.2


def test_likeliest_of_a_name_comes_first() -> None:
    named = load().places_named("Pokrovsk")
    assert named[0].admin1 == "UA-14"
    assert len(load().places_named("Novooleksandrivka")) > 20
    assert all(p.name_en == "Novooleksandrivka" for p in load().places_named("Novooleksandrivka"))


def test_unknown_place() -> None:
    assert load().place("gn:0") is None
    assert load().places_named("Nowhere at all") == ()


@pytest.mark.parametrize(
    ("id_", "en", "uk", "zh"),
    [
        ("RU", "Russia", "Росія", "俄羅斯"),
        ("NATO", "NATO", "НАТО", "北約"),
        ("UA-14", "Donetsk Oblast", "Донецька область", "頓內茨克州"),
        ("US-AK", "Alaska", "Аляска", "阿拉斯加"),
        ("zelensky", "Volodymyr Zelensky", "Володимир Зеленський", "澤倫斯基"),
        ("isw", "ISW", "Інститут вивчення війни", "戰爭研究所"),
        ("Pokrovsk", "Pokrovsk", "Покровськ", "波克羅夫斯克"),
        ("Geneva", "Geneva", "Женева", "日內瓦"),
        ("Nowhere at all", "Nowhere at all", "Nowhere at all", "Nowhere at all"),
    ],
)
def test_labels(id_: str, en: str, uk: str, zh: str) -> None:
    theatre = load()
    assert [theatre.label(id_, tag) for tag in ("en", "uk", "zh-Hant")] == [en, uk, zh]


def test_label_falls_back_to_english() -> None:
    assert load().label("RU", "xx") == "Russia"


def test_every_speaker_has_names_and_every_alias_a_speaker() -> None:
    theatre = load()
    for speaker in theatre.speakers.values():
        assert {"en", "uk", "zh-Hant"} <= speaker.names.keys(), speaker.id
        assert speaker.side is None or speaker.side in theatre.countries, speaker.id
    for alias in theatre.aliases:
        assert alias.speaker in theatre.speakers
        assert alias.name
    for office in theatre.offices:
        assert office.who in theatre.speakers
        assert office.of in theatre.countries
    for side, bodies in theatre.sides["bodies"].items():
        assert side in theatre.countries
        assert set(bodies.values()) <= theatre.speakers.keys()


def test_one_holder_at_a_time() -> None:
    offices = load().offices
    for o in offices:
        for other in offices:
            if o is not other and (o.office, o.of) == (other.office, other.of):
                apart = (o.until and other.since and o.until < other.since) or (
                    other.until and o.since and other.until < o.since
                )
                assert apart, (o, other)


def test_holder_on_a_day() -> None:
    offices = load().offices

    def who(day: dt.date | None) -> str | None:
        found = holder(offices, "president", "US", day)
        return found.who if found else None

    assert who(dt.date(2024, 1, 1)) == "biden"
    assert who(dt.date(2025, 1, 20)) == "trump"
    assert who(None) == "trump"
    assert who(dt.date(1990, 1, 1)) is None


def test_outlets_are_told_from_those_who_speak_for_themselves() -> None:
    speakers = load().speakers
    assert speakers["afp"].outlet and speakers["isw"].outlet
    assert not speakers["ru_mod"].outlet and not speakers["putin"].outlet


def test_capital_stands_for_its_country() -> None:
    theatre = load()
    assert theatre.capital_of(theatre.places_named("Moscow")[0]) == "RU"
    assert theatre.capital_of(theatre.places_named("Kharkiv")[0]) is None


@pytest.mark.parametrize("a, b", [("Slov'iansk", "Sloviansk"), ("Novo-Mykhailivka", "novomykhailivka"), ("É", "e")])
def test_keys(a: str, b: str) -> None:
    assert key(a) == key(b)


def test_letters_of_other_scripts_keep_their_marks() -> None:
    assert key("Київ") != key("Киів")
    assert key("й") != key("и")


def test_what_words_begin_with() -> None:
    assert shared(["покровськ", "покровське", "покров"]) == "покров"
    assert shared(["a", "b"]) == ""


def test_start_reads_no_tables() -> None:
    code = (
        "import builtins, io, sys\n"
        "from frontledger.theatre import load\n"
        "t = load()\n"
        "assert 'gazetteer' not in t.__dict__ and 'speakers' not in t.__dict__\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

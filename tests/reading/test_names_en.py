"""Names in English text."""

from __future__ import annotations

import datetime as dt

import pytest

from frontledger.reading.names import find_names
from frontledger.theatre import load


def names(text: str, day: dt.date | None = None) -> list[str]:
    """`words=id` of every name found."""
    found = find_names(text, language="en", theatre=load(), day=day)
    return [f"{text[n.start : n.end]}={n.id}" for n in found]


def kinds(text: str) -> list[str]:
    return [f"{n.kind}:{n.id}" for n in find_names(text, language="en", theatre=load())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighting continues near Velyka Novosilka and Kurakhove.", ["Velyka Novosilka", "Kurakhove"]),
        ("The Pokrovsk sector and the Kupiansk direction saw the most clashes.", ["Pokrovsk", "Kupiansk"]),
        ("Troops advanced toward Hryshyne and took Kotlyne; Udachne is contested.", ["Hryshyne", "Kotlyne", "Udachne"]),
        ("The village of Zelene Pole fell.", ["Zelene Pole"]),
        ("Stepove, Berdychi and Orlivka near Avdiivka were lost.", ["Stepove", "Berdychi", "Orlivka", "Avdiivka"]),
        ("Nikopol's residents left.", ["Nikopol"]),
        ("Shells fell on St. Petersburg, then on Nova Kakhovka.", ["Saint Petersburg", "Nova Kakhovka"]),
        ("They met in New York, not in Geneva.", ["New York", "Geneva"]),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    found = [n.id for n in find_names(text, language="en", theatre=load()) if n.kind == "place"]
    assert found == expected


@pytest.mark.parametrize(
    ("old", "today"),
    [
        ("Artemivsk", "Bakhmut"),
        ("Artyomovsk", "Bakhmut"),
        ("Krasnoarmeysk", "Pokrovsk"),
        ("Krasnoarmiisk", "Pokrovsk"),
        ("Dzerzhinsk", "Toretsk"),
        ("Chasov Yar", "Chasiv Yar"),
        ("Novoaleksandrovka", "Novooleksandrivka"),
        ("Kupyans'k", "Kupiansk"),
        ("Kupyansk", "Kupiansk"),
        ("Odessa", "Odesa"),
        ("Kharkov", "Kharkiv"),
        ("Severodonetsk", "Siverskodonetsk"),
        ("Velikaya Novoselka", "Velyka Novosilka"),
        ("Konstantinovka", "Kostiantynivka"),
    ],
)
def test_old_and_foreign_names_are_todays(old: str, today: str) -> None:
    assert f"{old}={today}" in names(f"The troops are close to {old} now.")


@pytest.mark.parametrize(
    "text",
    [
        "Victory is near, and Peace, said the man, is Freedom.",
        "In May the figure was 500; in March it was 400.",
        "Police and Metro workers read the Post. Reading is fun. Most agree.",
        "Happy to help. Nice. Will he come? Mobile phones rang.",
        "Brent crude fell on Monday.",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    assert [n for n in kinds(text) if n.startswith("place")] == []


def test_surname_that_is_a_village() -> None:
    assert names("Ivan Markov lives in Markove.") == ["Ivan Markov=ivan_markov", "Markove=Markove"]


def test_surname_that_is_a_city() -> None:
    assert names("The talks in Austin failed.") == ["Austin=Austin"]
    assert names("Lloyd Austin spoke. Austin then left.") == ["Lloyd Austin=austin", "Austin=austin"]
    assert names("The Austin plan was dropped. Umerov will meet Austin again.")[-1] == "Austin=austin"


def test_country_and_outlet_with_a_citys_name() -> None:
    assert kinds("The New York Times quoted the Washington Post.") == ["speaker:nyt", "speaker:washington_post"]
    assert kinds("Officials in Georgia, in the Caucasus, agreed.") == ["country:GE"]
    assert kinds("Voters in the state of Georgia agreed.") == ["region:US-GA"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the Donetsk region", ["UA-14"]),
        ("the Donetsk and Luhansk oblasts", ["UA-14", "UA-09"]),
        ("Donetsk, Luhansk, Kherson and Zaporizhzhia regions", ["UA-14", "UA-09", "UA-65", "UA-23"]),
        ("the southeastern region of Zaporizhzhia", ["UA-23"]),
        ("Russia's Kursk region and Crimea", ["RU-KRS", "UA-43"]),
        ("Kursk is a city", []),
        ("in Alaska", ["US-AK"]),
    ],
)
def test_regions(text: str, expected: list[str]) -> None:
    assert [n.id for n in find_names(text, language="en", theatre=load()) if n.kind == "region"] == expected


def test_donbas_is_two_regions() -> None:
    (name,) = find_names("They want all of the Donbas.", language="en", theatre=load())
    assert name.ids == ("UA-14", "UA-09")


def test_adjectives_and_peoples_are_sides() -> None:
    found = find_names("Russian troops met the Ukrainians in Ukraine.", language="en", theatre=load())
    assert [(n.kind, n.id, n.adjective) for n in found] == [
        ("side", "RU", True),
        ("side", "UA", False),
        ("country", "UA", False),
    ]


def test_capital_may_be_its_government() -> None:
    found = find_names("Moscow said no. Washington agreed. Kharkiv burned.", language="en", theatre=load())
    assert [(n.id, n.side) for n in found] == [("Moscow", "RU"), ("Washington", "US"), ("Kharkiv", None)]


def test_what_is_named_after_a_place_is_marked() -> None:
    (name,) = find_names("a Washington-based think tank", language="en", theatre=load())
    assert name.adjective


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukraine's general staff denied it.", ["Ukraine's general staff=ua_general_staff"]),
        ("the Russian Ministry of Defence said", ["Russian Ministry of Defence=ru_mod"]),
        ("the Ministry of Defence of Russia said", ["Ministry of Defence of Russia=ru_mod"]),
        ("Moscow disagreed. The defence ministry said so.", ["Moscow=Moscow", "defence ministry=ru_mod"]),
        ("The Air Force shot down 50 drones.", ["Air Force=ua_air_force"]),
        ("the German defence ministry said", ["German defence ministry=german_defence_ministry"]),
        ("U.K. defence intelligence estimates", ["U.K. defence intelligence=uk_mod"]),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_body_of_nobody_named() -> None:
    assert names("an agency for open-source defence intelligence") == []


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("the Ukrainian president said", None, ["Ukrainian president=zelensky"]),
        ("the US president said", dt.date(2024, 6, 1), ["US president=biden"]),
        ("the US president said", dt.date(2025, 6, 1), ["US president=trump"]),
        ("the president of Russia said", None, ["president of Russia=putin"]),
        ("the former US president said", None, ["US=US"]),
        ("German Chancellor Olaf Scholz said", None, ["German Chancellor Olaf Scholz=scholz"]),
        ("The German chancellor, Olaf Scholz, said", None, ["German chancellor=scholz", "Olaf Scholz=scholz"]),
        ("Polish Prime Minister Beata Szydlo said", None, ["Polish Prime Minister Beata Szydlo=beata_szydlo"]),
        ("Ukraine's president-elect said", None, ["Ukraine's=UA"]),
    ],
)
def test_offices(text: str, day: dt.date | None, expected: list[str]) -> None:
    assert names(text, day) == expected


@pytest.mark.parametrize(
    "spelled", ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Vladimir Zelenskiy", "Mr Zelensky's"]
)
def test_one_person_in_many_spellings(spelled: str) -> None:
    assert [n.split("=")[1] for n in names(f"Yesterday {spelled} spoke.")] == ["zelensky"]


def test_unlisted_persons_are_called_by_their_name() -> None:
    text = "Jan Novak, a Polish analyst, said so. Novak added: military blogger Yuri Podolyaka agrees."
    assert [n for n in names(text) if "_" in n] == [
        "Jan Novak=jan_novak",
        "Novak=jan_novak",
        "Yuri Podolyaka=yuri_podolyaka",
    ]


def test_another_bearer_of_a_listed_surname() -> None:
    assert names("Alina Peskova met Boris Peskov.") == ["Alina Peskova=alina_peskova", "Boris Peskov=boris_peskov"]


def test_venues() -> None:
    found = find_names(
        "They met at Joint Base Elmendorf-Richardson, at Dolmabahce Palace and near the Engels air base.",
        language="en",
        theatre=load(),
    )
    assert [(n.kind, n.id) for n in found] == [
        ("venue", "Elmendorf-Richardson"),
        ("venue", "Dolmabahce"),
        ("place", "Engels"),
    ]


def test_rivers_and_streets_are_no_places() -> None:
    assert kinds("The Dnipro River froze; Kharkiv Street is closed.") == []


def test_outlets_are_marked() -> None:
    found = find_names("Reuters quoted Putin and the ISW.", language="en", theatre=load())
    assert [(n.id, n.outlet) for n in found] == [("reuters", True), ("putin", False), ("isw", True)]


def test_namesake_is_chosen_by_what_stands_near() -> None:
    north = find_names("In the Sumy region troops took Novoivanivka.", language="en", theatre=load())[-1]
    south = find_names("In the Zaporizhzhia region troops took Novoivanivka.", language="en", theatre=load())[-1]
    place = load().place
    assert north.place_id and south.place_id and north.place_id != south.place_id
    assert place(south.place_id).admin1 == "UA-23"  # type: ignore[union-attr]


def test_village_is_not_the_city_of_its_name() -> None:
    city = find_names("Shells fell on Mykolaiv.", language="en", theatre=load())[0]
    village = find_names("Shells fell on the village of Mykolaiv.", language="en", theatre=load())[0]
    assert city.place_id != village.place_id


def test_a_place_in_no_list_keeps_its_name() -> None:
    found = find_names("They took the village of Qorbulensk yesterday.", language="en", theatre=load())
    assert [(n.kind, n.id, n.place_id) for n in found] == [("place", "Qorbulensk", None)]


def test_name_of_two_words_in_no_list() -> None:
    assert "Malaya Loknya=Malaya Loknya" in names("They fought near Malaya Loknya on Monday.")


def test_units_named_after_places_are_no_places() -> None:
    assert kinds("The Vostok group and the Azov brigade fought on.") == []


def test_who_speaks_may_be_unlisted() -> None:
    assert names("It is slow, said Emil Kastehelmi of the group.") == ["Emil Kastehelmi=emil_kastehelmi"]


def test_front_of_a_region() -> None:
    assert kinds("The Kursk incursion began.") == ["region:RU-KRS"]


def test_offsets_are_of_the_whole_text() -> None:
    text = "Moscow. Near Pokrovsk."
    (name,) = find_names(text, language="en", theatre=load(), start=8)
    assert text[name.start : name.end] == "Pokrovsk"

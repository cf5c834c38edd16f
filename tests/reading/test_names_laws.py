"""Laws of names, whatever the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import calls, ends_within
from frontledger.languages import LANGUAGES
from frontledger.reading.names import find_names
from frontledger.reading.names.translit import likeness, romanise, snake, sounds
from frontledger.theatre import load
from frontledger.theatre.places import key

TAGS = st.sampled_from(["en", "uk", "zh-Hant"])
PIECES = st.sampled_from(
    [
        *(
            "Kyiv",
            "Donetsk region",
            "Putin",
            "the",
            "near ",
            "New ",
            "York",
            "'s ",
            "U.S. ",
            ", ",
            ". ",
            "\n",
            "(",
            ")",
        ),
        *(
            "Покровськом",
            " під ",
            "Донецькій ",
            "області",
            "Кривому ",
            "Розі",
            "«",
            "»",
            "’",
            "й ",
            "Міноборони ",
            "РФ",
        ),
        *("烏克蘭", "總統", "俄", "軍", "波克羅夫斯克", "（", "）", "Pokrovsk", "·", "、", "州", "斯", "戈"),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS, TAGS)
def test_names_lie_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    names = find_names(text, language=language, theatre=load())
    last = 0
    for n in names:
        assert last <= n.start < n.end <= len(text)
        last = n.end
        assert n.id
        assert n.gloss is None or n.start < n.gloss[0] < n.gloss[1] <= n.end
        assert (n.place_id is None) or n.kind == "place"


@settings(max_examples=100, deadline=None)
@given(TEXTS, TAGS)
def test_a_stretch_is_read_like_a_text_of_its_own(text: str, language: str) -> None:
    before = "Xxx. "
    alone = find_names(text, language=language, theatre=load())
    inside = find_names(before + text + "Kyiv", language=language, theatre=load(), start=5, end=5 + len(text))
    assert [(n.start - 5, n.end - 5, n.id) for n in inside] == [(n.start, n.end, n.id) for n in alone]


TOWNS = {
    "en": [("Pokrovsk", "Pokrovsk"), ("Kupiansk", "Kupiansk"), ("Huliaipole", "Huliaipole"), ("Orikhiv", "Orikhiv")],
    "uk": [("Покровськом", "Pokrovsk"), ("Краматорськом", "Kramatorsk"), ("Бахмутом", "Bakhmut")],
    "zh-Hant": [("波克羅夫斯克", "Pokrovsk"), ("托列茨克", "Toretsk"), ("巴赫穆特", "Bakhmut"), ("利曼", "Lyman")],
}
FRAMES = {
    "en": ["Troops advanced near {} on Monday.", "{} is contested.", "They hold {}, officials said."],
    "uk": ["Бої точаться під {}.", "Ворог за {} відступив."],
    "zh-Hant": ["俄軍在{}附近推進。", "距{}約10公里。"],
}


@pytest.mark.parametrize("language", sorted(TOWNS))
def test_another_town_in_the_same_place_is_that_town(language: str) -> None:
    for frame in FRAMES[language]:
        for form, town in TOWNS[language]:
            names = find_names(frame.format(form), language=language, theatre=load())
            assert town in [n.id for n in names if n.kind == "place"], frame.format(form)


@pytest.mark.parametrize("language", ["en", "uk", "zh-Hant"])
@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "A ",
        "Kyiv, ",
        "Donetsk, ",
        "（",
        "斯（Aa）",
        "俄",
        "基輔、",
        "Новий ",
        "Донецька та ",
        "Jan Novak ",
        "'",
        "\n",
    ],
)
def test_time_grows_with_the_text_only(language: str, unit: str) -> None:
    def work(length: int) -> int:
        text = (unit * length)[:length]
        return calls(lambda: find_names(text, language=language, theatre=load()))

    work(500)
    assert work(6_000) < 7 * work(1_000)
    assert ends_within(5, lambda: find_names((unit * 24_000)[:24_000], language=language, theatre=load()))


@given(st.text(max_size=30))
def test_key_is_a_fixed_point(name: str) -> None:
    assert key(key(name)) == key(name)


@pytest.mark.parametrize("a, b", [("Куп'янськ", "Купʼянськ"), ("KYIV", "Kyiv"), ("Dobropillja", "Dobropilljá")])
def test_key_of_one_name(a: str, b: str) -> None:
    assert key(a) == key(b)


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Запоріжжя", "Zaporizhzhia"),
        ("Єнакієве", "Yenakiieve"),
        ("Куп'янськ", "Kupiansk"),
        ("Згурівка", "Zghurivka"),
        ("Юр’ївка", "Yurivka"),
        ("Нова Гута", "Nova Huta"),
        ("Їжакевич", "Yizhakevych"),
    ],
)
def test_romanised_by_the_rules(name: str, latin: str) -> None:
    assert romanise(name) == latin


@given(st.text(max_size=30))
def test_snake_case_has_only_small_letters_and_figures(name: str) -> None:
    assert set(snake(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")
    assert set(sounds(name)) <= set("bdfglmns")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_likeness_is_one_only_for_likes(name: str) -> None:
    assert likeness(name, name) == 1
    assert likeness("novoaleksandrovka", "novooleksandrivka") > likeness("novoaleksandrovka", "melitopol")


def test_every_language_with_names_is_tried_here() -> None:
    assert {"en", "uk", "zh-Hant"} <= set(LANGUAGES)


@pytest.mark.real
def test_labelled_places_and_speakers_are_found(shared: Path) -> None:
    import json

    theatre = load()
    wanted = missed = 0
    for path in sorted((shared / "corpus/labels").glob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        if label["language"] not in ("en", "uk", "zh-Hant"):
            continue
        text = (shared / "corpus/reports" / label["file"]).read_text("utf-8")
        names = find_names(text, language=label["language"], theatre=theatre)
        ids = {i for n in names for i in (n.id, *n.ids)}
        told = {i for c in label["claims"] for i in (*c["place"], c["speaker"], *c["via"])} - {"reporter"}
        wanted += len(told)
        missed += len(told - ids)
    assert wanted > 100
    assert missed <= 0.05 * wanted

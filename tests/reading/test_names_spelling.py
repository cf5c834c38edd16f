"""Names of places as each language's letters spell them, resolved to the official romanisation."""

from __future__ import annotations

import pytest

from frontledger.reading.names.spelling import Spelling
from frontledger.reading.names.translit import folded, romanise
from frontledger.reading.names.words import grammar
from frontledger.theatre import load

SPELLED = {
    "ar": {"تشاسيف يار": "Chasiv Yar", "أفدييفكا": "Avdiivka", "كوبيانسك": "Kupiansk", "ميرنوهراد": "Myrnohrad"},
    "cs": {"Časiv Jar": "Chasiv Yar", "Vovčansk": "Vovchansk", "Rubižne": "Rubizhne", "Krasnohorivka": "Krasnohorivka"},
    "de": {"Tschassiw Jar": "Chasiv Yar", "Wowtschansk": "Vovchansk", "Kupjansk": "Kupiansk", "Werbowe": "Verbove"},
    "es": {"Jersón": "Kherson", "Vovchansk": "Vovchansk", "Krasnogorivka": "Krasnohorivka"},
    "fr": {"Tchassiv Iar": "Chasiv Yar", "Koupiansk": "Kupiansk", "Roubijné": "Rubizhne"},
    "hu": {"Csasziv Jar": "Chasiv Yar", "Kupjanszk": "Kupiansk", "Szeverszk": "Siversk"},
    "it": {"Kupjansk": "Kupiansk", "Krasnogorivka": "Krasnohorivka"},
    "ja": {"チャシウヤール": "Chasiv Yar", "ミルノフラード": "Myrnohrad", "クラホヴェ": "Kurakhove"},
    "ko": {"차시우야르": "Chasiv Yar", "미르노흐라드": "Myrnohrad", "쿠퍈스크": "Kupiansk", "아우디이우카": "Avdiivka"},
    "nl": {"Tsjasiv Jar": "Chasiv Yar", "Koepjansk": "Kupiansk", "Roebizjne": "Rubizhne"},
    "pl": {"Czasiw Jar": "Chasiv Yar", "Wowczańsk": "Vovchansk", "Łyman": "Lyman", "Rubiżne": "Rubizhne"},
    "pt": {"Kupiansk": "Kupiansk", "Rubijne": "Rubizhne", "Krasnogorivka": "Krasnohorivka"},
    "ru": {"Часов Яр": "Chasiv Yar", "Роботино": "Robotyne", "Новодмитровка": "Novodmytrivka"},
    "tr": {"Çasiv Yar": "Chasiv Yar", "Vovçansk": "Vovchansk", "Rubijne": "Rubizhne"},
}  # fmt: skip


@pytest.mark.parametrize("tag", SPELLED)
def test_a_language_spells_names_in_its_own_letters(tag: str) -> None:
    gazetteer = load().gazetteer
    for spelled, official in SPELLED[tag].items():
        ids = grammar(tag).spelling.heard(spelled, gazetteer, 0.8, 4)
        places = sorted((p for i in ids if (p := gazetteer.place(i))), key=lambda p: (-gazetteer.weight(p), p.id))
        assert places and places[0].name_en == official, (spelled, [p.name_en for p in places])


@pytest.mark.parametrize(("a", "b"), [("Часів Яр", "Часов Яр"), ("Куп'янськ", "Купянск"), ("Запоріжжя", "Запорижжя")])
def test_russian_and_ukrainian_forms_differ_little_when_folded(a: str, b: str) -> None:
    x, y = folded(romanise(a)), folded(romanise(b))
    assert len(x) == len(y) and sum(c != d for c, d in zip(x, y, strict=True)) <= 1


def test_a_letter_of_several_sounds_gives_several_forms_and_unknown_letters_stay() -> None:
    assert Spelling({"b": ["b", "p"]}).latin("Bab7") == ("bab7", "bap7", "pab7", "pap7")
    assert Spelling({}).latin("Часів") == ("chasiv",)
    assert not Spelling({}) and Spelling({"sch": "sh"}).latin("Schacht") == ("shacht",)


def test_no_word_of_many_ambiguous_letters_has_many_forms() -> None:
    assert len(Spelling({"b": ["b", "p"]}).latin("b" * 40)) == 16

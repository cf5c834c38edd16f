"""Villages by the front that nothing but what became of them tells to be places: each language's own spelling."""

from __future__ import annotations

import pytest

import frontledger as fl

TOLD = {
    "ar": ["استولت القوات الروسية على بلدة تشاسيف يار."],
    "cs": ["Jablunivku obsadili Rusové v pátek.", "Novoekonomične ukrajinská armáda minulý týden opustila."],
    "de": ["Jabluniwka ist am Freitag gefallen.", "Die russische Armee nahm am Freitag Nowokyjiwka ein."],
    "en": ["Rivnopillya fell to Russian troops on Friday."],
    "hu": ["Jablunivkát pénteken elfoglalták az oroszok.", "Harcok folynak Jablunivkánál."],
    "ja": ["ロシア国防省によると、ヤブルニウカが15日、陥落した。"],
    "ko": ["졸로타리프카가 금요일 함락됐다.", "우로자이네가 금요일 함락됐다."],
    "nl": ["Jabloenivka is vrijdag gevallen."],
    "pl": ["Kliszczijiwkę Rosjanie zajęli w piątek.", "Wojska rosyjskie zajęły Mykołajiwkę w piątek."],
    "ru": ["Богоявленку российские войска взяли в пятницу."],
    "tr": ["Lyutivka'yı cuma günü Ruslar ele geçirdi."],
    "uk": ["Яблунівку росіяни захопили в п'ятницю.", "Деркулове росіяни захопили в п'ятницю."],
    "zh-Hans": ["俄国防部称，沃夫恰恩斯克周五陷落。", "俄国防部称，佩特里夫卡周五陷落。"],
    "zh-Hant": ["俄國國防部說，佩特里夫卡週五淪陷。"],
}
PLACES = {
    "ar": ["Chasiv Yar"],
    "cs": ["Yablunivka", "Novoekonomichne"],
    "de": ["Yablunivka", "Novokyivka"],
    "en": ["Rivnopillia"],
    "hu": ["Yablunivka", "Yablunivka"],
    "ja": ["Yablunivka"],
    "ko": ["Zolotarivka", "Urozhaine"],
    "nl": ["Yablunivka"],
    "pl": ["Klishchiivka", "Mykolaivka"],
    "ru": ["Bohoiavlenka"],
    "tr": ["Liutivka"],
    "uk": ["Yablunivka", "Derkulove"],
    "zh-Hans": ["Vovchansk", "Petrivka"],
    "zh-Hant": ["Petrivka"],
}
NONE = {
    "uk": ["Біля посадки втрачено два дрони.", "Українка виграла турнір, захопивши лідерство."],
    "de": ["Neue Regeln haben am Freitag den Markt erobert."],
    "en": ["Winters lost the match on Friday.", "Yesterday the club took the lead and captured the title."],
    "ko": ["금융시장은 금요일 상승분을 되찾았다."],
    "pl": ["Polityk przejął w piątek kontrolę nad spółką."],
    "zh-Hans": ["德国队周五夺回榜首。"],
}


@pytest.mark.parametrize(
    ("tag", "text", "place"), [(t, s, p) for t in TOLD for s, p in zip(TOLD[t], PLACES[t], strict=True)]
)
def test_a_village_is_known_by_what_became_of_it(tag: str, text: str, place: str) -> None:
    found = [p for c in fl.read(text, published="2025-08-20", language=tag).claims for p in c.place]
    assert found == [place]


@pytest.mark.parametrize(("tag", "text"), [(t, s) for t, texts in NONE.items() for s in texts])
def test_no_other_word_is_a_village_for_that(tag: str, text: str) -> None:
    assert not [c for c in fl.read(text, published="2025-08-20", language=tag).claims if c.place]

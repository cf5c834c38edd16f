"""Claims in languages whose small words stand behind, or are written without blanks."""

from __future__ import annotations

import pytest

import frontledger as fl
from frontledger.nouns import Claim

WAR = {
    "zh-Hant": "烏克蘭空軍5日說，俄軍夜間向烏克蘭發射了60架無人機和4枚飛彈。",
    "ja": "ウクライナ空軍は5日、ロシア軍が夜間に無人機60機を発射したと発表した。",
    "ko": "우크라이나 공군은 5일 러시아군이 밤사이 드론 60대를 발사했다고 밝혔다.",
}


def _claims(language: str, text: str, kind: str) -> list[Claim]:
    read = fl.read(f"{WAR[language]}\n{text}", language=language, published="2025-10-05").claims
    return [c for c in read if c.kind == kind and text.find(c.quote) >= 0]


def _only(language: str, text: str, kind: str) -> Claim:
    found = _claims(language, text, kind)
    assert len(found) == 1, found
    return found[0]


def test_a_classifier_tells_that_no_people_are_meant() -> None:
    downed = _claims("zh-Hant", "俄軍當天又發射了30架無人機，其中25架被防空部隊擊落。", "air_attack")
    assert [(c.amount.low, c.amount.unit, c.extra.action) for c in downed if c.amount] == [
        (30, "drone", "launched"),
        (25, "drone", "downed"),
    ]
    assert not _claims("zh-Hant", "俄軍當天又發射了30架無人機，其中25架被防空部隊擊落。", "force_count")


def test_what_a_blow_led_to_is_where_it_fell() -> None:
    for c in _claims("zh-Hant", "一架無人機在蘇梅擊中一輛巴士，造成9名平民死亡、7人受傷。", "losses"):
        assert c.place == ("Sumy",)


def test_with_whom_somebody_will_not_talk_does_not_speak() -> None:
    found = _claims("zh-Hant", "蒲亭拒絕與澤倫斯基直接會談，稱烏方必須從頓巴斯撤軍。", "position")
    assert {(c.speaker, c.side) for c in found} == {("putin", "RU")}


def test_nothing_is_claimed_where_nothing_proves_it() -> None:
    assert not _claims("zh-Hant", "沒有證據顯示俄軍已經拿下托列茨克。", "settlement_control")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "プーチン大統領は、ウクライナ軍がドンバス地方から撤退するよう改めて要求した。"),
        ("ko", "푸틴 대통령은 우크라이나군이 돈바스에서 철수해야 한다고 거듭 요구했다."),
    ],
)
def test_who_asks_is_the_topic(language: str, text: str) -> None:
    assert _only(language, text, "position").side == "RU"


def test_a_denial_stands_behind_what_it_denies() -> None:
    text = "ロシア国防省はトレツクを制圧したと発表した。ウクライナ軍参謀本部は、戦闘が続いているとし、制圧を否定した。"
    assert [(c.speaker, c.modality) for c in _claims("ja", text, "settlement_control")] == [
        ("ru_mod", "claimed"),
        ("ua_general_staff", "denied"),
    ]


def test_talks_refused_are_no_meeting() -> None:
    assert not _claims("ko", "푸틴 대통령은 젤렌스키 대통령과의 직접 회담을 거부했다.", "meeting")

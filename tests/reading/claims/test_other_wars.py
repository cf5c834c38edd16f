"""What a report tells in passing of a war elsewhere, or of one long over, is no claim about the theatre's war."""

from __future__ import annotations

import pytest
from measured_reading import measured

ELSEWHERE = [
    ("en", "In Gaza 64,000 people have been killed and Israel controls 75 percent of the enclave."),
    ("en", "In Sudan, rebels took El Fasher; 2,000 civilians were killed."),
    ("en", "In Gaza the truce is over. Since Friday 400 people have been killed."),
    ("en", "Iran fired 150 missiles at Israel."),
    ("de", "Im Gazastreifen wurden 64.000 Menschen getötet."),
    ("de", "Im Sudan nahmen Rebellen Al-Faschir ein, 2000 Zivilisten wurden getötet."),
    ("fr", "Dans la bande de Gaza, 64 000 Palestiniens ont été tués."),
    ("es", "En Gaza han muerto 64.000 personas e Israel controla el 75 % del enclave."),
    ("it", "A Gaza sono morte 64 mila persone."),
    ("pt", "Em Gaza morreram 64 mil pessoas."),
    ("nl", "In de Gazastrook zijn 64.000 Palestijnen gedood."),
    ("pl", "W Strefie Gazy zginęło 64 tysiące osób."),
    ("cs", "V Súdánu povstalci dobyli Fášir, zahynulo 2000 civilistů."),
    ("hu", "Gázában 64 ezren haltak meg, Izrael a terület 75 százalékát ellenőrzi."),
    ("uk", "У Газі загинули 64 тисячі людей."),
    ("ru", "В Сирии за неделю погибли 1200 человек."),
    ("tr", "Suriye'de 1200 kişi öldü."),
    ("ar", "في غزة قتل 64 الف شخص."),
    ("ja", "シリアでは1200人が死亡した。"),
    ("ko", "가자지구에서는 6만4천명이 숨졌다."),
    ("zh-Hant", "在加薩，已有6萬4千人喪生。"),
    ("zh-Hans", "在加沙，已有6.4万人丧生。"),
]
LONG_AGO = [
    ("cs", "Kursk si připomněl výročí bitvy z roku 1943, v níž Rudá armáda ztratila 254 tisíc mužů."),
    ("pl", "W Kursku uczczono bitwę z 1943 roku, w której Armia Czerwona straciła 254 tysiące ludzi."),
]
OURS = [
    ("en", "Russian mercenaries lost 84 men in Mali.", 1),
    ("en", "The strike killed 12 people in Kharkiv, more than any in Gaza that day.", 1),
    ("en", "The strike on Kharkiv killed 12 people.\n\nIn Gaza the truce holds.\n\nIn all 14 people were killed.", 2),
    ("pl", "W Kijowie zginęło 12 osób, a w Libanie 30.", 1),
    ("cs", "V Charkově zahynulo 12 lidí, zatímco v Gaze 30.", 1),
    ("hu", "Harkivban 12-en haltak meg, Gázában 30-an.", 1),
]


@pytest.mark.parametrize(("language", "text"), [*ELSEWHERE, *LONG_AGO])
def test_no_claim_about_another_war(language: str, text: str) -> None:
    assert not measured(language, f"{text}\n\n{WAR[language]}")


@pytest.mark.parametrize(("language", "text", "claims"), OURS)
def test_this_war_beside_another(language: str, text: str, claims: int) -> None:
    assert len(measured(language, f"{text}\n\n{WAR[language]}")) == claims


WAR = {
    "en": "Russian troops fight the Ukrainian army.",
    "de": "Russische Truppen kämpfen gegen die ukrainische Armee.",
    "fr": "Les troupes russes combattent l'armée ukrainienne.",
    "es": "Las tropas rusas combaten al ejército ucraniano.",
    "it": "Le truppe russe combattono contro l'esercito ucraino.",
    "pt": "As tropas russas combatem o exército ucraniano.",
    "nl": "Russische troepen vechten tegen het Oekraïense leger.",
    "pl": "Rosyjskie wojska walczą z armią ukraińską.",
    "cs": "Ruské jednotky bojují s ukrajinskou armádou.",
    "hu": "Orosz csapatok harcolnak az ukrán hadsereggel.",
    "uk": "Російські війська воюють з українською армією.",
    "ru": "Российские войска воюют с украинской армией.",
    "tr": "Rus birlikleri Ukrayna ordusuyla savaşıyor.",
    "ar": "تقاتل القوات الروسية الجيش الاوكراني.",
    "ja": "ロシア軍はウクライナ軍と戦っている。",
    "ko": "러시아군이 우크라이나군과 싸우고 있다.",
    "zh-Hant": "俄軍正在與烏克蘭軍隊作戰。",
    "zh-Hans": "俄军正在与乌克兰军队作战。",
}

"""Positions: who demands, offers, accepts, refuses … what."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stance_reading import cases, doc, line

from frontledger.nouns import Claim, Period
from frontledger.reading.claims.positions.read import LONGEST_SPAN, read_positions

LANGUAGES = ("en", "uk", "zh-Hant")


def positions(text: str, language: str = "en") -> list[Claim]:
    return read_positions(doc(text, language))


def only(text: str, language: str = "en") -> Claim:
    found = positions(text, language)
    assert len(found) == 1, [line(c) for c in found]
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(lang, text, expected) for lang in LANGUAGES for text, expected in cases(f"positions-{lang}.txt")],
)
def test_sentence(language: str, text: str, expected: list[str]) -> None:
    found = positions(text, language)
    plain = [" ".join(w for w in (line(c).replace(".0 ", " ")).split()) for c in found]
    assert sorted(plain) == sorted(expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_enough_sentences(language: str) -> None:
    every = cases(f"positions-{language}.txt")
    assert len(every) >= 60
    assert sum(not expected for _, expected in every) >= 10


# Frames of sentences in which parties, places, days and figures are put in, and what is expected to follow them.
NAMES = {
    "en": [("Macron", "FR"), ("Starmer", "GB"), ("Erdogan", "TR"), ("Merz", "DE"), ("Zelensky", "UA"), ("Putin", "RU")],
    "uk": [
        ("Макрон", "FR"),
        ("Стармер", "GB"),
        ("Ердоган", "TR"),
        ("Мерц", "DE"),
        ("Зеленський", "UA"),
        ("Путін", "RU"),
    ],
    "zh-Hant": [
        ("馬克宏", "FR"),
        ("艾爾段", "TR"),
        ("梅爾茨", "DE"),
        ("澤倫斯基", "UA"),
        ("蒲亭", "RU"),
        ("川普", "US"),
    ],
}
PLACES = {
    "en": [
        ("the Sumy region", "UA-59"),
        ("the Kharkiv region", "UA-63"),
        ("Crimea", "UA-43"),
        ("the Kursk region", "RU-KRS"),
    ],
    "uk": [
        ("Сумської області", "UA-59"),
        ("Харківської області", "UA-63"),
        ("Криму", "UA-43"),
        ("Курської області", "RU-KRS"),
    ],
    "zh-Hant": [("蘇梅州", "UA-59"), ("哈爾科夫州", "UA-63"), ("克里米亞", "UA-43"), ("庫斯克州", "RU-KRS")],
}
FRAMES = {
    "en": [
        ("{name} demanded on {day} that troops withdraw from {place}.", "demands", "territory", True),
        ("{name} proposed a {n}-day ceasefire on {day}.", "offers", "ceasefire", False),
        ("{name} refuses to withdraw troops from {place}.", "refuses", "territory", True),
    ],
    "uk": [
        ("{name} {day} зажадав виведення військ із {place}.", "demands", "territory", True),
        ("{name} {day} запропонував перемир'я на {n} днів.", "offers", "ceasefire", False),
        ("{name} відмовляється виводити війська з {place}.", "refuses", "territory", True),
    ],
    "zh-Hant": [
        ("{name}{day}要求從{place}撤軍。", "demands", "territory", True),
        ("{name}{day}提議停火{n}天。", "offers", "ceasefire", False),
        ("{name}拒絕從{place}撤軍。", "refuses", "territory", True),
    ],
}
MONTHS = {"en": "September {d}", "uk": "{d} вересня", "zh-Hant": "9月{d}日"}


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_follows_when_names_days_places_and_figures_change(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(LANGUAGES))
    frame, stance, subject, placed = data.draw(st.sampled_from(FRAMES[language]))
    name, party = data.draw(st.sampled_from(NAMES[language]))
    place, region = data.draw(st.sampled_from(PLACES[language]))
    day, n = data.draw(st.integers(1, 9)), data.draw(st.integers(12, 90))
    text = frame.format(name=name, place=place, n=n, day=MONTHS[language].format(d=day))
    claim = only(text, language)
    assert (claim.side, claim.extra.party, claim.extra.stance, claim.extra.subject) == (party, party, stance, subject)
    assert claim.place == ((region,) if placed else ())
    assert (claim.amount.low if claim.amount else None) == (None if placed else n)
    voiced = dt.date(2025, 9, day)
    assert claim.period == (Period(voiced, voiced) if "{day}" in frame else None)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from([t for lang in LANGUAGES for t, _ in cases(f"positions-{lang}.txt")]), max_size=12))
def test_spans_are_quotes_of_the_text_and_short(texts: list[str]) -> None:
    text = "\n".join(texts)
    for language in LANGUAGES:
        found = positions(text, language)
        for c in found:
            assert c.quote == text[c.span.start : c.span.end] != ""
            assert c.span.end - c.span.start <= LONGEST_SPAN
            assert c.side == c.extra.party


def test_day_of_the_stance_and_not_of_what_it_is_about() -> None:
    assert only("Putin rejected a truce on Monday.").period == Period(dt.date(2025, 9, 8), dt.date(2025, 9, 8))
    assert only("Trump demands that the fighting stop by 20 September.").period is None
    assert only("Zelensky, who met Macron in Paris on Monday, says he will not cede land.").period is None
    assert only("Trump hopes for a peace deal this week.").period is None
    monday = Period(dt.date(2025, 9, 8), dt.date(2025, 9, 8))
    assert only("طلب زيلينسكي، في مقابلة مع رويترز الاثنين، سبع منظومات باتريوت.", "ar").period == monday
    patriots = "Sept systèmes Patriot : voilà ce que Volodymyr Zelensky réclamait lundi à ses alliés."
    assert only(patriots, "fr").period == monday
    promised = "Nel pomeriggio Zelensky accoglierà a Kiev von der Leyen, che promette un miliardo di euro per i droni."
    assert only(promised, "it").period is None
    assert only("佩斯科夫说，遗体移交一日不完成，第三轮谈判就一日不定。", "zh-Hans").period is None


def test_deadline() -> None:
    claim = only("Trump demands that Russia agree to a ceasefire by 20 September.")
    assert claim.extra.deadline == "2025-09-20"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", '"We want peace. We will never give up our land," Zelensky said on Monday.'),
        ("uk", "«Ми ніколи не віддамо своєї землі», — сказав Зеленський у понеділок."),
        ("zh-Hant", "澤倫斯基週一說：「我們絕不會交出土地。」"),
    ],
)
def test_first_person_is_who_speaks(language: str, text: str) -> None:
    claim = next(c for c in positions(text, language) if c.extra.subject == "territory")
    assert (claim.side, claim.extra.stance, claim.speaker) == ("UA", "refuses", "zelensky")


def test_he_is_whom_the_sentence_before_is_about() -> None:
    found = positions("Zelensky spoke in Kyiv on Monday. He wants security guarantees from his allies.")
    assert [(line(c), c.speaker) for c in found] == [("UA demands guarantees", "zelensky")]


def test_of_two_that_speak_the_nearest_holds_the_stance() -> None:
    found = positions("Lavrov said Moscow had accepted a truce; Rubio said Kyiv had rejected territorial concessions.")
    assert [line(c) for c in found] == ["RU accepts ceasefire", "UA refuses territory"]
    assert [c.speaker for c in found] == ["lavrov", "rubio"]


def test_told_once_unless_something_differs() -> None:
    same = "Moscow rejected the ceasefire."
    assert len(positions(f"{same}\n{same}")) == 1
    assert len(positions(f"{same}\nPeskov again rejected a ceasefire on Monday.")) == 2


def test_negation_turns_a_stance_round() -> None:
    assert line(only("Kyiv did not accept the ceasefire.")) == "UA refuses ceasefire"
    assert line(only("Macron would not rule out sending peacekeepers.")) == "FR offers guarantees"
    assert line(only("莫斯科不接受停火。", "zh-Hant")) == "RU refuses ceasefire"


def test_contents_of_a_plan_are_its_owners() -> None:
    text = (
        "The American plan envisages that Kyiv withdraw from the Donbas, cap its army at 600,000 and stay out of NATO."
    )
    assert [line(c) for c in positions(text)] == [
        "US offers territory in UA-14,UA-09",
        "US offers army_size 600000 person",
        "US offers neutrality",
    ]


def test_a_question_tells_no_stance() -> None:
    assert positions("Will Putin accept a ceasefire?") == []


def test_no_words_no_stance() -> None:
    assert read_positions(doc("", "en")) == []
    assert read_positions(doc("。" * 2000, "zh-Hant")) == []


def test_a_country_that_says_it_will_is_not_the_person_named_before() -> None:
    claims = read_positions(doc("Macron promised talks. Ukraine says it will not give up land.", "en"))
    assert [(line(c), c.speaker) for c in claims][-1] == ("UA refuses territory", "reporter")

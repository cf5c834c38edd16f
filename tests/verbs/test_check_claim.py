"""A claim typed by hand, as people type them: what is read, on which day, and that there is an answer."""

from __future__ import annotations

import datetime as dt
import re

import pytest

import frontledger as fl
from frontledger.errors import InputError

AUGUST = ("area_change", "RU", 594, "km2", "2025-08-31")
TYPED = {
    # whose figure it is
    "Russia took 594 km² in August 2025 (AFP)": (*AUGUST, "afp"),
    "AFP: Russia took 594 km² in August 2025": (*AUGUST, "afp"),
    "russia took 594 km^2 in aug 2025 (afp)": (*AUGUST, "afp"),
    "Russia took 594 km² in August 2025 — AFP": (*AUGUST, "afp"),
    "Russia took 594 km² in August 2025, AFP": (*AUGUST, "afp"),
    "Russia took 594 km² in the whole month of August 2025 in Ukraine: AFP": (*AUGUST, "afp"),
    "俄軍2025年8月佔領594平方公里，法新社": (*AUGUST, "afp"),
    "Russia took 594 km² in August 2025. Source: AFP": (*AUGUST, "afp"),
    "Russia took 594 km² in August 2025, says AFP": (*AUGUST, "afp"),
    "Russia took 594 km² in August 2025": (*AUGUST, "reporter"),
    "Russia took 594 km² in August 2025 [AFP/ISW]": (*AUGUST, "isw"),
    "Russia captured 505 km2 in November 2025 (DeepState)": (
        "area_change", "RU", 505, "km2", "2025-11-30", "deepstate"
    ),
    # in the languages that are read
    "Росія захопила 594 км² у серпні 2025 року (AFP)": (*AUGUST, "afp"),
    "Россия заняла 594 кв. км в августе 2025 (AFP)": (*AUGUST, "afp"),
    "俄軍2025年8月佔領594平方公里（法新社）": (*AUGUST, "afp"),
    "俄军2025年8月占领594平方公里（法新社）": (*AUGUST, "afp"),
    "ロシアは2025年8月に594平方キロを占領した（AFP）": (*AUGUST, "afp"),
    "러시아는 2025년 8월 594㎢를 점령했다 (AFP)": (*AUGUST, "afp"),
    "روسيا استولت على 594 كيلومترا مربعا في أغسطس 2025 (فرانس برس)": (*AUGUST, "afp"),
    "Russland eroberte im August 2025 594 km² (AFP)": (*AUGUST, "afp"),
    "La Russie a pris 594 km² en août 2025 (AFP)": (*AUGUST, "afp"),
    "Rusia tomó 594 km² en agosto de 2025 (AFP)": (*AUGUST, "afp"),
    "La Russia ha conquistato 594 km² nell'agosto 2025 (AFP)": (*AUGUST, "afp"),
    "A Rússia tomou 594 km² em agosto de 2025 (AFP)": (*AUGUST, "afp"),
    "Rusland veroverde 594 km² in augustus 2025 (AFP)": (*AUGUST, "afp"),
    "Rosja zajęła 594 km² w sierpniu 2025 r. (AFP)": (*AUGUST, "afp"),
    "Rusko obsadilo v srpnu 2025 594 km² (AFP)": (*AUGUST, "afp"),
    "Oroszország 594 km²-t foglalt el 2025 augusztusában (AFP)": (*AUGUST, "afp"),
    "Rusya Ağustos 2025'te 594 km² ele geçirdi (AFP)": (*AUGUST, "afp"),
    # forms
    "594 km² in August 2025": (*AUGUST, "reporter"),
    "August 2025: +594 km² (AFP)": (*AUGUST, "afp"),
    "Did Russia take 594 km² in August 2025?": (*AUGUST, "reporter"),
    "Ukraine retook 50 km² in March 2024": ("area_change", "UA", 50, "km2", "2024-03-31", "reporter"),
    "Ukraine lost 594 km² in August 2025": ("area_change", "UA", 594, "km2", "2025-08-31", "reporter"),
    "Ukraine lost 5,000 km2 in 2025, ISW says": ("area_change", "UA", 5000, "km2", "2025-12-31", "isw"),
    "Russland nahm 2025 5.000 km2 ein, so ISW": ("area_change", "RU", 5000, "km2", "2025-12-31", "isw"),
    "La Russia ha preso 5.000 km2 nel 2025 (ISW)": ("area_change", "RU", 5000, "km2", "2025-12-31", "isw"),
    "Between 3 and 9 November 2025 Russia gained 63 km² (ISW)": (
        "area_change", "RU", 63, "km2", "2025-11-09", "isw"
    ),
    "Russia advanced 15 km² a day in October 2025": ("rate", "RU", 15, "km2", "2025-10-31", "reporter"),
    "Russia controls about a fifth of Ukraine in December 2025": (
        "area_share", "RU", 20, "percent", "2025-12-31", "reporter"
    ),
    "Ukraine controls 1,250 km² of Kursk region (Syrskyi), August 2024": (
        "area_total", "UA", 1250, "km2", "2024-08-31", "syrskyi"
    ),
    "Pokrovsk surrounded on three sides, 12 August 2025": (
        "encirclement", "RU", 3, "side", "2025-08-12", "reporter"
    ),
    "Russian forces 10 km from Dobropillia on 12 August 2025": (
        "distance", "RU", 10, "km", "2025-08-12", "reporter"
    ),
    "Toretsk captured by Russia, November 2024": (
        "settlement_control", "RU", None, None, "2024-11-30", "reporter"
    ),
    "August 2025 was the second largest monthly gain of the year": (
        "record", None, None, None, "2025-08-31", "reporter"
    ),
    "Russian advance in September 2025 was slower than in August": (
        "record", "RU", None, None, "2025-09-30", "reporter"
    ),
    "Russia lost 1,190 soldiers on 1 December 2025 (General Staff)": (
        "losses", "RU", 1190, "person", "2025-12-01", "ua_general_staff"
    ),
    "Ukraine lost 0.2% of its territory in August 2025": (
        "area_change", "UA", 0.2, "percent", "2025-08-31", "reporter"
    ),
    "Russia launched 500 drones on 9 July 2025": ("air_attack", "RU", 500, "drone", "2025-07-09", "reporter"),
}  # fmt: skip


@pytest.mark.parametrize("text", TYPED)
def test_what_people_type_is_read(text: str) -> None:
    kind, side, amount, unit, last, speaker = TYPED[text]
    answer = fl.check_claim(text)
    first = answer.claims[0]
    assert len(answer.claims) == 1
    assert (first.kind, first.speaker) == (kind, speaker)
    assert side is None or first.side == side
    assert (first.amount.low, first.amount.unit) == (amount, unit) if amount else first.amount is None
    assert first.period is not None and str(first.period.end) == last
    assert text[first.span.start : first.span.end] == first.quote
    assert first.sentence


@pytest.mark.parametrize(
    "text",
    [
        "Россияне контролируют 80% Покровска",
        "Росіяни контролюють 80% Покровська",
        "Росіяни контролюють 80% Покровська, каже DeepState",  # a capital inside a name speaks against no language
    ],
)
def test_a_line_in_cyrillic_without_a_common_word_is_read(text: str) -> None:
    claims = fl.check_claim(text, published="2025-11-20").claims
    assert [(c.kind, c.side, c.place, c.amount.low) for c in claims] == [("area_share", "RU", ("Pokrovsk",), 80)]


def test_ground_lost_with_no_side_named_is_lost_by_the_one_attacked() -> None:
    first = fl.check_claim("100 sq km were lost in a week", published="2025-11-20").claims[0]
    assert (first.kind, first.side, first.extra.direction) == ("area_change", "UA", "loss")


LOST = (
    "Ukraine has lost 20% of its territory since 2014",
    "Ukraine has lost control of a fifth of its territory",
    "Die Ukraine hat 20 Prozent ihres Territoriums verloren",
    "L'Ukraine a perdu 20 % de son territoire",
    "Ucrania ha perdido el 20 % de su territorio",
    "L'Ucraina ha perso il 20% del suo territorio",
    "A Ucrânia perdeu 20% do seu território",
    "Oekraïne heeft 20 procent van zijn grondgebied verloren",
    "Ukraina straciła 20 proc. swojego terytorium",
    "Ukrajina ztratila 20 procent svého území",
    "Ukrajna elvesztette területének 20 százalékát",
    "Україна втратила 20% своєї території",
    "Украина потеряла 20% своей территории",
    "Ukrayna topraklarının yüzde 20'sini kaybetti",
    "خسرت أوكرانيا 20% من أراضيها",
    "烏克蘭已失去20%的領土",
    "乌克兰已失去20%的领土",
    "ウクライナは領土の20%を失った",
    "우크라이나는 영토의 20%를 잃었다",
)
"""All that a country has lost of its land, as people type it."""


@pytest.mark.parametrize("text", LOST)
def test_what_a_country_has_lost_in_all_is_what_the_other_side_holds(text: str) -> None:
    (claim,) = fl.check_claim(text).claims
    assert (claim.kind, claim.side, claim.place) == ("area_share", "RU", ("UA",))
    assert claim.amount is not None and (claim.amount.low, claim.amount.unit) == (20, "percent")


@pytest.mark.parametrize(
    "text",
    [
        "Russia lost 40% of the territory it had seized",
        "Ukraine has lost half of the territory it seized in Kursk region, Syrskyi said",
    ],
)
def test_a_share_of_what_was_won_is_no_share_of_a_country(text: str) -> None:
    assert not any(c.kind == "area_share" for c in fl.check_claim(text, published="2025-08-14").claims)


def test_a_claim_is_answered_as_in_a_report() -> None:
    answer = fl.check_claim("Russia took 594 km² in August 2025 (AFP)", published="2025-09-02")
    (claim,) = answer.claims
    assert claim.verdict == "supported"
    assert claim.evidence[0].convention == "afp" and claim.evidence[0].own
    assert answer.published == dt.date(2025, 9, 2) and answer.published_from == "option"
    assert answer == fl.check_claim("Russia took 594 km² in August 2025 (AFP)", published=dt.date(2025, 9, 2))


def test_without_a_day_it_is_the_last_one_named_and_said() -> None:
    answer = fl.check_claim("Pokrovsk surrounded on three sides, 12 August 2025")
    assert (answer.published, answer.published_from) == (dt.date(2025, 8, 12), "claim")
    assert any("12 August 2025" in note and "--published" in note for note in answer.notes)
    # since when something stands is not when it is said
    since = fl.check_claim("Largest Russian daily gain since May 2024: 110 km² on 12 August 2025")
    assert since.published == dt.date(2025, 8, 12)


def test_where_no_day_is_named_it_is_that_of_the_newest_maps() -> None:
    answer = fl.check_claim("Russia controls 20% of Ukraine", lang="uk")
    assert answer.published_from == "newest"
    assert answer.published is not None and answer.newest is not None
    assert dt.timedelta(0) <= answer.published - answer.newest <= dt.timedelta(3)
    assert answer.claims[0].verdict not in ("uncovered", "context")
    assert any("--published" in note for note in answer.notes)


@pytest.mark.parametrize("text", ["hello world", "594", "594 km²", "The weather is nice today", "?", "x" * 5000])
def test_what_is_no_claim_says_what_one_looks_like(text: str) -> None:
    with pytest.raises(InputError) as e:
        fl.check_claim(text)
    assert e.value.exit_code == 2
    assert "594 km² in August" in e.value.remedy or "frontledger check" in e.value.remedy


def test_a_language_that_is_named_is_taken() -> None:
    assert fl.check_claim("Pokrovsk eingenommen", language="de").language == "de"
    with pytest.raises(InputError):
        fl.check_claim("Pokrovsk taken", language="xx")


def test_forces_said_to_be_so_far_from_a_place_they_hold_are_no_plain_fit() -> None:
    def judged(text: str) -> tuple[str, str]:
        (claim,) = fl.check_claim(text, published="2026-08-21").claims
        return claim.verdict, claim.sentence

    deep = float(re.findall(r"([\d.]+)\skm from its edge", judged("Russian forces are 20 km from Bakhmut")[1])[0])
    verdict, sentence = judged(f"Russian forces are {deep:.0f} km from Bakhmut")
    assert verdict == "depends" and "still to go" in sentence
    verdict, sentence = judged(f"Ukrainian forces are {deep:.0f} km from Bakhmut")
    assert verdict == "supported" and "still to go" not in sentence


def test_what_more_than_leaves_open_is_not_spoken_against_within_twice_the_figure() -> None:
    def judged(text: str) -> str:
        return fl.check_claim(text, published="2026-08-21").claims[0].verdict

    month = "by Russia in August 2025 (AFP)"
    measured = fl.check_claim(f"594 km² were taken {month}").claims[0].evidence[0].amount
    assert measured is not None
    assert judged(f"More than {measured / 1.8:.0f} km² were taken {month}") == "differs"
    assert judged(f"{measured / 1.8:.0f} km² were taken {month}") == "contradicted"
    assert judged(f"More than {measured / 3:.0f} km² were taken {month}") == "contradicted"
    assert judged(f"More than {measured * 2:.0f} km² were taken {month}") == "contradicted"


def test_what_the_credited_rule_gives_is_said_before_the_nearest() -> None:
    own, near = "DeepState: Russia took 443 km² in September 2025", "AFP: Russia took 450 km² in September 2025"
    (claim,) = fl.check_claim(own).claims
    assert claim.verdict == "differs"
    assert claim.sentence.startswith("By DeepState’s rule") and "AFP" in claim.sentence
    (claim,) = fl.check_claim(near).claims
    assert claim.sentence.startswith("By AFP’s rule")

"""Claims that several reports tell: found together, in order from the origin, with what slipped on the way."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from maps_at_hand import THEATRE, claim, days, plain
from msgspec.structs import replace

from effort import calls
from frontledger.checking.relays import Account, relays_of
from frontledger.checking.slips import slip, swapped
from frontledger.checking.voice import LANGUAGES
from frontledger.nouns import Amount, Claim, Period, Relay

GAIN = claim(figure=6460, period=days(1, 60), direction="gain", speaker="gerasimov", place=("UA",))


def account(name: str, day: int | None = 61) -> Account:
    published = None if day is None else dt.date(2025, 3, 1) + dt.timedelta(days=day)
    return Account(name, None, name, published)


def relays(*told: tuple[Account, Claim], lang: str = "en") -> list[Relay]:
    return relays_of([(a, [c]) for a, c in told], theatre=THEATRE, lang=lang)


def slips(one: Claim, other: Claim) -> list[str]:
    """What slipped from the first report to the second, a day later; nothing also where they are not one claim."""
    found = relays((account("first"), one), (account("second", 62), other))
    return [s.kind for r in found for s in r.slips]


def test_the_same_figure_is_one_claim_and_the_earliest_is_nearest() -> None:
    (found,) = relays((account("late", 63), GAIN), (account("early", 61), GAIN), (account("undated", None), GAIN))
    assert [t.report for t in found.tellings] == ["early", "late", "undated"]
    assert (found.origin, found.slips) == ("gerasimov", ())
    assert plain(found.sentence) == (
        "3 reports tell one figure (Valery Gerasimov); the nearest to its origin is early of 1 May 2025, with "
        "6,460 km²."
    )


def test_of_one_day_who_names_the_origin_through_the_fewest_is_nearest() -> None:
    direct, through = replace(GAIN, speaker="isw"), replace(GAIN, speaker="isw", via=("afp",))
    nobody = replace(GAIN, speaker="reporter")
    found = relays((account("a"), nobody), (account("b"), through), (account("c"), direct))
    assert [t.report for r in found for t in r.tellings] == ["c", "b", "a"]


def figure(value: float, unit: str = "km2", **told) -> Claim:  # type: ignore[no-untyped-def]
    return replace(GAIN, amount=Amount(low=value, high=value, unit=unit), quote=f"{value} {unit}", **told)


@pytest.mark.parametrize(
    ("other", "kinds"),
    [
        (figure(6640), ["digits"]),
        (figure(6560), ["digit"]),
        (figure(6470), []),
        (figure(6460, "mi2"), ["unit"]),
        (figure(6.46), ["scale"]),
        (figure(2494, "mi2"), []),
        (figure(6500), []),
        (figure(9000), []),
        (replace(GAIN, place=("UA", "RU-KRS")), ["scope"]),
        (replace(GAIN, place=("UA-14",)), ["scope"]),
        (replace(GAIN, place=()), []),
        (replace(GAIN, place=("RU-KRS",)), []),
        (replace(GAIN, speaker="reporter"), ["source"]),
        (replace(GAIN, speaker="afp"), []),
        (replace(GAIN, period=days(1, 62)), []),
    ],
)
def test_what_slips_on_the_way(other: Claim, kinds: list[str]) -> None:
    assert slips(GAIN, other) == kinds


def test_a_conversion_tells_the_same_figure() -> None:
    assert len(relays((account("a"), GAIN), (account("b"), figure(2494, "mi2")))) == 1
    assert not relays((account("a"), GAIN), (account("b"), figure(9000)))


MAY = Period(dt.date(2024, 5, 1), dt.date(2024, 5, 31))


@pytest.mark.parametrize(
    ("period", "shifted"),
    [
        (Period(dt.date(2025, 5, 1), dt.date(2025, 5, 31)), True),
        (Period(dt.date(2024, 6, 1), dt.date(2024, 6, 30)), True),
        (Period(dt.date(2024, 9, 1), dt.date(2024, 9, 30)), False),
        (Period(dt.date(2024, 6, 1), dt.date(2024, 6, 28)), False),
        (Period(dt.date(2024, 5, 10), dt.date(2024, 5, 10)), False),
    ],
)
def test_a_month_that_became_another(period: Period, shifted: bool) -> None:
    assert slips(figure(449, period=MAY), figure(449, period=period)) == ["dates"] * shifted


def test_a_day_that_became_another() -> None:
    assert slips(figure(112, period=days(9)), figure(112, period=days(10))) == ["dates"]
    assert not slips(figure(2, period=days(9)), figure(2, period=days(10))), "a figure of one digit is met by chance"


def test_what_is_no_figure_or_only_planned_is_not_relayed() -> None:
    for told in (replace(GAIN, kind="position"), replace(GAIN, modality="planned"), replace(GAIN, amount=None)):
        assert not relays((account("a"), told), (account("b"), told))


def test_one_report_that_tells_it_twice_is_one() -> None:
    assert not relays_of([(account("a"), [GAIN, GAIN])], theatre=THEATRE, lang="en")


def test_the_order_of_reports_changes_nothing() -> None:
    told = [(account(f"r{n}", 61 + n % 3), c) for n, c in enumerate([GAIN, figure(6640), figure(2494, "mi2"), GAIN])]
    wanted = relays(*told)
    assert wanted[0].slips
    for seed in range(5):
        random.Random(seed).shuffle(told)
        assert relays(*told) == wanted


@pytest.mark.parametrize("lang", LANGUAGES)
def test_relays_are_said_in_every_language(lang: str) -> None:
    others = set(LANGUAGES) - {lang}
    scope = replace(GAIN, place=("UA", "RU-KRS"))
    told = (account("a"), GAIN), (account("b", 62), figure(6640)), (account("c", 62), scope)
    (found,) = relays(*told, lang=lang)
    for said in (found, *found.slips):
        assert set(said.translations) == others
        assert len({said.sentence, *said.translations.values()}) == 3
        assert "{" not in said.sentence


def test_the_work_grows_with_the_claims() -> None:
    def work(n: int) -> int:
        many = [(account(f"r{i}"), [replace(GAIN, period=days(1, 2 + i % 500))] * 5) for i in range(n)]
        return calls(lambda: relays_of(many, theatre=THEATRE, lang="en"))

    work(100)
    assert work(2000) < 12 * work(200)


def test_slips_of_a_figure() -> None:
    def km2(value: float) -> Amount:
        return Amount(low=value, high=value, unit="km2")

    assert [a.low for a in swapped(km2(306))] == [360]
    assert [a.low for a in swapped(km2(12.3))] == [21.3]
    assert slip(km2(100), km2(100)) is None
    assert slip(km2(0), km2(10)) is None
    assert slip(Amount(low=1, high=2, unit="km2"), km2(10)) is None
    assert slip(km2(3.5), km2(3500)).factor == 1000  # type: ignore[union-attr]

"""Between the lines: claims of one report that rest on different rules, or reach across a change of rule."""

from __future__ import annotations

import datetime as dt

import pytest
from maps_at_hand import THEATRE, Maps, claim, days, plain, report

from frontledger.checking import check_claims
from frontledger.checking.voice import LANGUAGES
from frontledger.nouns import Claim, Finding, Period

MAPS = Maps({"afp": [0.0, 120.0, 0.0], "deepstate": [0.0, 60.0, 200.0]})
AFP = {"speaker": "isw", "via": ("afp",)}
CHANGE = THEATRE.conventions["afp-2026"].valid_from
assert CHANGE is not None


def between(*claims: Claim, maps: Maps = MAPS, lang: str = "en") -> tuple[Finding, ...]:
    got = check_claims(claims, report=report(), measurer=maps, theatre=THEATRE, lang=lang)
    assert [f.sentence for f in got.between] == list(got.notes)[len(got.notes) - len(got.between) :]
    return got.between


def gain(figure: float, day: int, **told) -> Claim:  # type: ignore[no-untyped-def]
    return claim(figure=figure, period=days(day), direction="gain", **told)


def test_two_rules_in_one_report_are_pointed_out() -> None:
    (found,) = between(gain(120, 2, **AFP), gain(201, 3, speaker="deepstate"), gain(999, 3, speaker="deepstate"))
    assert (found.kind, found.claims, found.rules) == ("two_rules", (1, 2), ("afp", "deepstate"))
    assert plain(found.sentence) == (
        "Claim no. 1 fits by AFP’s rule, no. 2 by DeepState’s rule; figures counted by two rules can be neither added "
        "up nor compared."
    )


def test_claims_of_one_rule_make_one_remark() -> None:
    told = [gain(120, 2, **AFP), gain(201, 3, speaker="deepstate"), gain(60, 2, speaker="deepstate")]
    assert [f.claims for f in between(*told)] == [(1, 2, 3)]
    assert [f.claims for f in between(*reversed(told))] == [(1, 2, 3)]


def test_figures_that_fit_by_one_rule_alike_say_nothing() -> None:
    both = Maps({"afp": [0.0, 120.0, 80.0], "deepstate": [0.0, 60.0, 80.0]})
    assert not between(gain(120, 2, **AFP), gain(80, 3, speaker="deepstate"), maps=both)
    assert not between(gain(120, 2, **AFP), gain(121, 2, **AFP))


def across(**told) -> Claim:  # type: ignore[no-untyped-def]
    month = Period(CHANGE, CHANGE.replace(day=28))
    return claim("record", period=month, **AFP, **told)


BEFORE = Period(dt.date(2025, 2, 1), dt.date(2025, 2, 28))


@pytest.mark.parametrize(
    ("told", "reaches"),
    [
        (across(form="comparison", order="less", versus=BEFORE), True),
        (across(form="superlative", order="smallest", since="2025-03"), True),
        (across(form="superlative", order="smallest"), False),
        (across(form="streak", order="less", grain="month", figure=3, unit="month"), True),
        (across(form="streak", order="less", grain="month", figure=1, unit="month"), False),
        (across(form="comparison", order="less", versus=BEFORE, of="air_attack"), False),
        (claim(figure=500, period=Period(BEFORE.start, CHANGE), **AFP), True),
        (claim(figure=500, period=Period(BEFORE.start, CHANGE), speaker="deepstate"), False),
        (claim(figure=500, period=Period(CHANGE, CHANGE), **AFP), False),
    ],
)
def test_an_outlet_that_changed_its_rule_is_said_to_have(told: Claim, reaches: bool) -> None:
    found = [f for f in between(told) if f.kind == "rule_changed"]
    assert bool(found) is reaches
    for f in found:
        assert (f.day, f.rules, f.claims) == (CHANGE, ("afp", "afp-2026"), (1,))


def test_the_remark_is_said_in_every_language() -> None:
    told = gain(120, 2, **AFP), gain(201, 3, speaker="deepstate")
    answers = {lang: between(*told, lang=lang)[0] for lang in LANGUAGES}
    for lang, found in answers.items():
        assert found.translations == {other: answers[other].sentence for other in LANGUAGES if other != lang}
        assert len({found.sentence, *found.translations.values()}) == 3

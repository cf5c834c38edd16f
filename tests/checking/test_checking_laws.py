"""Laws of checking, on random claims and maps."""

from __future__ import annotations

import datetime as dt
import random
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maps_at_hand import PUBLISHED, THEATRE, Maps, claim, day, days, report
from msgspec.structs import replace

from frontledger.checking import check_claims
from frontledger.checking.say import Listed, Num, Say
from frontledger.checking.table import Row, decide
from frontledger.checking.voice import Voice
from frontledger.errors import InputError
from frontledger.nouns import Amount, CheckedClaim, Claim, Flag, Kind, Measurement, Period

N = 30
RULES = ("isw", "isw-kursk", "afp", "afp-gross", "deepstate")
FORBIDDEN = ("true", "false", "fake", "lie", "proves", "confirms", "liberated")
KINDS = ("glitch", "multi_day", "redrawn", "stale", "break_of_series")

gains = st.lists(st.floats(-80, 150).map(lambda x: round(x, 2)), min_size=N, max_size=N)
flags = st.dictionaries(
    st.tuples(st.sampled_from(RULES), st.integers(1, N)),
    st.sampled_from(KINDS).map(lambda kind: (Flag(kind=kind, period=days(1)),)),
    max_size=6,
)
maps = st.builds(Maps, st.dictionaries(st.sampled_from(RULES), gains, min_size=1), flags=flags)
periods = st.one_of(
    st.none(),
    st.tuples(st.integers(-3, N + 5), st.integers(0, 20)).map(lambda p: days(p[0], p[0] + p[1])),
    st.integers(1, N).map(lambda n: Period(None, day(n))),
)
hedges = st.sampled_from(["none", "about", "over", "under", "up_to"])
figures = st.one_of(st.integers(1, 2000), st.floats(0.1, 2000).map(lambda x: round(x, 1)))
speakers = st.sampled_from(
    [("reporter", ()), ("isw", ()), ("isw", ("afp",)), ("deepstate", ()), ("zelensky", ("bbc",))]
)


@st.composite
def amounts(draw: st.DrawFn, kinds: tuple[str, ...] = ("area_change", "rate", "area_total")) -> Claim:
    speaker, via = draw(speakers)
    return claim(
        draw(st.sampled_from(kinds)),
        draw(figures),
        hedge=draw(hedges),
        period=draw(periods),
        side=draw(st.sampled_from(["RU", "UA"])),
        place=draw(st.sampled_from([(), ("UA",), ("UA-14",), ("Pokrovsk",)])),
        direction=draw(st.sampled_from(["gain", "loss", None])),
        per=draw(st.sampled_from(["day", "month", None])),
        modality=draw(st.sampled_from(["asserted", "claimed", "denied", "conditional"])),
        speaker=speaker,
        via=via,
    )


@st.composite
def records(draw: st.DrawFn) -> Claim:
    speaker, via = draw(speakers)
    form = draw(st.sampled_from(["superlative", "rank", "streak", "comparison"]))
    with_figure = form == "streak" or (form == "comparison" and draw(st.booleans()))
    end = draw(st.integers(2, N))
    return claim(
        "record",
        draw(st.integers(1, 5)) if with_figure else None,
        draw(st.sampled_from(["times", "percent"])) if form == "comparison" else "day",
        period=days(end),
        versus=days(draw(st.integers(1, end - 1))) if form == "comparison" else None,
        of="area_change",
        form=form,
        order=draw(st.sampled_from(["largest", "smallest"] if form in ("superlative", "rank") else ["more", "less"])),
        rank=draw(st.integers(1, 4)) if form == "rank" else None,
        grain="day",
        since=draw(st.sampled_from([None, "2025-03", "2025", "2022-03", day(5).isoformat()])),
        since_part=draw(st.sampled_from([None, "start", "end"])),
        speaker=speaker,
        via=via,
    )


others = st.sampled_from(
    [
        claim("meeting", parties=("US", "RU"), side=None, place=("Istanbul",)),
        claim("position", party="UA", stance="demands", subject="territory", place=("UA-14", "UA-43"), side="UA"),
        claim("force_count", 110_000, "person", hedge="over", place=("Pokrovsk",), speaker="ua_general_staff"),
        claim("losses", 1200, "person", what="killed"),
        claim("air_attack", 101, "drone", action="downed"),
        claim("other_quantity", 64_000, "acre", side="US", place=("US-AK",)),
        claim("encirclement", 3, "side", state="partial", place=("Pokrovsk",)),
        claim("settlement_control", state="taken", place=("Pokrovsk",), modality="denied"),
        claim("settlement_control", 2, "settlement", state="taken"),
        claim("distance", 10, "km", measure="to_place", place=("Pokrovsk",)),
        claim("area_share", 76, "percent", place=("UA-14",)),
    ]
)
claims = st.one_of(amounts(), records(), others)


def check(
    told: list[Claim], at_hand: Maps, lang: str = "en", published: dt.date = PUBLISHED
) -> tuple[CheckedClaim, ...]:
    of = report(published=published)
    return check_claims(told, report=of, measurer=at_hand, theatre=THEATRE, lang=lang).claims


class Shuffled(Maps):
    """The same maps, which answer in another order."""

    def __init__(self, maps: Maps, seed: int) -> None:
        self.__dict__.update(maps.__dict__)
        self.seed = seed

    def change(self, *asked):  # type: ignore[no-untyped-def]
        found = super().change(*asked)
        random.Random(self.seed).shuffle(found)
        return found

    def held(self, *asked):  # type: ignore[no-untyped-def]
        return super().held(*asked)[::-1]


@given(amounts(), maps)
@settings(deadline=None)
def test_widening_a_hedge_never_turns_supported_into_anything_worse(told: Claim, at_hand: Maps) -> None:
    told = replace(told, modality="asserted", amount=replace(told.amount, hedge="none"))
    plain = check([told], at_hand)[0].verdict
    for hedge in ("about", "over", "under", "up_to"):
        wider = check([replace(told, amount=replace(told.amount, hedge=hedge))], at_hand)[0].verdict
        assert plain != "supported" or wider == "supported"


@given(amounts(), maps, st.floats(0, 50))
@settings(deadline=None)
def test_a_wider_tolerance_of_the_maps_never_turns_supported_into_anything_worse(
    told: Claim, at_hand: Maps, more: float
) -> None:
    told = replace(told, modality="asserted")
    before = check([told], at_hand)[0].verdict
    at_hand.uncertainty += more
    assert before != "supported" or check([told], at_hand)[0].verdict == "supported"


@given(st.lists(claims, min_size=2, max_size=6), maps, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_claims_changes_nothing(told: list[Claim], at_hand: Maps, chance: random.Random) -> None:
    mixed = list(enumerate(told))
    chance.shuffle(mixed)
    first = check(told, at_hand)
    for (n, _), again in zip(mixed, check([c for _, c in mixed], at_hand), strict=True):
        assert (again.verdict, again.sentence) == (first[n].verdict, first[n].sentence)


@given(claims, maps, st.integers(0, 100))
@settings(deadline=None)
def test_the_order_of_measurements_and_of_conventions_changes_nothing(told: Claim, at_hand: Maps, seed: int) -> None:
    first = check([told], at_hand)[0]
    backwards = Maps(dict(reversed(at_hand.gains.items())), flags=at_hand.flags, uncertainty=at_hand.uncertainty)
    for other in (Shuffled(at_hand, seed), backwards):
        again = check([told], other)[0]
        assert (again.verdict, again.sentence, again.evidence) == (first.verdict, first.sentence, first.evidence)


@given(amounts(("area_change", "rate")), maps)
@settings(deadline=None)
def test_the_unit_a_figure_is_printed_in_leaves_the_verdict(told: Claim, at_hand: Maps) -> None:
    # printed exactly in both units, so that rounding is no part of it
    amount = told.amount
    exact = replace(told, amount=replace(amount, low=amount.low + 0.125, high=amount.low + 0.125), quote="")
    hectares = Amount(low=exact.amount.low * 100, high=exact.amount.high * 100, unit="ha", hedge=amount.hedge)
    km2, ha = exact, replace(exact, amount=hectares)
    km2 = replace(km2, quote=f"{km2.amount.low:.3f}")
    ha = replace(ha, quote=f"{ha.amount.low:.1f}")
    assert check([km2], at_hand)[0].verdict == check([ha], at_hand)[0].verdict


@given(claims, maps)
@settings(max_examples=300, deadline=None)
def test_every_claim_has_one_short_sentence_in_three_languages(told: Claim, at_hand: Maps) -> None:
    got = check([told], at_hand)[0]
    sentences = {"en": got.sentence, **got.translations}
    assert set(sentences) == {"en", "uk", "zh-Hant"}
    for lang, sentence in sentences.items():
        assert sentence[-1] in ".。"
        assert "{" not in sentence
        if lang != "zh-Hant":
            assert len(sentence.split(" ")) <= 40, sentence
    words = {w.strip(".,;:()").lower() for w in (got.sentence + " " + got.title).split()}
    assert not words & set(FORBIDDEN)
    assert got.title
    assert got.number == 1


def numbers_in(value: object) -> list[float]:
    """Every measured figure that a message speaks of."""
    match value:
        case Num():
            return [value.value]
        case Say():
            return [n for v in value.values.values() for n in numbers_in(v)]
        case Listed():
            return [n for v in value.items for n in numbers_in(v)]
    return []


def numbers_of(tree: object) -> list[float]:
    """Every number in JSON."""
    if isinstance(tree, dict):
        return [n for v in tree.values() for n in numbers_of(v)]
    if isinstance(tree, list | tuple):
        return [n for v in tree for n in numbers_of(v)]
    return [float(tree)] if isinstance(tree, int | float) else []


@given(claims, maps)
@settings(max_examples=300, deadline=None)
def test_a_sentence_is_rebuilt_from_the_answer_alone_and_names_no_figure_it_does_not_hold(
    told: Claim, at_hand: Maps
) -> None:
    got = check([told], at_hand)[0]
    again = CheckedClaim.from_json(got.to_json())
    assert again.said is not None
    for lang, sentence in {"en": again.sentence, **again.translations}.items():
        assert Voice(lang, THEATRE).sentence(again.said) == sentence
    tree = again.plain()
    del tree["said"], tree["sentence"], tree["translations"]
    held = numbers_of(tree)
    for number in numbers_in(again.said):
        assert any(abs(abs(number) - abs(one)) < 0.05 for one in held), (number, again.sentence)


@given(st.lists(claims, max_size=4), maps, st.sampled_from(["en", "uk", "zh-Hant"]))
@settings(deadline=None)
def test_same_input_same_bytes(told: list[Claim], at_hand: Maps, lang: str) -> None:
    first = [c.to_json() for c in check(told, at_hand, lang)]
    assert first == [c.to_json() for c in check(told, at_hand, lang)]


@given(amounts(), maps)
@settings(deadline=None)
def test_adding_a_source_that_redraws_another_adds_no_witness(told: Claim, at_hand: Maps) -> None:
    class Redrawn(Maps):
        def change(self, *asked):  # type: ignore[no-untyped-def]
            found = super().change(*asked)
            return [*found, *(replace(m, source="deepstate-areas") for m in found if m.source == "deepstate")]

    again = Redrawn(at_hand.gains, flags=at_hand.flags, uncertainty=at_hand.uncertainty)
    first, second = check([told], at_hand)[0], check([told], again)[0]
    assert sorted(first.roots) == sorted(second.roots)
    assert first.verdict == second.verdict


@given(st.sampled_from(["gain", "loss"]), figures, speakers, gains)
@settings(deadline=None)
def test_negated_maps_turn_gains_into_losses(direction: str, figure: float, who, steps: list[float]) -> None:
    other = {"gain": "loss", "loss": "gain"}[direction]
    told = claim(figure=figure, period=days(N), direction=direction, speaker=who[0], via=who[1])
    turned = replace(told, extra=replace(told.extra, direction=other))
    straight, negated = (
        Maps({"afp": steps, "isw": steps[::-1]}),
        Maps({"afp": [-g for g in steps], "isw": [-g for g in steps[::-1]]}),
    )
    assert check([told], straight)[0].verdict == check([turned], negated)[0].verdict


@given(records(), gains)
@settings(deadline=None)
def test_negated_maps_turn_records_of_gain_into_records_of_loss(told: Claim, steps: list[float]) -> None:
    told = replace(told, extra=replace(told.extra, direction="gain", since=None))
    turned = replace(told, extra=replace(told.extra, direction="loss"))
    straight, negated = (
        Maps({"afp": steps, "isw": steps[::-1]}),
        Maps({"afp": [-g for g in steps], "isw": [-g for g in steps[::-1]]}),
    )
    assert check([told], straight)[0].verdict == check([turned], negated)[0].verdict


within = st.tuples(st.integers(1, N), st.integers(0, N)).map(lambda p: days(p[0], min(N, p[0] + p[1])))


@given(amounts(("area_change", "rate")), st.integers(1, 20_000).filter(lambda n: n % 10), within, gains)
@settings(deadline=None)
def test_rescaled_maps_and_claims_give_the_same_verdict(told: Claim, tenths: int, period, steps: list[float]) -> None:  # type: ignore[no-untyped-def]
    # a tenth of the figure is printed with one digit more, so the last digit printed is rescaled too
    def printed(figure: float) -> Claim:
        amount = replace(told.amount, low=figure, high=figure)
        return replace(told, period=period, place=("UA",), amount=amount, quote=f"{figure} km2")

    small = {"afp": steps, "isw": steps[::-1]}
    large = {rule: [g * 10 for g in row] for rule, row in small.items()}
    first = check([printed(tenths / 10)], Maps(small))[0].verdict
    assert check([printed(tenths)], Maps(large, uncertainty=7.5))[0].verdict == first


@given(amounts(("area_change",)), within, gains, st.integers(1, 15))
@settings(deadline=None)
def test_maps_and_claims_of_later_days_give_the_same_verdict(told: Claim, period, steps: list[float], by: int) -> None:  # type: ignore[no-untyped-def]
    told = replace(told, period=period, place=("UA",))
    ahead = dt.timedelta(days=by)
    later = replace(told, period=Period(period.start + ahead, period.end + ahead))
    rules = {"afp": steps, "isw": steps[::-1]}
    shifted = {rule: [0.0] * by + row for rule, row in rules.items()}
    assert (
        check([told], Maps(rules))[0].verdict == check([later], Maps(shifted), published=PUBLISHED + ahead)[0].verdict
    )


grades = st.sampled_from(["fits", "near", "apart", None])
marks = st.lists(
    st.tuples(st.sampled_from(["isw", "afp", "deepstate"]), st.integers(0, 2), grades, st.booleans()),
    max_size=6,
    unique_by=lambda m: m[:2],
)
owners = st.dictionaries(st.sampled_from(["isw", "afp", "deepstate"]), st.sampled_from([0, 1]))


def evidence(rule: str, source: int, grade: str | None, flagged: bool, own: dict[str, int]) -> Row:
    """A row of one rule from one of its sources."""
    flags = (Flag(kind="glitch", period=days(1)),) if flagged else ()
    root = THEATRE.sources["deepstate" if rule == "deepstate" else "isw"].root
    measured = Measurement(
        convention=rule, source=f"{rule}-{source}", root=root, quantity="change", side="RU", place="UA",
        period=days(1), amount=1.0, unit="km2", flags=flags,
    )  # fmt: skip
    miss = {"fits": 0.0, "near": 1.0}.get(grade or "", 2.0)
    return Row(measured, grade or "not_used", grade, 1.0, miss, own.get(rule))


@given(marks, owners, st.booleans(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_rows_decide_in_whatever_order_they_come(marks, own, credited: bool, chance: random.Random) -> None:  # type: ignore[no-untyped-def]
    rows = [evidence(*mark, own) for mark in marks]
    first = decide(rows, credited=credited)
    chance.shuffle(rows)
    assert decide(rows, credited=credited) == first
    assert (first is None) == (not any(r.grade for r in rows))


@given(marks, owners, st.booleans(), grades)
@settings(deadline=None)
def test_a_row_that_is_set_aside_never_overrides_a_clean_one_of_its_rule(marks, own, credited: bool, grade) -> None:  # type: ignore[no-untyped-def]
    rows = [evidence(*mark, own) for mark in marks]
    first = decide(rows, credited=credited)
    for rule in {r.measurement.convention for r in rows if r.grade and not r.set_aside}:
        for name in (-1, 9):
            assert decide([*rows, evidence(rule, name, grade, True, own)], credited=credited) == first


far = st.dates() | st.sampled_from([dt.date.min, dt.date.max])
spans = st.builds(Period, st.none() | far, st.none() | far)
numbers = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)


@given(
    st.sampled_from(typing.get_args(Kind)),
    spans,
    spans,
    st.none()
    | st.builds(Amount, low=numbers, high=numbers, unit=st.sampled_from(["km2", "mi2", "percent", "times", "x"])),
    st.sampled_from(["superlative", "rank", "streak", "comparison", None]),
    st.text(max_size=20),
    maps,
)
@settings(max_examples=300, deadline=None)
def test_no_claim_however_odd_stops_the_check(kind, period, versus, amount, form, text, at_hand) -> None:  # type: ignore[no-untyped-def]
    odd = claim(
        kind, period=period, versus=versus, form=form, order="more", rank=3, quote=text, place=(text, "UA"),
        speaker=text, side=text or None, what=text, since="2024",
    )  # fmt: skip
    plain = claim(kind, period=period, versus=versus, form=form, order="largest", quote=text, since="2024-05")
    got = check([replace(c, amount=amount) for c in (odd, plain)], at_hand)
    assert all(c.sentence and c.title for c in got)


@pytest.mark.parametrize("since", ["May 2024", "2024-13", "2024-02-30", "20240501-1-1", "x"])
def test_a_date_that_is_none_is_refused_with_claim_and_remedy(since: str) -> None:
    with pytest.raises(InputError, match=r"claim 2.*since") as refused:
        check([claim(figure=1), claim("record", since=since)], Maps())
    assert "YYYY" in refused.value.remedy


def test_a_figure_that_is_not_finite_is_refused() -> None:
    with pytest.raises(InputError, match=r"claim 1.*finite"):
        check([claim(figure=float("inf"))], Maps())

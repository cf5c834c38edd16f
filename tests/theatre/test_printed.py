"""Printed figures that ship with the theatre, as claims."""

from __future__ import annotations

import re

from frontledger.nouns import Claim, Period
from frontledger.theatre import load
from frontledger.theatre.printed import PrintedClaim

THEATRE = load()


def one(kind: str, amount: str, source: str) -> PrintedClaim:
    found = [p for p in THEATRE.printed if (p.row.kind, p.row.amount, p.row.source) == (kind, amount, source)]
    return found[0]


def told(claim: Claim) -> tuple[float, float, str, str]:
    assert claim.amount
    return claim.amount.low, claim.amount.high, claim.amount.unit, claim.amount.hedge


def test_every_row_is_a_claim() -> None:
    assert len(THEATRE.printed) == 332
    for printed in THEATRE.printed:
        claim = printed.claim
        assert claim.amount and claim.period == Period(printed.row.start, printed.row.end)
        assert re.match(r"[\d.–-]+ \w+", claim.quote)
        # whose figure it is, but for those that name nobody
        assert claim.speaker != "reporter" or printed.row.source.startswith("not stated")


def test_whose_where_and_how_much() -> None:
    claim = one("gain_gross", "713", "AFP analysis of ISW data").claim
    assert (claim.kind, claim.side, claim.place, claim.speaker, claim.via) == (
        "area_change", "RU", ("UA",), "isw", ("afp",),
    )  # fmt: skip
    assert claim.extra.net is False
    assert told(claim) == (713, 713, "km2", "none")
    assert claim.quote == "713 km2 (275 mi2)"


def test_a_range_is_one_figure() -> None:
    low, high = (one(f"rate_{end}", n, "Belousov").claim for end, n in (("low", "300"), ("high", "400")))
    assert told(low) == told(high) == (300, 400, "km2", "none")
    assert low.extra.per == high.extra.per == "month"


def test_a_share_or_a_mean_beside_a_figure_is_a_claim_of_its_own() -> None:
    share = one("gain", "7463", "DeepState").claims[1]
    assert (share.kind, told(share)) == ("area_change", (1.28, 1.28, "percent", "none"))
    mean = one("gain", "593", "ISW").claims[1]
    assert (mean.kind, mean.extra.per, told(mean)) == ("rate", "day", (18.1, 18.1, "km2", "none"))


def test_hedges_are_those_of_the_page() -> None:
    assert told(one("claim", "3.5", "Gerasimov (misprinted)").claim)[3] == "over"
    assert told(one("gain_net", "4000", "AFP analysis of ISW data").claim)[3] == "under"
    assert told(one("gain", "4984", "ISW").claim)[3] == "up_to"
    # "control over" bends nothing
    assert told(one("regained", "2.2", "Syrskyi").claim)[3] == "none"

"""What a printed figure allows: its ends, half of its last digit, its hedge. All numbers are in `tolerance.toml`."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from ..nouns import Amount, Part

# mile and acre as the international yard and pound agreement of 1959 has them
_BASE = {
    "km2": ("km2", 1.0),
    "mi2": ("km2", 2.589988110336),
    "ha": ("km2", 0.01),
    "acre": ("km2", 0.0040468564224),
    "km": ("km", 1.0),
    "m": ("km", 0.001),
    "mi": ("km", 1.609344),
}
NUMBER = re.compile(r"\d+(?:[.,'’٫٬\s\u00a0\u202f\u2009]\d+)*")
MULTIPLIERS = tuple(Decimal(10) ** n for n in (0, 3, 4, 6, 8, 9, 12))  # none, thousand, 萬, million, 億, billion, 兆


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """The table of tolerances."""
    return tomli.loads(Path(__file__).parent.joinpath("tolerance.toml").read_text("utf-8"))


class Allowed(NamedTuple):
    """The interval a claim allows, in `unit`, and what it was widened by."""

    low: float
    high: float
    unit: str
    parts: tuple[Part, ...]
    value: float
    """The middle of the figure as printed, in `unit`: what shares of the claim are taken of."""
    open_end: int = 0
    """On which side a hedge leaves the figure open: 1 above ("more than"), -1 below ("less than"), 0 on neither."""

    near: float | None = None
    """How far off a figure may lie and still be near, where that is not a share of the claim."""

    hides: bool = True
    """Would words that leave it open hide a figure far from it? "Under 10 km away" hides none that is nearer."""

    def as_said(self, value: float) -> bool:
        """Does a figure lie on the side that the claim leaves open, farther out than such words are used for, but not
        so far that they would hide it?"""
        most: float = table()["near"]["open_times"] if self.hides else math.inf
        if not self.open_end or value * self.value <= 0:
            return False
        beyond = value > self.high if self.open_end > 0 else value < self.low
        return beyond and 1 / most <= value / self.value <= most

    def miss(self, low: float, high: float) -> float:
        """How far the interval `[low, high]` lies from this one, 0 where they meet."""
        return max(0.0, low - self.high, self.low - high)


def base_unit(unit: str) -> tuple[str, float]:
    """The unit maps are measured in, and what one `unit` is in it."""
    return _BASE.get(unit, (unit, 1.0))


def allowed(amount: Amount, quote: str, *, rounded_down: bool = False) -> Allowed:
    """What a printed figure allows.

    Args:
        amount: as printed.
        quote: the words of the report, where the printed form of the figure is looked for.
        rounded_down: the source that printed it is known to cut decimals off.
    """
    rounding, hedges = table()["rounding"], table()["hedge"]
    down, up = rounding["cut_off"] if rounded_down else (rounding["half_of_last_digit"],) * 2
    widest = rounding["times_at_most"] if amount.unit == "times" else 1.0
    low = amount.low - min(slack_of(amount.low, quote, down), widest * abs(amount.low) or down)
    high = amount.high + min(slack_of(amount.high, quote, up), widest * abs(amount.high) or up)
    below, above = hedges.get(amount.hedge, (0.0, 0.0))
    unit, factor = base_unit(amount.unit)
    wide = max(amount.low - low, high - amount.high)
    hedge = max(below * abs(amount.low), above * abs(amount.high))
    parts = [Part(name="rounding", amount=wide * factor, unit=unit)]
    if hedge:
        parts.append(Part(name="hedge", amount=hedge * factor, unit=unit))
    return Allowed(
        (low - below * abs(amount.low)) * factor,
        (high + above * abs(amount.high)) * factor,
        unit,
        tuple(parts),
        (amount.low + amount.high) / 2 * factor,
        (above > below) - (below > above),
    )


def of_the_whole(share: Allowed) -> Allowed:
    """What "all of it" allows, 100 % of something: no more is rounded off than of any other percent."""
    whole, points = table()["whole"], table()["rounding"]["half_of_last_digit"]
    if share.unit != "percent" or share.value != _WHOLE or share.open_end:
        return share
    parts = tuple(Part(name=p.name, amount=points, unit=p.unit) if p.name == "rounding" else p for p in share.parts)
    return share._replace(low=_WHOLE - points, high=_WHOLE + points, parts=parts, near=whole["near_points"])


_WHOLE = 100.0
_DIGITS = 12
"""Digits of a figure that are told apart: what lies behind them comes of counting in twos (256.725 km², 100 times)."""


def slack_of(value: float, quote: str, share: float | None = None) -> float:
    """Half (or `share`) of the last digit printed; trailing zeros of a whole number count as not printed."""
    rounding = table()["rounding"]
    share = rounding["half_of_last_digit"] if share is None else share
    exact = Decimal(f"{value:.{_DIGITS}g}")
    if not exact:
        return float(share)
    step, zeros = printed_step(exact, quote)
    if step is None:
        if exact != exact.to_integral_value():
            return float(rounding["fraction_in_words"] * abs(value))
        step, zeros = _step(exact)
    slack = float(step) * share
    return min(slack, 2 * share * rounding["trailing_zeros_at_most"] * abs(value)) if zeros else slack


@lru_cache(maxsize=256)  # asked many times of each claim
def printed_step(exact: Decimal, quote: str) -> tuple[Decimal | None, bool]:
    """What one of the last digit printed is worth, and whether trailing zeros were passed over.

    The figure is looked for in the quote as digits with grouping and decimal signs of any kind, alone or with a
    word such as "thousand" or 萬 behind it. None where it stands there in words only.
    """
    best: tuple[int, Decimal, bool] | None = None
    for match in NUMBER.finditer(quote):
        for written, last in readings(match.group()):
            for rank, factor in enumerate(MULTIPLIERS):
                if written * factor == abs(exact) and (best is None or rank < best[0]):
                    step, zeros = (last, False) if last < 1 else _step(written)
                    best = rank, step * factor, zeros or bool(rank and last == 1)
    return best[1:] if best else (None, False)


def readings(text: str) -> list[tuple[Decimal, Decimal]]:
    """What digits with signs between them can mean, each with what one of the last digit is worth: signs group, or
    the last of them is the decimal sign."""
    groups = re.split(r"\D+", text)
    whole = Decimal("".join(str(int(d)) for d in "".join(groups)))
    out = [(whole, Decimal(1))]
    if len(groups) > 1:
        decimals = len(groups[-1])
        out.append((whole.scaleb(-decimals), Decimal(1).scaleb(-decimals)))
    return out


def _step(exact: Decimal) -> tuple[Decimal, bool]:
    """Worth of the last digit, trailing zeros of a whole number passed over, and whether there were any."""
    exponent = exact.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent)), int(exponent) > 0

"""How a figure slips on its way: two digits swapped, a unit or a power of ten mistaken."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from msgspec.structs import replace

from ..nouns import Amount
from .tolerance import base_unit, slack_of

SlipKind = Literal["digits", "digit", "unit", "scale"]


class Slip(NamedTuple):
    """How one figure could have become another."""

    kind: SlipKind
    factor: float = 1.0
    """Of a scale: how many times the other is the one."""


def swapped(amount: Amount) -> list[Amount]:
    """The figure with two neighbouring digits swapped, in every way that gives another; none of a range."""
    if amount.low != amount.high:
        return []
    text = format(Decimal(repr(amount.low)), "f")
    out = []
    for n in range(len(text) - 1):
        a, b = text[n], text[n + 1]
        if a.isdigit() and b.isdigit() and a != b and (n > 0 or b != "0"):
            other = Decimal(text[:n] + b + a + text[n + 2 :])
            value = int(other) if other == other.to_integral_value() else float(other)
            out.append(replace(amount, low=value, high=value))
    return out


def slip(one: Amount, other: Amount) -> Slip | None:
    """How the first could have become the second: digits swapped or one digit another in one unit, the same number in
    another unit, or a thousand (ten thousand, a million) times as much. None where nothing so simple does it."""
    if one.low != one.high or other.low != other.high or not one.low or not other.low:
        return None
    (base, factor), (base_2, factor_2) = base_unit(one.unit), base_unit(other.unit)
    if one.unit != other.unit and one.low == other.low:
        return Slip("unit")
    if base != base_2:
        return None
    if one.unit == other.unit and any(s.low == other.low for s in swapped(one)):
        return Slip("digits")
    if one.unit == other.unit and _one_digit(one.low, other.low):
        return Slip("digit")
    ratio = other.low * factor_2 / (one.low * factor)
    for power in (1_000, 10_000, 1_000_000):
        for scale in (float(power), 1 / power):
            if abs(ratio / scale - 1) * one.low <= 2 * slack_of(one.low, ""):
                return Slip("scale", scale)
    return None


def _one_digit(one: float, other: float) -> bool:
    """Is one digit another, of three or more that count?"""
    a, b = format(Decimal(repr(one)), "f"), format(Decimal(repr(other)), "f")
    long = len(a.replace(".", "").strip("0")) > 2
    return long and len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1

"""Messages: `Voice` says them in one language."""

from __future__ import annotations

from msgspec.structs import replace

from ..nouns import Amount
from ..nouns.say import Count, Counted, Day, Days, Figures, Label, Listed, Num, Printed, Rule, Say, Value

__all__ = [
    "Count",
    "Counted",
    "Day",
    "Days",
    "Figures",
    "Label",
    "Listed",
    "Num",
    "Printed",
    "Rule",
    "Say",
    "Value",
    "as_fine",
    "km",
    "say",
    "say_n",
    "whole_percent",
]


def say(text: str, /, **values: Value) -> Say:
    """A message; its text is the key under which catalogues hold it."""
    return Say(text, values)


def as_fine(value: Value, unit: str, decimals: int) -> Value:
    """What is to be said, with measured figures in a unit written to so many decimals."""
    match value:
        case Num():
            return replace(value, decimals=decimals) if value.unit == unit else value
        case Say():
            return replace(value, values={name: as_fine(v, unit, decimals) for name, v in value.values.items()})
        case Listed():
            return replace(value, items=[as_fine(v, unit, decimals) for v in value.items])
        case _:
            return value


def km(value: float) -> Value:
    """A distance; one that would be written as nothing is less than the smallest that is written."""
    least = 0.1
    if round(abs(value), 1):
        return Num(value, "km")
    return Printed(Amount(low=least, high=least, unit="km", hedge="under"))


def whole_percent(value: float) -> Num:
    """A percentage that is a condition: without decimals where it has none."""
    return Num(int(value) if value == int(value) else value, "percent")


def say_n(one: str, many: str, n: int, /, **values: Value) -> Say:
    """A message whose form depends on the number `n`."""
    return Say(one, values, many, n)

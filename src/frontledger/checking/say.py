"""Messages: `Voice` says them in one language."""

from __future__ import annotations

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
    "say",
    "say_n",
]


def say(text: str, /, **values: Value) -> Say:
    """A message; its text is the key under which catalogues hold it."""
    return Say(text, values)


def say_n(one: str, many: str, n: int, /, **values: Value) -> Say:
    """A message whose form depends on the number `n`."""
    return Say(one, values, many, n)

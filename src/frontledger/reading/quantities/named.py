"""What a noun without a figure counts."""

from __future__ import annotations

from ..marks import Quantity
from .find import each_quantity

_ANY = "5 "
"""Some figure of more than one, for the noun to be read with."""


_SIGN = 2
"""Letters of a unit's sign, which stands for none without its figure."""


def counted_by(noun: str, *, language: str) -> Quantity | None:
    """What words that begin with a noun count, as if a figure stood before them; None where they do not begin with one
    that can be counted. Its `end` is that of the noun in `noun`; its amount means nothing."""
    found = next(each_quantity(_ANY + noun, language=language), None)
    if found is None or found.start != 0:
        return None
    end = found.end - len(_ANY)
    return None if end <= _SIGN and noun[:end].isascii() else found._replace(end=end)  # Italian "ha" is no hectare

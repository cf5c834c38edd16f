"""Puts together names that belong to one another: bodies with their country, offices with who held them, persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ..theatre import Theatre
from .name_found import Found
from .name_words import Grammar, Word


def compose(
    text: str,
    found: Sequence[Found],
    words: Sequence[Word],
    theatre: Theatre,
    grammar: Grammar,
    day: dt.date | None,
) -> list[Found]:
    """The names found, with titles and bodies resolved."""
    return list(found)

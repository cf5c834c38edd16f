"""A claim's card as PNG, with the fonts of the machine."""

from __future__ import annotations

from typing import Any

from ...errors import library
from ...nouns import Answer, CheckedClaim
from .card import card_svg


def ready() -> Any:
    """The library that draws.

    Raises:
        InputError: when it is not installed, saying how to install it.
    """
    return library("resvg_py", "cards")


def card_png(answer: Answer, claim: CheckedClaim) -> bytes:
    """The card of one claim as a picture of 1200 × 630 points. Letters are drawn with the machine's fonts, so bytes
    may differ between machines.

    Raises:
        InputError: resvg-py is not installed.
    """
    return bytes(ready().svg_to_bytes(svg_string=card_svg(answer, claim)))

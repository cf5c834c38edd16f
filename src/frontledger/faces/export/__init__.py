"""Measurements as tables, files and pictures; answers as CSV, ClaimReview and cards.

from frontledger.faces.export import answer_csv, card_png, card_svg, claim_reviews
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .answer_table import answer_csv
    from .card import card_svg
    from .claimreview import claim_reviews
    from .raster import card_png

_MADE = {"answer_csv": "answer_table", "card_png": "raster", "card_svg": "card", "claim_reviews": "claimreview"}

__all__ = ["answer_csv", "card_png", "card_svg", "claim_reviews"]


def __getattr__(name: str) -> Any:
    # each is loaded when it is used: rows that machines read need none of them
    if name in _MADE:
        return getattr(import_module(f".{_MADE[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

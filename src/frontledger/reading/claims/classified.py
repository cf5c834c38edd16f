"""What a figure may count by its classifier, in languages that have them ("95架", "12発")."""

from __future__ import annotations

from functools import lru_cache

from ...languages import load
from ..marks import Quantity
from .frame import Scene

_LONGEST = 3
"""Characters of a classifier."""


def counts_by(scene: Scene, q: Quantity) -> frozenset[str]:
    """The units that a figure's classifier is for; none where it has no classifier or one for anything."""
    text, table = scene.doc.text, _classifiers(scene.doc.language)
    if not table:
        return frozenset()
    return next(
        (table[w] for n in range(_LONGEST, 0, -1) if (w := text[max(q.start, q.end - n) : q.end]) in table), _NONE
    )


_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=32)
def _classifiers(language: str) -> dict[str, frozenset[str]]:
    rows = load(language).table("units").get("classifiers", {})
    out: dict[str, frozenset[str]] = {}
    for units, words in rows.items():
        if "any" not in units:
            for word in words.split(";"):
                out[word.strip()] = out.get(word.strip(), _NONE) | {u.strip() for u in units.split(",")}
    return out

"""What a figure may count by its classifier, in languages that have them ("95架", "12発")."""

from __future__ import annotations

from functools import lru_cache

from ...languages import load
from ..doc import within
from ..marks import Quantity
from ..quantities import counted_by
from .frame import Scene

_BACK = 8
"""Claims back to a figure with the same classifier."""
_APART = 2
"""Clauses back to a noun that stands alone."""
_NOUN = 12
"""Characters of a noun that stands alone."""
_MARKS = " \t，、,：:—–-―「」“”"
_LONGEST = 3
"""Characters of a classifier."""
_NONE: frozenset[str] = frozenset()


def counts_by(scene: Scene, q: Quantity) -> frozenset[str]:
    """The units that a figure's classifier is for; none where it has no classifier or one for anything."""
    return _classifiers(scene.doc.language).get(_classifier(scene, q), _NONE)


def counted_alike(scene: Scene, q: Quantity) -> str | None:
    """The unit of the figure told last with the same classifier ("114架無人機和7枚飛彈…，21架…": drones)."""
    word, units = _classifier(scene, q), counts_by(scene, q)
    for c in reversed(scene.told[-_BACK:] if units else []):
        told = within(scene.doc.quantities, c.span.start, c.span.end)[:1]
        if told and told[0].unit in units and word in scene.doc.text[told[0].start : told[0].end]:
            return told[0].unit
    return None


def named_apart(scene: Scene, q: Quantity) -> str | None:
    """The unit of a noun that is all of a clause before, where the figure's classifier counts such things
    ("無人機，一夜擊落52架")."""
    counted = counts_by(scene, q)
    for a, b in scene.clauses_before(q.start)[:_APART] if counted else []:
        noun = scene.doc.text[a:b].strip(_MARKS)
        found = counted_by(noun, language=scene.doc.language) if 0 < len(noun) <= _NOUN else None
        if found is not None and found.end == len(noun) and found.unit in counted:
            return found.unit
    return None


def _classifier(scene: Scene, q: Quantity) -> str:
    """The classifier that a figure ends with."""
    text, table = scene.doc.text, _classifiers(scene.doc.language)
    ends = (text[max(q.start, q.end - n) : q.end] for n in range(_LONGEST, 0, -1)) if table else ()
    return next((w for w in ends if w in table), "")


@lru_cache(maxsize=32)
def _classifiers(language: str) -> dict[str, frozenset[str]]:
    rows = load(language).table("units").get("classifiers", {})
    out: dict[str, frozenset[str]] = {}
    for units, words in rows.items():
        if "any" not in units:
            for word in words.split(";"):
                out[word.strip()] = out.get(word.strip(), _NONE) | {u.strip() for u in units.split(",")}
    return out

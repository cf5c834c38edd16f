"""What a scan of a text finds before it is decided what each name stands for."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ...theatre.places import Hit
from .lexicon import Entry


class Found(NamedTuple):
    """A stretch of text that may be a name. Offsets are code points of the text."""

    start: int
    end: int
    entry: Entry | None = None
    hits: tuple[Hit, ...] = ()
    """Places it may stand for."""
    key: str = ""
    """The name as it is looked up, to know it again in the text."""
    evidence: Literal[-1, 0, 1, 2] = 0
    """What the words around say of a place: against it, nothing, a hint, that it is one."""
    weak: Literal[0, 1, 2] = 0
    """1 for a common word, which is a name only with a capital in the midst of a sentence; 2 for one hardly ever a
    place's name."""
    village: bool = False
    """The words around call it a village."""
    first: bool = False
    """Its capital says nothing: any word would have one there."""
    listed: bool = False
    """Goes on with a list that the name before it belongs to."""
    spelled: str = ""
    """Of a name that is in no list: the name in Latin letters."""
    kind: Literal["", "person", "venue", "place"] = ""
    """What a name that is in no list is of."""
    gloss: tuple[int, int] | None = None
    sector: bool = False
    """An adjective made from a town's name, beside a word for a sector."""
    adjective: bool = False

"""What a scan of a text finds before it is decided what each name stands for."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..theatre.places import Hit
from .name_lexicon import Entry


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
    weak: bool = False
    """The word by itself is a poor sign of a place: a common word."""
    first: bool = False
    """Its capital says nothing: any word would have one there."""
    listed: bool = False
    """Goes on with a list that the name before it belongs to."""
    spelled: str = ""
    """Of a name that is in no list: the name in Latin letters."""
    kind: Literal["", "person", "venue", "place"] = ""
    """What a name that is in no list is of."""
    gloss: tuple[int, int] | None = None
    adjective: bool = False

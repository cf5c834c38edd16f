"""Who is meant by a surname that two listed persons bear, one of them the head of a region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ...theatre import Theatre
from ...theatre.places import key
from .found import Found
from .words import CJK, Grammar

_BEFORE, _AFTER = 40, 30
"""Characters before and behind a surname in which its bearer's post stands; half of them without blanks."""
_NEAR = 120
"""Characters from a surname to the name of the region of one who bears it."""
_LONGER = 3
"""Characters of a name besides its key from which more than a surname with its ending is told."""
_SHORT = 5
"""Letters of a word up to which it has no ending."""
_PARTS = "·・‧•＝ "
"""What parts a given name from a surname."""
_ENDS = ".!?;\n。！？；"


def told_apart(found: Sequence[Found], text: str, theatre: Theatre, grammar: Grammar) -> list[Found]:
    """The names found, a surname alone that several persons bear given to the one who is meant: to the head of a
    region where he is called so beside it, else to whom the text named last, else to the head of a region named near.
    """
    same = _bearers(theatre)
    if not any(f.entry is not None and f.entry.id in same for f in found):
        return list(found)
    out = list(found)
    last: dict[tuple[str, ...], str] = {}
    for i, f in enumerate(found):
        entry = f.entry
        if entry is None or entry.id not in same:
            continue
        ids = same[entry.id]
        who = None if _told_more(f, text) else _meant(found, i, text, ids, theatre, grammar) or last.get(ids)
        if who is None:
            last[ids] = entry.id
            continue
        out[i] = f._replace(entry=entry._replace(id=who, side=theatre.speakers[who].side))
    return out


@lru_cache(maxsize=4)
def _bearers(theatre: Theatre) -> Mapping[str, tuple[str, ...]]:
    """Persons who share a surname with the head of a region, by id, with all who bear it."""
    by: dict[str, list[str]] = defaultdict(list)
    for speaker in theatre.speakers.values():
        if speaker.kind == "person":
            by[key(speaker.names["en"]).split()[-1]].append(speaker.id)
    return {id_: tuple(ids) for ids in by.values() if len(ids) > 1 and set(ids) & set(theatre.heads) for id_ in ids}


def _told_more(f: Found, text: str) -> bool:
    """Is somebody told by more than his surname: with a given name, or with an office?"""
    said = text[f.start : f.end]
    parts = [p for p in said.split() if p.isalpha()]
    return len(parts) > 1 or any(c in said for c in _PARTS) or len(said) > len(f.key) + _LONGER


def _meant(
    found: Sequence[Found], i: int, text: str, ids: tuple[str, ...], theatre: Theatre, grammar: Grammar
) -> str | None:
    """The head of a region among those of one surname, where he is meant."""
    f = found[i]
    head = next(id_ for id_ in ids if id_ in theatre.heads)
    wide = 1 + (CJK.match(text[f.start]) is None)
    before, after = text[max(0, f.start - _BEFORE * wide // 2) : f.start], text[f.end : f.end + _AFTER * wide // 2]
    before = before[max(before.rfind(c) for c in _ENDS) + 1 :]
    after = after[: min((n for n in map(after.find, _ENDS) if n >= 0), default=len(after))]
    words = map(key, grammar.list("local_heads"))
    if any(_begins(said, word, unspaced=wide == 1) for word in words for said in (key(before), key(after))):
        return head
    near = (o for o in found[max(0, i - 3) : i + 4] if abs(o.start - f.start) < _NEAR)
    return head if any(o.entry is not None and theatre.heads[head] in o.entry.id.split() for o in near) else None


def _begins(said: str, word: str, *, unspaced: bool) -> bool:
    """Does a word begin in a text; a short one as it is?"""
    at, end = said.find(word), said.find(word) + len(word)
    if at < 0 or unspaced:
        return at >= 0
    return not said[at - 1 : at].isalnum() and (len(word) > _SHORT or not said[end : end + 1].isalnum())

"""Whose words stand in a mood for what others said, in "by its own account", and in what an army says.

Data of a language, in its table `[attribution]`:

    reported = ["sei", "habe"]             # forms of that mood: "Die Stadt sei gefallen."
    by_own = ["nach eigenen Angaben"]      # the source is who acts in the clause
    army = ["Armee", "Streitkräfte"]       # words beside a party's name that make it its army
    unnamed = ["Offizier*"]                # words for somebody without a name
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from .cues import cues
from .doc import Doc, within
from .marks import Name
from .sentences import Sentence, part_of

_BEFORE = 4
"""Characters between a word for an army and the name of its party, an "of the" among them."""
_BESIDE = 2
"""Characters between a party's name and the word for its army."""
_REACH = 32
"""Characters behind a party's name in which such a word ends."""


def carried_on(doc: Doc, sentence: Sentence, said: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a sentence that tell what others said and name no source: nothing of `said` covers them."""
    cues = doc.cues_in("attribution", sentence.start, sentence.end, "reported")
    out: list[tuple[int, int]] = []
    covered = list(said)
    for c in cues:
        part = part_of(doc.text, sentence, c.start)
        if part not in out and not any(a < part[1] and part[0] < b for a, b in covered):
            out.append(part)
    return out


def as_army(doc: Doc, name: Name, verb: tuple[int, int] | None = None) -> Name:
    """A party named with its army as the voice that speaks for that army; any other name as it is.

    The word for the army stands behind the name, before it, or is part of it; beside a word for somebody without a name
    ("an officer of the army") it is not the army that speaks.

    Args:
        verb: where the word of saying stands.
    """
    voice = doc.theatre.sides["army"].get(name.side or "") if name.kind in {"side", "country"} else None
    if voice is None:
        return name
    words = doc.cues_in("attribution", name.start - _REACH, name.end + _REACH, "army")
    behind = next((c for c in words if 0 <= c.start - name.end <= _BESIDE), None)
    before = next((c for c in words if 0 <= name.start - c.end <= _BEFORE), None)
    part = any(w in doc.folded[name.start : name.end] for w in _glued(doc.language))
    sentence = doc.sentence_at(name.start)
    if part and sentence is not None:  # a subject may be that of what is told, a topic too beside a source
        own = doc.clause_at(name.start)
        denies = verb is not None and doc.clause_at(verb[0]) == own and doc.cues_in("events", *own, "denial")
        begin = own[0] if denies else sentence.start  # "…, 烏軍否認", but "… 俄軍佔領或宣稱拿下 …"
        sources = [n for n in within(doc.names, begin, name.start) if n.kind == "speaker"]
        part = name.case in {None, "topic"} and not sources
    if not (behind or before or part):
        return name
    first, last = (before or name).start, (behind or name).end
    if verb is not None:
        clause = doc.clause_at(verb[0])
        spoken = (max(clause[0], first - _REACH), verb[0]) if last <= verb[0] else (verb[1], last + _REACH)
        if doc.cues_in("attribution", *spoken, "unnamed"):
            return name
    return name._replace(kind="speaker", id=voice, start=first, end=last, adjective=False)


@lru_cache(maxsize=32)
def _glued(language: str) -> tuple[str, ...]:
    """Words for an army that are written in one with its party's name."""
    words = cues(language).patterns("attribution", "army")
    return tuple(w for w in words if len(w) == 1)

"""Bodies that only tell where somebody without a name is from: "a source in the general staff", "ministry officials".

Nobody named speaks there. Words for somebody without a name are data of a language, in its table `[attribution]`
(`unnamed`, `official`, and `of_body` for those that stand right behind the body); who analyses for a body speaks for it
(`institute_word`).
"""

from __future__ import annotations

from .cues import Cue, unspaced
from .doc import Doc, within
from .marks import Name
from .sentences import verb_final

_UNNAMED = ("unnamed", "official", "of_body")
_SAYS = ("say", "count", "according", "according_after", "cite")
_DEEDS = ("gain", "regain", "lose", "launch", "down", "advance", "kill", "wound", "hold", "repel")
_WITHIN = 20
"""Characters of "in the" between somebody without a name and the body he is of."""
_WORDS = 3
_BEHIND = 8
"""Characters of "one of its" between a body and somebody of it, where verbs stand last."""
_TOUCHES = 3
"""The same in scripts without blanks."""
_COUNTED = 4
"""Characters between a figure and the men it counts."""
_OWNED = 3
"""Characters of the ending of a name that tells that something is his, and of the blank behind it."""
_APOSTROPHES = "'’"
_STOPS = ',.;:!?()«»“”"„–—，、。；：（）「」\n'


def insiders(doc: Doc) -> frozenset[int]:
    """Where the names of bodies begin that somebody without a name is only of."""
    found: frozenset[int] = doc.remember("insiders", _insiders)
    return found


def _insiders(doc: Doc) -> frozenset[int]:
    speakers = doc.theatre.speakers
    bodies = [n for n in doc.names if n.kind == "speaker" and n.id in speakers and speakers[n.id].kind == "authority"]
    people = [n for n in doc.names if n.kind == "speaker" and n.id in speakers and speakers[n.id].kind == "person"]
    owners = {n.start for n in people if _has_an_army(doc, n)}
    return frozenset(n.start for n in bodies if _before(doc, n) or _behind(doc, n)) | owners


def _has_an_army(doc: Doc, name: Name) -> bool:
    """Is a person only named as whose an army is ("before the assault from X's troops")?"""
    troops = doc.cues_in("events", name.end, name.end + _WITHIN, "troops", "forces")
    between = [doc.text[name.end - _OWNED + 1 : c.start] for c in troops if c.start - name.end == 1]
    return any(b[0] in _APOSTROPHES and b[-1] == " " for b in between)


def _words(doc: Doc, start: int, end: int) -> list[Cue]:
    """Words for somebody without a name in a stretch: not those for analysts, nor men that are counted."""
    found = doc.cues_in("attribution", max(0, start), end, *_UNNAMED)
    kinds = {c.start for c in doc.cues_in("attribution", max(0, start), end, "institute_word")} if found else set()
    return [
        c
        for c in found
        if c.start not in kinds
        and not any(q.start < c.start <= q.end + _COUNTED for q in within(doc.quantities, c.start - 40, c.end))
    ]


def _before(doc: Doc, name: Name) -> bool:
    """Does such a word stand before a body, nothing but "in the" between them?"""
    if verb_final(doc.language) or unspaced(doc.text[name.start]):
        return False
    for c in _words(doc, name.start - 2 * _WITHIN, name.start):
        between = doc.text[c.end : name.start]
        if 0 < len(between) <= _WITHIN and between.strip() and len(between.split()) <= _WORDS:
            return _nothing_told(doc, c.end, name.start)
    return False


def _behind(doc: Doc, name: Name) -> bool:
    """Does such a word stand right behind a body ("the ministry's officials", "參謀本部の高官")?"""
    last = verb_final(doc.language) or unspaced(doc.text[name.end - 1])
    reach = _TOUCHES if unspaced(doc.text[name.end - 1]) else _BEHIND if last else 1
    if name.case in {"topic", "subject"}:
        return False
    return any(
        0 <= c.start - name.end <= reach and _nothing_told(doc, name.end, c.start)
        for c in _words(doc, name.end, name.end + 2 * _WITHIN)
        if last or c.id == "of_body"  # "Aeronautica militare"
    )


def _nothing_told(doc: Doc, start: int, end: int) -> bool:
    between = doc.text[start:end]
    if any(c in _STOPS or c.isdigit() for c in between):
        return False
    return not doc.cues_in("attribution", start, end, *_SAYS) and not doc.cues_in("events", start, end, *_DEEDS)

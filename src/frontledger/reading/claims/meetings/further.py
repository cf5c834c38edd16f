"""Who meets, where only one is named beside the word for it: the other is told in the next clause or further back.

"Receiving X in the palace, Y said …", "after talks with the Americans, Ukraine agreed", "on Sunday he sees X in
Berlin", and, where a verb needs no subject, "V neděli se v Berlíně sejde s X".
"""

from __future__ import annotations

from ...cues import Cue
from ...doc import Doc, within
from ...marks import Name
from ..positions.parts import Parts, parts_of
from .joint import somewhere
from .names import located, parties_named

_BACK = 3
"""Sentences further back in which somebody may be named who is only meant now."""
_OPENS = 2
"""Words before the name that opens the next clause: an article, a title."""
_BARE = 2
"""Words of a clause without a subject besides names, times and words for meeting."""
_SMALL = 3
"""Letters of a word that is no subject."""
_LINKS = 1
"""Words between a small word such as "after" and the start of its clause."""
_WITH = frozenset({"with", "object", "to"})


def behind(parts: Parts, cue: Cue, other: Name) -> list[Name]:
    """Who opens the next clause, behind one that tells of a meeting he was at ("after talks with X, Y agreed"), or
    behind an aside of nothing but a time ("met X, yesterday, Y")."""
    left, right = parts.clause(cue.start)
    if parts.final or parts.gap(parts.part(cue.start)[0], left) > 0 or other.end > right:
        return []
    follows = _next_told(parts, right)
    if follows is None or (other.adjective and cue.id != "event"):
        return []
    named = [n for n in parties_named(parts, *follows) if n.id != other.id and not located(parts, n)]
    named = [n for n in named if n.kind != "place"]
    if not named or parts.gap(follows[0], named[0].start) > _OPENS:
        return []
    if named[0].side == other.side and {named[0].kind, other.kind} != {"speaker"}:
        return []
    if follows[0] - right > 1 and cue.id in {"meet", "receive"} and _behind_verb(parts, cue, other, named[0]):
        return named[:1]
    if any(v.start < cue.end and cue.start < v.end for v in parts.cues("visit")):
        return []  # "during a visit to Ukraine, X said"
    at_it = [c for c in parts.cues("at_meeting") if parts.gap(left, c.start) <= _LINKS and c.end <= cue.start]
    led = [c for c in parts.cues("infinitive") if c.start <= cue.start < c.end]
    if cue.id == "event" and at_it and not parts.says(left, right):
        return named[:1]
    begins = bool(led) and parts.gap(left, cue.start) <= _LINKS and other.start >= cue.end
    return named[:1] if begins and cue.id in {"meet", "receive"} else []


def _behind_verb(parts: Parts, cue: Cue, other: Name, second: Name) -> bool:
    """Do both who meet stand behind the verb, the second with his office or a word for "with" before him?"""
    words = [
        c for i in ("counterpart", "with") for c in parts.cues(i) if other.end <= c.start and c.end <= second.start
    ]
    return other.start >= cue.end and bool(words)


def _next_told(parts: Parts, right: int) -> tuple[int, int] | None:
    """The next clause, one that is nothing but a time left out."""
    for _ in range(2):
        if right + 1 >= parts.end:
            return None
        clause = parts.clause(right + 1)
        times = within(parts.times, *clause)
        if not times or _words(parts, clause, []) > 0:
            return clause
        right = clause[1]
    return None


def spoken_of(parts: Parts, cue: Cue, other: Name) -> list[Name]:
    """Whom a pronoun, or a verb without a subject, stands for where it meets somebody in a town or on a day."""
    left, right = parts.clause(cue.start)
    if (came := _who_came(parts, left, right, other)) is not None:
        return [came]
    clause = (max(left, parts.segment(cue.start)), right)
    if other.kind != "speaker" or not _is_object(parts, cue, other) or not somewhere(parts, *clause):
        return []
    pronoun = any(left <= c.start < right and c.end <= max(cue.end, other.start) for c in parts.cues("pronoun"))
    if not pronoun and _words(parts, clause, [cue]) > _BARE:
        return []
    return _named_last(parts, left, other)


def _who_came(parts: Parts, left: int, right: int, other: Name) -> Name | None:
    """Of "X flies to Y on Friday. There he meets Z", where verbs may stand without a subject: X."""
    if not parts.doc.cues_in("events", left, right, "there"):
        return None
    earlier = [some for some, _ in _earlier(parts, left)[1:2] if some.cues("visit")]
    persons = [n for some in earlier for n in some.names if n.kind == "speaker" and not n.outlet and n.side is not None]
    return persons[0] if len(persons) == 1 and persons[0].side != other.side else None


def _is_object(parts: Parts, cue: Cue, other: Name) -> bool:
    """Is the one who is named whom somebody meets?"""
    if parts.final:
        return other.case in _WITH or (other.case is None and other.end <= cue.end)
    with_ = any(c.end <= other.start and parts.gap(c.end, other.start) <= 1 for c in parts.cues("with"))
    return with_ or (other.start >= cue.start and cue.id in {"meet", "receive"})


def _words(parts: Parts, clause: tuple[int, int], cues: list[Cue]) -> int:
    """Words of a clause that belong to no name, time or word of its grammar."""
    known = [(n.start, n.gloss[1] if n.gloss else n.end) for n in within(parts.names, *clause)]
    known += [(t.start, t.end) for t in within(parts.times, *clause)]
    known += [(c.start, c.end) for c in (*cues, *parts.grammar(*clause))]
    text = list(parts.text[slice(*clause)])
    for start, end in known:
        a, b = max(start - clause[0], 0), max(end - clause[0], 0)
        text[a:b] = " " * len(text[a:b])
    rest = "".join(text)
    if not parts.doc.spaced:
        return len("".join(c for c in rest if c.isalnum())) // _SMALL
    return sum(len(w) > _SMALL for w in "".join(c if c.isalnum() else " " for c in rest).split())


def _named_last(parts: Parts, left: int, other: Name) -> list[Name]:
    """The first person named in the last sentence that names any, if he may be the one."""
    for some, end in _earlier(parts, left):
        persons = [n for n in parties_named(some, some.start, end) if n.kind == "speaker" and n.side is not None]
        if persons:
            fits = [n for n in persons if n.side != other.side and n.id != other.id]
            return fits[:1]
    return []


def _places(doc: Doc) -> dict[int, int]:
    """The place of each sentence among those of its document, by where it starts."""
    return {p.start: i for i, p in enumerate(parts_of(doc))}


def _earlier(parts: Parts, left: int) -> list[tuple[Parts, int]]:
    """The sentence up to the clause, then those before it: of its passage, and a question that it answers."""
    every = parts_of(parts.doc)
    at = parts.doc.remember("stance_parts_at", _places).get(parts.start, 0)
    out = [(parts, left)]
    for p in reversed(every[max(at - _BACK, 0) : at]):
        if p.sentence.passage != parts.sentence.passage and not p.question:
            break
        out.append((p, p.end))
    return out

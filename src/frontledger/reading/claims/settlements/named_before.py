"""Places that a clause tells of without naming them: the one that a question names, and of two the first or second.

"And X? Lost on Wednesday", "You mean X? The Ukrainians have lost it", "X and Y have fallen, says Moscow. Not true of
the second, says the staff".
"""

from __future__ import annotations

import re

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...marks import Mark, Name
from ...questions import question_before
from ...sentences import Sentence
from ..frame import Scene, only
from .verbs import NOUNS, STATES, verbs_of

_LITTLE = 11
"""Letters of what else a clause may have that tells of a place and does not name it."""
_SHORT = 12
"""Characters of a "no" that is a sentence before the answer."""
_BESIDE = (
    "this", "it", "still", "stays", "also", "becomes", "own", "we", "troops", "forces", "our_own", "defenders", "enemy",
    "negation", "no_longer", "there", "town", "left", "agent", "denial", "first_named", "last_named", "joins",
)  # fmt: skip
"""What may stand beside a verb that tells of a place."""
_WORD = re.compile(r"[^\W\d_]{5,}")
"""A word that is no pronoun."""
_OF_NOTHING = frozenset({"fallen", "contested"})
"""Verbs that have no object."""
_QUOTED, _QUOTED_UNSPACED = 40, 16
"""Characters of a quotation that is but a verdict."""
_OPENING, _CLOSING = '«“„"「『‹', '»”“"」』›'
_OPENS = re.compile(f"[{_OPENING}]")
_NOTHING = 2
"""Letters of what else may stand in a quotation that tells that something is lost."""
_NEAR = 14
"""Characters between a place and a word of nearness with its article."""
_ELSE = frozenset({"clear", "claim_it", "gain_of_it"})


def asked_about(scene: Scene) -> str | None:
    """The one place that the question before a sentence names, who answers naming none."""
    question = question_before(scene.doc, scene.sentence)
    before = scene.doc.before(scene.sentence)
    if question is None and before is not None and before.end - before.start <= _SHORT:
        question = question_before(scene.doc, before)  # "Has X fallen? No. They have not taken it"
    if question is None or scene.events(question.start, question.end, "who_holds"):
        return None
    return _only_place(scene, question) if not _named(scene, (scene.start, scene.end)) else None


def verdict_on(scene: Scene) -> tuple[str, list[Cue]] | None:
    """The one place that a sentence, or the one before it in the passage, names, and the verbs that a quotation of a
    word or two tells of it ("The square of X. “Taken back,” the ministry said").

    A town that something is only near or on the way to, or fought for in the quotation, is not meant.
    """
    if _OPENS.search(scene.doc.text, scene.start, scene.end) is None:
        return None
    cues = [c for c in told_of_it(scene) if _quoted(scene, c) and not _moves(scene, c)]
    before = scene.doc.before(scene.sentence) if cues else None
    near = before is not None and before.passage == scene.sentence.passage
    for a, b in ((scene.start, scene.end), *(((before.start, before.end),) if near and before else ())) if cues else ():
        places = [n for n in within(scene.doc.names, a, b) if n.kind == "place" and n.side is None]
        if places:
            other = len({n.id for n in places}) > 1 or any(_beside(scene, n) or not _by_front(scene, n) for n in places)
            return None if other else (places[0].id, cues)
    return None


def _quoted(scene: Scene, cue: Cue) -> bool:
    """Does a quotation of a few words hold a verb?"""
    text, reach = scene.doc.text, _QUOTED if scene.doc.spaced else _QUOTED_UNSPACED
    opens = max(text.rfind(c, max(scene.start, cue.start - reach), cue.start) for c in _OPENING)
    closes = [at for c in _CLOSING if (at := text.find(c, cue.end, min(scene.end, cue.end + reach))) >= 0]
    if opens < 0 or not closes or min(closes) - opens > reach:
        return False
    said = (opens + 1, min(closes))  # "we lost everything": no town
    return cue.id != "lose" or only(scene, said, [cue, *scene.events(*said, *_BESIDE)], _NOTHING)


def _moves(scene: Scene, cue: Cue) -> bool:
    """Does a word only tell that somebody goes forward, or where there is fighting?"""
    return cue.id == "contested" or bool(scene.events(cue.start, cue.end, "advance"))


def _by_front(scene: Scene, name: Name) -> bool:
    place = scene.doc.theatre.place(name.place_id) if name.place_id else None
    return place is not None and place.near_front > 0


def _beside(scene: Scene, name: Name) -> bool:
    """Is something near, outside or towards a place, or does it come from there?"""
    behind = scene.events(name.end, name.end + _NEAR, "near", "direction", "outskirts")
    before = scene.events(max(0, name.start - _NEAR), name.start, "near", "direction", "from_place", "of")
    of = {c.start for c in before if c.id == "of"}
    before = [c for c in before if c.start not in of]
    return any(c.start - name.end <= 1 for c in behind) or any(name.start - c.end <= 1 for c in before)


def told_of_it(scene: Scene) -> list[Cue]:
    """The verbs of a sentence, one a clause, that tell of a place in clauses of little else."""
    verbs = verbs_of(scene)
    found = (_verb(scene, clause, verbs) for clause in scene.sentence.clauses if verbs)
    return [cue for cue in found if cue is not None]


def one_of_two(scene: Scene) -> list[tuple[Cue, Claim, Cue | None]]:
    """Clauses that tell of "the first" or "the second" of the two places told of last: the word for which of them,
    what was told of it, and the verb, if one is there."""
    out: list[tuple[Cue, Claim, Cue | None]] = []
    which = scene.events(scene.start, scene.end, "first_named", "last_named")
    if not which:
        return out
    before = scene.doc.before(scene.sentence)
    floor = before.start if before is not None and not before.heading else scene.start
    for word in which[:2]:
        clause = scene.clause(word.start)
        told = [c for c in scene.told_from(floor) if c.kind == "settlement_control" and len(c.place) == 1]
        told = list({c.place: c for c in told if c.span.start < clause[0]}.values())
        if len(told) < (2 if word.id == "first_named" else 1) or len(told) > 4 or _named(scene, clause):
            continue
        whole = scene.clause_after(word.start)
        verbs = verbs_of(scene)
        verb = _verb(scene, clause, verbs)
        verb = verb or (_verb(scene, whole, verbs) if whole and not _named(scene, whole) else None)
        out.append((word, told[0] if word.id == "first_named" else told[-1], verb))
    return out


def _verb(scene: Scene, clause: tuple[int, int], verbs: list[Cue]) -> Cue | None:
    """The one of a sentence's verbs that tells, in a clause, of a place which the clause does not name."""
    cues = [c for c in verbs if clause[0] <= c.start and c.end <= clause[1] and c.id not in NOUNS | _ELSE]
    if not cues:
        return None
    which = scene.events(*clause, "first_named", "last_named")
    other = [
        c
        for c in scene.events(*clause, "condition", "road", "supply")
        if not any(w.start <= c.start and c.end <= w.end for w in which)
    ]
    counted = [q for q in within(scene.doc.quantities, *clause) if not any(w.start <= q.start < w.end for w in which)]
    if other or counted:
        return None
    known: list[Mark] = [*cues, *within(scene.doc.names, *clause), *within(scene.times, *clause)]
    known += scene.events(*clause, *_BESIDE)
    known += scene.doc.cues_in("attribution", *clause)
    best = min(cues, key=lambda c: (STATES[c.id] == "taken", c.start))
    alone = best.id in _OF_NOTHING or not _object(scene, clause, known)
    return best if alone and only(scene, clause, known, _LITTLE) else None


def _object(scene: Scene, clause: tuple[int, int], known: list[Mark]) -> bool:
    """Has a clause a longer word of its own, which its verb may be told of ("they lost many friends")?"""
    words = _WORD.finditer(scene.doc.text, *clause) if scene.doc.spaced else ()
    return any(not any(k.start < w.end() and w.start() < k.end for k in known) for w in words)


def _named(scene: Scene, stretch: tuple[int, int]) -> bool:
    named = within(scene.doc.names, *stretch)
    return any(n.kind in {"place", "region"} and n.side is None for n in named)


def _only_place(scene: Scene, question: Sentence) -> str | None:
    """The one place that a question names."""
    named = within(scene.doc.names, question.start, question.end)
    places = {n.id for n in named if n.kind == "place" and n.side is None}
    return places.pop() if len(places) == 1 else None

"""Whose men a figure counts that are not named with it: those of the army whose fate is told, or that was told of."""

from __future__ import annotations

from ....nouns import Claim
from ...attribution import Attribution
from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity
from ...names.words import grammar
from ...sentences import verb_final, verb_second
from ..frame import Scene
from ..parts.whose import acts, other_side, side_of

FATES = ("kill", "wound", "capture_people", "casualties", "killed_and_wounded")
"""What becomes of men."""
BEFORE = 20
"""Characters between a side and what is counted of it, where nouns stand before their figures."""
_SPANS = frozenset({"day", "week", "month", "year"})
_NAMED = 24
"""Characters before a figure in which the word for what became of men stands with their side right before it."""
_OF = 2
"""Characters of a word such as "of", or of the rest of a word, between a side and what became of its men."""
_BACK = 2
"""Sentences back in which men of an ally may be named."""
_ELSEWHERE = ("civilian", "strike_hit", "down", "utilities")
"""What is told of an attack on people who are no men of an army."""
_ARMS = frozenset({"tank", "vehicle", "artillery", "aircraft", "helicopter", "system"})
_WHITHER = frozenset({"to", "place"})


def of_the_fallen(scene: Scene, q: Quantity) -> str | None:
    """The side right before the word for what became of its men, which stands before their figure ("러시아군 전사자는
    12만 명", "俄軍陣亡1,500人"): a noun where verbs stand last, else a verb that nobody else can be the object of."""
    doc = scene.doc
    final = verb_final(doc.language)
    if not final and doc.spaced:
        return None
    a = max(scene.clause(q.start)[0], q.start - _NAMED)
    told = scene.events(a, q.start, *(FATES if final else ("falls",)))
    ending = grammar(doc.language).case  # a name has the case of the noun it belongs to
    sides = [n for n in within(doc.names, a, q.start) if n.kind == "side"]
    sides = [n for n in sides if ending(doc.text[n.start : n.end]) in {None, "of"}]
    for n in reversed(sides):
        behind = [c for c in told if 0 <= c.start - n.end <= _OF]
        if any(not doc.text[n.end : c.start].strip() or scene.events(n.end, c.start, "of") for c in behind):
            return n.side
    return None


def before_figure(scene: Scene, q: Quantity, cue: Cue | None) -> str | None:
    """The people that a figure right behind their name counts, whose fate is told behind it ("俄軍約12萬人戰死")."""
    if cue is None or cue.start < q.end:
        return None
    named = [n for n in within(scene.doc.names, max(scene.start, q.start - BEFORE), q.start) if n.end == q.start]
    return next((n.side for n in named if n.kind == "side"), None)


def own_losses(scene: Scene, cue: Cue, q: Quantity) -> str | None:
    """Whose losses a noun tells that their side stands before ("ウクライナ軍の死傷者は…"), or a verb behind."""
    for n in within(scene.doc.names, max(scene.start, cue.start - BEFORE), cue.start):
        between = scene.doc.text[n.end : cue.start]
        spans = [(x.start, x.end) for x in within(scene.doc.quantities, n.end, cue.start) if x.unit in _SPANS]
        spans += [(t.start, t.end) for t in within(scene.doc.times, n.end, cue.start)]  # "러시아군의 하루 손실"
        spans += [(c.start, c.end) for c in scene.events(n.end, cue.start, "of")[:1]]
        for x, y in spans:
            between = between.replace(scene.doc.text[x:y], "", 1)
        if n.kind == "side" and n.side and not between.strip():
            return n.side
    return _who_loses(scene, cue, q)


def _who_loses(scene: Scene, cue: Cue, q: Quantity) -> str | None:
    """The party right behind a verb of losing that stands before it ("Laut der Armee verlor Russland …")."""
    if not verb_second(scene.doc.language):
        return None
    for n in within(scene.doc.names, cue.end, q.start)[:1]:
        own = n.kind in {"side", "country"} and n.side in scene.doc.theatre.parties
        return n.side if own and not n.adjective and n.start == cue.end + 1 else None
    return None


def of_the_captured(scene: Scene, q: Quantity, carried: Claim | None) -> str | None:
    """Whose men are taken prisoner, told without who takes them, right behind the losses of an army."""
    if carried is None or carried.side is None:
        return None
    before = scene.doc.before(scene.sentence)
    goes_on = before is not None and before.passage == scene.sentence.passage
    floor = before.start if before is not None and goes_on else scene.start
    since = (carried.span.end, q.start)
    others = any(n.side != carried.side for n in _acting(scene, *since)) or scene.events(*since, "we", "own", "enemy")
    near = carried.span.start >= floor and not others
    return carried.side if near and not scene.events(scene.start, scene.end, "civilian") else None


def of_the_beaten(scene: Scene, q: Quantity, said: Attribution) -> str | None:
    """Whose losses are told by who inflicts them: the side that they are inflicted on, else the other one."""
    a, b = scene.clause(q.start)
    verbs = scene.events(a, b, "inflicts")
    if not verbs:
        return None
    sides = [n for n in within(scene.doc.names, a, b) if n.kind == "side" and n.side in scene.doc.theatre.parties]
    if verb_final(scene.doc.language):
        on = [n for n in sides if n.case == "to"] or sides[1:]
    else:
        on = [n for n in sides if n.start >= verbs[0].end]
    if on:
        return on[0].side
    who = side_of(scene, verbs[0].start, said)
    return other_side(scene.doc, who) if who is not None else None


def beaten_or_allied(scene: Scene, q: Quantity, said: Attribution) -> str | None:
    """The side on which losses are inflicted, else the ally whose men were told of last."""
    return of_the_beaten(scene, q, said) or of_an_ally(scene, q)


def of_an_ally(scene: Scene, q: Quantity) -> str | None:
    """The ally of one of the two sides whose men were told of last, where nobody else acts since and the sentence names
    no other place."""
    theatre = scene.doc.theatre
    fates = scene.events(scene.start, scene.end, *FATES)
    other = scene.events(scene.start, scene.end, *_ELSEWHERE) + scene.records(scene.start, scene.end, "attack")
    other = [c for c in other if not any(f.start < c.end and c.start < f.end for f in fates)]  # "gewond geraakt"
    if not theatre.allies or q.unit not in {"person", None} or other:
        return None
    begins = _goes_back(scene)
    earlier = {n.id for n in within(scene.doc.names, begins, scene.start)}
    if any(n.kind in {"place", "region"} and n.side is None and n.id not in earlier for n in scene.names):
        return None
    here = _acting(scene, scene.start, q.start)
    told = scene.told_from(begins)[-1:]
    if not here and told and told[0].side in theatre.allies and told[0].kind in {"force_count", "losses"}:
        return told[0].side
    named = here or _acting(scene, begins, scene.start)
    return named[-1].side if named and named[-1].side in theatre.allies else None


def _goes_back(scene: Scene) -> int:
    """Where the sentences begin in which those are named whom a sentence goes on with: in its passage, or, where it
    opens that, the last one of the passage before."""
    first = scene.sentence
    for _ in range(_BACK):
        before = scene.doc.before(first)
        if before is None or before.heading or (before.passage != scene.sentence.passage and first != scene.sentence):
            break
        first = before
    return first.start


def _acting(scene: Scene, start: int, end: int) -> list[Name]:
    """The sides and their allies named in a stretch as people who act, not as where something is or goes."""
    sides = {*scene.doc.theatre.parties, *scene.doc.theatre.allies}
    named = [n for n in within(scene.doc.names, start, end) if n.side in sides and n.case not in _WHITHER]
    return [n for n in named if acts(scene.doc, n)]


def user_of(scene: Scene, q: Quantity, cue: Cue | None, said: Attribution, named: str) -> str:
    """Whose what a figure counts is, by the country named with it. That of equipment is often only where it was made
    ("three German tanks"): then who loses it, the other side than who destroys it, or the home side."""
    theatre = scene.doc.theatre
    if q.unit not in _ARMS or named in {*theatre.parties, *theatre.allies}:
        return named
    subject = side_of(scene, cue.start if cue is not None else q.start, said)
    if subject not in theatre.parties:
        return theatre.home
    return subject if cue is not None and cue.id == "casualties" else other_side(scene.doc, subject)

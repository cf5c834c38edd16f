"""A toll that stands first, with the attack told behind it.

"Fourteen hurt. That is the toll of this morning's strike on X, the governor says."
"""

from __future__ import annotations

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ..frame import Scene, gap

_SHORT = 64
"""Characters of a sentence that is nothing but a toll."""
_OPENS = 24
"""Characters of the next sentence up to the word for "that is the toll"."""

_OF = 12
"""Characters between a word for a count and the word for those who are counted ("the number of people killed")."""


def counted_dead(scene: Scene, q: Quantity) -> list[Cue]:
    """The word for harm that a count opens with, however far its figure stands behind it, no other figure between
    ("the number killed in Wednesday's strike on X has climbed to 33")."""
    counts = scene.events(scene.part(q.start)[0], q.start, "the_count")
    if not counts or within(scene.doc.quantities, counts[-1].end, q.start):
        return []
    harm = scene.events(counts[-1].start, q.start, "kill", "wound")
    return [c for c in harm[:1] if c.start - counts[-1].end <= _OF]


def living_counted(scene: Scene, a: int, b: int) -> Cue | None:
    """The word for those that a number in a clause is told to be of, where nobody harmed them ("the number of refugees
    in Europe stands at …", "of people without power")."""
    counts = scene.events(a, b, "the_count")
    nouns = scene.events(a, b, "civilian", "move_people", "utilities") if counts else []
    near = [c for c in nouns if any(gap(c.start, c.end, x.start, x.end) <= _OF + _OF for x in counts)]
    return None if not near or scene.events(a, b, "kill", "wound", "casualties") else near[0]


def attack_of(scene: Scene, at: int) -> tuple[Scene, int]:
    """The sentence, and a place in it, that tells where and when people were harmed."""
    behind = _attack_behind(scene)
    return (scene, at) if behind is None else (behind, behind.start)


def _attack_behind(scene: Scene) -> Scene | None:
    """The sentence behind a bare toll that says of which attack it is: where and when people were harmed."""
    if scene.names or scene.times or scene.end - scene.start > _SHORT:
        return None
    after = scene.doc.after(scene.sentence)
    if after is None or after.passage != scene.sentence.passage:
        return None
    behind = Scene(scene.doc, after, scene.told)
    refers = scene.doc.cues_in("attribution", after.start, min(after.end, after.start + _OPENS), "so_said")
    struck = behind.records(after.start, after.end, "attack") or behind.events(after.start, after.end, "the_event")
    return behind if refers and struck and not any(q.unit for q in behind.quantities) else None


def struck_before(scene: Scene, attack: Claim | None) -> tuple[str, ...]:
    """The place of what was told to fall or hit before in the sentence ("bombs fell on X; one woman died")."""
    here = attack is not None and attack.kind == "air_attack" and attack.span.start >= scene.start
    return attack.place if here and attack is not None and attack.extra.action == "hit" else ()


def same_target(scene: Scene, attack: Claim | None, word: str) -> tuple[str, ...]:
    """The target of the attack told before in the sentence, where a word goes on with it ("of them", "the strike")."""
    same = attack is not None and attack.span.start >= scene.start and scene.events(scene.start, scene.end, word)
    return attack.place if attack is not None and same else ()

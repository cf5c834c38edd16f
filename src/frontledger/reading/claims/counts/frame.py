"""How the claim of a count is put together: another value of one told before, a figure beside the war's own counts."""

from __future__ import annotations

from ....nouns import Claim, Detail
from ...attribution import Attribution, compiler
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...sentences import verb_final
from ..attacks.bare import STRIKES
from ..attacks.listed_parts import place_in_list
from ..frame import Scene, amount_of, gap, make, span_of
from ..ground.paces import AREA
from ..parts.when import of_the_event, when
from ..parts.when_again import told_on
from ..parts.where import ROUND, on_whole_front, place_told_before, places_of
from ..series import attack_before, before_it, front_count, whose_count
from .asked import of_a_people, share_before
from .sums_meant import MONEY, giver_beside, money_before

HOMES = frozenset({"family", "house", "apartment", "user", "customer", "household"})
"""What goes without power or is left, told as people are."""
_STRUCK = HOMES | {"building", "school", "hospital", "shop"}
"""What a strike damages."""
_COUNTED_ON = frozenset({"losses", "force_count"})
"""Kinds whose value for another time is told by whoever told the first."""
_MOVED = frozenset({"utilities", "move_people", "left"})
"""What is told of those that a strike leaves without power or water."""
NEAR = 40
_THAT = 2
"""Characters between a verb of saying and its "that"."""
_SAID = 24
"""Characters between somebody and the word for what he says."""


def count_again(scene: Scene, last: Claim, q: Quantity) -> Claim:
    """Another value for a count told before."""
    said = whose_count(scene, q.start, q.end, last if last.kind in _COUNTED_ON else None)
    return make(
        scene.doc, last.kind, span_of(scene.doc, (q.start, q.end)), said, side=last.side,
        time=when(scene, q.start, q.end, carried=last if last.kind != "force_count" else None), amount=amount_of(q),
        place=last.place if last.span.start >= scene.start and last.kind == "air_attack" else (), extra=last.extra,
    )  # fmt: skip


def _same_people(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """The place of the people told of before in the sentence ("600 are left in X; 38 were taken out on Friday")."""
    told = [c for c in scene.told_from(scene.start) if c.kind == "other_quantity" and c.span.end <= q.start]
    people = q.unit == "person" and told and told[-1].amount is not None and told[-1].amount.unit == "person"
    return told[-1].place if people and not scene.events(told[-1].span.end, q.end, "exchange", "there") else ()


def _named_here(scene: Scene, speaker: str) -> bool:
    return any(n.id == speaker for n in scene.names)


def _only_rated(scene: Scene, q: Quantity, speaker: str) -> bool:
    """Is somebody only the one whom people asked trust or like ("65 % font confiance au président X")?"""
    a, b = scene.clause(q.start)
    named = [n for n in within(scene.doc.names, a, b) if n.id == speaker]
    asked = scene.events(scene.start, scene.end, "poll", "rating")
    rated = scene.events(a, b, "rating")
    says = scene.doc.cues_in("attribution", scene.start, scene.end, "say", "according", "count", "cite")
    says = [c for c in says if not any(p.start < c.end and c.start < p.end for p in asked)]
    return bool(named and rated) and not any(gap(c.start, c.end, n.start, n.end) <= _SAID for c in says for n in named)


def _of_the_estimate(scene: Scene, q: Quantity) -> bool:
    """Is the only time of a sentence that of an estimate ("in February the report estimated that 6,000 were taken
    away"), or that of what a share of people believe ("17 % think that the war will end this year")?"""
    times = within(scene.doc.times, *scene.part(q.start))
    if len(times) != 1 or q.unit in STRIKES or verb_final(scene.doc.language):
        return False
    that = scene.doc.cues_in("positions", *scene.part(q.start), "that")
    if q.unit == "percent" and any(q.end <= c.start and c.end <= times[0].start for c in that):
        return True
    says = scene.doc.cues_in("attribution", times[0].end, q.start, "say", "count")
    return any(0 <= c.start - s.end <= _THAT and c.end <= q.start for s in says for c in that)


def other_count(scene: Scene, q: Quantity, side: str | None, cue: Cue | None) -> Claim:
    """A figure that says something of the world beside the war's own counts."""
    attack = (attack_before(scene, q.start) or front_count(scene, q)) if q.unit in STRIKES else None
    asked = cue is not None and cue.id == "poll"
    same = before_it(scene, q.start, ("other_quantity",)) if q.unit in STRIKES else None
    if asked:  # it goes on with the share told last
        same = share_before(scene, q)
    elif q.unit in MONEY and giver_beside(scene, q) is not None:
        same = money_before(scene, q)
    harm = before_it(scene, q.start, ("losses", "air_attack")) if q.unit in _STRUCK else None
    if harm is not None and harm.kind == "air_attack" and harm.span.start < scene.start:
        harm = None  # who counts what was launched and shot down does not tell what it did
    cut = cue is not None and cue.id in _MOVED and scene.events(*scene.clause(q.start), "utilities")
    struck = attack_before(scene, q.start, ("air_attack", "losses")) if harm is not None or cut else None
    said = whose_count(
        scene, q.start, q.end, same or harm or (attack if q.unit in STRIKES else None), account=q.unit in STRIKES
    )
    counted = scene.doc.theatre.speakers.get(said.speaker)
    if (
        q.unit in MONEY
        and same is None
        and counted is not None
        and counted.kind == "institute"
        and not _named_here(scene, said.speaker)
    ):
        said = Attribution()  # an institute of the sentences before counts no money
    if asked and said.named and _only_rated(scene, q, said.speaker):
        said = Attribution() if same is None else said._replace(speaker=same.speaker, via=same.via)
    if not said.named:
        outlet = compiler(scene.doc, q.start)
        said = said._replace(speaker=outlet) if outlet else said
    parts = [(q.start, q.end)]
    if cue is not None and scene.start <= cue.start and gap(cue.start, cue.end, q.start, q.end) <= 16:
        parts.append((cue.start, cue.end))
    left = scene.events(*scene.clause(q.start), "left", "still")
    stay = cue is not None and not cut and (cue.id == "left" or (cue.id == "move_people" and bool(left)))
    listable = q.unit in HOMES | STRIKES | {"person"} and not on_whole_front(scene, q.start, q.end)
    listed = place_in_list(scene, q) if listable else None
    paid = same if q.unit in MONEY else None
    wide = cue is not None and cue.id == "width"  # the way out of a place that is surrounded
    alike = ("person",) if q.unit == "person" else (ROUND,) if wide else ()
    place = listed or places_of(scene, q.start, q.end, alike=alike)
    place = place or (place_told_before(scene, q.start, alike) if stay or wide else ())
    if asked and of_a_people(scene, q) and not any(n.kind != "side" for n in scene.names if n.id in place):
        place = ()  # "76 % of Ukrainians"
    return make(
        scene.doc, "other_quantity", span_of(scene.doc, *parts), said, side=side, amount=amount_of(q),
        place=place or _same_people(scene, q),
        extra=Detail(what=q.unit),
        time=None
        if _of_the_estimate(scene, q)
        else when(scene, q.start, q.end, carried=attack or struck or paid, state=q.unit in AREA or stay, held=stay)
        or (of_the_event(scene) if q.unit in STRIKES and not scene.names else None)
        or (told_on(scene) if q.unit in HOMES | STRIKES else None),
    )  # fmt: skip

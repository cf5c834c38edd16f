"""People counted: forces gathered or trapped, prisoners, who moved or is left; equipment gathered with them."""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity
from ...sentences import subject_cases, verb_final, verb_last_part
from ..attacks.listed_losses import enumeration
from ..attacks.losses import of_peace, read_harm
from ..attacks.toll_first import counted_dead, living_counted
from ..attacks.whose_losses import whose
from ..attacks.whose_men import of_an_ally
from ..frame import Scene, amount_of, gap, make, modality_of, nearest, span_of
from ..labelled import Labelled
from ..parts.when import when
from ..parts.where import ROUND, places_of
from ..parts.where_named import of_regions
from ..parts.whose import country_of, located, side_of
from ..series import whose_count
from .forces_meant import army_of, faced, left_there, people_before, stands_there
from .frame import NEAR, count_again, other_count

_HARMED = ("destroyed", "casualties", "down", "give", "exchange", "background")
"""What is told of equipment that is not only there."""
_MANY = 100
"""Soldiers that are counted by their sorts."""
FEW = 2
"""People that are no crowd: "the two leaders"."""
_LOST = frozenset({"casualties", "kill", "wound"})
_DONE = ("kill", "wound", "capture_people", "casualties", "mass", "surround", "exchange", "move_people")
"""What becomes of people who are counted."""
_SAYS = 40
"""Characters of a clause that only tells who speaks, put between a verb and its figure."""
_AMONG = 16
"""Characters of words such as "among them" before a figure."""
_PEOPLES = 20_000_000
"""More men than any army has: a sum that leaves out its unit."""
_WANTED = ("must", "must_soft", "demands", "demands_noun", "refuses", "not", "none")
"""What tells that men of a peace force are only asked for or denied."""
_LEFT = 14
"""Characters between people and the word that tells that they are left ("3,000 of them are left")."""
_SUMS = frozenset({"other_quantity", "force_count"})
_TO_PART = 8
"""Characters between "among them" and the figure of the part."""
_TO_ARTICLE = 3
"""Characters of an article between a word of place and a country."""
CAME = 4
"""Characters of a word behind a country that tells that somebody comes from there."""


def _part_of_told(scene: Scene, q: Quantity) -> Claim | None:
    """Some of the people counted just before ("11,000 civilians live there, among them 60 children")."""
    among = scene.events(max(scene.start, q.start - _AMONG), q.start, "part_of_them", "including")
    if not any(_beside(scene, c, q) for c in among) and not _of_people(scene, q):
        return None
    here = [c for c in scene.told_from(_floor(scene, q)) if c.amount is not None and c.span.end <= q.start][-1:]
    whole = next((c for c in here if c.kind in _SUMS and c.amount and c.amount.unit == "person"), None)
    if whole is None or scene.events(*scene.clause(q.start), *_LOST, "capture_people"):
        return None
    if whole.span.start < scene.start:
        if q.high >= (whole.amount.low if whole.amount else 0) or scene.events(*scene.clause(q.start), "exchange"):
            return None
        place = places_of(scene, q.start, q.end)
        whole = replace(whole, place=place, period=when(scene, q.start, q.end) or whole.period)
        whole = replace(whole, side=None) if whole.kind == "other_quantity" else whole
    span = span_of(scene.doc, (q.start, q.end))
    quote, side = scene.doc.text[span.start : span.end], whose(scene, q) or whole.side
    return replace(whole, span=span, quote=quote, amount=amount_of(q), side=side)


def _beside(scene: Scene, among: Cue, q: Quantity) -> bool:
    """Does nothing but a short word, or who is counted where verbs stand last, part "among them" from its figure ("이
    중 어린이는 55명", "w tej liczbie jest 55")?"""
    between = scene.doc.text[among.end : q.start]
    if q.start - among.end <= 2:
        return True
    alone = len(between) <= _TO_PART and not any(mark in between for mark in ",、，;:")
    return alone and (verb_final(scene.doc.language) or len(between.split()) == 1)


def _floor(scene: Scene, q: Quantity) -> int:
    """Where what a figure is part of may stand: in its sentence, or in the one before where it is the first here."""
    before = scene.doc.before(scene.sentence)
    first = not any(x.unit and x.end <= q.start for x in scene.quantities)
    near = before is not None and before.passage == scene.sentence.passage and first
    return before.start if before is not None and near else scene.start


def _of_people(scene: Scene, q: Quantity) -> bool:
    """Does "of them" stand right behind a figure ("312 civilians were taken out, 47 of them children")?"""
    return any(c.start - q.end <= 1 for c in scene.events(q.end, q.end + _AMONG, "part_of_them"))


def people_told(scene: Scene, q: Quantity) -> bool:
    """Is a bare figure with "of them" behind it some of the people that the sentence counted last?"""
    if q.unit is not None or q.ordinal or not _of_people(scene, q):
        return False
    here = [c for c in scene.told_from(_floor(scene, q)) if c.amount is not None and c.span.end <= q.start][-1:]
    return bool(here) and here[0].kind in _SUMS and here[0].amount is not None and here[0].amount.unit == "person"


def _past_the_speaker(scene: Scene, q: Quantity) -> tuple[int, int] | None:
    """The clause of a figure with the one its verb stands in, where only who speaks is told between them ("were taken
    out, he added, 1,360 people")."""
    before = scene.clauses_before(q.start)[:2]
    if len(before) < 2 or before[0][1] - before[0][0] > _SAYS or within(scene.doc.quantities, *before[0]):
        return None
    said = scene.doc.cues_in("attribution", *before[0], "say", "count", "aside")
    return (before[1][0], scene.clause(q.start)[1]) if said and not within(scene.doc.quantities, *before[1]) else None


def _past_the_part(scene: Scene, q: Quantity, clause: tuple[int, int]) -> tuple[int, int] | None:
    """A clause without a verb with the one behind it that tells of some of those it counts, and has the verb of all or
    stands before it ("214 embert, köztük 37 gyereket menekítettek ki"; "four people, one child among them, died")."""
    after = scene.clause_after(clause[1] - 1)
    ends = [c.span.end for c in scene.told_from(clause[0]) if c.span.end <= q.start]
    clause = (max([clause[0], *ends]), clause[1])  # "three were killed and nine others, among them a child, hurt"
    if after is None or scene.events(*clause, *_DONE, "cost"):
        return None
    if not scene.events(*after, "including", "part_of_them") or after[1] - after[0] > _SAYS:
        some = scene.events(after[0], min(after[1], after[0] + _AMONG), "including", "part_of_them")
        return (clause[0], after[1]) if some and some[0].start - after[0] <= FEW else None
    behind = scene.clause_after(after[1] - 1)
    if scene.events(*after, *_DONE) or behind is None or not scene.events(*behind, *_DONE):
        return (clause[0], after[1])
    first = scene.events(*behind, *_DONE)[0].start
    return None if any(behind[0] <= x.start < first and x.unit for x in scene.quantities) else (clause[0], behind[1])


def read_all_sorts(scene: Scene, q: Quantity) -> Claim | None:
    """The dead of all sorts, told before or behind their only number ("the soldiers killed, professionals as well as
    those mobilised: 55,000"): a word for mobilised men gathers nobody."""
    sorts = scene.events(scene.start, scene.end, "sorts") if q.high >= _MANY else []
    if not sorts or not scene.events(scene.start, scene.end, "kill"):
        return None
    some = [x for x in scene.quantities if x.unit == "person" or (x.unit is None and x.high >= _MANY)]
    if len(some) > 1 or not scene.events(scene.start, scene.end, "mass"):
        return None
    return read_harm(Labelled(scene, scene.start, scene.end), q._replace(unit="person"), scene.end - scene.start)


def read_people(scene: Scene, q: Quantity) -> Claim | None:
    """People counted: harmed, gathered, moved, left, exchanged."""
    clause = scene.clause(q.start)
    if (part := _part_of_told(scene, q)) is not None:
        return part
    if not scene.events(*clause, *_DONE) and (led := _past_the_speaker(scene, q)) is not None:
        clause = led
    if (whole := _past_the_part(scene, q, clause)) is not None and scene.events(*whole, *_DONE):
        return read_people(Labelled(scene, *whole), q)
    if counted_dead(scene, q) and (harm := read_harm(scene, q)) is not None:
        return harm  # "the number of wounded residents rose to 14"
    told = scene.events(*clause, *_DONE)
    near = [c for c in told if gap(c.start, c.end, q.start, q.end) <= NEAR]
    if not near and verb_last_part(scene.doc.language):  # "3200 Menschen … wurden … aus der Region X evakuiert"
        near = [c for c in told if c.id in {"move_people", "exchange"} and 0 <= c.start - q.end <= 2 * NEAR + NEAR]
    # "35 residents were killed": the noun that is counted tells of nobody who moved or was sent
    near = [c for c in near if c.id not in {"move_people", "mass"} or not _counted_noun(scene, c, q)] or near
    if scene.events(max(clause[0], q.start - NEAR), min(clause[1], q.end + NEAR), "civilian"):
        near = [c for c in near if c.id != "mass"]
    elif any(c.id == "move_people" for c in near) and not scene.events(*clause, "troops", "own", "enemy"):
        near = [c for c in near if c.id != "mass" or whose(scene, q)]  # "arrived at the reception centre"
    if any(c.id in _LOST for c in near):  # "the staff counts 1,190 men put out of action": it has none of them
        counts = {c.start for c in scene.doc.cues_in("attribution", *clause, "say", "count")}
        near = [c for c in near if c.id != "mass" or c.start not in counts]
    among = [c.end for c in scene.events(*clause, "among_the", "among_side", "among") if c.start - clause[0] <= FEW]
    if any(c.id in _LOST and any(0 <= c.start - x <= 1 for x in among) for c in told):
        near = [c for c in near if c.id != "mass"]  # "Tra le vittime ci sono due bambini"
    if struck := scene.events(clause[0], q.start, "wiped_out"):  # "the group of forces destroyed up to 300 servicemen"
        near = [c for c in near if c.id != "mass" or c.start > struck[0].start]
    around = [c for c in near if c.id == "mass" and c.start < q.start and q.end <= c.end]
    if around and (any(c.id in _LOST or c.id == "capture_people" for c in told) or enumeration(scene, q) is not None):
        near = [c for c in near if c not in around]  # "hat 1100 Soldaten … verloren": the verb only helps
    given = scene.events(*scene.part(q.start), "exchange") if any(c.id == "capture_people" for c in near) else []
    if given and all(q.start - _AMONG <= c.start < q.end for c in near if c.id == "capture_people"):
        near = [*near, given[0]]  # "Of prisoners 150 were returned": the noun that is counted
    if any(c.id == "exchange" for c in near):
        near = [c for c in near if c.id != "capture_people"]  # "157 prisoners returned"
    cue = nearest([c for c in near if c.id == "exchange"] or near, q.start, q.end)
    if cue is not None and cue.id == "surround" and scene.denied(clause[0], clause[1]):
        return None  # "denied that thousands of his men were trapped"
    if cue is not None and cue.id == "move_people" and whose(scene, q) and scene.events(q.start, q.end, "troops"):
        return read_force(scene, q, cue) if q.high > FEW else None  # "300 orosz katona tartózkodik"
    soldiers = scene.events(max(clause[0], q.start - CAME), q.start, "troops") if verb_final(scene.doc.language) else []
    if cue is not None and cue.id == "move_people" and soldiers and q.high > FEW:
        return read_force(scene, q, cue)  # "取り残された兵は3千人"
    if (cue is None or cue.id == "move_people") and left_there(scene, q):
        return read_force(scene, q, cue or nearest(scene.events(*clause, "left", "still"), q.start, q.end))
    if cue is not None and cue.id in {"exchange", "move_people"}:
        return other_count(scene, q, None, cue) if q.high > FEW and not of_peace(scene) else None
    if (living := living_counted(scene, *clause)) is not None:
        return other_count(scene, q, None, living) if q.high > FEW else None
    if cue is None or cue.id not in {"mass", "surround"}:
        harm = read_harm(scene, q)
        if harm is not None:
            return harm
    left = scene.events(*clause, "left")
    left = left if scene.answers else [c for c in left if gap(c.start, c.end, q.start, q.end) <= _LEFT]
    left = left or (scene.events(*clause, "civilian") if scene.residents_there else [])
    if cue is None and left and not scene.events(scene.start, clause[1], "troops", "own", "enemy"):
        return other_count(scene, q, None, left[0]) if q.high > FEW else None  # "of the town's people 107 are left"
    if scene.events(*clause, "the_count") and not (cue and cue.id in {"kill", "wound"}):
        before = scene.doc.before(scene.sentence)
        earlier = scene.told_from(before.start if before is not None else scene.start)
        lost = [c for c in earlier if c.kind == "losses" and c.amount is not None and c.amount.unit == "person"]
        if lost:  # "since 1 November the total is over 17,900 men": of the losses told before
            return count_again(scene, lost[-1], q)
    troops = scene.events(q.start, min(clause[1], q.end + 12), "troops")
    troops = troops or (scene.events(*clause, "troops") if scene.events(*clause, "the_count") else [])
    troops = troops or (_asked_of_army(scene, clause) if scene.answers else [])
    if (cue is not None and cue.id in {"mass", "surround"}) or (troops and q.high > FEW) or stands_there(scene, q):
        return read_force(scene, q) if q.high > FEW else None
    return None


def _asked_of_army(scene: Scene, clause: tuple[int, int]) -> list[Cue]:
    """The soldiers of a side that a question asks the number of ("How many men has Russia there?")."""
    sides = [n for n in within(scene.doc.names, *clause) if n.side in scene.doc.theatre.parties and n.kind != "speaker"]
    asked = scene.events(*clause, "how_many") if sides and not scene.events(*clause, *_DONE, "civilian") else []
    return scene.events(*clause, "troops") if asked else []


def _counted_noun(scene: Scene, cue: Cue, q: Quantity) -> bool:
    """Is a word only the noun that is counted: in the figure, or, where verbs stand last, right before it?"""
    first = verb_final(scene.doc.language) and cue.end < q.start <= cue.end + 1
    return first or q.start <= cue.start < q.end


def read_gathered(scene: Scene, q: Quantity) -> Claim | None:
    """Tanks and guns beside the troops that are gathered: nothing of them is told to be lost."""
    clause = scene.clause(q.start)
    counts = {c.start for c in scene.doc.cues_in("attribution", *clause, "say", "count")}  # "X counts 73 tanks"
    gathers = any(c.start not in counts for c in scene.events(*clause, "mass", "column")) or any(
        c.kind == "force_count" for c in scene.told_from(scene.start)
    )
    if not gathers or q.high <= FEW or scene.events(scene.start, scene.end, *_HARMED):
        return None
    return read_force(scene, q)


def read_force(scene: Scene, q: Quantity, stays: Cue | None = None) -> Claim | None:
    """Forces gathered somewhere, or surrounded, or told to stay there as people are."""
    clause = scene.clause(q.start)
    if q.low > _PEOPLES or scene.events(*clause, "festive", "would_need") or of_peace(scene):
        return None  # who comes to a concert, marches in a parade, robs a bank; men that a breakthrough would need
    if scene.doc.cues_in("subjects", *clause, "army_size") and not scene.events(*clause, "mass", "resized"):
        return None  # "limits the army to 100,000 men": nobody is gathered
    cue = stays or nearest(scene.events(*clause, "mass"), q.start, q.end)
    if cue is None and scene.events(*clause, "lose") and scene.events(*clause, "condition"):
        return None  # "could lose 1,000 men a day"
    if cue is None and scene.events(*clause, "move_people", "meet_people"):
        return None
    said = whose_count(scene, q.start, q.end, None)
    at = cue.start if cue is not None else q.start
    side = whose(scene, q) or (people_before(scene, q) if stays is not None else None) or army_of(scene, q)
    side = faced(scene, q) or side or _sender(scene, max(at, q.start)) or _trapped(scene, q) or of_an_ally(scene, q)
    side = side or side_of(scene, at, said)
    needed = scene.events(scene.start, scene.end, "would_need") or scene.doc.cues_in("positions", *clause, *_WANTED)
    if needed and scene.doc.cues_in("subjects", scene.start, scene.end, "guarantees"):
        theirs = side in scene.doc.theatre.parties and (cue is not None or army_of(scene, q) is not None)
        if not theirs and side not in scene.doc.theatre.allies:
            return None  # men that a force of peacekeepers would need: nobody has gathered them
    side = side or scene.doc.theatre.attacker
    near = [(cue.start, cue.end)] if cue is not None and gap(cue.start, cue.end, q.start, q.end) <= 24 else []
    place = places_of(scene, q.start, q.end, alike=("person", ROUND)) or _sent_to(scene, q, side)
    return make(
        scene.doc, "force_count", span_of(scene.doc, (q.start, q.end), *near), said,
        side=side, place=of_regions(scene, place), time=when(scene, q.start, q.end, state=True, held=True),
        amount=amount_of(q), modality=modality_of(scene, q.start, q.end, side, said),
    )  # fmt: skip


def _sent_to(scene: Scene, q: Quantity, side: str) -> tuple[str, ...]:
    """The country that forces are sent to, where the ending of its name tells it ("Rusya'ya 6 bin asker gönderdi"), or
    a word of place with no more than an article behind it ("para a Rússia")."""
    a, b = scene.clause(q.start)
    if not scene.events(a, b, "mass"):
        return ()
    if verb_final(scene.doc.language):
        to = [n for n in within(scene.doc.names, a, q.start) if n.case == "to"]
    else:
        where = {c.end for c in scene.events(q.end, b, "locative")}
        behind = within(scene.doc.names, q.end, b)
        to = [n for n in behind if any(n.start - end <= _TO_ARTICLE for end in where if end < n.start)]
    return tuple(n.id for n in to if n.kind == "country" and n.id and n.side != side)[-1:]


def _trapped(scene: Scene, q: Quantity) -> str | None:
    """Who is surrounded is of the side whose ground the place is on."""
    place = places_of(scene, q.start, q.end) if scene.events(*scene.clause(q.start), "surround") else ()
    return country_of(scene.doc, place[0]) if place else None


def _sender(scene: Scene, at: int) -> str | None:
    """Any country that sends or gathers: forces need not be those of a fighting side."""
    a, _ = scene.clause(at)
    named = [n for n in within(scene.doc.names, a, at) if n.kind in {"side", "country", "place"} and n.side]
    named = [n for n in named if not located(scene.doc, n) or _from(scene, n)]
    if verb_final(scene.doc.language):  # "북한군을 포함해": who is sent, not who sends
        named = [n for n in named if n.case in subject_cases(scene.doc.language) or n.case is None or _from(scene, n)]
    sources = scene.doc.cues_in("attribution", a, at, "according", "data")
    before = {c.end for c in sources if any(0 <= c.start - n.end <= 1 for n in within(scene.doc.names, a, c.start))}
    after = [c.end for c in sources if c.end not in before]  # "szerint" belongs to who stands before it
    named = [n for n in named if not any(-2 <= n.start - end <= 4 for end in after)]
    named = [n for n in named if not any(0 <= c.start - n.end <= 1 for c in sources)]
    return named[-1].side if named and named[-1].side not in scene.doc.theatre.parties else None


def _from(scene: Scene, name: Name) -> bool:
    """Does a word behind a country tell that those counted come from there, where verbs stand last ("北朝鮮からは")?"""
    behind = scene.events(name.end, name.end + CAME, "from_place") if verb_final(scene.doc.language) else []
    return any(c.start == name.end for c in behind)

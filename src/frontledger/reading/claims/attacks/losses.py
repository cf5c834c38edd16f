"""What was lost: people and equipment, told one figure at a time."""

from __future__ import annotations

from ....nouns import Claim, Detail
from ...accounts import speaks_on
from ...attribution import Attribution
from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity
from ...sentences import verb_final
from ..frame import Scene, amount_of, gap, make, modality_of, nearest, span_of
from ..parts.when import only_time, when
from ..parts.when_again import told_on
from ..parts.when_resolved import as_of_statement
from ..parts.where import only_place, place_told_before, places_of
from ..parts.where_named import of_regions
from ..parts.whose import country_of, other_side, side_of
from ..series import attack_before, before_it, one_event, strikes_before, whose_count
from .bare import AIR, JOINED
from .listed_losses import enumeration, whole_meant
from .listed_parts import places_of_parts
from .losses_meant import (
    fewer_men,
    harm_beside,
    head_of_row,
    left_behind,
    meant_lost,
    men_before,
    opens_losses,
    paid_in_men,
    people_named,
    total_told,
    wiped_out,
)
from .losses_rows import nobody_acts, same_fate
from .toll_first import attack_of, counted_dead, same_target, struck_before
from .verb_of import verb_of
from .whose_losses import listed_owner, of_homes, of_other_men, told_by_staff, where_they_are, whose
from .whose_men import BEFORE, beaten_or_allied, before_figure, of_the_captured, of_the_fallen, own_losses, user_of

_HARM = {"kill": "killed", "wound": "wounded", "capture_people": "captured", "casualties": "personnel"}
_OF_ONE_ATTACK = frozenset({"person", "site", "house", "building", "apartment", *AIR})
"""Units of figures told of one attack: who and what was hit, and by how much."""
_NEAR, _FAR = 40, 70
"""Characters between a number of people and the word that tells what became of them; where nothing else is counted in
their clause."""
_LABEL = 140
"""Characters between a figure and the word for harm in what it is called."""
_COMMAS = ",、，"
_PHRASE = 4
"""Words between a time and a figure, where nouns stand before their figures."""
_ARMY = 500
"""Dead that are men of an army, not victims of one strike."""
_POSSESSIVE = 3
"""Characters between a side and the word for its losses ("Russia's losses")."""


def read_losses(scene: Scene, q: Quantity) -> Claim | None:
    """Equipment lost, where its clause or the enumeration it stands in tells of losses."""
    clause = scene.clause(q.start)
    if of_peace(scene):
        return None
    cue = nearest(scene.events(*clause, "casualties", "destroyed"), q.start, q.end)
    carried = before_it(scene, q.start, ("losses",))
    if cue is None:
        cue = enumeration(scene, q) or left_behind(scene, q)
    if cue is None and (carried is None or carried.span.start < scene.start or carried.amount is None):
        named = whose(scene, q)
        if not meant_lost(scene, q, named, carried):
            return None
        carried = carried if named is None else None
    elif cue is None and scene.events(*clause, "mass", "exchange", "give"):
        return None
    said = whose_count(scene, q.start, q.end, carried or strikes_before(scene, q), account=True)
    own = cue is not None and not (cue.id == "destroyed" and carried is not None and nobody_acts(scene))
    own = own and not same_fate(scene, q, cue, carried)
    side = carried.side if carried is not None and not own else _suffering(scene, q, cue, said)
    side = (of_homes(scene, q) if carried is None else None) or side
    return _loss(scene, q, cue, said, carried, side, q.unit)


def read_harm(scene: Scene, q: Quantity, far: int = 0) -> Claim | None:
    """People killed, wounded, captured or lost; `far`: how far off the word for it may stand, if known."""
    clause = scene.clause(q.start)
    if of_peace(scene):
        return None
    both = scene.events(*clause, "killed_and_wounded")
    several = any(clause[0] <= x.start < clause[1] and x != q for x in scene.quantities)
    reach = far or (_LABEL if scene.labelled else _NEAR if several else _FAR)
    near = [c for c in scene.events(*clause, *_HARM) if gap(c.start, c.end, q.start, q.end) <= reach]
    near = near or head_of_row(scene, q) or counted_dead(scene, q)
    near = [c for c in near if not _joined(scene, c, q)] or near
    cue = verb_of(scene, scene.free(near), q)
    carried = before_it(scene, q.start, ("losses",))
    if cue is None:
        cue = enumeration(scene, q) or harm_beside(scene, q) or paid_in_men(scene, q) or wiped_out(scene, q)
        cue = cue or fewer_men(scene, q)
    what = _HARM.get(cue.id) if cue is not None else None
    if (
        what is None
        and carried is not None
        and carried.span.start >= scene.start
        and carried.extra.what in _HARM.values()
    ):
        what = carried.extra.what
    if what is None and carried is not None and (_same_count(scene, q, clause) or _part_or_all(scene, q, clause)):
        what = carried.extra.what
    if what is None and opens_losses(scene, q, whose(scene, q)):
        what = "personnel"
    if what is None or _a_prisoner(scene, q, cue):
        return None
    if both and gap(both[0].start, both[0].end, q.start, q.end) <= reach and not _of_the_next(scene, q, both[0], cue):
        what, cue = "personnel", both[0]
    summed = attack_before(scene, q.start, ("other_quantity",)) if what == "personnel" else None
    said = whose_count(scene, q.start, q.end, carried or summed, account=what == "personnel")
    own = cue is not None and clause[0] <= cue.start < clause[1] and not scene.events(*clause, "part_of_them")
    side = carried.side if carried is not None and not own and carried.span.start >= scene.start else None
    if side is None and carried is not None and (cue is None or _one_row(scene, q, carried)):
        side = carried.side if whose(scene, q) in {None, carried.side} else None
    here = scene.told_from(scene.start) or men_before(scene, q)
    if side is None and here and scene.events(*clause, "part_of_them"):
        side = here[-1].side  # "15,000 troops, of whom 2,000 were killed"
    if side is None and what == "captured":
        side = whose(scene, q) or of_the_captured(scene, q, carried)
    side = side or _suffering(scene, q, cue, said)
    if what != "personnel" and of_other_men(scene, carried, side):
        said = whose_count(scene, q.start, q.end, None)
    return _loss(scene, q, cue, said, carried, side, what)


def _of_the_next(scene: Scene, q: Quantity, both: Cue, cue: Cue | None) -> bool:
    """Is a word for dead and wounded that of another figure behind a comma, the one at hand having its own before it
    ("우크라이나군 사망자는 4만6천 명, 러시아군 사상자는 90만 명")?"""
    if cue and both.end <= cue.start and any(both.end <= x.start < cue.start for x in scene.quantities):
        return True  # "死傷者は50万人、うち戦死は10万人"
    own = cue is not None and cue.start < q.start <= q.end < both.start
    parted = own and any(mark in _COMMAS for mark in scene.doc.text[q.end : both.start])
    return parted and any(x.start >= both.end for x in within(scene.doc.quantities, *scene.clause(q.start)))


def _a_prisoner(scene: Scene, q: Quantity, cue: Cue | None) -> bool:
    """Is a single man only called a prisoner, nothing else telling that he was taken ("died as a mere prisoner")?"""
    if cue is None or cue.id != "capture_people" or q.high > 1:
        return False
    return all(q.start <= c.start < q.end for c in scene.events(*scene.clause(q.start), "capture_people"))


def of_peace(scene: Scene) -> bool:
    """Does a sentence tell of an accident, a fire or a crime, and neither it nor the one before of an attack?"""
    causes = scene.events(scene.start, scene.end, "accident")
    if not causes:
        return False
    before = scene.doc.before(scene.sentence)
    floor = before.start if before is not None and before.passage == scene.sentence.passage else scene.start
    arms = [*scene.records(floor, scene.end, "attack"), *scene.events(floor, scene.end, "launch", "down")]
    return all(any(c.start <= a.start and a.end <= c.end for c in causes) for a in arms)  # the "fire" of "a fire"


def _joined(scene: Scene, cue: Cue, q: Quantity) -> bool:
    """Does an "and" part a figure from a word for harm ("the dead are three and the wounded sixty")?"""
    a, b = (q.end, cue.start) if cue.start >= q.end else (cue.end, q.start)
    return bool(scene.doc.cues_in("positions", a, b, "and"))


def _part_or_all(scene: Scene, q: Quantity, clause: tuple[int, int]) -> bool:
    """Is it a part of the losses told before, or their sum, with no event of its own ("in all since February: …")?"""
    part = scene.events(q.end, min(clause[1], q.end + 2 * _PHRASE), "part_of_them")
    part = part if q.start - clause[0] <= 1 else []  # but "18 of them were taken to hospital"
    since = [t for t in scene.times if t.role == "since" and t.end <= q.start]
    summed = scene.events(scene.start, q.start, "in_all") if since else []
    return bool(part or summed) and not scene.events(scene.start, scene.end, "hold", "mass", "move_people", "exchange")


def _same_count(scene: Scene, q: Quantity, clause: tuple[int, int]) -> bool:
    """Does a figure of people with nothing but a time go on with the losses told before ("前の月は3万人だった")?"""
    a, b = clause
    timed = [t for t in within(scene.doc.times, a, q.start) if t.grain in {"day", "week", "month", "year"}]
    bare = not within(scene.doc.names, a, b) and (verb_final(scene.doc.language) or not scene.doc.spaced)
    word = scene.events(q.end, b, "figure_word") or scene.events(timed[-1].end, q.start, "figure_word") if timed else []
    return bare and bool(word) and q.start - timed[-1].end <= _PHRASE


def _loss(
    scene: Scene,
    q: Quantity,
    cue: Cue | None,
    said: Attribution,
    carried: Claim | None,
    side: str | None,
    what: str | None,
) -> Claim:
    harmed, attacker = what in {"killed", "wounded"}, other_side(scene.doc, side)
    if not said.named and said.side is None and not harmed:
        said = speaks_on(scene.doc, scene.sentence, attacker)
    attack = whole_meant(scene, q, attack_before(scene, q.start, far=harmed and not _struck_here(scene)))
    same = carried is not None and carried.span.start >= scene.start
    alike = _OF_ONE_ATTACK if harmed else ()
    place = (
        places_of_parts(scene, q)
        or places_of(scene, q.start, q.end, alike=alike)
        or (carried.place if same and carried else ())
        or same_target(scene, attack, "the_event")
        or (place_told_before(scene, q.start, alike) if harmed or not _summed(scene, q) else ())
        or (only_place(*attack_of(scene, q.start)) if harmed else ())
        or (struck_before(scene, attack) if harmed else ())
        or (where_they_are(scene, q) if harmed else ())
    )
    place = _at_war(scene, place)
    if not harmed or side != scene.doc.theatre.attacker:
        place = of_regions(scene, place)
    return make(
        scene.doc, "losses", span_of(scene.doc, *with_verb(q, cue, scene.clause(q.start))), said, side=side,
        place=place,
        time=None if total_told(scene, q)
        else when(scene, q.start, q.end, carried=one_event(scene, attack, attacker, said), event=harmed)
        or (only_time(*attack_of(scene, q.start)) if harmed else None)
        or as_of_statement(scene)
        or told_on(scene),
        amount=amount_of(q),
        modality=modality_of(scene, q.start, q.end, attacker, said), extra=Detail(what=what),
    )  # fmt: skip


def _summed(scene: Scene, q: Quantity) -> bool:
    """Are losses those of a whole war or army, which happened at no one place?"""
    since = any(t.role == "since" for t in within(scene.doc.times, *scene.clause(q.start)))
    return since or bool(scene.events(*scene.part(q.start), "in_all", "whole_front"))


def _at_war(scene: Scene, place: tuple[str, ...]) -> tuple[str, ...]:
    """The places of losses: a town elsewhere is where somebody speaks of them, unless something was struck there."""
    if scene.events(scene.start, scene.end, "strike_hit", "launch"):
        return place
    parties = scene.doc.theatre.parties
    return tuple(p for p in place if p in parties or country_of(scene.doc, p) in parties)


def _one_row(scene: Scene, q: Quantity, carried: Claim) -> bool:
    """Are people told in one row with those of an army harmed before them, nobody and no place named between
    ("151 Russians were killed, 70 wounded, 8 captured")?"""
    army = carried.amount is not None and carried.extra.what in _HARM.values() and carried.amount.unit == "person"
    if not army or not scene.part(q.start)[0] <= carried.span.start < q.start:
        return False
    between = (carried.span.end, q.end)
    others = [n for n in within(scene.doc.names, *between) if n.kind != "speaker" and n.side != carried.side]
    named = any(n.side is not None or n.id not in carried.place for n in others)
    return not named and not scene.events(*between, "enemy", "we", "own", "civilian", "strike_hit", "launch")


def _struck_here(scene: Scene) -> bool:
    """Does a sentence tell of a strike of its own in a town, which no other passage dates?"""
    towns = [n for n in scene.names if n.kind == "place" and n.side is None]
    return bool(towns) and bool(scene.events(scene.start, scene.end, "strike_hit"))


def _suffering(scene: Scene, q: Quantity, cue: Cue | None, said: Attribution) -> str:
    """Whose people or equipment.

    The side named with them ("314 Russian soldiers"); of the killed and wounded else the side attacked; of losses the
    side that has them; of what is destroyed the other side than the one that destroys it.
    """
    doc = scene.doc
    named = whose(scene, q) or _owner(scene, q, said) or before_figure(scene, q, cue) or of_the_fallen(scene, q)
    named = named or beaten_or_allied(scene, q, said)
    if named is not None:
        return user_of(scene, q, cue, said, named)
    _, b = scene.clause(q.start)
    if scene.events(q.start, min(b, q.end + 16), "enemy"):
        return other_side(doc, said.side)
    if cue is not None and cue.id in {"kill", "wound"}:
        named = (
            people_named(scene, q, cue) or _among(scene, q) or _lost_them(scene, q, said) or _men_told(scene, q, said)
        )
        return named or _attacked(scene, q, said)
    if cue is not None and cue.id in {"casualties", "killed_and_wounded"} and (own := own_losses(scene, cue, q)):
        return own
    if cue is not None and cue.id in {"casualties", "killed_and_wounded"} and _of_civilians(scene, q):
        return _attacked(scene, q, said)
    if cue is not None and cue.id in {"casualties", "killed_and_wounded"} and told_by_staff(scene, q, said):
        return other_side(doc, said.side)
    done = cue is not None and cue.id == "destroyed" and cue.end <= scene.clause(q.start)[0]
    subject = side_of(scene, cue.start if cue is not None and done else q.start, said)
    if cue is not None and cue.id in {"casualties", "killed_and_wounded"}:
        of = [
            n.side
            for n in within(doc.names, max(scene.start, cue.start - 24), cue.end + 24)
            if n.side in doc.theatre.parties
        ]
        return subject or (of[0] if of and of[0] else other_side(doc, said.side))
    if subject is None and (listed := listed_owner(scene, q)) is not None:
        return listed
    if subject is None:
        return doc.theatre.home if said.side == doc.theatre.attacker else doc.theatre.attacker
    return other_side(doc, subject)


def _of_civilians(scene: Scene, q: Quantity) -> bool:
    """Does a figure of casualties, or the word right beside it, count civilians?"""
    a, b = scene.clause(q.start)
    near = scene.events(max(a, q.start - BEFORE), min(b, q.end + BEFORE), "civilian")
    return q.unit == "person" and bool(near)


def _owner(scene: Scene, q: Quantity, said: Attribution) -> str | None:
    """The side that the losses are called after of which a figure tells ("put Russian losses at 1,100 dead", "the
    enemy's losses")."""
    for cue in reversed(scene.events(scene.part(q.start)[0], q.start, "casualties")):
        for c in scene.events(max(scene.start, cue.start - BEFORE), cue.end + BEFORE, "enemy"):
            beside = 0 <= cue.start - c.end <= 1 or 0 <= c.start - cue.end <= _POSSESSIVE
            if beside and said.side in scene.doc.theatre.parties:
                return other_side(scene.doc, said.side)
        for n in within(scene.doc.names, max(scene.start, cue.start - BEFORE), cue.end + BEFORE):
            beside = 0 <= cue.start - n.end <= _POSSESSIVE or 0 <= n.start - cue.end <= 1  # "втрати росіян"
            if beside and n.kind == "side" and n.side in scene.doc.theatre.parties:
                return n.side
    return None


def _lost_them(scene: Scene, q: Quantity, said: Attribution) -> str | None:
    """The side that a verb of losing belongs to, before killed and wounded ("they lost, he says, 46 killed there") or
    behind them in their clause ("410 halottat vesztettek")."""
    part = scene.part(q.start)
    harm = scene.events(*part, "kill", "wound")
    lost = [
        c
        for c in scene.events(part[0], max(q.start, scene.clause(q.start)[1]), "casualties")
        if all(h.end <= c.start or c.end <= h.start for h in harm)
    ]
    whole = (part[0], max(part[1], lost[-1].end)) if lost else part
    if not lost or scene.events(*whole, "civilian", "strike_hit", "launch") or scene.records(*whole, "attack"):
        return None  # who "lost their lives" in a strike is of no army
    return side_of(scene, lost[-1].start, said)


def _men_told(scene: Scene, q: Quantity, said: Attribution) -> str | None:
    """The side whose men a large figure of dead without a place goes on with: those lost or gathered, told of in this
    sentence or the one before. A leader may speak of his own."""
    if q.high < _ARMY or said.side in scene.doc.theatre.parties:
        return None
    if scene.events(scene.start, scene.end, "civilian", "strike_hit", "launch"):
        return None
    before = scene.doc.before(scene.sentence)
    if places_of(scene, q.start, q.end) or before is None or before.passage != scene.sentence.passage:
        return None
    people = [c for c in scene.told_from(before.start) if c.amount is not None and c.amount.unit == "person"]
    men = [c for c in people if c.kind == "force_count" or (c.kind == "losses" and c.amount and c.amount.low >= _ARMY)]
    return men[-1].side if men else None


def _on_its_side(scene: Scene, name: Name) -> bool:
    """Does an adjective tell on which side people fell ("on the Russian side", "da parte russa"), not who speaks?"""
    words = scene.events(name.start - BEFORE, name.end + BEFORE, "side_word") if name.adjective else []
    beside = [c for c in words if gap(name.start, name.end, c.start, c.end) <= 1]
    if not beside:
        return False
    a, b = min(name.start, beside[0].start), max(name.end, beside[0].end)
    tells = scene.doc.cues_in("attribution", a - BEFORE, b + BEFORE, "say", "count", "data", "according")
    return not any(c.end <= a or b <= c.start for c in tells)


def _among(scene: Scene, q: Quantity) -> str | None:
    """The side among which victims are told before their figure ("tra i russi 120mila morti e 170mila feriti")."""
    a, _ = scene.clause(q.start)
    led = [n for x, y in scene.clauses_before(q.start)[:1] for n in within(scene.doc.names, x, y)]
    named = [n for n in within(scene.doc.names, a, q.start) if n.side in scene.doc.theatre.parties]
    among = [n for n in named if any(n.start - c.end <= 1 for c in scene.events(a, n.start, "among_side"))]
    among = among or [n for n in (*led, *named) if n.side in scene.doc.theatre.parties and _on_its_side(scene, n)]
    return among[-1].side if among else None


def _attacked(scene: Scene, q: Quantity, said: Attribution) -> str:
    """The side whose ground a place of the sentence is on, else the one attacked just before.

    Else the home side, or the attacker where a person of his tells of victims: they are his own.
    """
    doc = scene.doc
    counts = doc.theatre.speakers.get(said.speaker)
    if counts is not None and counts.kind == "institute" and counts.side == doc.theatre.attacker:
        return doc.theatre.attacker  # an institute of its own keeps the list of its men
    for place in places_of(scene, q.start, q.end):
        return doc.theatre.attacker if country_of(doc, place) == doc.theatre.attacker else doc.theatre.home
    attack = before_it(scene, q.start, ("air_attack",))
    if attack is not None and attack.side in doc.theatre.parties:
        return other_side(doc, attack.side)
    own = said.side == doc.theatre.attacker and counts is not None and counts.kind == "person"
    return doc.theatre.attacker if own else doc.theatre.home


def with_verb(q: Quantity, cue: Cue | None, clause: tuple[int, int]) -> list[tuple[int, int]]:
    """The figure and its verb, where both stand in one clause within reach."""
    parts = [(q.start, q.end)]
    if cue is not None and clause[0] <= cue.start < clause[1] and gap(cue.start, cue.end, q.start, q.end) <= JOINED:
        parts.append((cue.start, cue.end))
    return parts

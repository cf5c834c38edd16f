"""Attacks from the air: what was launched, shot down or got through, told one figure at a time."""

from __future__ import annotations

from typing import Literal

from ....nouns import Claim, Detail
from ...attribution import Attribution
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...sentences import verb_final
from ..frame import Scene, amount_of, gap, make, nearest, span_of
from ..parts.when import when
from ..parts.when_again import told_on
from ..parts.whose import country_of, other_side, side_of
from ..series import ATTACK, attack_before, before_it, counted_after, one_event, strikes_before, whose_count
from .air_meant import another_sort, came_from, meant_launched, of_a_sort, side_of_arms, stopped, supposed
from .bare import AIR
from .bare_behind import noun_before
from .downer import shot_down_from
from .in_order import which_sort
from .listed_parts import place_in_list, places_of_parts
from .losses import with_verb
from .targets import aimed_at, target_of
from .verb_of import in_bracket, labels_next, of_label, verb_of
from .whose_losses import whose

Action = Literal["launched", "downed", "hit"]
_ACTIONS: dict[str, Action] = {"launch": "launched", "down": "downed", "strike_hit": "hit"}
_BOTH, _JOINED = 16, 3
"""Characters beside a figure of drones or missiles within which the other is named, and between them and it."""
_OWNER = 12
"""Characters of a noun between whose it is and its figure, where nouns stand first ("ウクライナの無人機213機")."""
_LED = 6
"""Characters between "according to" and a body, or between a body and the capital it is named by."""
_NOT = 12
"""Characters between a verb of reaching and its negation."""
_SHORT = 40
"""Characters of a clause that has a bare figure and what it counts."""
_THAT = 12
"""Characters of a clause in which a word such as "that" opens it."""


def read_air(scene: Scene, q: Quantity) -> Claim | None:
    """What was launched, shot down or got through."""
    clause = scene.clause(q.start)
    if q.low == q.high == 1 and scene.events(scene.start, scene.end, "kill", "wound"):
        return None  # a single drone told with its victims: these are the claims
    deeds = scene.events(*clause, *_ACTIONS)
    deeds = [c for c in deeds if not q.start <= c.start < q.end] or deeds  # "bombes" is a verb too
    deeds = [c for c in deeds if not labels_next(scene, q, c)]
    if scene.labelled:  # "Of the missiles launched on Friday, 87 were shot down"
        x, y = scene.doc.clause_at(q.start)
        deeds = [c for c in deeds if c.id != "launch" and q.end <= c.start and x <= c.start < y] or deeds
    cue = of_label(scene, deeds, q, tuple(_ACTIONS)) or verb_of(scene, deeds, q)
    if cue is None and supposed(scene, q):
        return None
    if cue is None:
        beside = [*_clause_of_verb(scene, q), *([c] if (c := scene.clause_after(q.start)) else [])]
        near = [c for x, y in beside for c in scene.events(x, y, *_ACTIONS) if not labels_next(scene, q, c)]
        cue = nearest(near, q.start, q.end)
    carried = before_it(scene, q.start, ("air_attack",))
    if cue is not None and not clause[0] <= cue.start < clause[1] and stopped(scene, q, carried):
        cue = None
    apart = another_sort(scene, q)
    cue = None if apart else cue
    listed = "launched" if apart else _part_listed(scene, q, carried) if cue is None else None
    if cue is None and listed in {None, "launched"} and of_a_sort(scene, q):
        listed = "downed"
    if cue is None and listed is None:
        counted = _counted(scene, q)
        listed = "launched" if counted is None and meant_launched(scene, q) else None
        if listed is None:
            return counted
    said = whose_count(scene, q.start, q.end, carried or strikes_before(scene, q), account=True)
    if not said.named and carried is None and (cue is None or _ACTIONS[cue.id] == "launched"):
        said = counted_after(scene, q.start) or said
    whole = cue is None or _whole(scene, q) or _parted(scene, q, cue) or _part_has_it(scene, q, cue)
    action = (
        listed
        or ("hit" if _got_through(scene, q, cue) else None)
        or ("launched" if whole or cue is None else _ACTIONS[cue.id])
    )
    if carried is not None and not whole and action == "launched" and _joined(scene, carried, q):
        action = carried.extra.action or action  # "hits by 16 missiles and 21 drones were recorded"
    if cue and action == "downed" and scene.events(max(clause[0], cue.start - 5), cue.start, "negation"):
        action = "hit"  # "two missiles could not be intercepted"
    if cue and cue.id == "strike_hit" and scene.events(max(clause[0], cue.start - _NOT), cue.end + _NOT, "negation"):
        action = "downed"  # "97 never got there"
    if action == "hit" and carried is not None and carried.extra.action == "downed" and _some_of(scene, q, carried):
        action = "downed"  # "162 were shot down; 57 of them fell on the Kursk region"
    own = cue is not None and action == "launched" and cue.id == "launch"
    before = _told_before(scene) if carried is None else None
    armed = side_of_arms(scene, q)
    part = carried if carried is not None and action != "launched" and _bare_part(scene, q, carried) else None
    if part is not None and part.side == said.side and _own_count(said):
        part = None  # nobody counts what it shot down of its own
    side = whose(scene, q) or armed or _joined_side(scene, q, carried, action) or (part.side if part else None)
    side = side or (side_of(scene, cue.start, said) if own and cue else None)
    if side is None and action == "downed" and cue is not None and carried is None:
        side = shot_down_from(scene, q, cue)
    if said.side == side == scene.doc.theatre.home and _only_tells(scene, q, said):
        side = other_side(scene.doc, side)
    if side is None and action == "downed" and said.side in scene.doc.theatre.parties and _own_count(said):
        side = other_side(scene.doc, said.side)  # whose air defence tells of it is attacked
    if side is None:
        own_side = action == "downed" and said.named and carried is not None and said.side == carried.side
        side = carried.side if carried and not own_side else side_of(*before, said) if before else None
        side = side or _enemy_of(scene, said)  # who tells of it shot it down
    own_place = place_in_list(scene, q)
    parts = places_of_parts(scene, q)
    target = own_place if own_place is not None else () if parts is None else parts or target_of(scene, q)
    if action == "launched" and target and came_from(scene, target[0], side):
        side, target = target[0], ()
    elif part is not None and target == (side,):
        target = ()  # where all of them came from
    if not target and action == "launched" and side is not None:
        target = aimed_at(scene, q, side)
    if target == (side,) and not any(n.id == side and n.kind == "country" and not n.adjective for n in scene.names):
        target = (other_side(scene.doc, side),)  # "over the whole country", says its own ministry
    goes_on = carried is not None and carried.span.start >= scene.start
    named = goes_on or whose(scene, q) is not None  # "Ukrainian drones over X"
    if verb_final(scene.doc.language):
        named = any(n.case == "of" and n.side == side for n in within(scene.doc.names, q.start - _OWNER, q.start))
    named = named or bool(scene.events(*scene.part(q.start), "enemy"))
    if target and side == country_of(scene.doc, target[0]) and not (named or armed):
        side = other_side(scene.doc, side)  # nobody attacks his own ground: the subject only tells of it
    weapon = "any" if q.unit == "target" or _both_arms(scene, q) else q.unit
    attack = one_event(scene, attack_before(scene, q.start) or _attack_told(scene, q), side, said)
    time = when(scene, q.start, q.end, carried=attack)
    return make(
        scene.doc, "air_attack", span_of(scene.doc, *with_verb(q, cue, clause)), said, side=side,
        place=target or (carried.place if carried is not None and goes_on and own_place is None else ()),
        time=time or (when(*before, before[1]) if before else None) or told_on(scene),
        amount=amount_of(q), extra=Detail(weapon=weapon, action=action),  # type: ignore[arg-type]
    )  # fmt: skip


def _both_arms(scene: Scene, q: Quantity) -> bool:
    """Are drones and missiles counted together ("503 missiles and drones", "미사일과 드론 503기")?"""
    a, b = scene.clause(q.start)
    both = scene.events(max(a, q.start - _BOTH), min(b, q.end + _BOTH), "and_missiles")
    counted = {x.end for x in within(scene.doc.quantities, a, q.start)}
    joined = [c for c in both if c.start < q.start and q.start - 1 <= c.end <= q.end]
    if any(not counted & {c.start, c.start - 1} for c in joined):
        return True
    behind = [c for c in both if 0 <= c.start - q.end <= _JOINED]
    return bool(behind) and not any(behind[0].start <= x.start <= behind[0].end + 1 for x in scene.quantities)


def _got_through(scene: Scene, q: Quantity, cue: Cue | None) -> bool:
    """Have some of those launched, told before in the passage, hit something, where one verb means both and nobody is
    named who does it ("드론 14대는 목표물을 타격했다")?"""
    a, b = scene.clause(q.start)
    if cue is None or not any(c.start == cue.start for c in scene.events(a, b, "strike_hit")):
        return False
    begins = scene.doc.report.passages[scene.sentence.passage].span.start
    told = [c for c in scene.told[-ATTACK:] if c.span.start >= begins and c.amount is not None]
    told = [c for c in told if c.kind == "air_attack" and c.extra.action == "launched"]
    fewer = any(c.extra.weapon == q.unit and c.amount and q.high < c.amount.low for c in told)
    return fewer and not any(
        n.kind in {"side", "country"} and n.side == told[-1].side for n in within(scene.doc.names, a, b)
    )


def _clause_of_verb(scene: Scene, q: Quantity) -> list[tuple[int, int]]:
    """The clause before a figure; past one that only tells when ("shot down, between midnight and six, 47 drones")."""
    led = scene.clauses_before(q.start)[:2]
    only_time = len(led) == 2 and within(scene.doc.times, *led[0]) and not scene.events(*led[0], *_ACTIONS)
    return led[1:] if only_time and not any(x.unit in AIR for x in within(scene.doc.quantities, *led[0])) else led[:1]


def _joined_side(scene: Scene, q: Quantity, carried: Claim | None, action: str) -> str | None:
    """Whose the weapons are that a figure is listed with ("415 Russian drones and 43 missiles were detected")."""
    same = carried is not None and carried.extra.action == action and _joined(scene, carried, q)
    return carried.side if same and carried else None


def _joined(scene: Scene, carried: Claim, q: Quantity) -> bool:
    """Do only words such as "and" part a figure from the one told before it in its sentence?"""
    between = scene.doc.text[carried.span.end : q.start]
    for c in scene.events(carried.span.end, q.start, "joins"):
        between = between.replace(scene.doc.text[c.start : c.end], "", 1)
    return carried.span.start >= scene.start and not between.strip(" ,")


def _part_listed(scene: Scene, q: Quantity, whole: Claim | None) -> Action | None:
    """What became of a part of a whole told before in the sentence, in a list that does not say it over again."""
    if stopped(scene, q, whole):
        return "downed"
    if whole is not None and whole.span.start >= scene.start and _in_a_row(scene, q, whole):
        return whole.extra.action
    if whole is None or whole.span.start < scene.start or whole.extra.weapon not in {q.unit, "any"}:
        return None
    return None if scene.events(*scene.clause(q.start), "kill", "wound", "mass", "give") else whole.extra.action


def _in_a_row(scene: Scene, q: Quantity, last: Claim) -> bool:
    """Does a bare figure with the name of another sort, and nothing else, go on with what became of the one before
    ("shot down: 183 drones, rakiet pięć"; "of the former 96 were stopped, of the latter four")?"""
    a, b = scene.clause(q.start)
    bare = not any(c.isalpha() for c in scene.doc.text[q.start : q.end])
    own = noun_before(scene, q._replace(unit=None)) == q.unit  # "402 drones were shot down, missiles – 58"
    sort = which_sort(scene, q) is not None or (last.extra.weapon != q.unit and own)
    return bare and sort and last.extra.action != "launched" and b - a <= _SHORT and last.span.end <= q.start


def _told_before(scene: Scene) -> tuple[Scene, int] | None:
    """Where the sentence before tells of an attack without a figure, which the figures here are of."""
    before = scene.doc.before(scene.sentence)
    if before is None or before.heading or before.passage != scene.sentence.passage:
        return None
    earlier = Scene(scene.doc, before, scene.told)
    cues = earlier.events(before.start, before.end, "launch")
    return (earlier, cues[0].start) if cues and not any(q.unit in AIR for q in earlier.quantities) else None


def _only_tells(scene: Scene, q: Quantity, said: Attribution) -> bool:
    """Is a side named before a figure only as the body that tells of it ("Hava Kuvvetleri, gönderilen 12 İHA'nın")?

    Where verbs do not stand last it is so behind a word for "according to" alone ("According to the air force, of the
    112 drones launched …"): else the body may have launched them.
    """
    named = [n for n in within(scene.doc.names, scene.start, q.start) if n.side == said.side]
    tells = [n for n in named if n.kind == "speaker" and n.id == said.speaker]
    if tells:  # "Ukrayna Hava Kuvvetleri", "l'armée de l'air ukrainienne": its country is no other
        named = [n for n in named if n in tells or gap(n.start, n.end, tells[0].start, tells[0].end) > 1]
    if verb_final(scene.doc.language):
        return bool(named) and named == tells
    if named == tells and tells and scene.doc.cues_in("attribution", tells[0].end, q.start, "count"):
        return not scene.events(tells[0].end, q.start, "launch")  # "the air force counted 136 attack drones"
    led = scene.doc.cues_in("attribution", scene.start, q.start, "according")
    tells = [n for n in tells if any(0 <= n.start - c.end <= _LED for c in led)]
    return bool(tells) and all(n in tells or 0 <= n.start - tells[0].end <= _LED for n in named)


def _own_count(said: Attribution) -> bool:
    """Is it told by a body or person of a side, not through others?"""
    return said.named and not said.via


def _counted_by_those_attacked(scene: Scene, q: Quantity, said: Attribution) -> Claim | None:
    """ "The air force counted 42 missiles and 40 drones that night": what a side's own body counts was launched."""
    speaker = scene.doc.theatre.speakers.get(said.speaker)
    if speaker is None or speaker.kind != "authority" or said.side not in scene.doc.theatre.parties or said.via:
        return None
    return make(
        scene.doc, "air_attack", span_of(scene.doc, (q.start, q.end)), said, time=when(scene, q.start, q.end),
        side=whose(scene, q) or other_side(scene.doc, said.side), amount=amount_of(q),
        place=target_of(scene, q),
        extra=Detail(weapon="any" if q.unit == "target" else q.unit, action="launched"),  # type: ignore[arg-type]
    )  # fmt: skip


def _labelled_count(scene: Scene, at: int) -> list[Cue]:
    """The word for counting before a colon that opens a list ("The air force counts: 595 drones, 48 missiles")."""
    colon = scene.doc.text.rfind(":", scene.start, at + 1)
    return scene.doc.cues_in("attribution", scene.start, colon, "count", "tally") if colon >= 0 else []


def _counted(scene: Scene, q: Quantity) -> Claim | None:
    """What a body counted of the attack that the sentence before tells without a figure."""
    before = scene.doc.before(scene.sentence)
    clause = scene.clause(q.start)
    counts = scene.doc.cues_in("attribution", *clause, "count") or _labelled_count(scene, clause[0])
    if not counts:
        return None
    said = whose_count(scene, q.start, q.end, None)
    if before is None or before.passage != scene.sentence.passage:
        return _counted_by_those_attacked(scene, q, said)
    earlier = Scene(scene.doc, before, scene.told)
    cues = earlier.events(before.start, before.end, "launch")
    if not cues:
        return _counted_by_those_attacked(scene, q, said)
    time = when(scene, q.start, q.end) or when(earlier, cues[0].start, cues[0].end)
    return make(
        scene.doc, "air_attack", span_of(scene.doc, (q.start, q.end)), said, time=time, amount=amount_of(q),
        side=whose(scene, q) or side_of(earlier, cues[0].start, said) or _enemy_of(scene, said),
        place=target_of(scene, q), extra=Detail(weapon=q.unit, action="launched"),  # type: ignore[arg-type]
    )  # fmt: skip


def _attack_told(scene: Scene, q: Quantity) -> Claim | None:
    """The attack of one night that the passage before tells of, where this one opens by going on with its figures."""
    found = attack_before(scene, q.start, ("air_attack", "losses"), far=True)
    if found is None or found.period is None or found.period.start is None or found.period.end is None:
        return None
    first = scene.doc.sentence_at(found.span.start)
    near = first is not None and scene.sentence.passage - first.passage <= 1
    return found if near and 0 <= (found.period.end - found.period.start).days <= 1 else None


def _enemy_of(scene: Scene, said: Attribution) -> str:
    theatre = scene.doc.theatre
    return theatre.home if said.side == theatre.attacker else theatre.attacker


def _bare_part(scene: Scene, q: Quantity, whole: Claim) -> bool:
    """Is a bare figure smaller than those launched, told before in the sentence ("88 İHA'nın 70'i düşürüldü")?"""
    bare = any(x.start == q.start and x.unit is None for x in scene.quantities)
    fewer = whole.amount is not None and q.high <= whole.amount.low
    return bare and fewer and whole.span.start >= scene.start and whole.extra.action == "launched"


def _some_of(scene: Scene, q: Quantity, whole: Claim) -> bool:
    """Are some of those told before in a region ("57 of them fell on the Kursk region")?"""
    fewer = whole.amount is not None and q.high < whole.amount.low
    over = any(n.kind == "region" for n in within(scene.doc.names, *scene.clause(q.start)))
    return (fewer and over) and bool(
        scene.events(max(whole.span.end, q.start - _OWNER), q.end + _OWNER, "part_of_them")
    )


def _whole(scene: Scene, q: Quantity) -> bool:
    """The whole of which a part is told: "67 of 79 drones", "of 79 drones 67 were …", "27架無人機中的16架"."""
    a, b = scene.clause(q.start)
    if scene.events(max(a, q.start - 14), q.start, "part_of_them"):
        return False
    if verb_final(scene.doc.language):
        return _part_behind(scene, q, b)
    of = _out_of(scene, q, a)
    if of is not None and any(0 <= of.start - x.end <= 2 for x in within(scene.doc.quantities, a, q.start)):
        return True
    of = _out_of(scene, _first_listed(scene, q, a), a)
    opens = max([a, *(c.end for c in scene.doc.cues_in("attribution", a, a + _THAT, "that"))])
    if of is not None and of.start - opens <= 2:
        return True
    bare = any(x.start == q.start and x.unit is None for x in scene.quantities)  # "nine of which", "31 davon"
    if any(c.end == q.end for c in scene.events(q.start, q.end, "among")):
        return True  # "88 drónból 61-et lelőtt"
    return not bare and any(c.start - q.end <= 1 for c in scene.events(q.end, min(b + 1, q.end + 6), "among"))


def _part_behind(scene: Scene, q: Quantity, end: int) -> bool:
    """Where verbs stand last: does the part of a figure stand right behind it ("85機のうち62機", "112 dronun 91'i")?"""
    after = within(scene.doc.quantities, q.end, end)[:1]
    if not after or after[0].unit not in {None, q.unit} or after[0].high > q.low:
        return False
    words = scene.events(q.start, after[0].start, "out_of", "among")
    if any(after[0].start - c.end <= 1 for c in scene.events(q.end, after[0].start, "part_of_them")):
        return True  # "드론은 141대, 이 중 118대가 격추됐다"
    if any(c.end == q.end or 0 <= c.start - q.end <= 1 for c in words):
        return True
    return not scene.doc.text[q.end : after[0].start].strip(" ,、")


def _parted(scene: Scene, q: Quantity, cue: Cue) -> bool:
    """Is what the verb tells told of a part, in the next clause ("zählte 117 Drohnen, von denen 92 …", "speaks of 96
    drones and five missiles, 69 drones having been shot down")?"""
    inside = [x for x in within(scene.doc.quantities, cue.start, cue.end) if x.unit is None and not x.ordinal]
    if cue.start >= q.end and in_bracket(scene, q, cue):
        return True  # "Missiles: 48 (41 shot down)"
    if cue.start >= q.end and any(x.high <= q.low for x in inside):
        return True  # "telde 147 drones en haalde er 121 uit de lucht"
    after = scene.clause_after(q.start)
    if after is None or not after[0] <= cue.start < after[1] or of_a_sort(scene, q):
        return False
    parts = [x for x in within(scene.doc.quantities, *after) if x.unit is None or x.unit in AIR]
    parts = [x for x in parts if x.start != q.start]  # "Of the missiles launched, 87 were shot down"
    return any(x.high <= q.low or x.unit not in {None, q.unit} for x in parts if not x.ordinal)


def _part_has_it(scene: Scene, q: Quantity, cue: Cue) -> bool:
    """Is a verb that of a smaller bare figure behind "and" ("88 drones came and 70 were shot down")?"""
    between = [x for x in scene.quantities if q.end <= x.start < cue.start]
    named = any(x.start == q.start and x.unit is not None for x in scene.quantities)
    if not named or len(between) != 1 or between[0].unit is not None or between[0].high >= q.low or between[0].ordinal:
        return False
    joins = scene.doc.cues_in("positions", q.end, between[0].start, "and")
    return any(0 <= between[0].start - c.end <= 1 for c in joins)


def _out_of(scene: Scene, q: Quantity, a: int) -> Cue | None:
    """The "of" right before a figure."""
    of = [c for c in scene.events(max(a, q.start - 10), q.start, "out_of") if q.start - c.end <= 5]
    return of[-1] if of else None


def _first_listed(scene: Scene, q: Quantity, a: int) -> Quantity:
    """The figure that opens the list a figure stands in ("of 598 drones and 31 missiles 563 drones …")."""
    for x in reversed(within(scene.doc.quantities, a, q.start)):
        between = scene.doc.text[x.end : q.start]
        if not between.strip():
            break  # "of 120 drones 70 were shot down": the part of them
        for c in scene.events(x.end, q.start, "joins"):
            between = between.replace(scene.doc.text[c.start : c.end], "", 1)
        if between.strip(" ,") or x.unit is None:
            break
        q = x
    return q

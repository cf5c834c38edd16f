"""Losses that no listed word tells of: what the equipment of a side, or a list of it, can only mean.

"Sixty-three Ukrainian armoured vehicles ended up as scrap"; "minus 1,220 invaders, eight tanks, 21 guns". What is
gathered, given, exchanged, launched or only planned is told with a word of its own, and is none.
"""

from __future__ import annotations

from ....nouns import Claim
from ...attribution import Attribution
from ...cues import Cue
from ...doc import within
from ...marks import Quantity, Time
from ..frame import Scene, gap
from ..parts.whose import side_of
from .bare import EQUIPMENT, JOINED
from .whose_losses import whose

_NOT_LOST = (
    "mass", "exchange", "give", "launch", "repel", "condition", "background", "surround", "festive", "advance",
    "denial", "vote", "cost", "move_people", "contested", "assault", "hold", "still_hold", "stays", "still",
)  # fmt: skip
"""What else equipment and men are told of."""
_ASIDE = 40
"""Characters between a number of people and the word for harm in the clause beside it."""
_ROW = 90
"""Characters between the word for losses and the people lost, who are the first that it counts."""
_VERB = 40
"""Characters between equipment and the verb of leaving it."""
_MARK = 3
"""Characters between people and the clause that begins behind them."""
_MARKS = ",،、，"
_COLONS = ":："
_ARMY = 16
"""Characters between a number of people and a word for troops, or for what is done to them."""
_LIST = 90
"""Characters of things destroyed that are told before the men destroyed with them."""
_FEW = 2
"""Vehicles that are no count: "two tanks stand at the crossing"."""
_BY = 4
"""Characters of a word such as "by" between "fewer" and the men by whom."""
_GATHERED = 10_000
"""Men of an army who are not lost at one place at a time."""
_TOTAL = 24
"""Characters of a bracket with a word for "in all" before its figure."""


def meant_lost(scene: Scene, q: Quantity, side: str | None, carried: Claim | None) -> bool:
    """Is equipment lost: that of a fighting side with nothing else told of it, or what goes on with losses told in the
    sentence before, where nobody is named who acts?"""
    if q.unit not in EQUIPMENT or q.per or q.high <= _FEW or scene.events(*scene.clause(q.start), *_NOT_LOST):
        return False
    if side in scene.doc.theatre.parties:
        return True
    before = scene.doc.before(scene.sentence)
    told = carried is not None and before is not None and before.start <= carried.span.start < scene.start
    named = any(n.side is not None and n.kind != "speaker" for n in scene.names)
    return told and not named and before is not None and before.passage == scene.sentence.passage


def left_behind(scene: Scene, q: Quantity) -> Cue | None:
    """The verb of equipment that a fighting side leaves somewhere ("left 130 tanks at X"), as one of losses."""
    a, b = scene.clause(q.start)
    if q.unit not in EQUIPMENT or q.high <= _FEW or scene.events(a, b, "give", "exchange", "condition"):
        return None
    counts = {c.start for c in scene.doc.cues_in("attribution", a, b, "say", "count")}  # "left, X counts, 73 tanks"
    if any(c.start not in counts for c in scene.events(a, b, "mass")):
        return None
    verbs = [c for c in scene.events(a, b, "left_behind") if gap(c.start, c.end, q.start, q.end) <= _VERB]
    acts = side_of(scene, q.start, Attribution()) if verbs else None
    return verbs[0]._replace(id="casualties") if acts in scene.doc.theatre.parties else None


def harm_beside(scene: Scene, q: Quantity) -> Cue | None:
    """The word for harm that a figure of people has in the clause before or behind it, which tells no figure of its own
    ("they killed, in Kyiv alone, 33 people"; "26 people, three children among them – so many dead were found")."""
    a, b = scene.clause(q.start)
    if (told := harm_behind(scene, q)) is not None:
        return told
    if q.unit != "person" or scene.events(a, b, *_NOT_LOST, "civilian", "troops", "utilities", "capture_people"):
        return None
    if scene.events(a, b, "part_of_them", "including"):
        return None
    after = scene.clause_after(q.start)
    for x, y in (*scene.clauses_before(q.start)[:2], *([after] if after else [])):
        found = scene.events(x, y, "kill", "wound")
        if any(x <= o.start < y and o.unit for o in scene.quantities):
            if x < a:
                break
            continue
        near = [c for c in found if gap(c.start, c.end, q.start, q.end) <= _ASIDE]
        if near:
            return near[0]
    return None


def paid_in_men(scene: Scene, q: Quantity) -> Cue | None:
    """The word for a price that a side pays in men ("it cost the Russians 1,200 soldiers"), as one of losses."""
    a, b = scene.clause(q.start)
    if q.unit != "person" or q.per or scene.events(a, b, "civilian", "condition", "background", "denial", "utilities"):
        return None
    others = [x for x in within(scene.doc.quantities, a, b) if x.unit and x is not q]
    prices = [c for c in scene.events(a, b, "cost") if 0 <= q.start - c.end <= _VERB]
    sides = [n for n in within(scene.doc.names, a, b) if n.kind == "side" and n.side in scene.doc.theatre.parties]
    paid = prices and not others and (sides or scene.events(a, b, "enemy"))
    return prices[-1]._replace(id="casualties") if paid else None


def head_of_row(scene: Scene, q: Quantity) -> list[Cue]:
    """The word for losses that opens the clause of people, nothing else being counted between ("losses of X's army in
    the Y sector came to 3,450 men")."""
    a, _ = scene.clause(q.start)
    cues = [c for c in scene.events(a, q.start, "casualties") if q.start - c.end <= _ROW]
    between = within(scene.doc.quantities, cues[-1].end, q.start) if cues else []
    return [] if any(x.unit is not None for x in between) or scene.events(a, q.start, "mass") else cues[-1:]


def wiped_out(scene: Scene, q: Quantity) -> Cue | None:
    """The word that tells of soldiers what is told of things ("destroyed a tank and up to 30 servicemen"), as one of
    the dead: before them in their clause or the one before, or behind them where nothing else is done to."""
    a, b = scene.clause(q.start)
    theirs = whose(scene, q) in scene.doc.theatre.parties
    men = theirs or scene.events(q.start, min(b, q.end + _ARMY), "troops", "enemy")
    if q.unit != "person" or q.per or not men or scene.events(a, b, "civilian", "condition", "denial", "exchange"):
        return None
    led = scene.clauses_before(q.start)[:1]
    before = [c for x, y in (*led, (a, q.start)) for c in scene.events(x, y, "wiped_out") if q.start - c.end <= _LIST]
    if before:
        return before[-1]._replace(id="kill")
    behind = [c for c in scene.events(q.end, b, "wiped_out") if c.start - q.end <= _ARMY]
    alone = behind and b - behind[0].end <= _ARMY and not within(scene.doc.names, behind[0].end, b)
    return behind[0]._replace(id="kill") if alone else None


def fewer_men(scene: Scene, q: Quantity) -> Cue | None:
    """Men of a side who are fewer, as losses: by a minus ("minus 970 enemy soldiers"), by a word for less beside them
    ("the enemy is poorer by 1,100 men"), or as all that is told of the enemy's for a day ("860 enemy soldiers in a
    day")."""
    a, b = scene.part(q.start)
    if q.unit != "person" or q.per or scene.events(a, b, *_NOT_LOST, "civilian") or scene.records(a, b, "than"):
        return None
    enemy = scene.events(a, b, "enemy")
    if not enemy and all(n.side not in scene.doc.theatre.parties or n.kind == "speaker" for n in scene.names):
        return None
    words = scene.records(a, b, "less", "poorer")
    less = any(0 <= q.start - c.end <= _BY or 0 <= c.start - q.end <= _ARMY for c in words)
    of_them = enemy and enemy[-1].end <= q.end + _ARMY
    day = of_them and not _places(scene) and any(t.role == "past" and _of_a_day(t) for t in scene.times)
    return Cue(q.start, q.start, "casualties") if less or q.low < 0 or day else None


def _of_a_day(t: Time) -> bool:
    return t.from_ is not None and t.to is not None and (t.to - t.from_).days <= 1


def _places(scene: Scene) -> bool:
    return any(n.kind in {"place", "region"} for n in scene.names)


def harm_behind(scene: Scene, q: Quantity) -> Cue | None:
    """The participle of harm that opens the clause behind people ("90,000 soldiers, killed since the start")."""
    after = scene.clause_after(q.start)
    if q.unit != "person" or after is None or any(after[0] <= o.start < after[1] for o in scene.quantities):
        return None
    found = scene.events(*after, "kill", "wound") if after[0] - q.end <= _MARK else []
    return found[0] if found and found[0].start - after[0] <= _MARK else None


def opens_losses(scene: Scene, q: Quantity, side: str | None) -> bool:
    """Do men of a side open a list with its equipment, nothing being told of either ("980 invaders, six tanks")?"""
    if q.unit != "person" or scene.events(*scene.part(q.start), *_NOT_LOST, "kill", "wound", "civilian"):
        return False
    if q.low >= _GATHERED and any(n.kind in {"place", "region"} for n in scene.names):
        return False  # "facing Kupiansk: 40,000 men and 500 tanks" are there
    theirs = side in scene.doc.theatre.parties or bool(scene.events(q.start, q.end, "enemy", "troops"))
    after = next((x for x in scene.quantities if q.end <= x.start <= q.end + JOINED), None)
    if not theirs or after is None or after.unit not in EQUIPMENT:
        return False
    if scene.doc.cues_in("positions", q.end, after.start, "prep"):
        return False  # "with 300 men, without a single tank"
    listed = any(mark in _MARKS for mark in scene.doc.text[q.end : after.start])
    return listed or bool(scene.events(q.end, after.start, "joins"))


def men_before(scene: Scene, q: Quantity) -> list[Claim]:
    """The men counted last, in the sentence before, of whom a figure may be a part ("Up to 4,000 of them …")."""
    before = scene.doc.before(scene.sentence)
    last = scene.told[-1:]
    if before is None or before.passage != scene.sentence.passage or not last or last[0].span.start < before.start:
        return []
    men = last[0].kind == "force_count" and last[0].amount is not None and last[0].amount.unit == "person"
    return last if men and last[0].amount is not None and q.high <= last[0].amount.high else []


def people_named(scene: Scene, q: Quantity, cue: Cue) -> str | None:
    """The people named right behind the word that tells what became of them ("the number of killed Russians"), or right
    before it where a colon leads to their figure ("Russians killed near X: 150")."""
    names = within(scene.doc.names, cue.end, q.start)
    behind = next((n.side for n in names[:1] if n.kind == "side" and n.start - cue.end <= 1), None)
    if behind is not None or not scene.doc.spaced or not any(c in _COLONS for c in scene.doc.text[cue.end : q.start]):
        return behind
    opens = scene.clause(cue.start)[0]
    for n in within(scene.doc.names, opens, cue.start)[-1:]:
        men = scene.doc.text[n.end : cue.start].strip() and not scene.events(n.end, cue.start, "troops")
        if (
            n.kind == "side"
            and not men
            and (n.start - opens <= _MARK or not n.adjective)
            and cue.start - n.end <= _ARMY
        ):
            return n.side
    return None


def total_told(scene: Scene, q: Quantity) -> bool:
    """Is a figure in brackets the sum of all losses so far, which no day dates ("(total: 1,154,000)")?"""
    words = scene.events(max(scene.start, q.start - _TOTAL), q.start, "in_all")
    opened = scene.doc.text.rfind("(", max(scene.start, q.start - _TOTAL), q.start)
    return opened >= 0 and any(c.start > opened and q.start - c.end <= 2 for c in words)

"""Counts that are neither ground nor losses: forces gathered, clashes, prisoners exchanged, aid, shares of opinion."""

from __future__ import annotations

from msgspec.structs import replace

from ...nouns import Claim, Detail
from ..attribution import Attribution, compiler
from ..cues import Cue
from ..doc import within
from ..marks import Name, Quantity
from ..sentences import verb_final
from .air import read_air
from .attacks import EQUIPMENT, read_harm, read_losses, whose
from .bare import AIR, STRIKES, counted_again, with_unit
from .frame import Scene, amount_of, gap, make, modality_of, nearest, span_of
from .ground import AREA, LENGTHS
from .series import attack_before, before_it, whose_count
from .when import when
from .where import places_of
from .where_named import namesakes
from .whose import country_of, located, side_of

FORMATIONS = frozenset({"brigade", "battalion", "regiment", "division", "company"})
_HOMES = frozenset({"family", "house", "apartment", "user", "customer", "household"})
"""What goes without power or is left, told as people are."""
_MONEY = frozenset({"usd", "eur", "hryvnia", "gbp", "pound"})
_HARMED = ("destroyed", "casualties", "down", "give", "exchange", "background")
"""What is told of equipment that is not only there."""
_GOODS = frozenset({"tonne", "ton", "kilowatt", "megawatt", "gigawatt", "barrel"})
"""Units of stores and of power."""
_FEW = 2
"""People that are no crowd: "the two leaders"."""
_NEAR = 40
_AMONG = 16
"""Characters of words such as "among them" before a figure."""
_SUMS = frozenset({"other_quantity", "force_count"})
_CAME = 4
"""Characters of a word behind a country that tells that somebody comes from there."""
_HOUSES = frozenset({"building", "house", "family", "household", "school", "hospital"})
"""Units of what is cut off from power or water."""


def read_count(scene: Scene, q: Quantity) -> Claim | None:
    """The claim that a count makes, or None where it makes none."""
    if q.unit in {None, "person"} and not q.ordinal and scene.events(scene.start, scene.end, "exchange"):
        pair = _pair(scene, q)
        if pair:
            return _exchanged(scene, *pair) if q == pair[0] else None
    again = counted_again(scene, q)
    if again is not None:
        return _again(scene, *again)
    q = _assaults(scene, with_unit(scene, q))
    if q.unit is None or q.ordinal:
        return None
    if q.unit in AIR or (q.unit == "target" and scene.events(*scene.clause(q.start), "down")):
        return read_air(scene, q) or read_losses(scene, q)
    if q.unit in EQUIPMENT:
        return _gathered(scene, q) or read_losses(scene, q) or _thing(scene, q)
    if q.unit == "person":
        return _people(scene, q)
    if q.unit in FORMATIONS:
        lost = [
            c
            for c in scene.events(*scene.clause(q.start), "kill", "casualties")
            if gap(c.start, c.end, q.start, q.end) <= 24
        ]
        return (read_harm(scene, q) if lost and not scene.events(*scene.clause(q.start), "mass") else None) or _force(
            scene, q
        )
    return _thing(scene, q)


def _assaults(scene: Scene, q: Quantity) -> Quantity:
    """ "The enemy attacked 20 times": so many attacks, where the language tells them so."""
    if q.unit is not None or q.ordinal or q.high < _FEW:
        return q
    a, b = scene.clause(q.start)
    over = [c for c in scene.events(q.end, min(b, q.end + _CAME + _CAME), "time_over") if c.start - q.end <= 1]
    told = over and scene.events(a, b, "assault") and not scene.records(a, b, "more", "less", "than")
    return q._replace(unit="attack", end=over[0].end) if told else q


def _again(scene: Scene, last: Claim, q: Quantity) -> Claim:
    """Another value for a count told before."""
    said = whose_count(scene, q.start, q.end, None)
    return make(
        scene.doc, last.kind, span_of(scene.doc, (q.start, q.end)), said, side=last.side,
        time=when(scene, q.start, q.end, carried=last if last.kind != "force_count" else None), amount=amount_of(q),
        extra=last.extra,
    )  # fmt: skip


def _part_of_told(scene: Scene, q: Quantity) -> Claim | None:
    """Some of the people counted just before ("11,000 civilians live there, among them 60 children")."""
    among = scene.events(max(scene.start, q.start - _AMONG), q.start, "part_of_them", "including")
    if not any(q.start - c.end <= 2 for c in among):
        return None
    here = [c for c in scene.told_from(scene.start) if c.amount is not None and c.span.end <= q.start][-1:]
    whole = next((c for c in here if c.kind in _SUMS and c.amount and c.amount.unit == "person"), None)
    if whole is None or scene.events(*scene.clause(q.start), "kill", "wound", "capture_people"):
        return None
    span = span_of(scene.doc, (q.start, q.end))
    return replace(whole, span=span, quote=scene.doc.text[span.start : span.end], amount=amount_of(q))


def _people(scene: Scene, q: Quantity) -> Claim | None:
    clause = scene.clause(q.start)
    if (part := _part_of_told(scene, q)) is not None:
        return part
    told = scene.events(
        *clause, "kill", "wound", "capture_people", "casualties", "mass", "surround", "exchange", "move_people"
    )
    near = [c for c in told if gap(c.start, c.end, q.start, q.end) <= _NEAR]
    # "35 residents were killed": the noun that is counted tells of nobody who moved or was sent
    near = [c for c in near if c.id not in {"move_people", "mass"} or not q.start <= c.start < q.end] or near
    if scene.events(max(clause[0], q.start - _NEAR), min(clause[1], q.end + _NEAR), "civilian"):
        near = [c for c in near if c.id != "mass"]
    if any(c.id == "exchange" for c in near):
        near = [c for c in near if c.id != "capture_people"]  # "157 prisoners returned"
    cue = nearest([c for c in near if c.id == "exchange"] or near, q.start, q.end)
    if cue is not None and cue.id == "surround" and scene.denied(clause[0], clause[1]):
        return None  # "denied that thousands of his men were trapped"
    if cue is not None and cue.id in {"exchange", "move_people"}:
        return _other(scene, q, None, cue) if q.high > _FEW else None
    if cue is None or cue.id not in {"mass", "surround"}:
        harm = read_harm(scene, q)
        if harm is not None:
            return harm
    left = [c for c in scene.events(*clause, "left") if gap(c.start, c.end, q.start, q.end) <= _CAME]
    if cue is None and left and not scene.events(scene.start, scene.end, "troops", "own", "enemy"):
        return _other(scene, q, None, left[0]) if q.high > _FEW else None  # "of the town's people 107 are left"
    if scene.events(*clause, "the_count") and not (cue and cue.id in {"kill", "wound"}):
        before = scene.doc.before(scene.sentence)
        earlier = scene.told_from(before.start if before is not None else scene.start)
        lost = [c for c in earlier if c.kind == "losses" and c.amount is not None and c.amount.unit == "person"]
        if lost:  # "since 1 November the total is over 17,900 men": of the losses told before
            return _again(scene, lost[-1], q)
    troops = scene.events(q.start, min(clause[1], q.end + 12), "troops")
    troops = troops or (scene.events(*clause, "troops") if scene.events(*clause, "the_count") else [])
    if (cue is not None and cue.id in {"mass", "surround"}) or (troops and q.high > _FEW):
        return _force(scene, q) if q.high > _FEW else None
    return None


def _gathered(scene: Scene, q: Quantity) -> Claim | None:
    """Tanks and guns beside the troops that are gathered: nothing of them is told to be lost."""
    gathers = scene.events(*scene.clause(q.start), "mass") or any(
        c.kind == "force_count" for c in scene.told_from(scene.start)
    )
    if not gathers or q.high <= _FEW or scene.events(scene.start, scene.end, *_HARMED):
        return None
    return _force(scene, q)


def _force(scene: Scene, q: Quantity) -> Claim | None:
    clause = scene.clause(q.start)
    cue = nearest(scene.events(*clause, "mass"), q.start, q.end)
    if cue is None and scene.events(*clause, "move_people", "meet_people"):
        return None
    said = whose_count(scene, q.start, q.end, None)
    at = cue.start if cue is not None else q.start
    side = whose(scene, q) or _sender(scene, at) or _trapped(scene, q) or side_of(scene, at, said)
    side = side or scene.doc.theatre.attacker
    near = [(cue.start, cue.end)] if cue is not None and gap(cue.start, cue.end, q.start, q.end) <= 24 else []
    return make(
        scene.doc, "force_count", span_of(scene.doc, (q.start, q.end), *near), said,
        side=side, place=namesakes(scene, places_of(scene, q.start, q.end, alike=("person",)), scene.names),
        time=when(scene, q.start, q.end, state=True, held=True),
        amount=amount_of(q), modality=modality_of(scene, q.start, q.end, side, said),
    )  # fmt: skip


def _trapped(scene: Scene, q: Quantity) -> str | None:
    """Who is surrounded is of the side whose ground the place is on."""
    place = places_of(scene, q.start, q.end) if scene.events(*scene.clause(q.start), "surround") else ()
    return country_of(scene.doc, place[0]) if place else None


def _sender(scene: Scene, at: int) -> str | None:
    """Any country that sends or gathers: forces need not be those of a fighting side."""
    a, _ = scene.clause(at)
    named = [n for n in within(scene.doc.names, a, at) if n.kind in {"side", "country", "place"} and n.side]
    named = [n for n in named if not located(scene.doc, n) or _from(scene, n)]
    sources = scene.doc.cues_in("attribution", a, at, "according", "data")
    named = [n for n in named if not any(-2 <= n.start - c.end <= 4 or 0 <= c.start - n.end <= 1 for c in sources)]
    return named[-1].side if named and named[-1].side not in scene.doc.theatre.parties else None


def _from(scene: Scene, name: Name) -> bool:
    """Does a word behind a country tell that those counted come from there, where verbs stand last ("北朝鮮からは")?"""
    behind = scene.events(name.end, name.end + _CAME, "from_place") if verb_final(scene.doc.language) else []
    return any(c.start == name.end for c in behind)


def _pair(scene: Scene, q: Quantity) -> list[Quantity]:
    """ "175 for 175": the two equal figures of which this is one."""
    near = [x for x in within(scene.doc.quantities, q.start - 16, q.end + 16) if x.low == q.low]
    if len(near) == 2 and any(c.end <= near[1].start for c in scene.events(near[0].end, near[1].start, "for_each")):
        return near
    return []


def _exchanged(scene: Scene, q: Quantity, other: Quantity) -> Claim:
    """An exchange of prisoners, told by the first of two equal figures."""
    return make(
        scene.doc, "other_quantity", span_of(scene.doc, (q.start, other.end)), whose_count(scene, q.start, q.end, None),
        time=when(scene, q.start, q.end), amount=amount_of(q, "person"), extra=Detail(what="prisoners exchanged"),
    )  # fmt: skip


def _thing(scene: Scene, q: Quantity) -> Claim | None:
    """Clashes and strikes, money given, opinion, the size of a base or a front: figures that say something of a war."""
    clause = scene.clause(q.start)
    if q.unit in STRIKES:
        if q.high == 1:
            return None  # "a new attack" is no count
        blows = scene.events(scene.start, scene.end, "strike_hit", "launch", "down")
        return _strikes(scene, q) if blows or q.unit not in {"site", "target"} else None
    if q.unit in _MONEY:
        give = nearest(scene.events(scene.start, scene.end, "give", "cost"), q.start, q.end)
        return None if give is None else _other(scene, q, _giver(scene, q), give)
    if q.unit == "percent":
        poll = nearest(scene.events(*clause, "poll"), q.start, q.end) or _asked_before(scene, q)
        subject = side_of(scene, q.start, Attribution(), after=True) or _people_of(scene)
        return None if poll is None else _other(scene, q, subject, poll)
    if q.unit in AREA | LENGTHS | EQUIPMENT:
        size = nearest(
            scene.events(*clause, *(("background",) if q.unit not in LENGTHS else ("width",))), q.start, q.end
        )
        if q.unit in EQUIPMENT and size is None:
            size = nearest(scene.events(scene.start, scene.end, "background", "give"), q.start, q.end)
        given = size is not None and size.id == "give"
        return None if size is None else _other(scene, q, _giver(scene, q) if given else None, size)
    if q.unit == "settlement" or (q.unit in _HOMES and not verb_final(scene.doc.language)):
        moved = [c for c in scene.events(*clause, "move_people") if not q.start <= c.start < q.end]
        left = nearest(moved, q.start, q.end)
        return None if left is None else _other(scene, q, None, left)
    if q.unit in _HOUSES and verb_final(scene.doc.language):
        cut = nearest(scene.events(q.end, min(clause[1], q.end + _NEAR), "utilities", "move_people"), q.start, q.end)
        return None if cut is None else _other(scene, q, scene.doc.theatre.home, cut)
    if q.unit in _GOODS:
        gone = nearest(scene.events(*clause, "destroyed", "lose", "casualties"), q.start, q.end)
        return None if gone is None else _other(scene, q, _attacked_side(scene, q), gone)
    if q.unit == "body" and scene.events(scene.start, scene.end, "exchange"):
        return _other(scene, q, None, None)
    return None


def _attacked_side(scene: Scene, q: Quantity) -> str | None:
    """Whose stores are lost: the side on whose ground the place is, else the home side."""
    place = places_of(scene, q.start, q.end)
    return country_of(scene.doc, place[0]) if place else scene.doc.theatre.home


def _asked_before(scene: Scene, q: Quantity) -> Cue | None:
    """The poll that a share of people or another value is of: named elsewhere in the sentence, or in the one before."""
    people = [n for n in within(scene.doc.names, q.end, min(scene.end, q.end + _NEAR)) if n.kind == "side"]
    of = people and scene.events(q.end, people[0].start, "of")
    here = scene.events(scene.start, scene.end, "poll")
    if here and (of or scene.events(*scene.clause(q.start), "figure_word")):
        return here[0]
    before = scene.doc.before(scene.sentence)
    if before is None or before.passage != scene.sentence.passage or scene.events(*scene.clause(q.start), "hold"):
        return None
    counts = scene.doc.cues_in("attribution", *scene.clause(q.start), "count")
    earlier = scene.events(before.start, before.end, "poll")
    shares = [x for x in within(scene.doc.quantities, before.start, before.end) if x.unit == "percent"]
    return earlier[0] if counts and earlier and shares else None


def _people_of(scene: Scene) -> str | None:
    """The country of the person or side that a share of opinion is about."""
    return next((n.side for n in scene.names if n.side in scene.doc.theatre.parties), None)


def _strikes(scene: Scene, q: Quantity) -> Claim | None:
    """Clashes have no side, attacks repelled that of the attacker, strikes that of who strikes."""
    side: str | None = None
    if q.unit != "clash":
        said = whose_count(scene, q.start, q.end, None)
        repelled = scene.events(*scene.clause(q.start), "repel") or scene.events(*scene.part(q.start), "repel")
        does = bool(scene.events(*scene.clause(q.start), "launch", "assault"))
        side = _repelled(scene, q, repelled) if repelled else side_of(scene, q.start, said, after=not does)
        if side is None and q.unit in {"site", "target"}:
            carried = attack_before(scene, q.start)
            side = carried.side if carried else None
        side = side or scene.doc.theatre.attacker
    return _other(scene, q, side, None)


def _repelled(scene: Scene, q: Quantity, cues: list[Cue]) -> str:
    """Whose attacks are repelled: the side named between the verb and their number ("擊退烏軍四次反擊"), else the
    attacker's."""
    theatre = scene.doc.theatre
    first, last = min(c.end for c in cues), max(c.end for c in cues)
    named = [n.side for n in within(scene.doc.names, first, q.end + 1) if n.start >= last or n.end <= q.start]
    named = [s for s in named if s in theatre.parties] if last <= q.start else []
    return named[-1] if named and named[-1] else theatre.attacker


def _giver(scene: Scene, q: Quantity) -> str | None:
    """Who gives, pays or got: the country or body named before the sum, else the first of the sentence."""
    named = [
        n for n in scene.names if n.side is not None and n.kind in {"side", "country", "region", "speaker", "place"}
    ]
    own = [n for n in named if n.id != scene.doc.theatre.home or n.kind == "speaker"]
    before = [n for n in own if n.end <= q.start]
    some = before or own
    return (some[-1].side if before else some[0].side) if some else None


def _other(scene: Scene, q: Quantity, side: str | None, cue: Cue | None) -> Claim:
    """A figure that says something of the world beside the war's own counts."""
    attack = attack_before(scene, q.start) if q.unit in STRIKES else None
    same = before_it(scene, q.start, ("other_quantity",)) if q.unit in STRIKES else None
    harm = before_it(scene, q.start, ("losses", "air_attack")) if q.unit in _HOMES else None
    said = whose_count(
        scene, q.start, q.end, same or harm or (attack if q.unit in STRIKES else None), account=q.unit in STRIKES
    )
    if not said.named:
        outlet = compiler(scene.doc, q.start)
        said = said._replace(speaker=outlet) if outlet else said
    parts = [(q.start, q.end)]
    if cue is not None and gap(cue.start, cue.end, q.start, q.end) <= 16:
        parts.append((cue.start, cue.end))
    stay = cue is not None and cue.id == "move_people" and bool(scene.events(*scene.clause(q.start), "left", "still"))
    return make(
        scene.doc, "other_quantity", span_of(scene.doc, *parts), said, side=side, amount=amount_of(q),
        place=places_of(scene, q.start, q.end, alike=("person",) if q.unit == "person" else ()),
        extra=Detail(what=q.unit),
        time=when(scene, q.start, q.end, carried=attack, state=q.unit in AREA or stay, held=stay),
    )  # fmt: skip

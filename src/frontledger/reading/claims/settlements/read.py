"""Claims about who holds places: taken, retaken, held, lost, contested, cleared."""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim, Detail, Period
from ...accounts import account_of, speaks_on
from ...attribution import REPORTER, Attribution, attribute, introduced_by
from ...cues import Cue
from ...doc import within
from ...marks import Name
from ..frame import Scene, make, span_of
from ..parts.when import when
from ..parts.where_meant import last_town, meant_place
from ..parts.where_named import list_of, locates
from ..parts.whose import acts, located, side_of
from .answers import answered, answered_who
from .apart import apart, described
from .asides import Joined, units_in
from .denials import DENIABLE, denied_of, read_denied
from .lists import of_the_count, opens_list, read_also
from .named_before import asked_about, one_of_two, told_of_it, verdict_on
from .objects import ANYWHERE, UNITS_BESIDE, lies, lies_near, on_a_line, tells, verb_on
from .partly import some_of_it
from .shown import capture_denied, only_town
from .sides import comes_under, modality_told, own_ground, taker
from .unnamed import (
    FIGHTING,
    SUBJECT,
    as_for,
    beside_verb,
    described_before,
    floor_of,
    fought_at,
    regions_before,
    topic_before,
)
from .verbs import NOUNS, STATES, STAYS, verbs_of
from .wholly import of_the_whole, wholly

_ACCOUNTED = frozenset({"gain", "regain", "clear"})
"""Verbs with which an authority's account of the fighting tells of its own side."""
_QUOTES = '«»“”„"「」『』'
_NOT_YET = 8
"""Characters of "not yet" before a word of holding."""
_LATELY = 8
"""Claims back to the one that a denial of "the town" is of."""
OFF = 16
"""Characters of a word behind a name that tells that something lies off it ("Pokrovszktól északra")."""


def read_settlements(scene: Scene) -> list[Claim]:
    """A claim for each place that the sentence says is taken, held or lost, and for what is said of "the town"."""
    out: list[Claim] = []
    done: set[int] = set()
    cues = verbs_of(scene)
    for x in described(scene, cues):
        done.add(x.name.start)
        out.append(
            _settlement(scene, (x.name.start, x.name.end), (x.name.id,), x.cue, before=x.before, name=x.name, by=x.side)
        )
    for c in [c for c in cues if c.id == "absent"]:
        n = only_town(scene, c)
        done.add(n.start)
        out.append(_settlement(scene, (n.start, n.end), (n.id,), c, before=n.start < c.start, name=n))
    places = (
        [
            n
            for n in scene.names
            if (n.kind == "place" and not (n.side is not None and acts(scene.doc, n))) or wholly(scene, n)
        ]
        if cues or scene.events(scene.start, scene.end, "gain_of_it")
        else []
    )
    places = [n for n in places if not locates(scene.doc, n, places) and not on_a_line(scene.doc, n, places)]
    places = [n for n in places if not scene.events(*scene.clause(n.start), "unproven") and not tells(scene, n)]
    places = [
        n for n in places if not any(c.start - n.end <= 1 for c in scene.events(n.end, n.end + OFF, "off_behind"))
    ]
    for name in places:
        cue = verb_on(scene, name, places, cues) if name.start not in done else None
        if cue is None:
            continue
        for n in list_of(scene.doc, places, name):
            if n.start > name.start and cue.id not in ANYWHERE and lies(scene, n, cue) > lies(scene, name, cue):
                continue  # "X has fallen, and in Y there is fighting"
            if n.start not in done:
                done.add(n.start)
                if n.start < name.start < cue.start and cue.id not in ANYWHERE and lies(scene, n, cue):
                    continue  # "the situation near X, Y and Z were liberated"
                before = n.start < cue.start
                claim = _settlement(scene, (n.start, n.end), n.ids or (n.id,), cue, before=before, name=n)
                if claim.period is None and not before and opens_list(scene, cue, name):
                    claim = replace(claim, period=of_the_count(scene, claim.side, claim.extra.state))
                told = of_the_whole(scene, claim) if n.kind == "region" else claim
                out += [told] if told is not None else []
    for x in apart(scene, cues, places) if not out else ():
        at, n = (x.name.start, x.name.end), x.name
        out.append(_settlement(scene, at, (n.id,), x.cue, before=x.before, name=n, by=x.side))
    for clause in scene.sentence.clauses:
        if not any(clause[0] <= c.span.start < clause[1] for c in out):
            out += _of_the_place_meant(scene, clause, cues)
    out += read_also(scene, out)
    if not out and (joined := Joined.of(scene)) is not None:
        return read_settlements(joined)
    if not out:
        out += answered_who(scene) or answered(scene, read_settlements) or _of_a_place_before(scene)
    return out + read_denied(scene, out)


def _of_a_place_before(scene: Scene) -> list[Claim]:
    """What is told of the place that a question names, and of the first or the second of two."""
    asked = asked_about(scene)
    if asked is not None:
        return [_settlement(scene, (c.start, c.end), (asked,), c, before=False) for c in told_of_it(scene)]
    if (verdict := verdict_on(scene)) is not None:
        return [_settlement(scene, (c.start, c.end), (verdict[0],), c, before=False) for c in verdict[1]]
    out = []
    for word, told, verb in one_of_two(scene):
        denied = scene.events(*scene.clause(word.start), "denial")
        if verb is not None and not denied:
            out.append(_settlement(scene, (word.start, word.end), told.place, verb, before=word.start < verb.start))
        elif denied and told.modality != "denied" and told.extra.state in DENIABLE:
            out.append(denied_of(scene, denied[0], told))
    return out


def _settlement(
    scene: Scene,
    at: tuple[int, int],
    place: tuple[str, ...],
    cue: Cue,
    *,
    before: bool,
    name: Name | None = None,
    by: str | None = None,
) -> Claim:
    said = attribute(scene.doc, *at)
    state = STATES[cue.id]
    if cue.id == "flag" and scene.events(*scene.clause(cue.start), "still"):
        state = "held"  # "the flag still flies over X"
    not_yet = scene.events(max(scene.clause(at[0])[0], cue.start - _NOT_YET), cue.start, "not_yet")
    if cue.id == "hold" and (not_yet or scene.events(scene.clause(at[0])[0], cue.start, "condition")):
        state = "taken"  # "once they control X"
    if cue.id in {"hold", "still_hold", "ours"} and comes_under(scene, cue):
        state = "taken"
    if state in {"taken", "retaken"} and some_of_it(scene, at, cue):
        state = "contested"
    loser = _fell_to_lose(scene, at, cue)
    told = account_of(scene.doc, scene.sentence) if not said.named and said.side is None else said
    if told.named and cue.id in _ACCOUNTED and (before or side_of(scene, cue.start, said) in {None, told.side}):
        said = told
    state = "lost" if loser else state
    teller = said if said.side in scene.doc.theatre.parties else said._replace(side=None)  # an outlet's "we" is quoted
    side = None if state == "contested" else loser or by or taker(scene, at, place, cue, teller, before=before)
    if side is not None and not said.named and said.side is None:
        said = speaks_on(scene.doc, scene.sentence, side)
    if not said.named and said.side is None:
        said = introduced_by(scene.doc, scene.sentence)
    if not said.named and said.side is None:
        said = _counted_here(scene, at[0], said)
    if cue.id not in {"fallen", "fall_noun"} or loser:  # a fall is told by the one who loses the place
        state = own_ground(scene.doc, place, side, state, name.place_id if name else None)
    if cue.id == "absent" and capture_denied(scene, place, side):
        state = "taken"
    modality = modality_told(scene, at, cue, side, said)
    return make(
        scene.doc, "settlement_control", span_of(scene.doc, at, (cue.start, cue.end)), said, side=side, place=place,
        time=None if cue.id in NOUNS or _put_down(scene, cue, said) else _when(scene, at, cue), modality=modality,
        extra=Detail(state=state),
    )  # fmt: skip


def _put_down(scene: Scene, cue: Cue, said: Attribution) -> bool:
    """Is a place only put down as taken by the side that took it, whose day is that of the statement ("had ticked X
    off as “liberated” on 9 October")?"""
    edges = (scene.doc.text[max(0, cue.start - 1) : cue.start], scene.doc.text[cue.end : cue.end + 1])
    quoted = any(e and e in _QUOTES for e in edges)
    body = scene.doc.theatre.speakers.get(said.speaker)
    a, b = scene.clause(cue.start)
    here = any(n.id == said.speaker for n in within(scene.doc.names, a, b))
    return body is not None and body.kind == "authority" and here and (cue.id == "claim_it" or quoted)


def _fell_to_lose(scene: Scene, at: tuple[int, int], cue: Cue) -> str | None:
    """Who loses a place that stands behind a word of falling, in scripts without blanks ("俄軍失守X")."""
    if cue.id != "fallen" or scene.doc.spaced or at[0] < cue.end:
        return None
    sides = [n for n in within(scene.doc.names, scene.clause(cue.start)[0], cue.start) if n.kind == "side"]
    return sides[-1].side if sides and sides[-1].side in scene.doc.theatre.parties else None


def _when(scene: Scene, at: tuple[int, int], cue: Cue) -> Period | None:
    """When it is told of: beside the place, else beside the verb, where the place stands in a clause before it."""
    time = when(scene, *at, state=True)
    if time is not None or scene.clause(at[0]) == scene.clause(cue.start) or STATES[cue.id] in {"held", "contested"}:
        return time
    return when(scene, cue.start, cue.end, state=True)


def _counted_here(scene: Scene, at: int, said: Attribution) -> Attribution:
    """Whose count the figures before it in its sentence go on with ("24 attacks were repelled, near X fighting …")."""
    counts = [c for c in scene.told_from(scene.start) if c.span.end <= at and c.kind in {"other_quantity", "losses"}]
    if not counts or counts[-1].speaker == REPORTER:
        return said
    return said._replace(speaker=counts[-1].speaker, via=counts[-1].via)


def _of_the_place_meant(scene: Scene, clause: tuple[int, int], cues: list[Cue]) -> list[Claim]:
    """What is said of "the town", of "there", or after an aside of the place that opens the sentence."""
    if scene.events(*clause, "unproven"):
        return []  # "no evidence that the town has changed hands"
    own = [c for c in cues if clause[0] <= c.start < clause[1] and c.id not in NOUNS | {"clear", "claim_it"}]
    shared = any(c.kind == "area_share" and c.span.start < clause[0] for c in scene.told_from(scene.start))
    if shared and not scene.events(*clause, "town"):
        own = [c for c in own if c.id not in {"hold", "still_hold"}]  # "three quarters of X – in their hands"
    put_down = [c for c in cues if clause[0] <= c.start < clause[1] and c.id == "claim_it"]
    if put_down and not own and (described := described_before(scene, clause)) is not None:
        at = (described.start, described.end)  # "X, the last village before it, the ministry reported as taken"
        return [_settlement(scene, at, (described.id,), put_down[0], before=True, name=described)]
    void = [c for c in own if c.id in {"still_hold", "take_over"}]
    own = [c for c in own if c.id != "hold" or not any(v.start <= c.start < v.end for v in void)]
    names = [n for n in within(scene.doc.names, *clause) if n.kind in {"place", "region"}]
    names = [n for n in names if n.side is None or not acts(scene.doc, n)]
    meant = scene.events(*clause, "town")[:1]  # "that village south of X was retaken"
    if own and meant and scene.doc.spaced:
        names = [n for n in names if not (n.start > meant[0].end and lies(scene, n, own[0]))]
    if not own or names or units_in(scene, *clause) - UNITS_BESIDE:
        return []
    cue = next((c for c in own if c.id in STAYS), own[0])
    if cue.id == "gain_of_it":
        towns = [n for n in within(scene.doc.names, floor_of(scene), cue.start) if n.kind == "place" and n.side is None]
        lately = (towns[-1].id,) if towns else last_town(scene, cue.start)
        return [_taken_there(scene, lately, cue)] if lately else []
    if cue.id == "hold" and scene.events(clause[0], cue.start, "still"):
        cue = cue._replace(id="still_hold")
    if cue.id == "contested" and any(q.unit for q in within(scene.doc.quantities, *clause)):
        return []  # how long a battle lasted
    held = [c for c in own if c.id in {"hold", "still_hold"}]
    if held and scene.events(*clause, "there"):
        regions = regions_before(scene, clause[0] + 1)
        return [_settlement(scene, clause, regions, held[0], before=False)] if regions else []
    if cue.id == "contested" and scene.events(*clause, "there") and (there := _there(scene, clause[0], cue)):
        return [_settlement(scene, (cue.start, cue.end), there, cue, before=True)]
    if scene.events(*clause, "towns"):
        listed_last = [n for n in within(scene.doc.names, floor_of(scene), clause[0]) if n.kind == "place"]
        listed_last = list_of(scene.doc, listed_last, listed_last[-1]) if listed_last else []
        return [_settlement(scene, (cue.start, cue.end), (n.id,), cue, before=True) for n in listed_last]
    counted = [q for q in within(scene.doc.quantities, *clause) if q.unit == "settlement"]
    town = [t for t in scene.events(*clause, "town") if not any(q.start <= t.start < q.end for q in counted)]
    if cue.id == "contested" and not town and scene.events(*clause, "edge"):
        lately = last_town(scene, cue.start)  # "fighting went on at the outskirts": of the place told of before
        return [_settlement(scene, (cue.start, cue.end), lately, cue, before=True)] if lately else []
    before = scene.clauses_before(clause[0] + 1)[:1] if cue.id == "contested" and not town else []
    if before and not scene.events(*before[0], *STATES) and before[0][1] - before[0][0] <= FIGHTING:
        town = scene.events(*before[0], "town")  # "in the north of the town, the battle goes on"
    if cue.id == "hold" and not (town and 0 <= town[0].start - cue.end <= 20):
        return []
    if cue.id == "hold" and scene.events(cue.end, town[0].start, "also"):
        return []  # "is occupied, as are the villages to the north"
    if (
        town
        and cue.id in {"hold", "still_hold"}
        and any(c.id == "aside" and c.start - clause[0] <= 2 for c in scene.doc.cues_in("attribution", *clause))
    ):
        return []  # "a commander, who holds the town": told of him, not of the town
    if town:
        floor = scene.doc.report.passages[scene.sentence.passage].span.start
        recent = [c for c in scene.told[-_LATELY:] if c.kind == "settlement_control" and len(c.place) == 1]
        told = [c for c in recent if c.span.start >= floor] or recent  # another town is told of since
        told = [c for c in told if c.extra.state in {"taken", "retaken"}]
        denied = bool(told) and bool(scene.events(*clause, "denial"))
        place = told[-1].place[0] if denied else meant_place(scene, min(clause[0], town[0].start), clause[1])
        at = (town[0].start, town[0].end)
        return [_settlement(scene, at, (place,), cue, before=at[0] < cue.start)] if place else []
    if any(q.unit == "settlement" for q in within(scene.doc.quantities, *clause)):
        return []  # "east of X they advanced, and took three villages"
    if (topic := topic_before(scene)) is not None and not scene.events(*clause, "we"):
        return [_settlement(scene, (cue.start, cue.end), (topic.id,), cue, before=True)]
    described = described_before(scene, clause)
    if described is not None and cue.start - clause[0] <= SUBJECT:
        at = (described.start, described.end)
        return [_settlement(scene, at, (described.id,), cue, before=True, name=described)]
    opening = _past_speaker(scene, scene.part(clause[0])[0], clause[0])
    first = next((n for n in scene.names if n.start >= opening and n.kind in {"place", "side", "speaker"}), None)
    fought = cue.id in STAYS | {"contested", "flag"}  # "à X, on se bat rue par rue": told of where it goes on
    opens = first is not None and first.kind == "place" and first.side is None and first.end <= clause[0]
    if opens and first is not None and not (fought or as_for(scene, first)):
        opens = not (located(scene.doc, first) or lies(scene, first, cue))
    between = cue.start - clause[0] - sum(m.end - m.start for m in beside_verb(scene, clause[0], cue.start))
    behind = fought_at(scene, clause) if fought and not opens else None
    if behind is not None and not within(scene.doc.quantities, cue.end, behind.start):  # "Fights: 118, 27 of them at X"
        return [_settlement(scene, (behind.start, behind.end), (behind.id,), cue, before=False, name=behind)]
    opening_only = fought and first is not None and not scene.events(*scene.clause(first.start), *STATES)
    if first is not None and opens and between <= (FIGHTING if opening_only else SUBJECT):
        places = [n for n in scene.names if n.kind == "place" and n.end <= clause[0]]
        return [
            _settlement(scene, (n.start, n.end), (n.id,), cue, before=True) for n in list_of(scene.doc, places, first)
        ]
    return []


def _past_speaker(scene: Scene, start: int, end: int) -> int:
    """Where what is said begins behind a colon before which only who speaks is named ("The ministry: X – taken")."""
    colon = max(scene.doc.text.rfind(c, start, end) for c in ":：")
    named = within(scene.doc.names, start, colon) if colon >= 0 else []
    return colon + 1 if named and all(n.kind == "speaker" for n in named) else start


def _there(scene: Scene, start: int, cue: Cue) -> tuple[str, ...]:
    """Where "there" is: at the last place of the sentence but those told for what lies near them, else the town."""
    named = [n for n in within(scene.doc.names, scene.start, start) if n.kind == "place" and n.side is None]
    named = [n for n in named if n.start - scene.start <= FIGHTING and not lies_near(scene, n)]
    return (named[-1].id,) if named else last_town(scene, cue.start)


def _taken_there(scene: Scene, place: tuple[str, ...], cue: Cue) -> Claim:
    """ "Its capture": by whom it was told to be before, if it was."""
    claim = _settlement(scene, (cue.start, cue.end), place, cue, before=False)
    told = [c for c in scene.told[-_LATELY:] if c.place == place and c.extra.state in {"taken", "retaken"}]
    return replace(claim, side=told[-1].side, extra=told[-1].extra) if told else claim

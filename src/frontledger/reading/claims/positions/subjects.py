"""What a stance is about: the subject cues of a stretch, and the members of a list of subjects."""

from __future__ import annotations

from typing import NamedTuple, cast

from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity
from ...sentences import verb_second
from .parts import Parts, party
from .plainly import foreign_troops, offered_troops, returned_to, war_over
from .relayed import heard
from .words import Subject

WEAK: dict[str, Subject] = {"land": "territory", "deal": "end_of_war", "discuss": "meeting", "concession": "territory"}
"""Words that tell the subject only where no plainer word stands beside them."""
BARE = frozenset({"army", "ground", "goods"})
"""Words that tell a subject only with a figure or an act beside them."""
UNCOUNTED = frozenset(
    {"minute", "hour", "day", "week", "month", "year", "percent", "country", "side", "km", "km2", "m"}
)
GIVEN_REACH = 1
"""Words between a region and the verb of giving it away."""
NEAR_REACH = 3
"""Words from a stance to a region that it is about though nothing is said to be done with it."""
LIST_REACH = 24
"""Words between two members of a list."""
MEMBER_REACH = 7
"""Words of a member before its subject."""
ACT_REACH = 6
"""Words between giving or taking and the ground that is given or taken."""


BEFORE_REACH = 2
"""Words between ground and the verb behind it that gives it away."""
NOT_ONE = 2
"""Words between a negation and the ground of which not one piece is given."""
GIVEN_REACH = 4
"""Words between a verb of giving and what is given."""
SMALLEST_ARMY = 10_000
"""People; a smaller figure beside the word "army" is no limit to its size."""


WHEN_REACH = 1
"""Words between "after" and the truce that it is told by."""
_INTERVIEWS = frozenset({"meeting", "discuss"})
"""Words for talks that may be those for an interview."""
_GOES = frozenset({*WEAK, "army", "ground"})
"""What may stand between a verb of leaving and the ground that is left ("the departure of the army from X")."""
_TIMED = frozenset({"ceasefire", "meeting", "end_of_war"})
"""What something else may be told to come after."""
SUBJECT_REACH = 2
"""Words between the party a demand is made of and what it is to do."""


class Item(NamedTuple):
    """One subject of a stance and the stretch that tells of it."""

    start: int
    end: int
    subject: Subject


def topics(parts: Parts) -> list[Cue]:
    """Subject cues of a sentence, and ground that is given, kept or taken though no word says that it is ground."""
    found: list[Cue] = parts.remember("topics", _topics)
    return found


def _topics(parts: Parts) -> list[Cue]:
    ground = [(n.start, n.end) for n in parts.names if n.kind == "region" or (n.kind == "place" and n.side is None)]
    ground += [(c.start, c.end) for c in parts.subjects if c.id in {"land", "ground"}]
    acts = []
    for act in (*parts.cues("yields"), *parts.cues("takes")):
        taken = _acted_on(parts, act, sorted(ground))
        if taken is not None:
            acts.append(Cue(min(act.start, taken[0]), max(act.end, taken[1]), "territory"))
    acts += [thing for act in parts.cues("yields") if (thing := _given_up(parts, act, ground)) is not None]
    acts += [Cue(c.start, c.end, "territory") for _, c in kept_ground(parts)]
    acts += [*returned_to(parts), *war_over(parts), *foreign_troops(parts), *offered_troops(parts), *hosted(parts)]
    dropped = [(c.start, c.end) for c in acts if c.id != "territory"]
    armies = [Cue(c.start, c.end, "army_size") for c in parts.subjects if c.id == "army" and _of_people(parts, c)]
    things = [c for c in parts.subjects if c.id == "goods" and (_counted(parts, c) or _given(parts, c))]
    goods = [Cue(c.start, c.end, "other") for c in things]
    forced = [(f.start, f.end) for f in parts.cues("force")]
    plain = [c for c in parts.subjects if c.id not in BARE and not any(a <= c.start < b for a, b in forced)]
    plain = [c for c in plain if c.id != "territory" or not any(a <= c.start < b for a, b in dropped)]
    plain = [c for c in plain if c.id not in _INTERVIEWS or not heard(parts, c)]
    found = sorted({*plain, *acts, *armies, *goods})
    return [c for c in found if not (_only_when(parts, c, found) or _on_an_alliance(parts, c, found))]


def hosted(parts: Parts) -> list[Cue]:
    """Talks that somebody would hold at his place, told by a verb of hosting and who is to come ("ready to host the two
    leaders")."""
    out = []
    for c in parts.cues("hosts"):
        left, right = parts.clause(c.start)
        guests = [g for i in ("guests", "team") for g in parts.cues(i) if left <= g.start < right]
        near = [g for g in guests if parts.gap(min(g.end, c.end), max(g.start, c.start)) <= GIVEN_REACH]
        out += [Cue(min(c.start, g.start), max(c.end, g.end), "meeting") for g in near[:1]]
    return out


def _on_an_alliance(parts: Parts, cue: Cue, found: list[Cue]) -> bool:
    """Is a word for a halt one on joining an alliance ("a moratorium on its accession to …")?"""
    behind = [c for c in found if c.start >= cue.end and c.id == "neutrality"][:1] if cue.id == "ceasefire" else []
    on = [c for c in parts.cues("about") if behind and c.end <= behind[0].start and parts.gap(cue.end, c.start) == 0]
    return any(c.start >= cue.end and parts.gap(c.end, behind[0].start) <= WHEN_REACH + 1 for c in on)


def _only_when(parts: Parts, cue: Cue, found: list[Cue]) -> bool:
    """Does a truce or a meeting only tell when something else is to be ("troops, after a truce")?"""
    right = parts.clause(cue.start)[1]
    if parts.final or cue.id not in _TIMED or not any(cue.end < c.start < right and c.id != cue.id for c in found):
        return False
    when = [c for c in parts.cues("temporal") if c.end <= cue.start]
    return (
        bool(when)
        and parts.clause(when[-1].start) == parts.clause(cue.start)
        and (parts.gap(when[-1].end, cue.start) <= WHEN_REACH)
    )


def kept_ground(parts: Parts) -> list[tuple[Cue, Cue]]:
    """Ground of which "not one" piece will be given, with the "not": a small word beside "village", "town", "inch"."""
    out = []
    for c in (s for s in parts.subjects if s.id in {"ground", "land"}):
        left, right = parts.clause(c.start)
        if any(parts.has(i, left, right) for i in ("wont", "yields", "will")):
            before = [n for n in parts.cues("not") if parts.doc.spaced and left <= n.start and n.end <= c.start]
            after = [n for n in parts.cues("not") if c.end <= n.start < right]
            nots = [n for n in before if parts.gap(n.end, c.start) <= NOT_ONE]
            nots += [n for n in after if parts.gap(c.end, n.start) <= (not parts.doc.spaced)]
            out += [(n, c) for n in nots[:1]]
    return out


def _given_up(parts: Parts, act: Cue, ground: list[tuple[int, int]]) -> Cue | None:
    """A thing or the membership of an alliance that is given up, where no ground stands in the clause."""
    left, right = parts.clause(act.start)
    if any(left <= a < right for a, _ in ground):
        return None
    things = [Cue(c.start, c.end, "neutrality") for c in parts.cues("bloc")]
    things += [Cue(c.start, c.end, "other") for c in parts.subjects if c.id == "goods"]
    near = [
        c
        for c in things
        if left <= c.start < right and parts.gap(min(c.end, act.end), max(c.start, act.start)) <= GIVEN_REACH
    ]
    if not near:
        return None
    first = min(near, key=lambda c: abs(c.start - act.start))
    return Cue(min(act.start, first.start), max(act.end, first.end), first.id)


def _acted_on(parts: Parts, act: Cue, ground: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The ground an act is about: behind it, before it with "from", or between the words of its verb."""
    clause = parts.clause(act.start)
    inside = [g for g in ground if act.start < g[0] and g[1] < act.end] if act.id == "yields" else []
    if inside and any(act.start <= c.start < act.end for c in (*parts.cues("not"), *parts.cues("wont"))):
        return inside[0]  # "wir geben X nicht auf"
    for a, b in ground:
        if a >= act.end and parts.gap(act.end, a) <= ACT_REACH and parts.clause(a) == clause:
            between = [c for c in parts.subjects if act.end <= c.start and c.end <= a]
            return None if any(c.id not in _GOES for c in between) else (a, b)
    for a, b in reversed(ground):
        left = any(c.end <= a and parts.gap(c.end, a) == 0 for c in parts.cues("from"))
        if left and b <= act.start and parts.gap(b, act.start) <= ACT_REACH and parts.clause(a) == clause:
            return (a, b)
        if b <= act.start and parts.clause(a) == clause and _object_before(parts, act, a, b):
            return (a, b)
    return None


def _object_before(parts: Parts, act: Cue, a: int, b: int) -> bool:
    """Does ground stand right before the verb that gives it away: where such verbs stand last, else where the verb is
    denied ("werde X nicht aufgeben", "X se nevzdá")?"""
    last = parts.final or (verb_second(parts.doc.language) and parts.gap(act.end, parts.clause(a)[1]) <= 1)
    small = (*parts.cues("loc"), *parts.cues("from"), *(parts.cues("prep") if last else ()))
    if parts.gap(b, act.start) > BEFORE_REACH or any(
        c.end <= a and parts.gap(c.end, a) <= (last and not parts.final)
        for c in small  # "rund um die Stadt"
    ):
        return False
    if act.id != "yields" or any(n.start <= a < n.end and n.case not in {None, "object", "topic"} for n in parts.names):
        return False
    if last:
        return True
    denials = [*parts.cues("wont"), *parts.cues("not"), *(s for s in parts.stances if s.id.startswith("refuses"))]
    return any(b <= c.start < act.end for c in denials)


def _of_people(parts: Parts, cue: Cue) -> bool:
    """Does a figure of people stand beside the word for an army, and not one of its losses?"""
    if parts.doc.cues_in("events", *parts.clause(cue.start), "casualties", "kill", "wound", "capture_people"):
        return False
    return any(
        q.unit in {"person", None} and q.low >= SMALLEST_ARMY and not q.start <= cue.start < q.end
        for q in _beside(parts, cue)
    )


def _counted(parts: Parts, cue: Cue) -> bool:
    """Is there said how many or how much?"""
    return any(q.unit is not None and q.unit not in UNCOUNTED and not q.ordinal for q in _beside(parts, cue))


def _given(parts: Parts, cue: Cue) -> bool:
    """Does a verb of giving stand before what is given, in its clause ("refuses to supply long-range missiles")?"""
    left = parts.clause(cue.start)[0]
    gives = [g for g in parts.stances if g.id == "grants" and left <= g.start and g.end <= cue.start]
    return any(parts.gap(g.end, cue.start) <= GIVEN_REACH for g in gives)


def _beside(parts: Parts, cue: Cue) -> list[Quantity]:
    """The figures at a cue, in its clause."""
    left, right = parts.clause(cue.start)
    some = within(parts.quantities, left, right)
    return [q for q in some if parts.gap(min(cue.end, q.end), max(cue.start, q.start)) <= ACT_REACH]


def items(
    parts: Parts,
    start: int,
    end: int,
    *,
    refused: bool = False,
    plan: bool = False,
    before: int | None = None,
    behind: int | None = None,
) -> list[Item]:
    """Subjects in `[start, end)`: the first that counts, and those listed with it.

    Talks are what a stance is about, except that "no talks on X" refuses X. A plain subject goes before a weak one;
    what stands before a subordinate clause goes before what stands in it. `before`: where the verb that stands behind
    begins; `behind`: where the one that stands before ends.
    """
    found = [c for c in topics(parts) if start <= c.start < end and not _aside(parts, c)]
    if refused and any(talked_of(parts, c) for c in found):
        found = [c for c in found if c.id not in {"meeting", "discuss"}]
    cut = min((c.start for i in ("sub", "rel") for c in parts.cues(i) if start < c.start < end), default=end)
    for a, b in ((start, cut), (cut, end)):
        here = [c for c in found if a <= c.start < b]
        near = [c for c in here if parts.clause(c.start) in (parts.clause(start), _led_to(parts, start))]
        told = [c for c in near if c.id != "deal" or c.start != start]  # not the verb itself ("提議舉行談判")
        head = next((c for c in here if c.id not in WEAK), None) or next(iter(told or near), None)
        if parts.final and head is not None:
            head = _last_list(parts, here)
        if (
            head is not None
            and here[0].id == "land"
            and head is not here[0]
            and _coordinated(parts, here[0].end, head.start)
        ):
            head = here[0]
        if head is not None and head.id == "deal" and _about_goods(parts, head, end):
            return [Item(start, end, "other")]
        if head is not None:
            return _list(parts, head, here, start, end, plan=plan)
        for name in parts.names:
            if not a <= name.start < b or name.kind != "region":
                continue
            if _only_object(parts, name, start, before, behind) or _handed_over(parts, name):
                return [Item(start, end, "territory")]
    return []


def _led_to(parts: Parts, at: int) -> tuple[int, int]:
    """The clause that a "that" opens behind the verb at a place and its comma; else the clause of the place."""
    left, right = parts.clause(at)
    if parts.final or parts.text[right : right + 1] != "," or parts.gap(at, right) > 1:
        return (left, right)
    told = any(c.start >= right and parts.gap(right, c.start) == 0 for c in parts.cues("that"))
    return parts.clause(right + 1) if told else (left, right)


def _handed_over(parts: Parts, name: Name) -> bool:
    """Does a verb of giving away stand right beside a region ("that X hands over the region of Y")?"""
    left, right = parts.clause(name.start)
    given = [c for c in parts.cues("yields") if left <= c.start < right]
    return any(parts.gap(min(c.end, name.end), max(c.start, name.start)) <= GIVEN_REACH for c in given)


def _only_object(parts: Parts, name: Name, start: int, before: int | None, behind: int | None) -> bool:
    """Does a region stand near the verb that it is all the object of ("holds on to the whole of X")?"""
    if before is None:
        inside = any(c.end <= name.start and not parts.gap(c.end, name.start) for c in parts.cues("loc"))
        opens = start if behind is None or inside else max(start, min(behind, name.start))
        return parts.gap(opens, name.start) <= NEAR_REACH + (opens != start)  # "beharrt unverändert auf dem ganzen X"
    if parts.gap(name.end, before) > NEAR_REACH:
        return False
    opens = parts.gap(start, name.start) <= NEAR_REACH
    return opens or (not parts.gap(name.end, before) and (name.case == "object" or not parts.object_of(name)))


def _about_goods(parts: Parts, deal: Cue, end: int) -> bool:
    """Is a deal told with the goods it is about ("agreed a deal to unblock grain deliveries")?"""
    right = min(end, parts.clause(deal.end)[1])
    behind = [c for c in parts.subjects if deal.end <= c.start < right and c.id == "goods"]
    return not parts.final and bool(behind)


def _aside(parts: Parts, cue: Cue) -> bool:
    """Does a subject only tell when, what for or under what circumstances ("停火後", "停戦のために")?"""
    if parts.final and any(0 <= c.start - cue.end <= 1 for c in parts.cues("purpose")):
        return True
    after = any(0 <= c.start - cue.end <= parts.doc.spaced for c in parts.cues("after_it"))
    return after or any(c.start <= cue.start < c.end for i in ("aside", "before_it") for c in parts.cues(i))


def contents(parts: Parts, start: int, end: int) -> list[Item]:
    """What a plan named in a stretch comes to, where the stretch goes on to tell it."""
    plan = parts.first("plan", start, end)
    if plan is None:
        return []
    joint = min((b + 1 for b in parts.breaks if plan.end <= b < end), default=None)
    if joint is None:
        return []
    return [i for i in items(parts, joint, end) if i.subject not in {"end_of_war", "meeting"}]


def talked_of(parts: Parts, cue: Cue) -> bool:
    """Is a subject what talks are about ("no talks over territory")?"""
    if cue.id in {"meeting", "discuss", "deal"}:
        return False
    return any(c.end <= cue.start and parts.gap(c.end, cue.start) <= 1 for c in parts.cues("about"))


def subject_of(cue: Cue) -> Subject:
    """The subject a cue tells."""
    return WEAK.get(cue.id) or cast(Subject, cue.id)


def _list(parts: Parts, head: Cue, here: list[Cue], start: int, end: int, *, plan: bool) -> list[Item]:
    out = [Item(start, head.end, subject_of(head))]
    for cue in here[here.index(head) + 1 :]:
        last = out[-1]
        if cue.id in WEAK or cue.start < last.end or not _coordinated(parts, last.end, cue.start, plan=plan):
            continue
        if cue.id == last.subject and cue.id != "territory":
            out[-1] = last._replace(end=cue.end)
            continue
        joint = _joint(parts, last.end, cue.start) or cue.start
        out[-1] = last._replace(end=joint)
        out.append(Item(joint, cue.end, subject_of(cue)))
    out[-1] = out[-1]._replace(end=end)
    return out


def _last_list(parts: Parts, here: list[Cue]) -> Cue:
    """Where verbs stand last: the first member of the list that ends next to the verb."""
    plain = [c for c in here if c.id not in WEAK] or here
    head = plain[-1]
    for c in reversed(plain[:-1]):
        if c.end > head.start or not _coordinated(parts, c.end, head.start):
            break
        head = c
    return head


def _joint(parts: Parts, a: int, b: int) -> int | None:
    """Where a list's next member begins between two subjects: after the last comma or joining word."""
    cuts = [c + 1 for c in parts.breaks if a <= c < b]
    cuts += [c.end for i in ("and", "joint") for c in parts.cues(i) if a <= c.start and c.end <= b]
    return max(cuts, default=None)


def _coordinated(parts: Parts, a: int, b: int, *, plan: bool = False) -> bool:
    """Is what begins at `b` a member of the list that reached to `a`, and not a clause of its own? The points of a plan
    are told by verbs of their own ("… and will never join")."""
    joint = _joint(parts, a, b)
    if joint is None or parts.gap(a, b) > LIST_REACH or parts.gap(joint, b) > MEMBER_REACH * (2 if plan else 1):
        return False
    own = ("rel", "purpose") if plan else ("sub", "rel", "purpose", "must", "will", "wont", "then")
    spoken_to = {party(n) for n in within(parts.names, parts.part(a)[0], joint)}
    for n in parts.parties(joint, b):
        if not n.adjective and (party(n) not in spoken_to or parts.gap(n.end, b) > SUBJECT_REACH):
            return False
    if parts.says(a, b):
        return False
    return not any(a <= c.start and c.end <= b for id_ in own for c in parts.cues(id_))

"""Places told in lists.

After their number ("four villages: X, Y …", "13 settlements. Among them X and Y"), after a participle with a word that
opens a list ("among the towns lost by Kyiv are X and Y"), and with "too" in place of the verb ("X is held, Y too").
"""

from __future__ import annotations

from msgspec.structs import replace

from ...nouns import Claim, Period
from ..attribution import Attribution, attribute
from ..cues import Cue
from ..doc import within
from ..marks import Name
from .frame import Scene, make, span_of
from .where_named import list_of

_MARKS = " \t\n,，、:：;；.。—–-(（«“\"'„「"


LEAD = 32
"""Characters between "among" and a participle ("among the many villages taken")."""
OPENS = 6
"""Characters of a preposition or an article behind a word that opens a list."""


def read_listed(scene: Scene, here: list[Claim]) -> list[Claim]:
    """A claim for each place of a list that follows the number of places taken, held or lost.

    The list stands right after the number, after "including", or opens the next sentence with "among them".
    """
    before = scene.doc.before(scene.sentence)
    among = any(c.start - scene.start <= 2 for c in scene.events(scene.start, scene.start + 16, "including"))
    floor = before.start if among and before is not None and not before.heading else scene.start
    counts = [c for c in scene.told_from(floor) if c.kind == "settlement_control" and _counted(c)]
    known = {p for c in here for p in c.place}
    for count in reversed(counts):
        names = [n for n in scene.names if n.kind == "place" and n.side is None and n.start >= count.span.end]
        if names and _follows(scene, max(count.span.end, scene.start), names[0]):
            listed = [n for n in list_of(scene.doc, names, names[0]) if n.id not in known]
            return [_one_of(scene, n, count) for n in listed]
    return []


def opens_list(scene: Scene, cue: Cue, name: Name) -> bool:
    """Does "among" stand before a participle, and a word that opens a list between it and the first of its names?"""
    a, _ = scene.clause(name.start)
    among = scene.events(a, cue.start, "among_the")
    if not any(cue.start - c.end <= LEAD for c in among):
        return False
    return any(c.end <= name.start <= c.end + OPENS for c in scene.events(cue.end, name.start, "listing"))


def of_the_count(scene: Scene, side: str | None, state: str | None) -> Period | None:
    """The time of the count told before that a list gives the names of."""
    before = scene.doc.before(scene.sentence)
    further = scene.doc.before(before) if before is not None else None
    floor = next((s.start for s in (further, before) if s and s.passage == scene.sentence.passage), scene.start)
    told = [c for c in scene.told_from(floor) if c.kind == "settlement_control" and _counted(c)]
    same = [c for c in told if c.side == side and c.extra.state == state]
    return same[-1].period if same else None


def read_also(scene: Scene, here: list[Claim]) -> list[Claim]:
    """ "X remains Ukrainian, Y too": what the clause before says of a place, of another as well."""
    out: list[Claim] = []
    for a, b in scene.sentence.clauses:
        also = scene.events(a, b, "also")
        names = [n for n in within(scene.doc.names, a, b) if n.kind == "place" and n.side is None]
        before = [c for c in here if c.span.start < a and c.place]
        if not also or len(names) != 1 or not before or any(a <= c.span.start < b for c in here):
            continue
        rest = scene.doc.text[a : names[0].start] + scene.doc.text[names[0].end : b]
        for c in (*also, *scene.events(a, b, "joins")):
            rest = rest.replace(scene.doc.text[c.start : c.end], "", 1)
        if len(rest.strip(_MARKS)) <= 3:
            out.append(replace(_one_of(scene, names[0], before[-1]), modality=before[-1].modality))
    return out


def _counted(claim: Claim) -> bool:
    return claim.amount is not None and claim.amount.unit == "settlement"


def _follows(scene: Scene, start: int, name: Name) -> bool:
    """Does nothing but "including", a word for village and marks stand between?"""
    among = [c for c in scene.events(start, name.start, "including") if name.start - c.end <= 2]
    if among and among[-1].start - scene.clause(name.start)[0] <= 2:
        return True  # "entered twelve villages; among them X"
    between = scene.doc.text[start : name.start]
    for c in scene.doc.cues_in("events", start, name.start):
        if c.id in {"including", "town", "joins", "part_of_them"}:
            between = between.replace(scene.doc.text[c.start : c.end], "", 1)
    return len(between) <= 12 and not between.strip(_MARKS)


def _one_of(scene: Scene, name: Name, count: Claim) -> Claim:
    said = attribute(scene.doc, name.start, name.end)
    if not said.named:
        said = Attribution(count.speaker, count.via, said.told, said.side)
    period: Period | None = count.period
    return make(
        scene.doc, count.kind, span_of(scene.doc, (name.start, name.end)), said, side=count.side, place=(name.id,),
        time=period, modality=count.modality, extra=count.extra,
    )  # fmt: skip

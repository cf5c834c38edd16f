"""Places told in lists.

After their number ("four villages: X, Y …", "13 settlements. Among them X and Y"), after a participle with a word that
opens a list ("among the towns lost by Kyiv are X and Y"), and with "too" in place of the verb ("X is held, Y too").
"""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Claim, Period
from ...attribution import Attribution, attribute
from ...cues import Cue
from ...doc import within
from ...marks import Mark, Name
from ...sentences import Sentence
from ..frame import MARKS, REST, Scene, make, only, span_of
from ..parts.when import when
from ..parts.where_named import list_of

DENIED = frozenset({"taken", "retaken", "lost"})
"""What another place may be told not to be."""
LEAD = 32
"""Characters between "among" and a participle ("among the many villages taken")."""
_LED = (":", "：", " – ", " — ", " - ")
"""Marks behind a list that opens its sentence."""
OPENS = 6
"""Characters of a preposition or an article behind a word that opens a list."""


def read_listed(scene: Scene, here: list[Claim]) -> list[Claim]:
    """A claim for each place of a list that follows the number of places taken, held or lost.

    The list stands right after the number, after "including", or in the next sentence, which opens with "among them" or
    says that they are of the number.
    """
    before = scene.doc.before(scene.sentence)
    numbered = scene.events(scene.start, scene.end, "of_the_number")
    among = numbered or any(
        c.start - scene.start <= 2 for c in scene.events(scene.start, scene.start + 16, "including")
    )
    floor = before.start if among and before is not None and not before.heading else scene.start
    names = _all_behind_colon(scene)
    if before is not None and not before.heading and len(names) > 1:
        floor = before.start
    counts = [c for c in scene.told_from(floor) if c.kind == "settlement_control" and _counted(c)]
    if spelled := _spelled_out(scene, before):
        known = {p for c in here for p in c.place}
        return [_one_of(scene, n, count) for n, count in spelled if n.id not in known]
    if len(names) > 1 and counts and counts[-1].span.end < scene.start:
        of_them = counts[-1].amount is not None and counts[-1].amount.low >= len(names)
        return [_one_of(scene, n, counts[-1]) for n in names] if of_them and not here else []
    for count in reversed(counts):
        known = {p for c in here for p in c.place if c.side == count.side}
        if led := led_by(scene, count.span.start):
            whole = count.amount is not None and count.amount.low == len(led)
            return [_one_of(scene, n, count) for n in led if n.id not in known] if whole else []
        names = [n for n in scene.names if n.kind == "place" and n.side is None and n.start >= count.span.end]
        if not numbered and (opened := _opened(scene, count, names)) is not None:
            return [_one_of(scene, n, count) for n in opened if n.id not in known]
        if names and (numbered or _follows(scene, max(count.span.end, scene.start), names[0])):
            listed = names if numbered else list_of(scene.doc, names, names[0])
            listed = [n for n in listed if n.id not in known]
            return [_one_of(scene, n, count) for n in listed]
    return []


def _spelled_out(scene: Scene, before: Sentence | None) -> list[tuple[Name, Claim]]:
    """The towns listed right behind "they are", with the number of them told before it, in the sentence or the one
    before: not more than that number."""
    towns = [n for n in scene.names if n.kind == "place" and n.side is None]
    for c in scene.events(scene.start, scene.end, "they_are"):
        first = next((n for n in towns if n.start >= c.end), None)
        if first is None or first.start - c.end > OPENS:
            continue
        listed = list_of(scene.doc, towns, first)
        floor = before.start if before is not None and not before.heading else scene.start
        counts = [x for x in scene.told_from(floor) if x.kind == "settlement_control" and _counted(x)]
        count = next((x for x in reversed(counts) if x.span.end <= c.start), None)
        if count is not None and count.amount is not None and len(listed) <= count.amount.low:
            return [(n, count) for n in listed]
    return []


def led_by(scene: Scene, at: int) -> list[Name]:
    """The towns that open a sentence up to a colon or a dash before a place, nothing else beside them ("X, Y and Z:
    these three villages were taken")."""
    mark = max(scene.doc.text.rfind(m, scene.start, at) for m in _LED)
    names = [n for n in within(scene.doc.names, scene.start, max(scene.start, mark)) if n.kind == "place"]
    names = [n for n in names if n.side is None]
    beside = scene.events(scene.start, max(scene.start, mark), "joins", "town") if len(names) > 1 else []
    return names if len(names) > 1 and only(scene, (scene.start, mark), [*names, *beside]) else []


def _opened(scene: Scene, count: Claim, names: list[Name]) -> list[Name] | None:
    """The towns that a clause behind a number of them lists with "among them", before or behind them ("five villages
    near X, among them Y and Z", "five villages, Y and Z among them")."""
    for c in scene.events(max(count.span.end, scene.start), scene.end, "including"):
        clause = scene.clause(c.start)
        here = [n for n in names if clause[0] <= n.start < clause[1]]
        if not here or clause[0] < count.span.end:
            continue
        if c.start - clause[0] <= 2 and here[0].start - c.end <= OPENS:
            return list_of(scene.doc, names, here[0])
        behind = here[-1].end <= c.start
        if behind and only(scene, clause, [*here, c, *scene.events(*clause, "joins", "of", "listing")]):
            return here
    return None


def _all_behind_colon(scene: Scene) -> list[Name]:
    """The towns of a sentence that has nothing but their list behind a colon ("He named them: X, Y and Z.")."""
    colon = max(scene.doc.text.rfind(mark, scene.start, scene.end) for mark in ":：")
    names = [n for n in scene.names if n.kind == "place" and n.side is None]
    if colon < 0 or not names or names[0].start < colon:
        return []
    return names if only(scene, (colon + 1, scene.end), [*names, *scene.events(colon, scene.end, "joins")]) else []


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
    """What the clause before says of a place, of others that have no verb of their own.

    "X remains Ukrainian, Y too"; "X fell on Monday, Y the day after", where nothing but a time stands beside; "Y met
    the same fate", of the sentence before as well.
    """
    out: list[Claim] = []
    before_it = scene.doc.before(scene.sentence)
    floor = before_it.start if before_it is not None and not before_it.heading else scene.start
    for a, b in _with_times(scene):
        names = [n for n in within(scene.doc.names, a, b) if n.kind == "place" and n.side is None]
        if not names or any(a <= c.span.start < b for c in here):
            continue
        fate = scene.events(a, b, "same_fate")
        whole = (a, b) == (scene.sentence.clauses[0][0], scene.sentence.clauses[-1][1])
        told = scene.told_from(floor) if fate or (whole and scene.events(a, b, "also", "followed")) else []
        before = [c for c in (*told, *here) if c.kind == "settlement_control" and c.place and c.span.start < a]
        listed = list_of(scene.doc, names, names[0])
        not_so = scene.events(a, b, "but_not")  # "X has fallen, Y has not"
        if not_so and before and (before[-1].modality == "denied" or before[-1].extra.state not in DENIED):
            continue
        if before and before[-1].modality == "conditional":
            continue  # "if X falls, Y is next"
        if not before or not (fate or _nothing_else(scene, (a, b), listed)) or names[0].id in before[-1].place:
            continue
        time = when(scene, listed[-1].start, listed[-1].end, state=True)
        for n in listed:
            claim = _one_of(scene, n, before[-1])
            own = time if fate else time or claim.period
            modality = "denied" if not_so and not fate else before[-1].modality
            out.append(replace(claim, modality=modality, period=time if not_so else own))
    return out


def _with_times(scene: Scene) -> list[tuple[int, int]]:
    """The clauses of a sentence, each with the next where that tells but a time, or "not" ("Y — the day after")."""
    clauses = list(scene.sentence.clauses)
    out = []
    for here, after in zip(clauses, [*clauses[1:], None], strict=True):
        marks: list[Mark] = [*within(scene.times, *after), *scene.events(*after, "but_not")] if after else []
        told = sum(m.end - m.start for m in marks)
        alone = after and told and told + REST >= len(scene.doc.text[slice(*after)].strip(MARKS))
        out.append((here[0], after[1]) if after and alone else here)
    return out


def _nothing_else(scene: Scene, clause: tuple[int, int], listed: list[Name]) -> bool:
    """Does a clause hold nothing but names, a time, and "too"?"""
    also = scene.events(*clause, "also", "but_not", "followed", "so_of")
    times = within(scene.times, *clause)
    if not (also or times) or any(n.kind == "place" and n not in listed for n in within(scene.doc.names, *clause)):
        return False
    marks: list[Mark] = [*listed, *times, *also, *scene.events(*clause, "joins", "locative", "including", "of", "upon")]
    return only(scene, clause, marks)


def _counted(claim: Claim) -> bool:
    return claim.amount is not None and claim.amount.unit == "settlement"


def _follows(scene: Scene, start: int, name: Name) -> bool:
    """Does nothing but "including", a word for village and marks stand between?"""
    among = [c for c in scene.events(start, name.start, "including") if name.start - c.end <= 2]
    if among and among[-1].start - scene.clause(name.start)[0] <= 2:
        return True  # "entered twelve villages; among them X"
    between = scene.doc.text[start : name.start]
    if between.rstrip().endswith((":", "：")):
        return True  # "four villages were taken, the governor conceded: X, Y …"
    regions = [n for n in within(scene.doc.names, start, name.start) if n.kind == "region"]
    skipped = {"including", "town", "joins", "part_of_them"} | ({"locative", "region_meant"} if regions else set())
    known = [c for c in scene.doc.cues_in("events", start, name.start) if c.id in skipped]
    stretches = [*((n.start, n.end) for n in regions), *((c.start, c.end) for c in known)]
    for first, last in sorted(stretches, key=lambda x: x[0] - x[1]):
        between = between.replace(scene.doc.text[first:last], "", 1)
    return len(between) <= 12 and not between.strip(MARKS)


def _one_of(scene: Scene, name: Name, count: Claim) -> Claim:
    said = attribute(scene.doc, name.start, name.end)
    if not said.named:
        said = Attribution(count.speaker, count.via, said.told, said.side)
    period: Period | None = count.period
    return make(
        scene.doc, count.kind, span_of(scene.doc, (name.start, name.end)), said, side=count.side, place=(name.id,),
        time=period, modality=count.modality, extra=count.extra,
    )  # fmt: skip

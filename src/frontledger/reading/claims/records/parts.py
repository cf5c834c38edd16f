"""Parts of a record: what is ranked, since when, in which unit of time, against what."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from ....nouns import Claim, Kind, Period
from ...cues import Cue
from ...doc import within
from ...marks import Quantity, Time
from ...quantities import counted_by
from ...sentences import verb_final
from ...times.days import month_of
from ...told import day_told
from ..frame import Scene, gap
from .best import beside_in_brackets, best_of
from .drawn import best_by_maps
from .earlier import settlements_counted, some_units, told_with_earlier
from .since_dates import record_date

Grain = Literal["day", "week", "month", "year"]
Part = Literal["start", "middle", "end"]
GRAINS: tuple[Grain, ...] = ("day", "week", "month", "year")
_RANK = {f"grain_{g}": i for i, g in enumerate(GRAINS)}
_NOUN = 12
"""Characters behind "three times more" in which the noun compared stands."""
_FURTHER = 2
"""Sentences further back than the one before that the figure ranked may stand in."""
_ONCE = 12
"""Characters from "once" to a share, where verbs stand last."""
RANKED = frozenset({"area_change", "area_total", "area_share", "rate", "air_attack", "losses", "force_count"})
"""Kinds whose figures can be ranked or compared."""
_THAN = 24
"""Characters between "than" and the time it compares with."""
_LOST = frozenset({"tank", "vehicle", "artillery", "aircraft", "helicopter", "ship", "system", "person"})
"""What is lost and counted."""
_AREA = frozenset({"km2", "mi2"})
_ATTACKS = frozenset({"air_attack"})
_VILLAGES = frozenset({"settlement_control"})


class Since(NamedTuple):
    """Since when something is the largest: as precise as said, the part of its month or year, and where it is said."""

    stamp: str
    part: Part | None
    span: tuple[int, int]


def ranked(scene: Scene, cue: Cue, versus: Period | None = None, date: Since | None = None) -> Claim | None:
    """The figure ranked: before the words in their sentence, else after them in it, else in the sentence before.

    Of several the one of the latest period: what a figure is compared with lies further back.
    """
    if (series := told_with_earlier(scene, cue)) is not None:
        return series.figure
    before = scene.doc.before(scene.sentence)
    floor = before.start if before is not None and not before.heading else scene.start
    kinds = _ATTACKS if _an_attack(scene, cue) else RANKED
    near = [c for c in scene.told_from(floor) if c.kind in kinds and c.amount is not None]
    near = [c for c in near if versus is None or c.period != versus]
    near = [c for c in near if not _back_then(scene, cue, c.span.start)]
    near = [c for c in near if record_date(scene, c.span.start, c.span.end) is None]
    near = [c for c in near if c.span.start >= scene.start or not _of_the_date(scene, c)]
    earlier = before
    for _ in range(_FURTHER):
        # "… 588 km2 in June. AFP reported this from ISW data. It is the most since November, when …"
        earlier = scene.doc.before(earlier) if earlier is not None and not near else None
        if earlier is None or earlier.heading or earlier.passage != scene.sentence.passage:
            break
        far = [c for c in scene.told_from(earlier.start) if c.kind in kinds and c.amount is not None]
        near = [c for c in far if c.span.start < scene.start and not _of_the_date(scene, c)]
    here = [c for c in near if c.span.start >= scene.start]
    if kinds is RANKED and not here and (count := settlements_counted(scene, scene.start if near else floor)):
        return count
    if verb_final(scene.doc.language):  # "4월(379㎢)보다": what is compared with is not what is ranked
        thans = [t.start for t in scene.records(scene.start, scene.end, "than")]
        compared = [c for c in here if any(_than_of(scene, c, x) for x in thans)]
        near = [c for c in near if c not in compared]
        here = [c for c in here if c not in compared]
    if verb_final(scene.doc.language):  # "今年最大となる235平方キロ": the figure behind it in its clause
        a, b = scene.clause(cue.start)
        own = [c for c in here if cue.start <= c.span.start < b]
        if own and not any(a <= c.span.start < cue.start for c in here):
            return own[0]
    for some in ([c for c in here if c.span.start <= cue.start], here, near):
        if some:
            fit = best_of(some, cue, date.stamp) if date is not None else some
            fit = beside_in_brackets(scene, cue, fit) or fit
            return max(fit, key=lambda c: ((c.period and c.period.end) or dt.date.min, c.span.start))
    return None


def _than_of(scene: Scene, claim: Claim, than: int) -> bool:
    """Does "than" stand in or right behind a figure, with no time of its own between them?"""
    timed = any(claim.span.end <= t.start < than for t in scene.times)
    return claim.span.start < than <= claim.span.end + 3 and not timed


def _an_attack(scene: Scene, cue: Cue) -> bool:
    """Is an attack what has had no like ("no such salvo since January"), and nobody whom it hit?"""
    behind = scene.records(cue.end, cue.end + _NOUN, "attack") if cue.id == "such" else []
    return any(c.start - cue.end <= 1 for c in behind)


def _back_then(scene: Scene, cue: Cue, at: int) -> bool:
    """Does a place behind a record lie in a "when …", which tells the figure of its date ("since May, when …"), or
    before it in one that tells what is compared with ("less than in May, when …, and the least since …")?"""
    a = scene.clause(at)[0]
    behind = a > cue.end or (a > scene.start and at < cue.start and bool(scene.records(scene.start, a, "than")))
    return behind and any(c.start <= a + 2 for c in scene.events(a, a + 10, "when"))


def _of_the_date(scene: Scene, claim: Claim) -> bool:
    """Does a figure of the sentence before only tell what it was when another record was set ("since May, when …")?"""
    sentence = scene.doc.sentence_at(claim.span.start)
    a = scene.doc.clause_at(claim.span.start)[0]
    return (
        sentence is not None and a > sentence.start and any(c.start <= a + 2 for c in scene.events(a, a + 10, "when"))
    )


def kind_ranked(scene: Scene, cue: Cue, reach: tuple[int, int], claim: Claim | None) -> Kind:
    """What kind of figure is ranked: by the words beside the record, else that of the figure ranked."""
    words = [c.id for c in scene.records(*reach)]
    here = claim is not None and claim.span.start >= scene.start
    if "pace" in words and cue.id in {"largest", "smallest"}:
        return "rate"
    for c in scene.records(cue.start, min(scene.end, cue.end + 30), "once")[:1]:
        # "half of what it once held"; but "half of what it lost in September"
        deed = scene.events(c.end, min(scene.end, c.end + _NOUN), "lose", "gain")
        timed = any(0 <= t.start - d.end <= _NOUN for d in deed for t in scene.times if t.role == "at")
        return "area_change" if timed else "area_total"
    once = scene.records(max(scene.start, cue.start - _ONCE), cue.start, "once")
    if verb_final(scene.doc.language) and once and cue.id in {"more", "less"}:
        return "area_total"  # "最大時の4割以上を失った"
    behind = scene.records(reach[1], reach[1] + _NOUN, "force") if cue.id in {"more", "less"} else []
    words += [c.id for c in behind if c.start - reach[1] <= 2]  # "three times more men"
    counted = claim is not None and claim.kind in ({"area_change", "settlement_control"} if here else _VILLAGES)
    if here and claim is not None and claim.kind == "losses" and cue.id in {"largest", "smallest", "top", "rank"}:
        counted = True  # "lost 1,570 men, the most since December"
    if "force" in words and not counted:
        return "force_count"
    if not here and scene.records(scene.start, scene.end, "assaults"):
        return "other_quantity"
    if claim is not None:
        return claim.kind
    if so_many_people(scene, cue) or lost_things(scene, cue):
        return "losses"
    if "attack" in words:
        return "air_attack"
    if "harm" in words:
        return "losses"
    if scene.records(*scene.clause(cue.start), "pace"):
        return "area_change"
    harm = cue.id in {"more", "less"} and scene.records(scene.clause(cue.start)[0], cue.start, "harm")
    if harm and not scene.events(*scene.clause(cue.start), "land"):
        return "losses"  # "losses in 2025 were lower than in 2024"
    deeds = ("gain", "gain_noun", "lose", "advance")
    ground = scene.events(scene.start, scene.clause(cue.start)[1], "land") or scene.events(
        scene.start, scene.end, *deeds
    )
    measured = any(q.unit in _AREA and q.end <= cue.start for q in scene.quantities)
    return "area_change" if ground or measured or best_by_maps(scene, cue) else "other_quantity"


def lost_things(scene: Scene, cue: Cue) -> str | None:
    """The equipment or people of which more or fewer are told to be lost ("lost fewer tanks than in 2023")."""
    if cue.id not in {"more", "less", "largest", "smallest"}:
        return None
    if not scene.events(*scene.clause(cue.start), "lose", "destroyed", "kill", "casualties"):
        return None
    noun = scene.doc.text[cue.end : min(scene.end, cue.end + _NOUN + _NOUN)].strip()
    found = counted_by(noun, language=scene.doc.language) if noun else None
    return found.unit if found is not None and found.unit in _LOST else None


def so_many_people(scene: Scene, cue: Cue) -> bool:
    """Are people what there were never so many of ("never have so many people died in one strike")?"""
    such = scene.records(*scene.clause(cue.start), "such", "so_many", "so_few")
    if such and scene.events(*scene.clause(cue.start), "kill", "casualties"):
        return True
    if cue.id in {"more", "less"}:
        return False  # "three times as many soldiers"
    nouns = (scene.doc.text[c.end : min(scene.end, c.end + _NOUN + _NOUN)] for c in such)
    found = (counted_by(noun.strip(), language=scene.doc.language) for noun in nouns)
    return any(q is not None and q.unit == "person" for q in found)


def since(scene: Scene, a: int, b: int) -> Since | None:
    """Since when, where a stretch says it with a date; "this year" is the year, and so is "of 2025" of a month."""
    times = [gone(scene, t) for t in within(scene.doc.times, a, b) if t.from_ is not None]
    for t in times:
        after = scene.records(t.end, min(b, t.end + 14), "since_after")
        after = [c for c in after if not any(t.end <= x.start < c.end for x in times)]  # "1日としては2024年12月以来"
        if t.role == "since" or (t.role == "at" and after):
            return Since(stamp_of(t), t.part, (t.start, after[0].end if after else t.end))
    year = [t for t in times if t.grain == "year" and t.relative and t.role == "at"]
    own = [t for t in year if t.to is not None and scene.doc.published and t.to >= scene.doc.published]
    if not own and grain_said(scene, a, b) in GRAINS[:-1]:
        own = [t for t in times if t.grain == "year" and t.role == "at" and not t.relative and t.part is None]
    return Since(stamp_of(own[0]), None, (own[0].start, own[0].end)) if own else _of_the_year(scene, a, b)


def _of_the_year(scene: Scene, a: int, b: int) -> Since | None:
    """The year of "the biggest month of the year": that of the month or day told of, else of publication."""
    spans = [*((t.start, t.end) for t in scene.times), *((q.start, q.end) for q in scene.quantities)]
    words = [c for c in scene.records(a, b, "of_year") if not any(x < c.end and c.start < y for x, y in spans)]
    told = [t.from_ for t in scene.times if t.role == "at" and t.grain in GRAINS[:-1] and t.from_ is not None]
    day = told[-1] if told else scene.doc.published
    return Since(str(day.year), None, (words[0].start, words[0].end)) if words and day is not None else None


def gone(scene: Scene, t: Time) -> Time:
    """A time as the one that is over: nothing is the largest since a day to come
    ("not since November", told in October)."""
    day = scene.doc.published
    past = [x for x in t.alternatives if day is not None and x[0] is not None and x[0] <= day]
    coming = day is not None and t.from_ is not None and t.from_ > day
    return t._replace(from_=past[0][0], to=past[0][1]) if coming and past else t


def stamp_of(t: Time) -> str:
    """A time as precise as said: `2024-05` for a month, `2022-12` for the end of a year."""
    day = t.from_.isoformat() if t.from_ else ""
    if t.grain == "year":
        return (
            {"start": f"{day[:4]}-01", "end": f"{day[:4]}-12"}.get(t.part or "", day[:4]) if not t.relative else day[:4]
        )
    return {"month": day[:7], "season": day[:7]}.get(t.grain, day)


def of_what_was(scene: Scene, q: Quantity) -> bool:
    """Is a share one of what was held before ("less than half of the territory it seized")?"""
    a, b = scene.clause(q.start)
    return any(gap(c.start, c.end, q.start, q.end) <= 2 for c in scene.records(a, min(scene.end, b + 16), "once"))


_MARKS = ",;:،、，；："
_GROUND = frozenset({"country", "region", "place"})
"""Kinds of names for ground, which a share may be of."""


def is_fraction(scene: Scene, q: Quantity) -> Time | None:
    """The time whose figure a share is a part of ("half of January's", "7月的八成"), if it is one."""
    a, b = scene.clause(q.start)
    for t in reversed(within(scene.doc.times, a, b)):
        before = any(q.start - c.end <= 1 and c.start - t.end <= 16 for c in scene.records(t.end, q.start, "of_it"))
        before = before or (
            0 <= q.start - t.end <= 1 and any(c.end == t.end for c in scene.records(t.start, t.end, "of_it"))
        )  # "bir önceki haftanın iki katı"
        words = scene.records(q.start + 1, t.start, "of_it")  # "du double d'octobre": its last word
        after = any(c.end >= q.end - 1 and c.start - q.end <= 1 and t.start - c.end <= 24 for c in words)
        after = after or (
            t.start - q.end == 1 and t.grain == "month" and t.role == "at"
        )  # "třetinu červencového počtu"
        between = (q.end, t.start) if after else (t.end, q.start)
        named = within(scene.doc.names, *between)
        else_told = ("town", "share_of", "home_land", "figure_word", "share_word", "the_count")
        ground = any(n.kind in _GROUND for n in named)
        ground = ground or (q.unit == "percent" and not after and bool(scene.events(*between, *else_told)))
        if (before or after) and ground:
            continue  # "18 percent of Ukraine is now in Russian hands", "a principios de 2023 la cifra era del 71 %"
        if any(c in _MARKS for c in scene.doc.text[slice(*between)]) or _against(scene, q, a):
            continue  # "現在、国土の19.2%", "frente al 18,6 % de un año antes"
        if t.role in {"at", "as_of"} and (before or after) and not _is_now(scene, t):
            return t
    return None


def _is_now(scene: Scene, t: Time) -> bool:
    """Is a time the present, which nothing is a part of ("more than a quarter of these units have now been lost")?"""
    day = day_told(scene.doc, scene.sentence)
    return t.role == "as_of" and day is not None and t.from_ is not None and t.from_ >= day


def _against(scene: Scene, q: Quantity, a: int) -> bool:
    """Is a share the other one that a share told before it is compared with ("against 18.6 % a year earlier")?"""
    shares = [x for x in within(scene.doc.quantities, scene.start, q.start) if x.unit == q.unit == "percent"]
    return bool(shares) and any(0 <= q.start - c.end <= 1 for c in scene.records(a, q.start, "than"))


def compared_by(scene: Scene, a: int, b: int) -> list[Cue]:
    """Words for "than" in a stretch, but for those of a hedge ("more than a quarter")."""
    hedged = [q for q in within(scene.doc.quantities, a, b) if q.hedge in {"over", "under"}]
    return [c for c in scene.records(a, b, "than") if not any(q.start < c.start and c.end < q.end for q in hedged)]


def against(scene: Scene, a: int, b: int) -> Time | None:
    """What is compared with: the time right after "than", or before it ("7月的八成")."""
    for than in compared_by(scene, a, b):
        if verb_final(scene.doc.language):
            ending = scene.doc.spaced and scene.doc.text[than.start - 1].isalpha()  # "kasımdakinden"
            near = [t for t in within(scene.doc.times, a, than.end + 1) if t.role == "since"]
            shared = any(t.start < than.end and than.start < t.end for t in near)
            shared = shared or any(t.start < than.start < t.end <= than.end for t in scene.times)
            end = (than.end if ending or shared else than.start) + 1  # "8月から44%減少": the time has its word for it
            before = [t for t in within(scene.doc.times, a, end) if than.start - t.end <= 14]
            if before:
                return before[-1]
        after = [t for t in within(scene.doc.times, than.start, b) if t.start - than.end <= _THAN]
        after = [x for t in after if _at(x := _of_month(scene, t, than), than)]
        if after:
            return after[0]
        own = [t for t in within(scene.doc.times, a, b) if t.start <= than.start and than.end <= t.end]
        if own and (own[-1].start == than.start or not verb_final(scene.doc.language)):
            return own[-1]  # "az augusztusitól": its ending
        if scene.records(than.start, than.end, "than_after"):
            behind = [t for t in within(scene.doc.times, a, than.start) if than.start - t.end <= 1]
            if behind:
                return behind[-1]
    return _by_case(scene, a, b)


def _by_case(scene: Scene, a: int, b: int) -> Time | None:
    """The month or year right behind "more", whose case alone tells that it is compared with ("вдвое больше
    октябрьского")."""
    for c in scene.records(a, b, "more", "less"):
        times = within(scene.doc.times, c.end, min(b, c.end + 2))
        if times and times[0].role == "at" and times[0].grain in {"month", "year"} and c.end < times[0].start:
            return times[0]
    return None


def _of_month(scene: Scene, t: Time, than: Cue) -> Time:
    """A month whose preposition is that of the noun it belongs to ("dvojnásobek zisků z března"), where a multiple is
    what compares."""
    if t.role != "since" or t.grain != "month" or t.from_ is None or not scene.events(t.start, t.end, "origin"):
        return t
    if not any(q.unit == "times" and q.start <= than.start < q.end for q in scene.quantities):
        return t
    return t._replace(role="at", to=month_of(t.from_.year, t.from_.month)[1])


def _at(t: Time, than: Cue) -> bool:
    """Is a time one that can be compared with, be it that "than" ends with the word for its beginning ("по сравнению
    с августом")?"""
    return (
        t.role in {"at", "as_of"}
        or (t.role == "since" and than.start < t.start < than.end)
        or some_units(t) is not None
    )


def grain_said(scene: Scene, a: int, b: int, near: Cue | None = None) -> Grain | None:
    """The unit of time said with a record, or nearest to a word; those inside a date or "for a year" say nothing."""
    cues = scene.records(a, b)
    spans = within(scene.doc.times, a, b)
    void = [(c.start, c.end) for c in cues if c.id == "since"]
    said = [c for c in cues if c.id.startswith("grain_") and not any(x < c.end and c.start < y for x, y in void)]
    # "in a single week" says it all by itself, "in the past week" is a time
    said = [c for c in said if not any(t.start < c.end and c.start < t.end and not _all_of(c, t) for t in spans)]
    said.sort(key=lambda c: (gap(c.start, c.end, near.start, near.end) if near else 0, _RANK[c.id]))
    return GRAINS[_RANK[said[0].id]] if said else None


def _all_of(cue: Cue, t: Time) -> bool:
    """Does a word for a unit of time span all of a time that has no date of its own ("за неделю", not "1日")?"""
    return t.role == "past" and cue.start <= t.start and t.end <= cue.end


def grain_of(t: Time | None) -> Grain | None:
    """The unit of time of a time that is compared with."""
    return next((g for g in GRAINS if t is not None and t.grain == g), None)


def grain_of_period(p: Period | None) -> Grain | None:
    """A whole month is a month, a single day a day."""
    if p is None or p.start is None or p.end is None:
        return None
    if p.start == p.end:
        return "day"
    next_day = p.end + dt.timedelta(days=1)
    if p.start.day == 1 and next_day.day == 1:
        months = (next_day.year - p.start.year) * 12 + next_day.month - p.start.month
        return "month" if months == 1 else "year" if months == 12 else None
    return "week" if (p.end - p.start).days == 6 else None


def with_adverb(scene: Scene, cue: Cue) -> int:
    """Where a comparison begins: at its adverb ("markedly more")."""
    before = scene.records(max(scene.start, cue.start - 16), cue.start, "adverb")
    return before[-1].start if before and gap(before[-1].start, before[-1].end, cue.start, cue.end) <= 1 else cue.start

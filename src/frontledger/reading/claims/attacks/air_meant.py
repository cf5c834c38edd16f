"""Attacks from the air that no listed word tells of: what drones and missiles of a night can only mean.

"138 drones crossed the border last night": launched. "Of them 25 never arrived", "18 ended in ruins": what became of
some of those launched, where no word of hitting tells otherwise, is that they were stopped. A country that weapons come
from is whose they are, and no target.
"""

from __future__ import annotations

from functools import lru_cache

from ....languages import load
from ....nouns import Claim
from ...doc import within
from ...marks import Mark, Name, Quantity
from ...quantities import counted_by
from ...questions import question_of
from ...sentences import verb_final
from ..frame import Scene, gap, only
from ..parts.when_headed import headed_time
from ..parts.whose import country_of
from ..series import ATTACK, before_it
from .bare_behind import noun_before
from .in_order import former_or_latter
from .losses import of_peace
from .whose_losses import whose

_NOT_LAUNCHED = (
    "give", "exchange", "kill", "wound", "condition", "background", "cost", "festive", "denial", "accident",
    "hold", "move_people", "vote",
)  # fmt: skip
"""What else weapons are told of: they are given, made ready, bought, planned."""
_MONEY = frozenset({"usd", "eur", "hryvnia", "pound", "percent"})
_SPANS = frozenset({"week", "month", "season"})
_FEW = 2
_BECAME = ("down", "strike_hit", "negation")
"""What becomes of weapons."""
_OF_THEM = 3
"""Characters between some of them and "of them"."""
_IN = 4
"""Characters between the figures of "three in ten"."""
_BRAND = 24
"""Characters of the name of a weapon behind its figure and noun."""
_SORT = 24
"""Characters behind a figure in which its sort is told."""
_OPENS = 8
"""Characters of a sign or a clock time before the town that opens a sentence."""
_COLONS = (":", "：")
_IF = 12
"""Characters of a clause in which "if" opens it."""
_JOINED = 4
"""Characters between a word such as "from" and a name."""


def supposed(scene: Scene, q: Quantity) -> bool:
    """Does "if" open the clause of weapons whose fate it does not tell ("If the West gave 300 missiles, Kyiv would
    destroy …")?"""
    a, b = scene.clause(q.start)
    return bool(scene.doc.cues_in("positions", a, min(b, a + _IF), "if"))


def meant_launched(scene: Scene, q: Quantity) -> bool:
    """Are weapons launched that are told with a day, or with the country they come from, and nothing else?"""
    clause = scene.clause(q.start)
    if not _names_its_sort(scene, q) or _one_in(scene, q):
        return False
    if q.per or q.low < _FEW or scene.sentence.heading or scene.events(*clause, *_NOT_LAUNCHED) or of_peace(scene):
        return False
    if any(x.unit in _MONEY for x in scene.quantities) or _among_losses(scene, q):
        return False
    daily = any(t.grain == "day" and t.role in {"at", "past"} for t in scene.times)
    daily = daily or (whose(scene, q) in scene.doc.theatre.parties and _headed_by_day(scene))
    daily = daily or _asked_of_day(scene) or _under_town(scene, q)
    spanned = any(t.grain in _SPANS and t.role in {"at", "past", "since"} for t in within(scene.doc.times, *clause))
    if spanned and whose(scene, q) in scene.doc.theatre.parties and not scene.events(*clause, "mass"):
        return True  # "6,297 Russian drones in July"
    known = daily or before_it(scene, q.start, ("air_attack",)) is not None
    return known or _from_somewhere(scene, clause) or _fate_next(scene)


def _fate_next(scene: Scene) -> bool:
    """Does the next sentence label what became of them ("Drones: 115. Shot down: 95")?"""
    after = scene.doc.after(scene.sentence)
    if after is None or after.passage != scene.sentence.passage:
        return False
    fate = scene.events(after.start, min(after.end, after.start + _SORT), "down")[:1]
    return any(scene.doc.text[c.end : after.end].lstrip()[:1] in {":", "："} for c in fate)


def another_sort(scene: Scene, q: Quantity) -> bool:
    """Were weapons of a sort that stands right behind a part of another launched with it ("141 drones, 118 of them shot
    down, and six missiles")? Then no verb of their own follows, and nothing told them launched before."""
    told = [c for c in scene.told_from(scene.start) if c.kind == "air_attack" and c.amount is not None]
    part = told[-1] if told else None
    if part is None or part.extra.action == "launched" or part.extra.weapon == q.unit or not _names_its_sort(scene, q):
        return False
    wholes = [c for c in told[:-1] if c.extra.weapon == part.extra.weapon and c.extra.action == "launched"]
    whole = wholes[-1] if wholes else None
    if whole is None or whole.amount is None or part.amount is None or part.amount.high > whole.amount.low:
        return False
    begins = scene.doc.report.passages[scene.sentence.passage].span.start
    if any(
        c.extra.weapon == q.unit and c.extra.action == "launched" and c.span.start >= begins
        for c in scene.told[-ATTACK:]
    ):
        return False
    stop = min([x.start for x in scene.quantities if x.start >= q.end], default=scene.part(q.start)[1])
    return not scene.events(part.span.end, q.start, *_BECAME) and not scene.events(
        q.end, min(stop, scene.clause(q.start)[1]), *_BECAME
    )


def of_a_sort(scene: Scene, q: Quantity) -> bool:
    """Is a bare figure that of "the former" or "the latter", of which some can only have been stopped?"""
    bare = any(x.start == q.start and x.unit is None for x in scene.quantities)
    return bare and former_or_latter(scene, q) == q.unit


def _names_its_sort(scene: Scene, q: Quantity) -> bool:
    """Does a figure have its weapon beside it, behind or before it, not from what was told before?"""
    own = any(x.start == q.start and x.unit == q.unit for x in scene.quantities)
    return own or scene.answers or noun_before(scene, q) == q.unit or _topic(scene, q) == q.unit


def _topic(scene: Scene, q: Quantity) -> str | None:
    """The unit of the noun right before a figure, where verbs stand last or words are not parted by blanks."""
    a, text = scene.clause(q.start)[0], scene.doc.text
    if scene.doc.spaced and not verb_final(scene.doc.language):
        return None
    for at in range(q.start - 1, max(a, q.start - _BRAND) - 1, -1):
        if scene.doc.spaced and at > a and text[at - 1].isalnum():
            continue
        found = counted_by(text[at : q.start], language=scene.doc.language) if text[at].isalpha() else None
        if found is not None and at + found.end >= q.start - _OF_THEM:
            return found.unit
    return None


def _among_losses(scene: Scene, q: Quantity) -> bool:
    """Do weapons stand in a list of losses, told of in the sentence before them ("losses: tanks – 11, UAVs – 58")?"""
    told = scene.told_from(scene.start)[-1:]
    listed = bool(told) and told[0].kind == "losses"
    return listed and bool(scene.events(scene.part(q.start)[0], q.start, "casualties"))


def _headed_by_day(scene: Scene) -> bool:
    """Does a sentence stand under the heading of a day or night ("The night to Tuesday. 149 Russian drones …")?"""
    time = headed_time(scene)
    if time is None or time.start is None or time.end is None:
        return False
    return (time.end - time.start).days <= 1


def _asked_of_day(scene: Scene) -> bool:
    """Does a sentence answer a question about a day or night ("And overnight? – 73 drones, the air force says")?"""
    question = question_of(scene.doc, scene.sentence)
    if question is None:
        return False
    times = within(scene.doc.times, question.start, question.end)
    return any(t.grain == "day" and t.role in {"at", "past"} for t in times)


def _under_town(scene: Scene, q: Quantity) -> bool:
    """Is a figure all that stands behind a town of the war that opens the sentence, and a colon ("X: 14 drones, two
    missiles")? A heading with a clock time or a sign before the town is one too."""
    town = scene.names[0] if scene.names else None
    if town is None or town.kind != "place" or town.end > q.start or town.start - scene.start > _OPENS:
        return False
    if scene.doc.text[town.end : town.end + 2].strip()[:1] not in _COLONS:
        return False
    stop = scene.clause(q.start)[1]
    known: list[Mark] = [*within(scene.doc.quantities, town.end, stop), *within(scene.times, town.end, stop)]
    home = country_of(scene.doc, town.id, town.place_id) in scene.doc.theatre.parties
    return home and only(scene, (town.end, stop), known)


def _one_in(scene: Scene, q: Quantity) -> bool:
    """Is a figure the whole of "three in ten"?"""
    return any(x.unit is None and 0 < q.start - x.end <= _IN for x in scene.quantities if x.end <= q.start)


def stopped(scene: Scene, q: Quantity, whole: Claim | None) -> bool:
    """Does a clause of its own tell what became of some of those launched, told before in the sentence, with no word of
    hitting or of a place?"""
    if whole is None or whole.span.start < scene.start or whole.extra.weapon not in {q.unit, "any"}:
        return False
    a, b = scene.clause(q.start)
    if (also := _likewise(scene, q, whole)) is not None:
        return also
    if any(c.start - q.end <= _OF_THEM for c in scene.events(q.end, b, "part_of_them")):
        a = max(a, min(whole.span.end, q.start))  # "crossed the border, and 61 of them came to nothing"
    if whole.extra.action != "launched" or whole.amount is None or q.high >= whole.amount.low or whole.span.end > a:
        return False
    further = min((x.start for x in scene.quantities if x.start >= q.end), default=scene.end)
    if scene.events(q.start, max(b, min(further, q.end + _SORT)), "attacker_arms", "arms_sort"):
        return False  # "139 drones, about 80 of them Shaheds"
    if any(t.role in {"at", "past", "since"} for t in within(scene.doc.times, a, b)):
        return False  # "dropped 820 bombs; in the first ten days of July it was 640"
    some = scene.events(a, b, "part_of_them", "among", "negation", "machines") or any(
        x.start == q.start and x.unit is None for x in scene.quantities
    )
    return bool(some) and not scene.events(a, b, "strike_hit", "launch", "direction") and not _placed(scene, a, b)


def _likewise(scene: Scene, q: Quantity, whole: Claim) -> bool | None:
    """Of a bare figure right behind its whole, with no verb: did what another sort suffered ("of 88 drones 70 were
    shot down, of 14 missiles nine")?"""
    bare = any(x.start == q.start and x.unit is None for x in scene.quantities)
    if (
        not bare
        or not 0 < q.start - whole.span.end <= _OF_THEM + 1
        or scene.doc.text[whole.span.end : q.start].strip(" –—-")
    ):
        return None
    told = [c for c in scene.told_from(scene.start) if c.kind == "air_attack" and c.extra.action != "launched"]
    return told[-1].extra.action == "downed" if told and whole.amount and q.high < whole.amount.low else None


def came_from(scene: Scene, country: str, side: str | None) -> bool:
    """Is a fighting country named as where weapons come from ("126 drones from Russia"), the other side having none?"""
    parties = scene.doc.theatre.parties
    named = [n for n in scene.names if n.id == country and n.kind == "country"]
    other = [n for n in scene.names if n.side in parties and n.side != country and n.kind != "speaker"]
    whence = country in parties and bool(named) and all(_whence(scene, n) for n in named)
    return whence and (side == country or not other)


def side_of_arms(scene: Scene, q: Quantity) -> str | None:
    """Whose weapons they are that one side of the war alone has ("five Himars missiles", "12 ракет «Искандер»")."""
    a, b = scene.clause(q.start)
    near = scene.events(max(a, q.start - _JOINED), min(b, q.end + _BRAND), "home_arms", "attacker_arms")
    ids = {c.id for c in near if gap(c.start, c.end, q.start, q.end) <= _OF_THEM}
    theatre = scene.doc.theatre
    return None if len(ids) != 1 else theatre.home if "home_arms" in ids else theatre.attacker


def _from_somewhere(scene: Scene, clause: tuple[int, int]) -> bool:
    named = [n for n in within(scene.doc.names, *clause) if n.side in scene.doc.theatre.parties]
    return any(n.kind == "country" and _whence(scene, n) for n in named)


def _whence(scene: Scene, name: Name) -> bool:
    """Does a word beside a name, or its ending, tell that something comes from there?"""
    doc = scene.doc
    before = doc.cues_in("positions", max(0, name.start - 12), name.start, "from")
    if any(name.start - c.end <= _JOINED for c in before):
        return True
    if any(c.start == name.end for c in doc.cues_in("positions", name.end, name.end + 4, "from")) and not doc.spaced:
        return True
    endings = _whence_endings(doc.language)
    return bool(endings) and (
        doc.folded.endswith(endings, name.start, name.end) or doc.folded.startswith(endings, name.end)
    )


def _placed(scene: Scene, a: int, b: int) -> bool:
    return any(n.kind in {"place", "region"} and n.side is None for n in within(scene.doc.names, a, b))


@lru_cache(maxsize=32)
def _whence_endings(language: str) -> tuple[str, ...]:
    """Endings of names that tell where something comes from ("Oroszországból"); none in most languages."""
    return tuple(load(language).table("names").get("whence_endings", ()))

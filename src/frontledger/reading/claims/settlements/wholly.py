"""A region of which a sentence says that all of it is taken, lost or held: it changes hands as a town does; to hold all
of it is to hold 100 % of it."""

from __future__ import annotations

from msgspec.structs import replace

from ....nouns import Amount, Claim, Detail
from ...cues import Cue
from ...doc import within
from ...marks import Name
from ..about import AREA
from ..frame import Scene, gap, only
from ..parts.whose import country_of
from .verbs import STATES

_VERB, _NAME = 4, 24
"""Characters between a word such as "fully" and the verb, "the whole of" and the region."""
_FAR = 100
"""Characters of a clause around a region that are looked at."""
_REST = 3
"""Letters of an article or an ending there, in scripts with blanks; no verb is so short."""
_WANTED = (
    "demands", "demands_noun", "wants", "wants_noun", "expects", "offers", "accepts", "refuses", "conditions", "must",
    "must_soft", "threatens", "promises", "if", "will",
)  # fmt: skip
"""What tells that a region is only wanted, offered or spoken of as what is to come."""
_MEASURED = frozenset({*AREA, "percent", "settlement"})
"""Units of what tells a region's ground by a figure."""


def wholly(scene: Scene, name: Name) -> bool:
    """Is a region meant as a whole ("all of the X region", "has fully liberated X"), with no figure?"""
    if name.kind != "region" or country_of(scene.doc, name.id, name.place_id) not in scene.doc.theatre.parties:
        return False
    a, b = scene.clause(name.start)
    first, a, b = max(scene.part(a)[0], name.start - 2 * _FAR), max(a, name.start - _FAR), min(b, name.end + _FAR)
    words = scene.events(a, b, "wholly")
    if not words or scene.events(a, b, "some_of", "but_for"):
        return False
    if scene.events(first, b, "condition") or scene.doc.cues_in("positions", first, b, *_WANTED):
        return False
    if any(q.unit in _MEASURED for q in within(scene.doc.quantities, a, b)):
        return False
    towns = any(n.kind == "place" and n.side is None for n in within(scene.doc.names, a, b))
    verbs = scene.events(a, b, *STATES) if not towns else []  # "has fully taken the village of X in the Y region"
    if any(_beside(scene, word, name) for word in words):
        return True
    return any(gap(w.start, w.end, v.start, v.end) <= _VERB for w in words for v in verbs)


def of_the_whole(scene: Scene, claim: Claim) -> Claim | None:
    """What is told of a region as a whole: held, it is a share, and so is "almost all of it", taken or held."""
    a, b = scene.clause(claim.span.start)
    near = max(a, claim.span.start - _FAR), min(b, claim.span.end + _FAR)
    almost = scene.events(*near, "almost")
    if claim.extra.state == "held" or (almost and claim.extra.state in {"taken", "retaken"}):
        amount = Amount(low=100, high=100, unit="percent", hedge="under" if almost else "none")
        return replace(claim, kind="area_share", amount=amount, extra=Detail())
    return None if almost else replace(claim, extra=replace(claim.extra, whole=True))


def _beside(scene: Scene, word: Cue, name: Name) -> bool:
    """Is nothing between such a word and a region but what the region is called by?"""
    first, last = (word.end, name.start) if word.start < name.start else (name.end, word.start)
    if last - first > _NAME:
        return False
    called = scene.doc.cues_in("subjects", first, last, "ground")
    known = [*scene.events(first, last, "region_word", "of", "land"), *called]
    return only(scene, (first, max(first, last)), known, _REST if scene.doc.spaced else 0)

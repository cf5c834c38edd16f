"""Figures that add to the one told before: "another 2,500 are waiting at X", "and as many guns".

Who or what they count is told with the figure before, in the sentence or in the one before it.
"""

from __future__ import annotations

from msgspec.structs import replace

from ...nouns import Claim, Kind
from ..cues import Cue
from ..doc import within
from ..marks import Quantity
from ..quantities import counted_by
from .again import DOES
from .attacks.bare import AIR, EQUIPMENT, STRIKES
from .counts.frame import HOMES
from .frame import Scene, amount_of, gap, span_of
from .parts.when import when
from .parts.where import places_of
from .series import whose_count

_KINDS: tuple[Kind, ...] = ("force_count", "losses", "air_attack", "other_quantity")
_BESIDE = 2
"""Characters between a figure and the word for more of the same."""
_ENDING = 4
"""The same with the ending that a figure may have ("2.500'ü daha")."""
_HARM = {"kill": "killed", "wound": "wounded", "capture_people": "captured"}
_FEW = 2
_NOUN = 30
_PARTICLE = 2
"""Characters of a particle before what is counted, in scripts without blanks."""
_OTHERWISE: dict[Kind, tuple[str, ...]] = {
    "force_count": ("mass", "troops", "hold", "move_people"),
    "losses": ("casualties", "destroyed", "troops"),
    "air_attack": ("launch", "down", "strike_hit"),
    "other_quantity": ("repel", "move_people", "exchange", "utilities", "civilian", "give"),
}
"""What a figure of a kind may be told with when it goes on with one."""
_NO_MORE = ("condition", "denial", "festive", "vote", "accident", "meet_people", "background")
_AGAIN = "as many again"
"""What is counted the second time, lest it be taken for the first told again."""
_COUNTED = AIR | EQUIPMENT | STRIKES | HOMES | {"person"}


def read_more(scene: Scene, q: Quantity) -> Claim | None:
    """More of what was counted right before."""
    if q.ordinal or q.per or q.high < _FEW or scene.sentence.heading or not _another(scene, q):
        return None
    last = _last(scene, q.start)
    if last is None or last.amount is None or q.unit not in {None, last.amount.unit}:
        return None
    here = last.span.start >= scene.start
    if not here and last.kind not in {"force_count", "other_quantity"}:
        return None
    if last.kind == "other_quantity" and last.amount.unit not in _COUNTED:
        return None
    a, b = scene.clause(q.start)
    a = max(a, last.span.end)
    also = _OTHERWISE.get(last.kind, ())
    if scene.events(a, b, *(d for d in DOES if d not in also), *_NO_MORE):
        return None
    said = whose_count(scene, q.start, q.end, last)
    place = places_of(scene, q.start, q.end, own=True) or (last.place if here else ())
    time = when(scene, q.start, q.end, carried=last if here else None, state=last.kind == "force_count")
    span = span_of(scene.doc, (q.start, q.end))
    harm = _harmed_behind(scene, q) if last.kind == "losses" and last.amount.unit == "person" else None
    extra = replace(last.extra, what=_HARM[harm.id]) if harm is not None else last.extra
    return replace(
        last, span=span, quote=scene.doc.report.text[span.start : span.end], amount=amount_of(q, last.amount.unit),
        period=time, place=place, place_ids=(), speaker=said.speaker, via=said.via, extra=extra,
    )  # fmt: skip


def _harmed_behind(scene: Scene, q: Quantity) -> Cue | None:
    """The word for harm behind a clause that names some of those counted ("nine others, among them a child, were
    hurt")."""
    after = scene.clause_after(q.start)
    if after is None or not scene.events(*after, "including", "part_of_them"):
        return None
    behind = scene.clause_after(after[1] - 1)
    harm = scene.events(after[0], behind[1] if behind is not None else after[1], *_HARM)
    return harm[0] if harm else None


def _another(scene: Scene, q: Quantity) -> bool:
    """Does a word for more of the same stand right before a figure or behind it?"""
    before = scene.events(max(scene.start, q.start - _NOUN), q.start + 1, "another")
    behind = scene.events(q.end, min(scene.end, q.end + _NOUN), "another", "others")
    return (
        any(0 <= q.start - c.end <= _BESIDE for c in before)
        or any(0 <= c.start - q.end <= _ENDING for c in behind)
        or bool(scene.events(q.start, q.end, "another"))
    )


def _last(scene: Scene, at: int) -> Claim | None:
    """The claim told last in the sentence, or in the one before in its passage, if it is a count."""
    before = scene.doc.before(scene.sentence)
    near = before is not None and before.passage == scene.sentence.passage
    told = [c for c in scene.told_from(before.start if before and near else scene.start) if c.span.start < at]
    counts = [c for c in told if c.kind in _KINDS and c.amount is not None]
    return counts[-1] if counts else None


def read_as_many(scene: Scene) -> list[Claim]:
    """ "As many Russians", "the same number of guns": a figure told by the one before it."""
    out = []
    for cue in scene.events(scene.start, scene.end, "as_many"):
        told = [c for c in scene.told_from(scene.start) if c.kind in _KINDS and c.amount and c.span.start < cue.start]
        claim = _as_many(scene, cue, told[-1]) if told else None
        if claim is not None:
            out.append(claim)
    return out


def _as_many(scene: Scene, cue: Cue, last: Claim) -> Claim | None:
    stop = min(scene.end, cue.end + _NOUN)
    sides = [n for n in within(scene.doc.names, cue.end, stop) if n.kind == "side"]
    found = _noun(scene, cue.end, stop)
    here = last.kind == "force_count" and last.span.start >= scene.start  # "35,000 are there, as many in reserve"
    if found is None and not sides and last.kind == "losses" and last.amount and last.amount.unit == "person":
        return _as_many_hurt(scene, cue, last)
    if last.amount is None or (found is None and not sides and not here):
        return None
    unit, end = found or (("person", sides[0].end) if sides else (last.amount.unit, cue.end))
    if (unit in AIR) != (last.kind == "air_attack") or (unit in STRIKES and last.amount.unit not in STRIKES):
        return None
    if (unit == "person") != (last.amount.unit == "person") and not sides and unit not in EQUIPMENT:
        return None
    side = sides[0].side if sides and last.kind != "air_attack" else last.side
    span = span_of(scene.doc, (cue.start, end))
    place = places_of(scene, cue.start, cue.end, own=True) if here else ()
    extra = last.extra
    hurt = _as_many_hurt(scene, cue, last) if last.kind == "losses" and unit == "person" and not sides else None
    if hurt is not None:
        return hurt  # "five dead and as many wounded"
    if last.kind == "losses" and unit != "person":
        extra = replace(extra, what=unit)
    elif last.kind == "air_attack":
        extra = replace(extra, weapon=unit)
    elif last.kind == "other_quantity":
        extra = replace(extra, what=_AGAIN)
    return replace(
        last, span=span, quote=scene.doc.report.text[span.start : span.end], side=side, extra=extra,
        place=place or last.place, amount=replace(last.amount, unit=unit),
    )  # fmt: skip


def _as_many_hurt(scene: Scene, cue: Cue, last: Claim) -> Claim | None:
    """ "Five were killed and as many hurt": of people harmed, beside another word for harm."""
    a, b = scene.clause(cue.start)
    harm = [
        c for c in scene.events(max(a, last.span.end), b, *_HARM) if gap(c.start, c.end, cue.start, cue.end) <= _NOUN
    ]
    if not harm or any(cue.end <= q.start < harm[0].start for q in scene.quantities):
        return None
    span = span_of(scene.doc, (cue.start, cue.end), (harm[0].start, harm[0].end))
    text = scene.doc.report.text[span.start : span.end]
    return replace(last, span=span, quote=text, extra=replace(last.extra, what=_HARM[harm[0].id]))


def _noun(scene: Scene, start: int, stop: int) -> tuple[str, int] | None:
    """What stands behind "as many": its unit and its end."""
    text = scene.doc.text[start:stop]
    words = [i + 1 for i, c in enumerate(text) if c == " "] if scene.doc.spaced else range(1, _PARTICLE + 1)
    for at in (0, *words):
        found = counted_by(text[at:], language=scene.doc.language)
        if found is not None and found.unit in _COUNTED:
            return found.unit, start + at + found.end
    return None

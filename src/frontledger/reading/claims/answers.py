"""Figures that answer a question, and figures of another side after the same verb left out.

A question and its answer are one sentence: "How many soldiers fight there? Some 620,000, says X" tells 620,000 soldiers
that fight. "Ukraine lost 160 tanks and Russia 54" tells 54 tanks of Russia.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from ...nouns import Claim, Kind
from ..doc import within
from ..marks import Mark, Name, Quantity
from ..quantities import counted_by, find_quantities
from ..questions import question_before, question_of
from ..sentences import Sentence
from .again import alone
from .attacks.bare import AIR
from .classified import counted_alike
from .frame import Scene, amount_of, make, span_of
from .ground.paces import AREA
from .parts.where import places_of
from .series import before_it, whose_count

_SHORT, _SMALL, _WORDS = 48, 3, 5
"""Characters of a question that only names a thing, letters of its small words, and how many others it has."""
_WORD = re.compile(r"[^\W\d_]+")
OPENS = 60
"""Characters of an answer before its figure."""
_TAIL = 3
"""Characters behind the noun that a question without a verb is of."""
_MEN = ("troops", "casualties", "killed_and_wounded")
_NOUN = 16
"""Characters of a noun before "how many", where it stands there."""
_BESIDE = 3
"""Characters between a side's name and its figure, or between "of" and the name."""
_KINDS: tuple[Kind, ...] = ("losses", "force_count", "air_attack", "other_quantity", "area_change", "area_total")
_VERBS = ("gain", "regain", "lose", "kill", "wound", "launch", "down", "mass", "destroyed", "hold", "give", "advance")
_ANSWER = " \t\n*_.:：—–-"
"""Marks around the letter that opens an answer."""
_BEHIND = 1
"""Words behind a figure of ground that is all of an answer."""
_SAID = ("according", "according_after", "data", "say", "count", "cite", "tally")
_GROUND = AREA | {"percent", "settlement"}
_TIMES = frozenset({"day", "week", "month", "year", "hour", "minute", "percent", "times", "point"})


class Answer(Scene):
    """The sentence that answers a question, read as one with it.

    `said` is how many clauses that open it only tell who says so ("By X's maps, 19 per cent").
    """

    answers = True

    def __init__(self, scene: Scene, question: Sentence, said: int = 0) -> None:
        here = scene.sentence
        first = (question.start, here.clauses[said][1])
        joined = Sentence(question.start, here.end, here.passage, here.heading, (first, *here.clauses[said + 1 :]))
        super().__init__(scene.doc, joined, scene.told)
        self._first = first

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that holds a place; that of the question goes on up to the first clause of the answer."""
        return self._first if at < self._first[1] else self.doc.clause_at(at)


def answer_of(scene: Scene, q: Quantity) -> tuple[Scene, Quantity] | None:
    """The sentence joined with the question it answers, and the figure with the unit that was asked for."""
    question = question_before(scene.doc, scene.sentence) or _asked_earlier(scene)
    if question is None or q.start - scene.start > OPENS or q.ordinal:
        return None
    asked = scene.events(question.start, question.end, "how_many")
    if not asked and q.unit in {"person", None}:  # "俄軍在此的兵力呢？", "And their losses?"
        men = scene.events(question.start, question.end, *_MEN)
        asked = [c for c in men if _nothing_behind(scene, c.end, question.end)]
    bare = not asked and q.unit in {None, "person"} and scene.quantities[0] == q
    if bare and (thing := _asked_of(scene, question)) is not None:
        return Answer(scene, question, _only_said(scene, q)), q._replace(unit=thing)
    if not asked and q.unit in _GROUND and not within(scene.doc.quantities, question.start, question.end):
        # "What does Kyiv still hold there? About 900 sq km."
        asked = scene.events(question.start, question.end, "hold", "gain", "regain", "lose", "left")
        a, b = scene.clause(q.start)
        rest = scene.doc.text[q.end : b].split()
        asked = asked if len(rest) <= _BEHIND and not scene.events(a, b, *_VERBS) and alone(scene, q, a, b) else []
    if not asked or (q.unit in _TIMES and q.unit != "percent") or any(t.start <= q.start < t.end for t in scene.times):
        return None
    if scene.quantities[0] != q:
        return None
    unit = q.unit or _asked_for(scene, asked[0].end, question.end) or counted_alike(scene, q)
    unit = unit or ("person" if asked[0].id in _MEN else None)  # "问：伤亡？答：俄军今年33万2千"
    return None if unit is None else (Answer(scene, question, _only_said(scene, q)), q._replace(unit=unit))


def _asked_earlier(scene: Scene) -> Sentence | None:
    """The question that a passage answers with a few words that count nothing, before a sentence ("It depends on whom
    you ask. By X's maps, 480 sq km")."""
    before = scene.doc.before(scene.sentence)
    question = question_of(scene.doc, scene.sentence) if before is not None else None
    if (
        question is None
        or before is None
        or before.passage != scene.sentence.passage
        or before.end - before.start > _SHORT
    ):
        return None
    opens = scene.doc.before(before) == question
    return question if opens and not within(scene.doc.quantities, before.start, before.end) else None


def _only_said(scene: Scene, q: Quantity) -> int:
    """How many clauses before a figure's own only tell who says so."""
    before = [c for c in scene.sentence.clauses if c[1] <= q.start]
    said = [
        len(scene.doc.text[slice(*c)].strip(_ANSWER)) <= 1  # "答：", "A:"
        or (scene.doc.cues_in("attribution", *c, *_SAID) and not scene.events(*c, *_VERBS))
        for c in before
    ]
    return len(before) if all(said) else 0


def _asked_of(scene: Scene, question: Sentence) -> str | None:
    """The unit of a thing or of people harmed that a short question is nothing but the name of ("The Russian dead?",
    "Drones?"), where its answer tells no more than a number."""
    if question.end - question.start > _SHORT or within(scene.doc.quantities, question.start, question.end):
        return None
    rest = [w for w in _WORD.findall(scene.doc.text[question.start : question.end]) if len(w) > _SMALL]
    told = scene.events(scene.start, min(scene.end, scene.start + OPENS), *_VERBS)
    if len(rest) > _WORDS or any(c.id != "mass" for c in told):  # "sie zählen 40"
        return None
    if scene.events(question.start, question.end, "kill", "wound", "casualties"):
        return "person"
    words = _WORD.finditer(scene.doc.text, question.start, question.end)
    return next((u for m in words if (u := _weapon(scene, m.start(), question.end)) is not None), None)


def _weapon(scene: Scene, start: int, end: int) -> str | None:
    found = counted_by(scene.doc.text[start:end], language=scene.doc.language)
    return found.unit if found is not None and found.unit in AIR else None


def _nothing_behind(scene: Scene, start: int, end: int) -> bool:
    """Are there only a time and a side between the noun of a question and its mark?"""
    known: list[Mark] = [*within(scene.doc.times, start, end), *within(scene.doc.names, start, end)]
    return end - start - sum(k.end - k.start + _TAIL for k in known) <= _TAIL


def _asked_for(scene: Scene, start: int, end: int) -> str | None:
    """The unit of what a question asks the number of: that of "2 soldiers" for "how many soldiers"."""
    found = find_quantities("2 " + scene.doc.text[start:end].strip(), language=scene.doc.language)
    unit = found[0].unit if found and found[0].start == 0 else None
    if unit is None and scene.events(max(0, start - _NOUN), end, "town", "place_noun"):
        unit = "settlement"  # "마을을 몇 곳"
    people = [n for n in within(scene.doc.names, start, end) if n.kind == "side" and n.start - start <= _BESIDE]
    return unit or ("person" if people or scene.events(start, end, "troops", "casualties", "kill", "wound") else None)


def read_elided(scene: Scene, q: Quantity) -> Claim | None:
    """ "… and Russia 54", "against 114,000 of the US": the figure of another side after the same verb, left out."""
    if q.ordinal or q.per or any(t.start < q.end and q.start < t.end for t in scene.times):
        return None
    last = before_it(scene, q.start, _KINDS)
    if last is None or last.amount is None or q.unit not in {None, last.amount.unit}:
        return None
    if scene.doc.text[last.span.end : q.start].count(".") > 1:
        return None
    name = _owner(scene, q)
    if name is None or name.side in {None, last.side} or not _nothing_else(scene, q, name, last):
        return None
    said = whose_count(scene, q.start, q.end, last)
    claim = make(
        scene.doc, last.kind, span_of(scene.doc, (q.start, q.end), (name.start, name.end)), said, side=name.side,
        amount=amount_of(q, last.amount.unit), place=places_of(scene, q.start, q.end, own=True) or last.place,
        time=last.period, modality=last.modality, extra=last.extra,
    )  # fmt: skip
    return replace(claim, place=tuple(p for p in claim.place if p != name.side))


def _owner(scene: Scene, q: Quantity) -> Name | None:
    """The side named right before a figure ("Russia, 54"), or behind it after "of"."""
    text = scene.doc.text
    kinds = {"side", "country"}
    before = [n for n in within(scene.doc.names, max(scene.start, q.start - 40), q.start) if n.kind in kinds]
    if before and len(text[before[-1].end : q.start].strip(" ,–—-:")) <= _BESIDE:
        return before[-1]
    after = [n for n in within(scene.doc.names, q.end, min(scene.end, q.end + 30)) if n.kind in kinds]
    joins = (
        _strip(text[q.end : after[0].start], scene, q.end, after[0].start, ("of", "agent", "origin")) if after else ""
    )
    return after[0] if after and not joins and after[0].start - q.end <= 2 * _BESIDE + 2 else None


def _nothing_else(scene: Scene, q: Quantity, name: Name, last: Claim) -> bool:
    """Is there no verb between the figure told before and this one: only times, "and", "against" and the name?"""
    first = min(q.start, name.start)
    floor = max(last.span.end, scene.start)
    if floor > first:
        return False
    marks = within(scene.doc.times, floor, first)
    stretch = max([floor, *(t.end for t in marks)])
    return first - stretch <= OPENS and not scene.events(stretch, q.start, *_VERBS)


def _strip(between: str, scene: Scene, start: int, end: int, ids: Iterable[str]) -> str:
    for c in scene.events(start, end, *ids)[:1]:
        between = between.replace(scene.doc.text[c.start : c.end], "", 1)
    return between.strip(" ,.")

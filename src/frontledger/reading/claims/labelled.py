"""Figures behind what they are called: "Clashes on Wednesday: 143", "Drones shot down, by X's count: 53".

What stands before the colon (or dash) is a heading of the figure: it names what is counted and what became of it, so
both are read as one clause. So are a noun that opens its part and the bare figure far behind it, where the language
counts so ("Людей там лишилося до двохсот"), and a figure in a passage that a word or two open as its topic ("Штурми.
23 травня відбито п'ятнадцять").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...nouns import Claim
from ..doc import within
from ..marks import Quantity
from ..quantities import counted_by
from .attacks.bare import AIR, STRIKES
from .frame import Scene, gap
from .headed import HARM, THINGS, first_counted
from .series import before_it

_MARK = re.compile(r"(?:[:：]|\s[—–-])[\s«“\"]*(?:\S+\s){0,2}$")
"""A colon or a dash, with at most two words of hedging before the figure."""
_COLON = ":："
_COMMAS = ",，、،"
_LONGEST = 140
"""Characters of what a figure is called."""
_NUMBER = 16
"""Characters back in which a word for "number" ends."""
_LEAST = 3
_WORDS = re.compile(r"[^\W\d_]+")
_NEAR = 40
"""Characters of the words that open a part; between a figure and what is told of it."""
_PASSAGE = 400
"""Characters from the topic of a passage to a figure of it."""
_OPENING = 4
"""Words of a part up to the noun that opens it ("in the town, of people …")."""
_FEW_WORDS = 2
_TOLD = {
    "attack": ("repel", "assault", "contested"),
    "clash": ("repel", "contested"),
    "drone": ("launch", "down", "strike_hit"),
    "missile": ("launch", "down", "strike_hit"),
    "bomb": ("launch", "down", "strike_hit"),
}
"""What is told of a topic's figures, by their unit."""
_MORE = ("more", "less")
_AHEAD = ("promises", "demands", "offers", "wants", "plans")
"""Words in a label that tell of what is promised or asked for."""
_FIRST = 4
"""Characters of a mark or an article before the men a label names."""
_DONE = (*HARM, "gain", "regain", "lose", "launch", "down", "repel", "advance", "hold", "capture_people", "exchange")
_LANDS = frozenset({"country", "region", "settlement"})
"""Nouns of a label that may only tell whose the people are ("killed among the civilians of the country: 1,880")."""
SPANS = frozenset({"hour", "day", "week", "month", "year"})
"""Units of figures that only tell a time ("in those seven days")."""
_SENTENCE = "?!？！"


class Labelled(Scene):
    """A sentence whose label is read as one clause with its figure."""

    labelled = True

    def __init__(self, scene: Scene, start: int, end: int) -> None:
        super().__init__(scene.doc, scene.sentence, scene.told)
        self._joined = (start, end)

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that holds a place; label and figure are one."""
        start, end = self._joined
        return self._joined if start <= at < end else self.doc.clause_at(at)


def labelled_of(scene: Scene, q: Quantity) -> tuple[Scene, Quantity] | None:
    """The sentence with a figure and its label as one clause, and the figure with the unit that the label names."""
    if q.ordinal or q.per or q.high < _LEAST or scene.sentence.heading or not _bare(scene, q):
        return None
    if any(t.start < q.end and q.start < t.end for t in scene.times):
        return None
    label = label_of(scene, q) or _noun_apart(scene, q)
    if label is None and not _counted_behind(scene, q) and (topic := _topic(scene, q)) is not None:
        return scene, q._replace(unit=topic)
    if label is None or _counted_behind(scene, q):
        return None
    if scene.doc.cues_in("positions", *label, *_AHEAD):
        return None
    harm = [c for c in scene.events(*label, *HARM) if label[1] - c.end <= 1 and _count_word(scene, q) is not None]
    if (weapon := _shot_down(scene, q, label)) is not None:
        return Labelled(scene, label[0], _before_next(scene, q)), q._replace(unit=weapon)
    unit = "person" if harm else first_counted(scene, label[0], label[1])
    there = unit in {None, "person"} and _men_there(scene, *label)
    residents = unit in {None, "person"} and _residents_there(scene, *label)
    if unit is None and (there or residents or scene.events(*label, *HARM)):
        unit = "person"
    elif unit is None and scene.events(*label, "repel"):
        fought = before_it(scene, q.start, ("other_quantity",))
        unit = fought.amount.unit if fought is not None and fought.amount and fought.amount.unit in STRIKES else None
    elif unit is None and (done := scene.events(*label, "down", "strike_hit", "launch")):
        flown = before_it(scene, q.start, ("air_attack",)) or _row_before(scene)  # "Drones: 115. Shot down: 95"
        count = flown.amount if flown is not None else None
        fewer = count is not None and (q.high <= count.low or done[0].id == "launch")
        unit = count.unit if count is not None and fewer else None
    elif unit in STRIKES:  # "the largest attack with drones: 479"
        unit = next((u for u in _weapons(scene, *label)), unit)
    if unit is None or unit == q.unit or any(c.start - q.end <= 1 for c in scene.records(q.end, q.end + _NEAR, *_MORE)):
        return None
    joined = Labelled(scene, label[0], _before_next(scene, q))
    joined.men_there, joined.residents_there = there, residents
    return joined, q._replace(unit=unit)


def _shot_down(scene: Scene, q: Quantity, label: tuple[int, int]) -> str | None:
    """The unit of the weapons just told launched, where a word for shooting down that also means killing is all of a
    label ("143 drones. Abattus : 128")."""
    if not scene.events(*label, *HARM):
        return None
    down = [c for c in scene.events(*label, "down") if c.end - c.start >= label[1] - label[0] - _FIRST]
    last = before_it(scene, q.start, ("air_attack",)) if down else None
    told = last is not None and last.amount is not None and last.extra.action == "launched"
    return last.amount.unit if told and last is not None and last.amount and q.high <= last.amount.low else None


def _row_before(scene: Scene) -> Claim | None:
    """The attack told last, where it is told in the row of a list right before."""
    last = scene.told[-1] if scene.told and scene.told[-1].kind == "air_attack" else None
    row = scene.doc.sentence_at(last.span.start) if last is not None else None
    return last if row is not None and row.passage == scene.sentence.passage - 1 else None


def _before_next(scene: Scene, q: Quantity) -> int:
    """Where the clause of a figure ends, or the label of the next figure in it begins ("drones: 71, shot down: 66")."""
    end = scene.clause(q.start)[1]
    behind = next((x for x in within(scene.doc.quantities, q.end, end) if not x.ordinal), None)
    if behind is None or _MARK.search(scene.doc.text[q.end : behind.start]) is None:
        return end
    comma = max(scene.doc.text.rfind(c, q.end, behind.start) for c in _COMMAS)
    return comma if comma >= 0 else end


def _men_there(scene: Scene, start: int, end: int) -> bool:
    """Is a label the name of a side's men, and where they are ("Russians inside X: some 150")?"""
    named = within(scene.doc.names, start, end)
    people = bool(named) and named[0].kind == "side" and named[0].start - start <= _FIRST
    return people and len(named) == 2 and named[1].kind == "place" and not scene.events(start, end, *_DONE)


def _residents_there(scene: Scene, start: int, end: int) -> bool:
    """Is a label a word for civilians, and where they are ("Civilians in X: some 1,300")?"""
    civil = scene.events(start, end, "civilian")
    named = within(scene.doc.names, start, end)
    opens = bool(civil) and civil[0].start - start <= _FIRST and civil[0].end <= min([end, *(n.start for n in named)])
    return opens and len(named) == 1 and named[0].kind == "place" and not scene.events(start, end, *_DONE)


def _weapons(scene: Scene, start: int, end: int) -> Iterator[str]:
    """The units of the weapons that a label names."""
    for m in _WORDS.finditer(scene.doc.text, start, end):
        found = counted_by(scene.doc.text[m.start() : end], language=scene.doc.language)
        if found is not None and found.unit in AIR:
            yield found.unit


def _bare(scene: Scene, q: Quantity) -> bool:
    """Has a figure no noun, or only words behind it that may be told of people ("53, of them …")?"""
    told = q.unit in {"person", *_LANDS} and not any(c.isalpha() for c in scene.doc.text[q.start : q.end])
    return q.unit is None or told


def label_of(scene: Scene, q: Quantity) -> tuple[int, int] | None:
    """What a figure is called: the words of its sentence, or of its part, up to the mark before it."""
    start = scene.part(q.start)[0]
    before = scene.doc.text[start : q.start]
    mark = _MARK.search(before)
    count = _count_word(scene, q) if mark is None else None
    end = count if count is not None else start + mark.start() if mark is not None else None
    if end is None or end - start > _LONGEST or any(c in before for c in _SENTENCE):
        return None
    times = scene.times
    counted = [x for x in scene.quantities if start <= x.start < q.start and not x.ordinal]
    if any(not any(t.start < x.end and x.start < t.end for t in times) for x in counted):
        return None
    if (mark is None or mark[0][0] not in _COLON) and not _one_clause(scene, start, end):
        return None
    return start, end


def _noun_apart(scene: Scene, q: Quantity) -> tuple[int, int] | None:
    """The words of a part from the noun that opens it to its bare figure, nothing else being counted between."""
    start = scene.part(q.start)[0]
    if not scene.doc.spaced:
        return None
    first = list(_WORDS.finditer(scene.doc.folded, start, min(q.start, start + _NEAR)))[:_OPENING]
    noun = next((m.start() for m in first if _names_a_thing(scene, m.start(), m.end())), None)
    if noun is None or q.start - noun > _LONGEST:
        return None
    between = [x for x in scene.quantities if noun <= x.start < q.start and not x.ordinal and x.unit not in SPANS]
    counted = [x for x in between if not any(t.start < x.end and x.start < t.end for t in scene.times)]
    return None if counted else (noun, q.start)


def _names_a_thing(scene: Scene, start: int, end: int) -> bool:
    """Is a word, with its next one, the name of a thing that the war's figures count, and no figure's own?"""
    if any(x.start < end and start - x.end <= 1 for x in scene.quantities if x.start < end):
        return False
    stop = next((x.start for x in within(scene.doc.quantities, end, end + _NEAR)), end + _NEAR)
    found = counted_by(scene.doc.text[start:stop], language=scene.doc.language)
    return found is not None and found.unit in THINGS


def _topic(scene: Scene, q: Quantity) -> str | None:
    """The unit that the one or two words name which open the passage of a figure and are a sentence by themselves."""
    opens = scene.doc.sentence_at(scene.doc.report.passages[scene.sentence.passage].span.start)
    if opens is None or opens.start == scene.start or opens.heading or scene.end - opens.start > _PASSAGE:
        return None
    words = _WORDS.findall(scene.doc.text, opens.start, opens.end)
    if not 0 < len(words) <= _FEW_WORDS or within(scene.doc.quantities, opens.start, opens.end):
        return None
    unit = first_counted(scene, opens.start, opens.end)
    told = scene.events(*scene.clause(q.start), *_TOLD.get(unit or "", ()))
    near = any(gap(c.start, c.end, q.start, q.end) <= _NEAR for c in told)
    return unit if near else None


def _count_word(scene: Scene, q: Quantity) -> int | None:
    """Where "number" begins that stands right before a figure which closes its part ("saldırı sayısı 52.")."""
    rest = scene.doc.text[q.end : scene.part(q.start)[1]].strip(" .;,!\n")
    words = [] if any(c.isalnum() for c in rest) else scene.events(q.start - _NUMBER, q.start, "the_count")
    return words[-1].start if words and q.start - words[-1].end <= 1 else None


def _one_clause(scene: Scene, start: int, end: int) -> bool:
    """Is a label before a dash one clause, but for whose figure it is?"""
    inner = [c for c in scene.sentence.clauses if start < c[0] < end]
    return all(scene.doc.cues_in("attribution", a, min(b, end), "according", "data", "say", "count") for a, b in inner)


def _counted_behind(scene: Scene, q: Quantity) -> bool:
    """Does a noun right behind a figure tell what it counts?"""
    noun = scene.doc.text[q.end : q.end + 30].strip() if scene.doc.text[q.end : q.end + 1] == " " else ""
    found = counted_by(noun, language=scene.doc.language) if noun else None
    return found is not None and found.unit is not None

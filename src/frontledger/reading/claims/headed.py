"""Figures that stand first, alone, with what they count told behind them.

"Figure of the day: 137. So many drones were launched in one night"; "899 — the army's average losses a day". The figure
and the sentence behind it are read as one, with the unit of the first thing named there that can be counted.
"""

from __future__ import annotations

import re

from ..doc import within
from ..marks import Quantity
from ..quantities import counted_by
from ..sentences import Sentence
from .answers import Answer
from .attacks.bare import AIR, EQUIPMENT, STRIKES
from .frame import Scene
from .ground.paces import AREA

_DASH = re.compile(r"\s*[—–-]+\s*")
_MARK = re.compile(r"\s*[,:：，]\s*")
_WORD = re.compile(r"\w+")
_REACH = 70
"""Characters behind a figure in which what it counts is named."""
_NOUN = 40
_CALL = 20
"""Characters from the mark behind a figure to the word for "number"."""
_LABEL = 40
"""Characters of what a figure is called, before a colon ("Figure of the day: 137")."""
THINGS = AIR | EQUIPMENT | AREA | STRIKES | {"person", "settlement"}
_LEAST = 10
"""What a bare figure is at least: smaller ones number paragraphs, or are scores."""
HARM = ("kill", "wound", "casualties")


def headed_of(scene: Scene, q: Quantity) -> tuple[Scene, Quantity] | None:
    """The sentence to read a figure with that stands first and alone, and the figure with the unit told behind it."""
    if q.unit not in {None, *THINGS} or q.ordinal or q.per or scene.sentence.heading or not _first(scene, q):
        return None
    text = scene.doc.text
    if (called := _called(scene, q)) is not None:
        unit = q.unit or _named(scene, called.start, called.end)
        head = scene.sentence._replace(end=called.start, clauses=((scene.start, called.start),))
        return None if unit is None else (Answer(Scene(scene.doc, called, scene.told), head), q._replace(unit=unit))
    dash = _DASH.match(text, q.end)
    if dash is not None and dash.end() < scene.end:
        unit = q.unit or _named(scene, dash.end(), scene.end)
        return None if unit is None else (scene, q._replace(unit=unit))
    after = scene.doc.after(scene.sentence)
    if text[q.end : scene.end].strip(' \n.。!！»”"') or after is None or after.heading:
        return None
    if after.passage - scene.sentence.passage > 1 or _labels_its_own(scene, after):
        return None
    unit = q.unit or (_named(scene, after.start, after.end) if q.high >= _LEAST else None)
    return (
        None if unit is None else (Answer(Scene(scene.doc, after, scene.told), scene.sentence), q._replace(unit=unit))
    )


def _labels_its_own(scene: Scene, sentence: Sentence) -> bool:
    """Is a sentence the label of a figure of its own ("Missiles: 12")?"""
    figures = within(scene.doc.quantities, sentence.start, min(sentence.end, sentence.start + _LABEL))
    return any(scene.doc.text[sentence.start : x.start].rstrip().endswith((":", "：")) for x in figures)


def _called(scene: Scene, q: Quantity) -> Sentence | None:
    """What stands behind the mark behind a figure that is then called the number of something ("Thirty-one, that is the
    number of residents who were evacuated")."""
    mark = _MARK.match(scene.doc.text, q.end)
    if mark is None or q.high < _LEAST:
        return None
    words = scene.events(mark.end(), min(scene.end, mark.end() + _CALL), "figure_word", "the_count")
    clauses = tuple(c for c in scene.sentence.clauses if c[0] >= q.end)
    return scene.sentence._replace(start=clauses[0][0], clauses=clauses) if words and clauses else None


def _first(scene: Scene, q: Quantity) -> bool:
    """Does nothing stand before a figure in its sentence but a mark, or what it is called and a colon?"""
    before = scene.doc.text[scene.start : q.start].strip(' \n«“"„•●▪■*·-–—')
    return not before or (before[-1:] in ":：" and len(before) <= _LABEL)


def _named(scene: Scene, start: int, end: int) -> str | None:
    """The unit of the first thing named in a stretch that can be counted so; people, where losses are told of."""
    stop = min(end, start + _REACH)
    return "person" if scene.events(start, stop, *HARM) else first_counted(scene, start, stop)


def first_counted(scene: Scene, start: int, stop: int) -> str | None:
    """The unit of the first thing named in a stretch that the war's figures count."""
    text, end = scene.doc.text, stop + _NOUN
    spaced = scene.doc.spaced
    for at in [m.start() for m in _WORD.finditer(text, start, stop)] if spaced else range(start, stop):
        found = counted_by(text[at : min(end, at + _NOUN)], language=scene.doc.language)
        if found is not None and found.unit in THINGS:
            return found.unit
    return None

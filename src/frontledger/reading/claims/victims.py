"""A victim told without a figure: "a woman was killed", "une adolescente a péri".

Articles are no figures, but who is killed or wounded is counted. Only where the clause has no figure of people and
nobody else was told killed or wounded just before: one who is singled out among victims is no count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...languages import load
from ...nouns import Claim
from ..cues import Cue
from ..doc import within
from ..marks import Quantity
from ..quantities import find_quantities
from .attacks import read_harm
from .frame import Scene, gap

REACH = 60
"""Characters between a victim and the word that tells what became of him."""
_AGE = re.compile(r"\d")
"""What a noun stands before ("une adolescente de 17 ans")."""
_NOUN = 40
"""Characters of an article, adjectives and a noun."""


def read_victims(scene: Scene) -> list[Claim]:
    """A claim for each clause that tells of one victim by an article."""
    articles = _articles(scene.doc.language)
    before = scene.doc.before(scene.sentence)
    floor = before.start if before is not None and before.passage == scene.sentence.passage else scene.start
    if not articles or any(
        c.kind == "losses" and c.extra.what in {"killed", "wounded"} for c in scene.told_from(floor)
    ):
        return []
    out: list[Claim] = []
    for clause in scene.sentence.clauses:
        cues = scene.events(*clause, "kill", "wound")
        if not cues or any(q.unit == "person" for q in within(scene.doc.quantities, *clause)):
            continue
        if scene.events(*clause, "including", "part_of_them", "negation", "condition"):
            continue
        victim = _victim(scene, clause, cues, articles)
        claim = read_harm(scene, victim) if victim is not None else None
        if claim is not None:
            out.append(claim)
    return out


def _victim(scene: Scene, clause: tuple[int, int], cues: list[Cue], articles: frozenset[str]) -> Quantity | None:
    """An article with a noun for a person, beside a word for harm."""
    folded = scene.doc.folded
    at = clause[0]
    while at < clause[1]:
        end = at
        while end < clause[1] and not folded[end].isspace():
            end += 1
        if folded[at:end] in articles:
            phrase = _AGE.split(scene.doc.text[end : min(clause[1], end + _NOUN)])[0]
            found = find_quantities("1" + phrase, language=scene.doc.language)
            if found and found[0].start == 0 and found[0].unit == "person":
                victim = Quantity(at, end + found[0].end - 1, 1, 1, "person")
                if any(gap(c.start, c.end, victim.start, victim.end) <= REACH for c in cues):
                    return victim
        at = end + 1
    return None


@lru_cache(maxsize=32)
def _articles(language: str) -> frozenset[str]:
    """The indefinite articles of a language, which stand for one."""
    written = str(load(language).table("numbers").get("article", ""))
    return frozenset(a.strip() for a in written.split(";")) - {""}

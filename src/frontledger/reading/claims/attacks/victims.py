"""A victim told without a figure: "a woman was killed", "une adolescente a péri".

Articles are no figures, but who is killed or wounded is counted. Only where the clause has no figure of people and
nobody else was told killed or wounded just before: one who is singled out among victims is no count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ....languages import load
from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...quantities import find_quantities
from ..frame import Scene, gap
from .losses import read_harm

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
    told = [c for c in scene.told_from(floor) if c.kind == "losses" and c.extra.what in {"killed", "wounded"}]
    named = scene.events(scene.start, scene.end, "one_victim")
    if not (articles or named) or any(c.span.start < scene.start for c in told):
        return []
    out: list[Claim] = []
    for clause in scene.sentence.clauses:
        cues = scene.events(*clause, "kill", "wound")
        if not cues or scene.events(*clause, "including", "part_of_them", "negation", "condition"):
            continue
        victim = _victim(scene, clause, cues, articles) if articles else _named_victim(scene, clause, cues)
        if victim is None or not _apart(scene, clause, cues, victim):
            continue
        claim = read_harm(scene, victim)
        alike = {c.extra.what for c in told if c.span.end > victim.start}
        if claim is not None and claim.extra.what not in alike and all(c.span.start > victim.start for c in told):
            out.append(claim)
    return out


def _named_victim(scene: Scene, clause: tuple[int, int], cues: list[Cue]) -> Quantity | None:
    """One person by a noun right beside the word for harm, where a language has no articles ("загинула жінка")."""
    for c in scene.events(*clause, "one_victim"):
        counted = any(q.start <= c.end and c.start <= q.end + 1 for q in within(scene.doc.quantities, *clause))
        if not counted and any(gap(h.start, h.end, c.start, c.end) <= 1 for h in cues):
            return Quantity(c.start, c.end, 1, 1, "person")
    return None


def _apart(scene: Scene, clause: tuple[int, int], cues: list[Cue], victim: Quantity) -> bool:
    """Are people counted in the clause others than the victim: behind what became of him and an "and" ("a woman was
    killed and six passers-by were hurt")?"""
    people = [q for q in within(scene.doc.quantities, *clause) if q.unit in {"person", None} and not q.ordinal]
    own = min(cues, key=lambda c: gap(c.start, c.end, victim.start, victim.end))
    behind = max(own.end, victim.end)
    return all(q.start > behind and scene.doc.cues_in("positions", behind, q.start, "and") for q in people)


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
            known = found[0] if found and found[0].start == 0 and found[0].unit else None
            length = known.end - 1 if known is not None else len(phrase.split()[0]) + 1 if phrase.strip() else 0
            # "morreu um estivador": whoever is told dead right before his article, whatever his trade is called
            object_ = known is None and any(c.id == "kill" and at - c.end == 1 for c in cues)
            if (known is not None and known.unit == "person") or (object_ and length > 1):
                victim = _with_another(scene, Quantity(at, end + length, 1, 1, "person"), clause[1], articles)
                if any(gap(c.start, c.end, victim.start, victim.end) <= REACH for c in cues):
                    return victim
        at = end + 1
    return None


def _with_another(scene: Scene, victim: Quantity, end: int, articles: frozenset[str]) -> Quantity:
    """A victim with another one told by an article right behind ("a woman and a child were killed"): two."""
    joint = [c for c in scene.doc.cues_in("positions", victim.end, victim.end + REACH, "and") if c.start < end]
    if not joint or joint[0].start - victim.end > 1:
        return victim
    words = scene.doc.folded[joint[0].end : min(end, joint[0].end + _NOUN)].split()
    if len(words) < 2 or words[0] not in articles:
        return victim
    found = find_quantities("1 " + " ".join(words[1:]), language=scene.doc.language)
    if not found or found[0].start != 0 or found[0].unit != "person":
        return victim
    return victim._replace(end=joint[0].end + 1 + len(words[0]) + found[0].end - 1, low=2, high=2)


@lru_cache(maxsize=32)
def _articles(language: str) -> frozenset[str]:
    """The indefinite articles of a language, which stand for one."""
    written = str(load(language).table("numbers").get("article", ""))
    return frozenset(a.strip() for a in written.split(";")) - {""}

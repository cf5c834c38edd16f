"""Figures that are only supposed: "if Russia took another 300 square kilometres, …", "… it would lose 20,000 men".

A clause that begins with "if", or holds it where verbs stand last, and the one it leads to tell nothing of the war.
They do where a time is told ("if in May it lost 28,000, in June …": two facts beside each other), and where the clause
names who is to be believed ("if the general staff is to be trusted").
"""

from __future__ import annotations

from ...nouns import Claim
from ..doc import Doc, within
from ..marks import Name
from ..named import kind_of
from ..sentences import verb_final
from .frame import events

DONE = frozenset({"area_change", "air_attack", "losses", "force_count", "other_quantity"})
"""Kinds of what happens or is raised; what is held may be told in such a clause as well known."""
HELD = frozenset({"area_total"})
"""… but where the clause tells that ground would be taken."""
_BEGINS = 8
"""Characters of small words before "if" ("but if")."""
_TRUSTED = ("data", "according", "cite", "institute_word", "tally", "statement", "these_figures", "unnamed_source")


def imagined(doc: Doc, claim: Claim) -> bool:
    """Does a claim of ground, losses or arms lie in a case that is only supposed, or tell what could be at worst?"""
    if claim.modality == "conditional" and _at_worst(doc, claim):
        return True
    share = claim.amount is not None and claim.amount.unit == "percent"  # of those asked what they would do
    if claim.kind not in DONE | HELD or share or (claim.period is not None and claim.period.start is not None):
        return False
    sentence = doc.sentence_at(claim.span.start)
    if sentence is None or not doc.may_hold("positions", sentence.start, sentence.end, "if"):
        return False
    if within(doc.times, sentence.start, sentence.end):
        return False
    here = doc.clause_at(claim.span.start)
    clauses = [c for c in sentence.clauses if c[0] <= here[0]][-2:]
    supposed = [c for c in clauses if _supposes(doc, c)]
    if not supposed:
        return False
    return claim.kind in DONE or bool(events(doc, *supposed[-1], "gain"))


def _at_worst(doc: Doc, claim: Claim) -> bool:
    """Does its sentence say that a claim is the worst or the best case?"""
    sentence = doc.sentence_at(claim.span.start) if doc.cue_starts("records", "as_hypothesis") else None
    return sentence is not None and doc.may_hold("records", sentence.start, sentence.end, "as_hypothesis")


def _supposes(doc: Doc, clause: tuple[int, int]) -> bool:
    """Is it a clause of "if" that names nobody who is to be believed?"""
    cues = doc.cues_in("positions", *clause, "if")
    if not verb_final(doc.language):
        cues = [c for c in cues if c.start - clause[0] <= _BEGINS]
    if not cues or any(_trusted(doc, n, clause) for n in within(doc.names, *clause)):
        return False
    return not doc.cues_in("attribution", *clause, *_TRUSTED) and not events(doc, *clause, "map_word")


def _trusted(doc: Doc, name: Name, clause: tuple[int, int]) -> bool:
    """Is it a body or a person who tells, not one who does something in the clause ("if Putin took Kharkiv")?"""
    if name.kind != "speaker":
        return False
    return kind_of(doc, name) != "person" or not events(doc, *clause, "gain", "launch", "lose", "regain")

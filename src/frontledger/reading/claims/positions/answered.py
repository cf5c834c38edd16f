"""Short answers: "Give up the Donbas? Never", "A truce? Not while …", "Neutral status, not a chance".

A question and its answer are one sentence; what is asked is what the answer refuses or makes depend.
"""

from __future__ import annotations

from ...cues import Cue
from ...sentences import Sentence, question_ends
from .parts import Parts
from .subjects import topics
from .words import Trigger

ASKED = 12
"""Words of a question that a word answers."""
HEADED = 6
"""Words before the comma or dash behind which a word refuses what they name."""
LEAD = 8
"""Words of an answer before what it says ("X's answer was short: …")."""
_BEFORE = '?？؟:：,،，—–«„“"「『»”」』。'
_AFTER = '.。!！?,،，;；—–»“”"」』…'


def with_question(parts: Parts, asked: Parts | None) -> Parts:
    """A sentence, joined with the short question before it that it answers by a word of refusal or a condition."""
    if asked is None or asked.sentence.passage != parts.sentence.passage:
        return parts
    start = max([asked.start, *(b for b in asked.breaks if asked.text[b] in ":：")])  # "X shuts the door: …?"
    if asked.gap(start, asked.end) > ASKED:
        return parts
    opens = [c for i in ("nay", "only", "unless") for c in parts.cues(i)]
    opens = [c for c in opens if parts.gap(parts.start, c.start) <= LEAD and (c.id != "nay" or _alone(parts, c))]
    if not opens or not _about_something(asked) or any(c.end <= opens[0].start for c in topics(parts)):
        return parts
    here = parts.sentence
    first = (asked.start, here.clauses[0][1])
    return Parts(parts.doc, Sentence(asked.start, here.end, here.passage, here.heading, (first, *here.clauses[1:])))


def _about_something(asked: Parts) -> bool:
    """Does a question name what a party may refuse, or ground with a verb of giving?"""
    return bool(topics(asked) or (asked.cues("yields") and any(n.kind == "region" for n in asked.names)))


def nays(parts: Parts) -> list[Trigger]:
    """The word that refuses what is asked or named before it, and stands for itself."""
    found = [c for c in parts.cues("nay") if _alone(parts, c) and (_asked(parts, c) or _headed(parts, c))]
    return [Trigger(c.start, c.end, "refuses", "is", parts.end, speaks=True) for c in found[:1]]


def _asked(parts: Parts, cue: Cue) -> bool:
    """Does the question stand before the word?"""
    return any(mark in parts.text[parts.start : cue.start] for mark in question_ends(parts.doc.language))


def _alone(parts: Parts, cue: Cue) -> bool:
    """Does a word stand by itself, between marks?"""
    before = parts.text[parts.start : cue.start].rstrip()
    after = parts.text[cue.end : parts.end].lstrip()
    opens = not before or before[-1] in _BEFORE or before.endswith(question_ends(parts.doc.language))
    return opens and (not after or after[0] in _AFTER)


def _headed(parts: Parts, cue: Cue) -> bool:
    """Does a word refuse what a few words at the head of the sentence name ("neutral status, never")?"""
    a, b = parts.clause(max(parts.clause(cue.start)[0] - 1, parts.start))
    if parts.gap(parts.part(cue.start)[0], a) > 0 or b > cue.start or parts.gap(a, b) > HEADED:
        return False
    named = any(a <= c.start < b for c in topics(parts))
    return named and not parts.says(a, b) and not any(a <= s.start < b for s in parts.stances)

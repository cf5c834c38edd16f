"""Short answers: "Give up the Donbas? Never", "A truce? Not while …", "Neutral status, not a chance".

A question and its answer are one sentence; what is asked is what the answer refuses or makes depend.
"""

from __future__ import annotations

from ...cues import Cue
from ...marks import Name
from ...sentences import Sentence, question_ends
from .parts import Parts, party
from .subjects import WEAK, topics
from .words import Holder, Trigger

ASKED = 12
"""Words of a question that a word answers."""
ANSWERS = 5
"""Words before a word of refusal that tell no more than who refuses."""
HEADED = 6
"""Words before the comma or dash behind which a word refuses what they name."""
LEAD = 8
"""Words of an answer before what it says ("X's answer was short: …")."""
NEXT = 3
"""Characters between a question and its answer, which may open the next line."""
INTRODUCES = 5
"""Words of an answer's first clause that only leads to the next one."""
_WANTS = frozenset({"demands", "wants", "demands_noun", "conditions"})
_DONE = ("gain", "lose", "fallen", "hold", "launch", "down", "kill", "casualties", "destroyed", "strike_hit", "advance")
_BEFORE = '?？؟:：,،，—–«„“"‘「『»”」』。'
_AFTER = '.。!！?,،，;；—–»“”"’」』…'


def with_question(parts: Parts, asked: Parts | None) -> Parts:
    """A sentence, joined with the short question before it that it answers by a word of refusal or a condition."""
    if asked is None or asked.sentence.passage != parts.sentence.passage:
        return parts
    start = max([asked.start, *(b for b in asked.breaks if asked.text[b] in ":：")])  # "X shuts the door: …?"
    if asked.gap(start, asked.end) > ASKED:
        return parts
    opens = [c for i in ("nay", "says_no", "only", "unless") for c in parts.cues(i)]
    bare = {"nay", "says_no"}
    opens = [
        c
        for c in opens
        if parts.gap(parts.start, c.start) <= LEAD and (c.id not in bare or _alone(parts, c) or _almost(parts, c))
    ]
    opens = [c for c in opens if not any(0 <= q.start - c.end <= 1 for q in parts.quantities)]  # "只有四個字"
    told = [c for c in topics(parts) if opens and c.end <= opens[0].start and c.id not in WEAK]
    if not opens or not _about_something(asked) or told:
        return parts
    here = parts.sentence
    first = (asked.start, here.clauses[0][1])
    return Parts(parts.doc, Sentence(asked.start, here.end, here.passage, here.heading, (first, *here.clauses[1:])))


def wanted(asked: Parts | None, parts: Parts) -> Trigger | None:
    """What the answer to "what does X want?" says first, as what X demands."""
    if asked is None or parts.question or asked.gap(asked.start, asked.end) > ASKED or topics(asked):
        return None
    asks = [s for s in asked.stances if s.id in _WANTS]
    if not asks or len({party(n) for n in _who(asked)}) != 1 or parts.start - asked.end > NEXT:
        return None
    right = parts.clause(parts.start)[1]
    if parts.gap(parts.start, right) <= INTRODUCES and right + 1 < parts.end:  # "the terms are the old ones: …"
        right = parts.clause(right + 1)[1]
    told = parts.doc.cues_in("events", parts.start, right, *_DONE)
    first = [c for c in topics(parts) if c.start < right]
    told = [e for e in told if not any(c.start <= e.start < c.end for c in first)]
    if not first or told or any(s.start < first[0].start for s in parts.says(parts.start, right)):
        return None
    return Trigger(parts.start, parts.start, "demands", "asked", right)


def wanted_by(asked: Parts) -> Holder:
    """Who is asked about in "what does X want?"."""
    name = _who(asked)[0]
    return Holder(party(name) or name.id, name)


def _who(asked: Parts) -> list[Name]:
    return [n for n in asked.names if party(n) and not n.outlet and not n.adjective]


def _about_something(asked: Parts) -> bool:
    """Does a question name what a party may refuse, or ground with a verb of giving? Who holds or took a place is no
    such thing ("Do they control X? No")."""
    about = [c for c in topics(asked) if not asked.doc.cues_in("events", c.start, c.end, "hold", "gain")]
    return bool(about or (asked.cues("yields") and any(n.kind == "region" for n in asked.names)))


def nays(parts: Parts) -> list[Trigger]:
    """The word that refuses what is asked or named before it, and stands for itself."""
    found = [
        c
        for c in parts.cues("nay")
        if (_alone(parts, c) or _almost(parts, c)) and (_asked(parts, c) or _headed(parts, c))
    ]
    found = found or [c for c in parts.cues("says_no") if _alone(parts, c) and _asked(parts, c)]
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


def _almost(parts: Parts, cue: Cue) -> bool:
    """Does the clause of a word of refusal say nothing else than who refuses ("X, that Y will never accept")?"""
    left, right = parts.clause(cue.start)
    others = [s for s in parts.stances if left <= s.start < right and not cue.start <= s.start < cue.end]
    short = parts.gap(left, cue.start) <= ANSWERS and parts.gap(cue.end, right) <= 1
    return short and not others and not any(left <= c.start < right for c in topics(parts))


def _headed(parts: Parts, cue: Cue) -> bool:
    """Does a word refuse what a few words at the head of the sentence name ("neutral status, never")?"""
    a, b = parts.clause(max(parts.clause(cue.start)[0] - 1, parts.start))
    opens = parts.text[parts.start : a].rstrip('\u201c\u201e\u00ab"\u300c\u2018 ').endswith((":", "：", "「"))
    opens = opens or parts.gap(parts.part(cue.start)[0], a) == 0
    if not opens or b > cue.start or parts.gap(a, b) > HEADED:
        return False
    named = any(a <= c.start < b for c in topics(parts))
    told = [s for s in parts.stances if a <= s.start < b and s.id != "grants"]  # "to cede X"
    return named and not parts.says(a, b) and not told

"""Items and turns that open with who speaks and a colon ("Jan Novak, spokesman: …"): his to the end of the passage.

So are the items of a list that a line with a colon heads, where that names him alone and tells nothing ("General Staff,
22:00 update:"), and what stands under a heading that has his name in brackets, or is little else than it ("Last 24
hours (General Staff)", "FROM THE GENERAL STAFF"), up to the next heading.
"""

from __future__ import annotations

import re

from .apart import headed
from .cues import unspaced
from .doc import Doc, within
from .interviews import answering, correspondents
from .marks import Name
from .named import RELAYS, kind_of, speakers
from .sentences import Sentence
from .voices import DEEDS, at_homes

_ITEM = re.compile(r"\s*(?:[-–—•·*・●▪■◆▶►▼○]|\d{1,2}[.)]\s)")
"""What an item of a list opens with."""
_BULLET = re.compile(r"\s*[-–—•·*・●▪■◆▶►▼○]")
"""What an item opens with that is no heading, be it without a full stop."""
_COLONS = (":", "：")
_HOURS = frozenset({None, "hour", "minute", "day", "city"})
"""Units of figures that tell when something was counted; in hangul an hour is spelled like a city ("22시")."""
_OPEN_BRACKET = re.compile(r"[(（][^()（）]*$")
"""A bracket that is still open, before the name in it ("(from the morning bulletin of X)")."""
SHORT = 4
"""Letters of a preposition or an article in a heading."""
_OPENING = 48
"""Characters of a title, a mark and a time before the name that opens an item."""


def tagged(doc: Doc, sentence: Sentence) -> Name | None:
    """Who opens the passage that a sentence goes on in, where it names nobody and nobody else spoke since."""
    known: dict[int, tuple[Name, int] | None] = doc.memo("tagged")
    passage = sentence.passage
    if passage not in known:
        known[passage] = _opened(doc, passage)
    found = known[passage]
    if found is None or not sentence.start > found[0].start or sentence.end > found[1]:
        return None
    body = kind_of(doc, found[0]) != "person"
    return None if body and at_homes(doc, sentence) else found[0]  # what was done to homes and people is no count of it


def listed(doc: Doc, sentence: Sentence) -> Name | None:
    """Who alone is named by the line that heads the list whose item a sentence is, where the item names nobody."""
    heads: dict[int, Name] = doc.remember("listed", _heads)
    name = heads.get(sentence.passage)
    begins = doc.report.passages[sentence.passage].span.start
    if name is None or speakers(doc, begins, sentence.end):
        return None
    return None if kind_of(doc, name) != "person" and at_homes(doc, sentence) else name


def _heads(doc: Doc) -> dict[int, Name]:
    """Who heads the list that a passage is an item of."""
    out: dict[int, Name] = {}
    head: Name | None = None
    below = False
    for passage, part in enumerate(doc.report.passages):
        text = doc.text[part.span.start : part.span.end].rstrip()
        if text.endswith(_COLONS):
            head, below = _head(doc, part.span.start, part.span.end), False
        elif part.heading and not _BULLET.match(text):
            head, below = _section(doc, part.span.start, part.span.end) if passage else None, True
        elif not below and not _ITEM.match(text):
            head = None
        elif head is not None:
            out[passage] = head
    return out


def _head(doc: Doc, start: int, end: int) -> Name | None:
    """The one speaker that a line with a colon names, where it tells nothing."""
    named = [n for n in speakers(doc, start, end) if kind_of(doc, n) not in RELAYS]
    if len({n.id for n in named}) != 1 or any(q.unit not in _HOURS for q in within(doc.quantities, start, end)):
        return None
    return None if doc.cues_in("events", start, end, *DEEDS) else named[0]


def _section(doc: Doc, start: int, end: int) -> Name | None:
    """The body that a heading gives as the source of what stands below it: in brackets, or with little else."""
    name = _head(doc, start, end)
    if name is None or kind_of(doc, name) == "person":
        return None
    before, behind = doc.text[start : name.start], doc.text[name.end : end]
    bracketed = _OPEN_BRACKET.search(before) is not None and any(c in behind for c in ")）")
    rest = [w for w in (before + " " + behind).split() if len(w) > SHORT and w.isalpha()]
    return name if bracketed or (len(rest) <= 1 and not unspaced(doc.text[start])) else None


def _opened(doc: Doc, passage: int) -> tuple[Name, int] | None:
    """Who opens a passage with a colon behind his name, and up to where it is his."""
    span = doc.report.passages[passage].span
    first = doc.sentence_at(span.start)
    if first is None or answering(doc, first) is not None:
        return None
    head = headed(doc, first)
    if head is None or head[0].start - first.start > _OPENING or kind_of(doc, head[0]) in RELAYS:
        return None
    if head[0].id in doc.remember("correspondents", correspondents):
        return None
    at, end = doc.after(first), first.end
    while at is not None and at.passage == passage and not speakers(doc, at.start, at.end):
        if doc.cues_in("attribution", at.start, at.end, "unnamed_source", "according"):
            break
        end = at.end
        at = doc.after(at)
    return (head[0], min(end, span.end)) if end > first.end else None

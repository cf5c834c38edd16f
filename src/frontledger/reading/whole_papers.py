"""Reports that are one body's or official's own paper: a line at their head names the paper and whose it is ("Evening
update of the General Staff", "Night report of governor N"). It is theirs up to the passage that names somebody else.
"""

from __future__ import annotations

from .doc import Doc
from .marks import Name
from .named import RELAYS, kind_of, speakers
from .sentences import Sentence
from .voices import DEEDS, another_speaks

_FIRST = 3
"""Passages in which the line is looked for: a title, a day, a line under the title."""
_LINE = 140
"""Characters of such a line at most."""
_PAPERS = ("bulletin", "operational", "statement", "tally")
_SAYS = ("say", "count", "according", "according_after", "cite")


def whose_paper(doc: Doc, sentence: Sentence) -> Name | None:
    """Whose paper the whole report is, where a sentence names nobody itself."""
    found: tuple[Name, int, int] | None = doc.remember("whole_paper", _owner)
    if found is None or not found[1] < sentence.passage < found[2]:
        return None
    owner = found[0]
    return None if speakers(doc, sentence.start, sentence.end) or another_speaks(doc, sentence) else owner


def _owner(doc: Doc) -> tuple[Name, int, int] | None:
    """Whose paper it is, with the passage that says so and the one where it ends."""
    kept = [i for i, p in enumerate(doc.report.passages) if p.removed is None][:_FIRST]
    for i in kept:
        span = doc.report.passages[i].span
        if span.end - span.start > _LINE or doc.text[span.start : span.end].rstrip().endswith((".", "。", ":", "：")):
            continue
        papers = doc.cues_in("attribution", span.start, span.end, *_PAPERS)
        named = [n for n in speakers(doc, span.start, span.end) if kind_of(doc, n) not in RELAYS]
        told = doc.cues_in("events", span.start, span.end, *DEEDS)
        says = doc.cues_in("attribution", span.start, span.end, *_SAYS)
        says = [s for s in says if not any(p.start < s.end and s.start < p.end for p in papers)]
        if papers and not told and not says and len({n.id for n in named}) == 1:
            return named[0], i, _until(doc, named[0], i)
    return None


def _until(doc: Doc, owner: Name, passage: int) -> int:
    """The first passage behind the head that names another who may speak."""
    for sentence in doc.sentences:
        others = speakers(doc, sentence.start, sentence.end) if sentence.passage > passage else []
        if any(n.id != owner.id and kind_of(doc, n) not in RELAYS for n in others):
            return sentence.passage
    return len(doc.report.passages)

"""Reports that are one body's or official's own paper: a line at their head names the paper and whose it is ("Evening
update of the General Staff", "Night report of governor N"). It is theirs up to the passage that names somebody else.
The head may also stand in brackets, or before a colon, at the begin of the first words ("【N夜間通報】…").
"""

from __future__ import annotations

import re

from .doc import Doc, within
from .marks import Name, Time
from .named import RELAYS, kind_of, speakers
from .sentences import Sentence
from .told import told_times
from .voices import DEEDS, another_speaks

_FIRST = 3
"""Passages in which the line is looked for: a title, a day, a line under the title."""
_LINE = 140
"""Characters of such a line at most."""
_OPENING = re.compile(r"\s*(?:【[^】\n]{1,100}】|[^.。!！?？:：\n]{1,80}(?:[(（][^)）\n]{1,20}[)）])?[:：](?=\s*\S))")
"""What stands as a head before the first words of a passage."""
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
        if (own := _named_by(doc, span.start, span.end, *_PAPERS)) is not None and _a_line(doc, span.start, span.end):
            return own, i, _until(doc, own, i)
        opening = _OPENING.match(doc.text, span.start, span.end)
        if opening is not None and opening.end() < span.end:
            bracketed = opening[0].endswith("】")
            first = doc.text.index("【", span.start) + 1 if bracketed else span.start  # brackets may hold a byline
            if (own := _named_by(doc, first, opening.end(), *(_PAPERS if bracketed else ("bulletin",)))) is not None:
                return own, i - 1, _until(doc, own, i)
    return None


def _a_line(doc: Doc, start: int, end: int) -> bool:
    """Is a passage a line that ends without a mark, or with a day ("2025. október 7.")?"""
    line = doc.text[start:end].rstrip()
    dated = any(t.end == start + len(line) for t in within(doc.times, start, end))
    return end - start <= _LINE and (dated or not line.endswith((".", "。", ":", "：")))


def _named_by(doc: Doc, start: int, end: int, *words: str) -> Name | None:
    """The one whose paper a head names, where it tells nothing else."""
    if end - start > _LINE:
        return None
    papers = doc.cues_in("attribution", start, end, *words)
    named = [n for n in speakers(doc, start, end) if kind_of(doc, n) not in RELAYS] or _army(doc, start, end)
    if not papers or len({n.id for n in named}) != 1 or doc.cues_in("events", start, end, *DEEDS):
        return None
    says = doc.cues_in("attribution", start, end, *_SAYS)
    free = [s for s in says if not any(p.start < s.end and s.start < p.end for p in papers)]
    return None if free else named[0]


def _army(doc: Doc, start: int, end: int) -> list[Name]:
    """The command of the one fighting side whose forces a head names ("Statement of the press office of X's army")."""
    sides = [n for n in within(doc.names, start, end) if n.kind == "side" and not n.adjective and n.side]
    found = {n.side for n in sides}
    army = doc.theatre.sides["army"].get(sides[0].side) if len(found) == 1 else None
    return [Name(sides[0].start, sides[0].end, "speaker", army, sides[0].side)] if army else []


def paper_time(doc: Doc, sentence: Sentence) -> Time | None:
    """The day, night or hours that the first sentence under the head of such a report gives, for what it tells later
    without a time."""
    found: tuple[Name, int, int] | None = doc.remember("whole_paper", _owner)
    if found is None or not found[1] < sentence.passage < found[2]:
        return None
    time: Time | None = doc.remember("paper_time", _first_time)
    return time if time is not None and time.start < sentence.start else None


def _first_time(doc: Doc) -> Time | None:
    """The one time of the first sentence under the head that has any."""
    found: tuple[Name, int, int] | None = doc.remember("whole_paper", _owner)
    for sentence in doc.sentences:
        if found is None or not found[1] < sentence.passage < found[2]:
            continue
        if times := within(doc.times, sentence.start, sentence.end):
            told = {t for t in times if t not in told_times(doc, sentence)}
            time = told.pop() if len(told) == 1 else None
            return time if time is not None and time.role in {"at", "past"} and time.grain == "day" else None
    return None


def _until(doc: Doc, owner: Name, passage: int) -> int:
    """The first passage behind the head that names another who may speak."""
    for sentence in doc.sentences:
        others = speakers(doc, sentence.start, sentence.end) if sentence.passage > passage else []
        if any(n.id != owner.id and kind_of(doc, n) not in RELAYS for n in others):
            return sentence.passage
    return len(doc.report.passages)

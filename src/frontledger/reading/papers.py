"""Papers that stand for whoever gave them out: "the bulletin adds", "according to the memo".

A paper is known from the sentence that names the one whose it is; words for papers are data (`statement`, `bulletin`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .cues import Cue, unspaced
from .doc import Doc, within
from .lately import Lately
from .marks import Name
from .named import RELAYS, kind_of, speakers
from .names.words import grammar
from .sentences import Sentence
from .titles import person_of
from .voices import DEEDS

_PAPERS = ("statement", "bulletin")
_BESIDE = frozenset({"say", "count", "according", "according_after", "data", "by_him"})
_REACH = 30
"""Characters beside a word of saying in which a noun is looked for."""
_WORD_BEFORE = re.compile(r"([^\W\d_]{5,})['’ ]?$")
_WORD_BEHIND = re.compile(r"\s?(?:[^\W\d_]{1,3}['’\s])?([^\W\d_]{5,})(?!\w)")
_OPENS = 60
"""Characters of a sentence in which the word for a paper stands."""
_OBLIQUE = frozenset({"object", "to", "place", "with"})
"""Cases of a body that a sentence is not about."""
_ARTICLE = 5
"""Characters of an article with its blank."""


def given_out(doc: Doc, sentence: Sentence, named: Sequence[Name]) -> list[tuple[str, Name]]:
    """The papers a sentence speaks of, where it names nobody but the one whose they are."""
    if len({n.id for n in named}) != 1 or kind_of(doc, named[0]) in RELAYS:
        return []
    return [(_noun(doc, c), named[0]) for c in doc.cues_in("attribution", sentence.start, sentence.end, *_PAPERS)]


def papers_meant(doc: Doc, sentence: Sentence, cues: Sequence[Cue], lately: Lately) -> list[Cue]:
    """The words for papers spoken of before, with their article, as words that stand for a speaker; not behind the
    name of one, whose paper it is ("X said in the statement")."""
    if not lately.papers:
        return []
    named = speakers(doc, sentence.start, sentence.end)
    out = []
    for c in cues:
        if named and named[0].start < c.start:
            break
        if c.id in _PAPERS and lately.paper(_noun(doc, c)) is not None:
            start = _with_article(doc, c.start)
            if start is not None:
                out.append(Cue(start, c.end, "pronoun"))
    return out


def paper_of(doc: Doc, sentence: Sentence) -> tuple[Name, Cue] | None:
    """Whose the paper is that a sentence opens with, naming nobody: the body that the one before is about, which tells
    nothing ("The staff is less coy. Its Thursday bulletin speaks of 590 men."), and the word for the paper."""
    papers = doc.cues_in("attribution", sentence.start, sentence.start + _OPENS, *_PAPERS)
    before = doc.before(sentence) if papers else None
    if before is None or before.passage != sentence.passage or before.heading:
        return None
    named = speakers(doc, before.start, before.end)
    if len({n.id for n in named}) != 1 or speakers(doc, sentence.start, sentence.end):
        return None
    told = [q for q in within(doc.quantities, before.start, before.end) if q.unit is not None]
    if told or doc.cues_in("events", before.start, before.end, *DEEDS):
        return None
    body = named[0]
    own = kind_of(doc, body) == "authority" and body.side in doc.theatre.parties
    return (body, papers[0]) if (own or kind_of(doc, body) == "institute") and body.case not in _OBLIQUE else None


def bodies_meant(doc: Doc, cues: Sequence[Cue], lately: Lately) -> list[Cue]:
    """The nouns right beside a word of saying or a mark of sources by which a body was named, or somebody called by his
    title, before ("podle sboru", "вважає оглядач"), as words that stand for a speaker."""
    if not lately.bodies and not lately.titles:
        return []
    out = []
    for c in cues:
        if c.id not in _BESIDE:
            continue
        before = _WORD_BEFORE.search(doc.folded, max(0, c.start - _REACH), c.start)
        behind = _WORD_BEHIND.match(doc.folded, c.end, c.end + _REACH)
        for m in (before, behind):
            if m is None or _in_a_name(doc, m.start(1), m.end(1)):
                continue
            if lately.body_like(m[1]) is None and person_of(doc, m[1], lately.titles) is None:
                continue
            start = _with_article(doc, m.start(1))
            if start is not None:
                out.append(Cue(start, m.end(1), "pronoun"))
    return out


def _in_a_name(doc: Doc, start: int, end: int) -> bool:
    """Is a word part of a name, with an ending of its own or not, or of the words for somebody without one ("segundo o
    Ministério Público")?"""
    if any(n.start < end and start < n.end for n in within(doc.names, start, end + _REACH)):
        return True
    return any(c.start <= start and end < c.end for c in doc.cues_in("attribution", start, end + _REACH, "unnamed"))


def _noun(doc: Doc, cue: Cue) -> str:
    return max(doc.folded[cue.start : cue.end].split(), key=len, default="")


def _with_article(doc: Doc, at: int) -> int | None:
    """Where a noun begins with its article; None for one that has none, where the language has articles."""
    definite = grammar(doc.language).list("definite")
    if not definite or unspaced(doc.text[at]):
        return at
    before = doc.folded[max(0, at - _ARTICLE) : at]
    word = before if before.endswith("'") else before.rstrip()
    word = word[max(word.rfind(c) for c in ' (\n\u201c"') + 1 :]
    return doc.folded.rindex(word, 0, at) if word in definite else None

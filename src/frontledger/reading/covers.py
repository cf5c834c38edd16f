"""How far a saying covers its sentence."""

from __future__ import annotations

from .cues import Cue, unspaced
from .doc import Doc, within
from .marks import Name
from .sentences import Sentence, part_of, verb_first
from .voices import DEEDS

ASIDE = 5
"""Characters from where a clause begins up to its "which", a preposition between them ("o níž mluvil")."""
APPOSITION = 50
"""Characters of an apposition that closes a sentence behind its source."""
QUOTED = '"«“'


def goes_on(doc: Doc, end: int, stop: int) -> bool:
    """Does a sentence go on behind a source with more than words that tell who it is ("…, by X, a think tank")?"""
    return end < stop - 3 and (stop - end > APPOSITION or bool(within(doc.quantities, end, stop)))


def stretch_of(doc: Doc, sentence: Sentence, cue: Cue, subject: Name, following: int | None) -> tuple[int, int]:
    """The stretch that a saying covers, up to where a following one begins at most."""
    part = part_of(doc.text, sentence, cue.start)
    first, last = min(cue.start, subject.start), max(cue.end, subject.end)
    if not (sentence.start <= subject.start < sentence.end):
        first, last = cue.start, cue.end
    lead = doc.text[part[0] : first].strip(" \t\"'«„“「『—–-")
    clause = doc.clause_at(cue.start)
    if any(c.start - clause[0] <= ASIDE for c in doc.cues_in("attribution", *clause) if c.id == "aside"):
        return clause
    closes = _closes(doc, sentence, first, last, part[1])
    if (
        verb_first(doc.language)
        and cue.start < subject.start
        and not any(q in doc.text[part[0] : first] for q in QUOTED)
    ):
        # what a verb that stands first tells is behind it, but for a quotation, and where nothing is told behind it
        closes = closes and clause[0] > part[0] and _tells_nothing(doc, cue.end, clause[1])
    a = part[0] if closes or len(lead) < 30 else first
    if following is None or following <= cue.start:
        return a, part[1]
    begins = doc.clause_at(following)[0]
    return a, begins if begins > cue.end else following


def _tells_nothing(doc: Doc, start: int, end: int) -> bool:
    """Does nothing but who speaks, and when, stand behind a verb ("…, as X counted")?"""
    said = doc.cues_in("attribution", start, end, "that") or doc.cues_in("events", start, end, *DEEDS)
    return not said and not within(doc.quantities, start, end)


def _closes(doc: Doc, sentence: Sentence, first: int, last: int, stop: int) -> bool:
    """Does the saying follow what is said ("…, X said on Friday"), further sources aside?

    Where words are parted by blanks, also before further clauses ("…, X said on Friday, adding …").
    """
    cited = [c.start for c in doc.cues_in("attribution", last, stop) if c.id == "cite"]
    spaced = not unspaced(doc.text[last - 1])
    end = min([cited[0] if cited else stop, *([doc.clause_at(last - 1)[1]] if spaced else [])])
    rest = doc.text[last:end].strip(' ,，.。!?»"”」')
    return (
        len(rest) <= (45 if spaced else 12)
        and (doc.text[end : end + 1] not in (":", "：") or _only_names(doc, end + 1, stop))
        and first > sentence.start + 8
    )


def _only_names(doc: Doc, start: int, stop: int) -> bool:
    """Does nothing but names stand behind a colon ("four villages, X admitted: A, B, C and D")?"""
    return (
        not within(doc.quantities, start, stop)
        and not doc.cues_in("events", start, stop)
        and bool(within(doc.names, start, stop))
    )

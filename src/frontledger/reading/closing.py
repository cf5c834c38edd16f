"""Who speaks in a last clause or a sentence that does nothing but say so: "…, shot back X", "…, the toll comes from X",
"Such a balance was published by X.".

No word of saying need be known: the clause stands behind a quotation or a comma, names one speaker, tells nothing
itself, and has beside him but a verb, or a word for what is given out; what stands before it tells something and names
no other source.
"""

from __future__ import annotations

from functools import lru_cache

from ..languages import load
from .cues import unspaced
from .doc import Doc, within
from .marks import Name
from .named import RELAYS, end_of, kind_of, speakers
from .names.words import grammar
from .sentences import Sentence, verb_final
from .voices import DEEDS

VERB = 4
"""Letters of a word that may be a verb, at least."""
WORDS = 2
"""Words that a verb of saying may have."""
APART = 2
"""Characters between clauses, and between the end of one and what goes on with it."""
TITLE = 6
"""Words of a title before a name."""
GIVEN = ("tally", "data", "statement", "bulletin")
LONG = 120
"""Characters of a sentence that only tells whose words stood before it."""
BARE = 70
"""Characters of a sentence that does nothing but say who confirmed something."""
FIGURE = 10
"""Figures from which on something is counted."""
_QUOTES = '»”“"’」』'
_MARKS = " \t,.;:!?…–—-()«»“”„\"'’‘"
_MEET = ("meet", "receive", "event", "visit", "phone", "summit")
_BETWEEN = " \t" + _QUOTES
_OBLIQUE = frozenset({"object", "to", "place", "with", "of", "from"})


def closed_by(doc: Doc, sentence: Sentence) -> tuple[Name, int] | None:
    """Who speaks in the last clause of a sentence, and where that begins."""
    if verb_final(doc.language) or unspaced(doc.text[sentence.start]) or len(sentence.clauses) == 1:
        return None
    named = speakers(doc, sentence.start, sentence.end)
    if not named or len({n.id for n in named}) > 1 or kind_of(doc, named[0]) in RELAYS:
        return None
    name = named[0]
    begins = doc.clause_at(name.start)[0]
    if name.start - begins <= 1:  # "…, calms the governor, X"
        begins = doc.clause_at(max(sentence.start, begins - APART))[0]
    while begins < name.start and doc.text[begins] in _BETWEEN:
        begins += 1  # behind a comma that stands inside the quotation
    given = doc.cues_in("attribution", begins, name.start, *GIVEN)
    oblique = name.case in _OBLIQUE and not given
    if begins <= sentence.start or oblique or not _of_war(doc, sentence.start, begins):
        return None
    end = _ends(doc, sentence, name)
    if end is None or _told(doc, begins, end) or len(within(doc.names, begins, end)) > len(named) + 1:
        return None
    return (name, begins) if given or _only_says(doc, begins, end, name) else None


def credits(doc: Doc, start: int, end: int, *, back: bool = False) -> Name | None:
    """Whom a stretch that tells nothing itself names as the source of what stands before it.

    Args:
        back: only where it points back to that by a word ("these figures").
    """
    if end - start > (LONG // 2 if unspaced(doc.text[start]) else LONG) or _told(doc, start, end):
        return None
    if any(q.high >= FIGURE for q in within(doc.quantities, start, end)):
        return None
    named = [n for n in speakers(doc, start, end) if kind_of(doc, n) not in RELAYS]
    if len({n.id for n in named}) != 1 or doc.cues_in("meetings", start, end, *_MEET):
        return None
    cues = {c.id for c in doc.cues_in("attribution", start, end)}
    if cues & {"unnamed", "unnamed_source", "no_say"} or doc.cues_in("events", start, end, "denial"):
        return None
    points = {c.id for c in doc.cues_in("events", start, end, "this", "figure_word") if c.end - c.start > 1}
    points |= cues & {"these_figures", "so_said"}
    if "that" in cues and "so_said" not in cues and not verb_final(doc.language):
        return None  # it goes on to tell what he said
    given, says = cues & {*GIVEN}, cues & {"say", "gave", "count", "according", "cite"}
    last = doc.sentence_at(start)
    closes = last is not None and ((a := doc.after(last)) is None or a.passage != last.passage)
    bare = says and closes and kind_of(doc, named[0]) != "institute"
    bare = bare and end - start <= (BARE // 2 if unspaced(doc.text[start]) else BARE)
    if bare and not back and not any(n.kind == "place" for n in within(doc.names, start, end)):
        return named[0]
    # behind a semicolon: "; the tally was given by X"
    inside = last is not None and start - last.start > APART
    first = inside and bool(doc.cues_in("attribution", start, named[0].start, *GIVEN))
    closing = not back and given and (closes or last is None or first)
    return named[0] if (points and (given or says)) or closing else None


def _ends(doc: Doc, sentence: Sentence, name: Name) -> int | None:
    """Where the clause of who speaks ends, if nothing follows it but a clause that describes him."""
    end = doc.clause_at(name.start)[1]
    if sentence.end - end <= APART:
        return end
    after = doc.clause_at(min(end + 1, sentence.end - 1))
    aside = [c for c in doc.cues_in("attribution", *after, "aside") if c.start - after[0] <= APART]
    return end if aside else None


def _told(doc: Doc, start: int, end: int) -> bool:
    """Does a stretch tell of something of the war?"""
    return bool(
        [q for q in within(doc.quantities, start, end) if q.unit is not None]
        or doc.cues_in("events", start, end, *DEEDS)
    )


def _of_war(doc: Doc, start: int, end: int) -> bool:
    """Does a stretch tell of something done, or of a place and what is so there?"""
    placed = any(n.kind in {"place", "region", "side"} for n in within(doc.names, start, end))
    return _told(doc, start, end) or (placed and bool(doc.cues_in("events", start, end))) or _quoted(doc, end)


def _quoted(doc: Doc, at: int) -> bool:
    """Does a quotation end right before a place?"""
    return doc.text[max(0, at - 5) : at].rstrip(" ,–—-\t")[-1:] in _QUOTES


def _only_says(doc: Doc, begins: int, end: int, name: Name) -> bool:
    """Has a clause a verb first, and nothing but titles and the name behind it?"""
    words = grammar(doc.language)
    before = doc.text[begins : name.start].strip(_MARKS).split()
    if not before or before[0][0].isupper() or len(before[0]) < VERB or before[0].lower() in _leading(doc.language):
        return False
    left = [
        w for w in before[1:] if len(w.strip(_MARKS)) >= VERB and not words.any_in(w.strip(_MARKS).lower(), "roles")
    ]
    titled = len(left) != len([w for w in before[1:] if len(w.strip(_MARKS)) >= VERB])
    if len(left) > (TITLE if titled else WORDS) - 1 or len(before) > TITLE + WORDS:
        return False
    behind = [w for w in doc.text[end_of(name) : end].strip(_MARKS).split() if len(w) >= VERB]
    if doc.cues_in("meetings", begins, end, *_MEET):
        return False
    return len(behind) <= WORDS if _quoted(doc, begins) else not behind and not _subject_first(doc.language)


@lru_cache(maxsize=32)
def _leading(language: str) -> frozenset[str]:
    """Words that open a clause and are no verb: prepositions and joints."""
    names = load(language).table("names")
    other = load(language).table("sentences").get("no_verb", ())
    words = [*names.get("place_before", ()), *names.get("small", ()), *names.get("and", ()), *other]
    return frozenset(w.lower() for w in words)


def _subject_first(language: str) -> bool:
    """Does a language put a verb before its subject behind quotations alone?"""
    return bool(load(language).table("sentences").get("subject_first"))

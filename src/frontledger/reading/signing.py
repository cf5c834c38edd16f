"""Stretches that do nothing but name a source: behind a dash, in brackets at the end, as a sentence of their own.

"… 14 wounded (Governor Jan Novak)", "… — the governor's spokesman, to AFP", "… Jan Novak, on Telegram." Beside the name
stand at most titles, a day, where it was said, and words for saying, counting and what is given out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..languages import load
from ..theatre.places import key
from .apart import DASHES, MEET
from .cues import unspaced
from .doc import Doc, within
from .marks import Mark, Name
from .named import RELAYS, kind_of, speakers
from .names.words import grammar
from .questions import asks
from .sentences import Sentence, verb_final
from .voices import DEEDS

LONG = 90
"""Characters of a stretch that only names a source."""
_SMALL, _SMALL_UNSPACED = 3, 2
"""Letters of prepositions, articles, particles."""
_FEW = 2
"""A bare number up to which it counts nothing."""
_TITLE = 24
"""Characters of a title between a place and a name."""
_VERBS = ("say", "count")
_FURTHER = 1
"""Words that nothing is known of, capitals aside: "once more", a channel."""
_SAYING = (
    *("say", "gave", "count", "tally", "data", "statement", "bulletin", "appears", "these_figures"),
    *("according", "according_after", "cite", "told_to", "relay", "source_word", "so_said", "same_source", "by_him"),
    *("hearsay", "thus", "pronoun", "institute_word", "outlet_word", "correspondent"),
)
_NO_GIVING = frozenset(
    {"say", "count", "hearsay", "thus", "pronoun", "institute_word", "outlet_word", "correspondent", "this"}
)
_OTHERS = frozenset({"unnamed_source", "no_say"})
_POINTS = ("figure_word", "this", "the_count", "also")
_CLOSING = " .。!…\n\t\"'”»」』*_"
_QUOTES = "\"'”»」』’"
_MARKS = ".,:;()«»\"'’“”/—–-…「」"
_ELIDED = ("'", "’")
_STANDS = ("contested", "fallen", "surround", "flag", "fight")
_COMMAS = (", ", "、", "… ")
_COMMAS_UNSPACED = ("，", "、")
_PAIRS = {")": "(", "）": "（", "]": "["}
_SIGNED = re.compile('[»«”“"’]\\s?[,،:]?\\s')
"""Where a quotation ends, be it before a comma or a colon ("« … », X, on Y", "«…»: X, to Y", "“….” X, today")."""


def source_only(doc: Doc, start: int, end: int, *, quoted: bool = False) -> tuple[Name, ...]:
    """The one who is all that a stretch names, and the outlets through whom it comes; nobody where it tells more.

    A person alone, with neither a title nor a word of saying, speaks only where something is quoted.
    """
    if not 0 < end - start <= (LONG // 2 if unspaced(doc.text[start]) else LONG):
        return ()
    named = speakers(doc, start, end)
    own = [n for n in named if kind_of(doc, n) not in RELAYS]
    persons = [n for n in own if kind_of(doc, n) == "person"]
    if len({n.id for n in persons or own}) != 1 or _tells(doc, start, end):
        return ()
    plain, left, given = _left(doc, start, end)
    verb = bool(doc.cues_in("attribution", start, end, *_VERBS))
    if left > (_FURTHER if (quoted or given) and not verb else 0) or (persons and plain and not quoted):
        return ()
    return ((persons or own)[0], *(n for n in named if kind_of(doc, n) in RELAYS))


def signature(doc: Doc, sentence: Sentence) -> tuple[tuple[Name, ...], int] | None:
    """Who signs what a sentence tells, and where that begins: behind its last dash, in brackets that close it, behind
    the comma or the colon that follows a quotation or, where verbs stand last, behind its last comma."""
    text, first = doc.text, max(sentence.start, sentence.end - LONG)
    tail = text[first : sentence.end].rstrip(_CLOSING)
    end = first + len(tail)
    if tail[-1:] in _PAIRS:
        opens = tail.rfind(_PAIRS[tail[-1]])
        found = source_only(doc, first + opens + 1, end - 1, quoted=True) if opens > 0 else ()
        told = found and (_told(doc, sentence.start, first + opens) or _met(doc, sentence.start, first + opens))
        heard = told and not _called(doc, first + opens)
        return (found, first + opens) if heard else None
    commas = _COMMAS if verb_final(doc.language) else _COMMAS_UNSPACED if not doc.spaced else ()
    for signs_of in (DASHES, commas):
        at, behind = max(((tail.rfind(mark), len(mark)) for mark in signs_of), default=(-1, 0))
        apart = signs_of is DASHES and not doc.cues_in("events", first + at, end, "joins")  # no further one who met
        apart = apart and not doc.cues_in("meetings", first + at, end, "with")
        if at > 0 and (_told(doc, sentence.start, first + at) or (apart and _met(doc, sentence.start, first + at))):
            quoted = signs_of is DASHES or _quoted(doc, sentence.start, first + at)
            if found := source_only(doc, first + at + behind, end, quoted=quoted):
                return found, first + at
    if (behind_said := _said_behind(doc, sentence, first, end)) is not None:
        return behind_said
    quotes = list(_SIGNED.finditer(text, first, end))
    if quotes and (found := source_only(doc, quotes[-1].end(), end, quoted=True)):
        return found, quotes[-1].start() + 1
    return None


def _said_behind(doc: Doc, sentence: Sentence, first: int, end: int) -> tuple[tuple[Name, ...], int] | None:
    """Who stands, where verbs stand last, behind the word that ends what is said, its verb left out ("5人負傷とX知事"):
    a figure or what was done stands right before that word."""
    for word in reversed(doc.cues_in("attribution", first, end, "said_that") if verb_final(doc.language) else []):
        at = word.start
        known: list[Mark] = [*within(doc.quantities, first, at), *doc.cues_in("events", first, at)]
        told = first + len(doc.text[first:at].rstrip("、, "))
        heard = told < at or any(m.end == told for m in known)
        if heard and (_told(doc, sentence.start, at) or _met(doc, sentence.start, at)):
            found = source_only(doc, word.end, end, quoted=True)
            return (found, at) if found else None
    return None


def signs(doc: Doc, sentence: Sentence) -> tuple[Name, ...]:
    """Who is all that a sentence names, behind another one of its passage ("The governor, on Telegram.")."""
    before = doc.before(sentence)
    if sentence.end - sentence.start > LONG or before is None or before.passage != sentence.passage or before.heading:
        return ()
    if asks(doc, sentence) or any(
        n.kind == "place" and not _beside_speaker(doc, n) for n in within(doc.names, sentence.start, sentence.end)
    ):
        return ()
    return source_only(doc, sentence.start, sentence.end, quoted=_quoted(doc, before.start, before.end))


def _beside_speaker(doc: Doc, place: Name) -> bool:
    """Does a place only tell where somebody named right behind or before it is of?"""
    near = within(doc.names, max(0, place.start - LONG), place.end + LONG)
    return any(n.kind == "speaker" and min(abs(n.start - place.end), abs(place.start - n.end)) <= _TITLE for n in near)


def _told(doc: Doc, start: int, end: int) -> bool:
    """Does a stretch tell of something, or end with a quotation?"""
    if _quoted(doc, start, end) or doc.cues_in("events", start, end, *DEEDS, *_STANDS):
        return True
    figures = [q for q in within(doc.quantities, start, end) if not q.ordinal]
    return any(q.unit is not None or (q.high > _FEW and not _in_time(doc, q.start)) for q in figures)


def _met(doc: Doc, start: int, end: int) -> bool:
    """Does a stretch tell by a verb who meets whom ("X is to see Y (the spokesman)")?"""
    who = {n.id for n in within(doc.names, start, end) if n.kind in {"speaker", "country"}}
    return len(who) > 1 and bool(doc.cues_in("meetings", start, end, "meet", "receive"))


def _quoted(doc: Doc, start: int, end: int) -> bool:
    """Does a stretch end with a quotation?"""
    return doc.text[start:end].rstrip(" ,.،\n")[-1:] in _QUOTES


def _called(doc: Doc, at: int) -> bool:
    """Does a word for somebody stand right before a bracket, who is named in it ("a commander (Colonel X)")?"""
    word = doc.folded[max(0, at - _TITLE) : at].split()[-1:]
    unnamed = doc.cues_in("attribution", at - _TITLE, at, "unnamed", "pronoun")
    title = bool(word) and grammar(doc.language).any_in(key(word[0]), "roles")
    return title or any(at - c.end <= 1 for c in unnamed)


def _tells(doc: Doc, start: int, end: int) -> bool:
    """Does a stretch tell of something itself, or deny it, or is it somebody's without a name?"""
    if any(q.unit is not None for q in within(doc.quantities, start, end) if not _in_time(doc, q.start)):
        return True
    cues = doc.cues_in("attribution", start, end)
    given = {c.end for c in cues if c.id == "tally"}  # "la conta è di X": a noun that is no verb of saying
    if any(c.id in _OTHERS and c.end not in given for c in cues):
        return True
    inside = [(n.start, n.end) for n in within(doc.names, start, end)]
    told = doc.cues_in("events", start, end, *DEEDS, "denial") + doc.cues_in("meetings", start, end, *MEET)
    return any(not any(a <= c.start and c.end <= b for a, b in inside) for c in told)


def _in_time(doc: Doc, at: int) -> bool:
    return any(t.start <= at < t.end for t in within(doc.times, max(0, at - LONG), at + LONG))


def _left(doc: Doc, start: int, end: int) -> tuple[bool, int, bool]:
    """Does nothing but the name stand in a stretch; how many words of which nothing is known stand there besides names,
    times, titles and words of saying; and does a noun tell that something is given out, or where one writes?"""
    words, rest = grammar(doc.language), list(doc.folded[start:end])
    marks = [(n.start, n.end) for n in within(doc.names, start, end)]
    for a, b in (*marks, *((t.start, t.end) for t in within(doc.times, start, end))):
        rest[a - start : b - start] = " " * (b - a)
    bare = not any(len(w) > _SMALL_UNSPACED for w in _split(rest))
    cues = doc.cues_in("attribution", start, end, *_SAYING) + doc.cues_in("events", start, end, *_POINTS)
    for a, b, *_ in cues:
        rest[a - start : b - start] = " " * (b - a)
    given = any(c.id not in _NO_GIVING for c in cues)
    if unspaced(doc.text[start]):
        return bare, _left_unspaced(doc, "".join(rest)), given
    left = [w for w in _split(rest) if len(w) > _SMALL and not words.any_in(key(w), "roles")]
    known = [w for w in left if any(w.startswith(n) for n in _networks(doc.language))]
    return bare, len(left) - len(known), given or bool(known)


def _split(rest: list[str]) -> list[str]:
    """The words of a stretch, but for articles that end in an apostrophe."""
    parts = [p for p in "".join(rest).split() if not p.endswith(_ELIDED)]
    return [w for part in parts if (w := part.strip(_MARKS))]


def _left_unspaced(doc: Doc, rest: str) -> int:
    """How many words of which nothing is known are left, where words are not parted."""
    words, i, left = grammar(doc.language), 0, 0
    while i < len(rest):
        role = words.at(rest, i, "roles")
        left += not role and rest[i].isalnum()
        i += role or 1
    return 0 if left <= _SMALL_UNSPACED else _FURTHER + 1


@lru_cache(maxsize=32)
def _networks(language: str) -> tuple[str, ...]:
    """Words for networks where people write."""
    share = load(language).table("clutter").get("share", {})
    return tuple(w for w in share.get("words", ()) if len(w) > _SMALL)

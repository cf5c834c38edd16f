"""Finds names of places, regions, countries, sides and speakers in a text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from ...theatre import Theatre
from ..cues import unspaced
from ..marks import Name
from .again import named_again
from .compose import Composer
from .fought import Fought
from .found import Found
from .gloss import run_of
from .lexicon import lexicon
from .namesakes import told_apart
from .places import choose
from .runs import scan_runs
from .scan import scan_words
from .sounds import sound_table
from .words import Grammar, words

LONGEST_BRACKET = 40
"""Characters of a bracket behind a name that an ending may be glued to."""
PHRASE = 4
"""Words of a phrase that a name begins, the last of which may have its ending."""


def find_names(
    text: str,
    *,
    language: str,
    theatre: Theatre,
    start: int = 0,
    end: int | None = None,
    day: dt.date | None = None,
    fights: Sequence[int] = (),
    lists: Sequence[int] = (),
) -> list[Name]:
    """All names in a stretch of text, in order, none overlapping another.

    Args:
        text: the report; offsets of names are code points of it.
        language: tag of the text's language.
        theatre: whose places, sides and speakers are looked for, besides those of the world.
        start: where to begin.
        end: where to stop; the text's end by default.
        day: when the text was written, to know who held an office then; the last holder known by default.
        fights: where words begin that tell of places taken, held or lost, in order.
        lists: where lists of villages begin that are counted before, in order.
    """
    stop = len(text) if end is None else min(end, len(text))
    listed = lexicon(theatre, language)
    gazetteer = theatre.gazetteer
    group = words(text, start, stop, listed.grammar.list("possessive"), listed.grammar.small.short)
    fought = Fought(text, fights, lists)
    found: list[Found] = scan_words(group, listed, theatre, fought)
    sounds = sound_table(language)
    found += scan_runs(text, start, stop, listed, gazetteer, sounds, fought)
    found += named_again(partial(run_of, text, start, stop), group, found, listed.grammar, sounds)
    found = _apart(found)
    found = Composer(text, theatre, listed.grammar, day).compose(found)
    found = told_apart(found, text, theatre, listed.grammar)
    places = choose(found, gazetteer, language)
    names = [n for i, f in enumerate(found) if (n := _name(f, places.get(i), theatre))]
    if not listed.grammar.cases:
        return names
    return [n._replace(case=_of(n, text, listed.grammar)) for n in names]


def _of(name: Name, text: str, grammar: Grammar) -> str | None:
    """What a name's ending says: what is said to somebody is not said in him, where one ending has both senses, and a
    town's adjective tells where."""
    if name.kind == "place" and grammar.table.get("town_adjectives") and text[name.start].islower():
        return "place"
    case = _case(text, name.start, name.end, grammar)
    return "to" if case == "place" and name.kind in ("speaker", "side") else case


def _case(text: str, start: int, end: int, grammar: Grammar) -> str | None:
    """What the ending of a name says, or that of the phrase it begins: glued to brackets behind it ("보안국(SBU)은"),
    to its title or to the noun that it goes with ("러시아 공군기지에", "메딘스키(54) 대통령 보좌관은")."""
    if unspaced(text[end - 1]) or text[end - 1] == "）" or unspaced(text[end : end + 1] or " "):
        return _particle(text, end, grammar)
    case = grammar.case(text[start:end])
    if grammar.table.get("own_case"):  # each word of a phrase tells its own
        return case
    if text[end : end + 1] == "(" and case is None:
        close = text.find(")", end, end + LONGEST_BRACKET)
        end = close if close > 0 else end
    if text[end : end + 1] == ")":
        end += 1
        case = grammar.case(text[start : start + 2] + _word(text, end))
    for _ in range(PHRASE if grammar.caseless else 0):
        end += len(_word(text, end))
        if case is not None or text[end : end + 1] != " ":
            break
        end += 1
        case = grammar.case(_word(text, end))
        case = None if case == "of" else case
    return case


def _particle(text: str, at: int, grammar: Grammar) -> str | None:
    """What the particle behind a name and its title says, where no blank parts them ("ペスコフ報道官（57）は")."""
    for _ in range(PHRASE):
        at += text[at : at + 1] in ("」", "』", "”")
        if text[at : at + 1] in ("（", "("):
            at = max(at, *(text.find(c, at, at + LONGEST_BRACKET) + 1 for c in "）)"))
        step = max(grammar.at(text, at, "roles"), grammar.at(text, at, "title_parts"))
        if not step:
            break
        at += step
    return next((case for end, (case,) in grammar.cases if text.startswith(end, at)), None)


def _word(text: str, at: int) -> str:
    end = at
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[at:end]


def _apart(found: list[Found]) -> list[Found]:
    """In order of place, what another covers left out: a gloss belongs to the name before it."""
    out: list[Found] = []
    for f in sorted(found, key=lambda f: (f.start, -f.end)):
        if not out or f.start >= out[-1].end:
            out.append(f)
    return out


def _name(f: Found, place: object, theatre: Theatre) -> Name | None:
    from ...theatre.places import Place

    if isinstance(place, Place):
        capital = theatre.capital_of(place)
        return Name(
            f.start, f.end, "place", place.name_en, capital, place_id=place.id, gloss=f.gloss, adjective=f.adjective
        )
    if f.kind == "person":
        return Name(f.start, f.end, "speaker", f.spelled, f.entry.side if f.entry else None, gloss=f.gloss)
    if f.kind in ("place", "venue"):
        return Name(f.start, f.end, f.kind, f.spelled, gloss=f.gloss)
    entry = f.entry
    if entry is None:
        return None
    match entry.role:
        case "speaker":
            speaker = theatre.speakers.get(entry.id)
            outlet = speaker is not None and speaker.outlet
            return Name(f.start, f.end, "speaker", entry.id, entry.side, gloss=f.gloss, outlet=outlet)
        case "country":
            return Name(f.start, f.end, "country", entry.id, entry.id, adjective=f.adjective, gloss=f.gloss)
        case "adjective":
            return Name(f.start, f.end, "side", entry.id, entry.id, adjective=True)
        case "people" | "side" | "short":
            return Name(f.start, f.end, "side", entry.id, entry.id, adjective=f.adjective)
        case "unit" | "base":
            ids = tuple(entry.id.split())
            return Name(f.start, f.end, "region", ids[0], entry.side, ids if len(ids) > 1 else (), gloss=f.gloss)
        case _:
            return None

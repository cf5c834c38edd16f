"""Subjects of sayings where the verb stands last, and which words are only the titles of names."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ..languages import load
from .cues import Cue, unspaced
from .doc import Doc, within
from .lately import Lately
from .marks import Name
from .named import RELAYS, kind_of
from .names.words import grammar
from .sentences import part_of, subject_cases, verb_first
from .titles import person_of

NO_SUBJECT = frozenset({"object", "to", "of", "place", "with"})
"""Cases of names that say nothing."""
_ACTING = frozenset({"topic", "subject"})
"""Cases of names that do something."""
ARTICLE_TO = 4
"""Characters between a word of place or "to" and a name: an article with its blanks."""
TITLE = 16
"""Characters of a title between a name and what marks it as a source: "X首相によると"."""
_ARTICLE = 28
"""Characters before a noun in which its article stands, other words between them."""
_WORDS = 3
"""Words before a noun of which one may be its article."""
_STOPS = '.,;:!?()«»“”"\n'
_SHORT = 3
"""Letters of a particle before a verb."""
_BEHIND = 40
"""Characters of the titles of who is named behind his verb ("diye yazdı vali X")."""
_MARKS = frozenset("「」『』\"“”'‘’")
"""Quotation marks that a name may be set off by."""


def of_a_stranger(doc: Doc, word: Cue) -> bool:
    """Is a title that of somebody whom no list names ("シニエフボフ州知事は"), or of an official without a name ("bir
    yetkili"): no word for who spoke before?"""
    before = doc.text[max(0, word.start - 1) : word.start]
    if unspaced(doc.text[word.start]):
        foreign = unicodedata.name(before, "").startswith("KATAKANA") if before else False
        return foreign and not any(n.start < word.start <= n.end for n in within(doc.names, word.start - 1, word.end))
    if before != " " or verb_first(doc.language):
        return False
    articles, definite = _indefinite(doc.language), grammar(doc.language).list("definite")
    stretch = doc.folded[max(0, word.start - _ARTICLE) : word.start]
    for said in reversed(stretch[max(stretch.rfind(c) for c in _STOPS) + 1 :].split()[-_WORDS:]):
        if said in articles or said in definite:
            return said in articles
    official = doc.cues_in("attribution", word.start, word.end, "official", "unnamed")
    of_side = [n for n in within(doc.names, word.start - _ARTICLE, word.start) if n.kind == "side"]
    return bool(official) and not definite and any(0 <= word.start - n.end <= 1 for n in of_side)


@lru_cache(maxsize=32)
def _indefinite(language: str) -> frozenset[str]:
    """Articles of who was not spoken of before."""
    written = str(load(language).table("numbers").get("article", ""))
    return frozenset(a.strip() for a in written.split(";")) - {"", *grammar(language).list("definite")}


def titles(pronoun: Cue, cues: list[Cue], names: list[Name]) -> bool:
    """Is a word that may stand for a speaker only a part of a name, or the title before one ("says analyst X"), with
    another title between them ("該小組分析師X")?"""
    end = max((c.end for c in cues if c.id == "pronoun" and c.start == pronoun.end), default=pronoun.end)
    return any(n.start - 1 <= end and pronoun.start < n.end for n in names)


def subject_far(doc: Doc, cue: Cue, cues: list[Cue], names: list[Name], lately: Lately) -> Name | None:
    """Who says it where the verb stands last: the topic of its part of the sentence, else the subject nearest to it.

    What stands in quotation marks, and whoever something is done to or with, says nothing.
    """
    sentence, last = doc.sentence_at(cue.start), lately.last
    floor = part_of(doc.text, sentence, cue.start)[0] if sentence is not None else cue.start
    before = [n for n in names if floor <= n.start and n.end <= cue.start and n.case not in NO_SUBJECT]
    heard = [c.start for c in cues if c.id == "to_whom"]
    before = [n for n in before if not any(0 <= at - n.end <= 1 for at in heard)]  # "Putin ile"
    before = [
        n
        for n in before
        if (n.kind == "speaker" and _set_off(doc.text, n)) or not _quoted(doc.text, floor, n.start, cue.start)
    ]
    pronouns = [c for c in cues if c.id == "pronoun" and floor <= c.start and c.end <= cue.start]
    # "X州知事は": the title behind a name, whose case it tells
    pronouns = [c for c in pronouns if not any(n.start < c.end and c.start <= n.end + 1 for n in names)]
    pronouns = [c for c in pronouns if not titles(c, cues, [n for n in names if n.kind == "speaker"])]
    acting = [n for n in before if n.kind == "speaker" and n.case in _ACTING]
    papers = doc.cues_in("attribution", floor, cue.start, "statement", "bulletin") if acting or before else []
    owned = {c.start for c in papers if any(n.kind == "speaker" and n.end <= c.start for n in before)}
    pronouns = [c for c in pronouns if c.start not in owned]  # "X son raporunda … bildirdi"
    pronouns = [c for c in pronouns if not any(0 <= c.start - n.end <= TITLE for n in acting)]
    owner = _of_paper(doc, names, floor, cue.start)
    if owner is not None and not any(n.kind == "speaker" and n.case not in NO_SUBJECT for n in before):
        return owner
    if (right := _right_before(doc, before, cue)) is not None:
        return right
    plain = None in subject_cases(doc.language)
    alone = any(
        c.start <= cue.start < c.end for c in doc.cues_in("attribution", cue.start - _SHORT, cue.end + 1, "alone")
    )
    unnamed = [c for c in cues if c.id in {"unnamed", "unnamed_source"} and c.start >= floor]
    spaced = not unspaced(doc.text[cue.start])
    opens = [c for c in unnamed if c.start <= floor + 1 or (spaced and of_a_stranger(doc, c))]
    if alone and opens and not any(n.kind == "speaker" for n in before):
        return None  # "Polis, pazartesi günü … bildirdi"
    for case, bodies in (("topic", False), ("subject", True), ("subject", False), (None, True), (None, not plain)):
        cased = [n for n in before if n.case == case and (n.kind == "speaker" or not bodies)]
        opens_it = pronouns and pronouns[0].start <= floor + 1 and not any(n.kind == "speaker" for n in cased)
        if pronouns and (not cased or opens_it or pronouns[-1].start > cased[-1].start):
            said = doc.folded[pronouns[-1].start : pronouns[-1].end]
            called = person_of(doc, said, lately.titles)
            meant = called or _meant_here(doc, names, pronouns[-1].start) or last
            if meant is not None:
                return meant
        if cased:
            own = [n for n in cased if n.kind == "speaker" or _marked(doc, n)]
            if alone and last is not None and not any(n.kind == "speaker" for n in own) and _adds(doc, cue):
                return last  # "A軍は…を奪還したと付け加えた"
            if (
                not own
                and alone
                and doc.cues_in("attribution", cased[-1].start, cue.start, "unnamed_source", "unnamed")
            ):
                return None  # "Ukraynalı bir yetkili AFP'ye … söyledi"
            if case == "topic" and (first := _first_topic(doc, own)) is not None:
                return first
            return own[-1] if own else last if alone and last is not None else cased[-1]
    reach = min(doc.clause_at(cue.start)[1] - cue.end, _BEHIND) if plain else 1
    behind = [n for n in names if n.kind == "speaker" and n.case is None and 0 <= n.start - cue.end <= reach]
    if behind and not before:
        return behind[0]  # "…, diye yazdı X"
    nobody = doc.cues_in("attribution", floor, cue.start, "unnamed_source", "unnamed")
    return last if alone and not nobody and not any(n.case in _ACTING for n in before) else None


def _first_topic(doc: Doc, topics: list[Name]) -> Name | None:
    """Of "Aは月曜日、Bは…と述べた": A, with nothing but a day and a source before the topic of what he says, or with no
    verb of his own before a side that is the topic ("Aは、前線のロシア軍は…人だと述べた")."""
    if not topics[1:] or topics[0].kind != "speaker":
        return None
    sides = all(n.kind in {"side", "country"} for n in topics[1:])
    if sides and doc.clause_at(topics[0].start) == doc.clause_at(topics[-1].start):
        return topics[0]
    a, b = topics[0].end, topics[1].start
    cut = [(t.start, min(t.end, b)) for t in within(doc.times, a, b)]
    if sources := doc.cues_in("attribution", a, b, "according_after", "data", "cite"):
        cut += [(c.start, c.end) for c in sources]
        cut += [(n.start, n.end) for n in within(doc.names, a, sources[-1].start) if n.kind == "speaker"]
    left = sum(c not in " 、,，" and not any(x <= i < y for x, y in cut) for i, c in enumerate(doc.text[a:b], a))
    return topics[0] if left <= _SHORT else None


def _adds(doc: Doc, cue: Cue) -> bool:
    """Is a verb one of going on with what one has said ("added")?"""
    return bool(doc.cues_in("attribution", cue.start, cue.end + 1, "adds"))


def _right_before(doc: Doc, before: list[Name], cue: Cue) -> Name | None:
    """The subject right before the verb, or with a day or whose data it cites between, whatever topic what it says has
    ("A軍は…を占領したとBが5日発表した", "A군은 …했다고 B통신이 C 자료를 인용해 보도했다")."""
    for n in reversed(before):
        if n.kind == "speaker" and n.case == "subject":
            end = n.end
            sources = doc.cues_in("attribution", n.end, cue.start, "data", "cite")
            cited = [m for m in within(doc.names, n.end, cue.start) if sources and m.kind == "speaker"]
            between = [(t.start, t.end) for t in within(doc.times, n.end, cue.start)]
            between += [(c.start, c.end) for c in sources] + [(m.start, m.end) for m in cited]
            for a, b in sorted(between):
                end = max(end, b) if not doc.text[end:a].strip()[_SHORT:] else end
            return n if len(doc.text[end : cue.start].strip()) <= _SHORT else None
    return None


def _of_paper(doc: Doc, names: list[Name], start: int, end: int) -> Name | None:
    """Whose paper does the telling, where verbs stand last ("X'in sabahki notu … gösteriyor")."""
    for n in reversed(names):
        if n.kind == "speaker" and n.case == "of" and start <= n.start and n.end < end:
            stop = min(end, n.end + 2 * TITLE)
            if doc.cues_in("attribution", n.end, stop, "statement", "bulletin", "tally", "data"):
                return n
    return None


def _marked(doc: Doc, name: Name) -> bool:
    """Does a name's own ending tell what it does, not that of the phrase it begins ("우크라이나군 병력 손실은")?"""
    return unspaced(doc.text[name.end - 1]) or grammar(doc.language).case(doc.text[name.start : name.end]) is not None


def _meant_here(doc: Doc, names: list[Name], at: int) -> Name | None:
    """Whom a pronoun of a later clause stands for: the institute that an earlier one speaks of ("X is wary: it …")."""
    clause = doc.clause_at(at)
    own = [n for n in names if n.end <= clause[0] and n.kind == "speaker" and n.case not in NO_SUBJECT]
    own = [n for n in own if kind_of(doc, n) == "institute"]
    return own[-1] if own else None


def _set_off(text: str, name: Name) -> bool:
    """Do quotation marks hold nothing but a name ("シンクタンク「戦争研究所」は")?"""
    return text[name.start - 1 : name.start] in _MARKS and text[name.end : name.end + 1] in _MARKS


def _quoted(text: str, floor: int, at: int, until: int) -> bool:
    """Does a place stand within quotation marks that are closed before another place?"""
    opened = sum(text.count(q, floor, at) for q in "“「『") - sum(text.count(q, floor, at) for q in "”」』")
    return opened > 0 or (text.count('"', floor, at) % 2 == 1 and '"' in text[at:until])


def seat(doc: Doc, name: Name) -> bool:
    """Is a body named as where something is said, right behind a word of place?"""
    where = doc.cues_in("events", max(0, name.start - ARTICLE_TO), name.end, "locative")
    return kind_of(doc, name) == "authority" and any(c.start < name.start and name.start - c.end <= 1 for c in where)


def heard_at(doc: Doc, to: Cue, end: int) -> list[Name]:
    """The outlet right behind a word for whom something is told to ("dijo a la BBC")."""
    near = [n for n in within(doc.names, to.end, min(end, to.end + 2 * TITLE)) if n.kind == "speaker"][:1]
    return [n for n in near if n.start - to.end <= ARTICLE_TO and kind_of(doc, n) in RELAYS]


@lru_cache(maxsize=32)
def articles_of(language: str) -> frozenset[str]:
    """The articles of a language."""
    written = str(load(language).table("numbers").get("article", ""))
    return frozenset(a.strip() for a in written.split(";")) - {""}

"""Interviews: whose answer a passage is where questions and answers follow one another.

A report is an interview where a person named before a colon answers ("Jan Novak: …"), or whoever is named last before
passages that open with a mark of answers ("A: …") or, behind questions that do so too, with a dash, and at least
`LEAST` passages are questions. From there on what is no question is his, until a passage names him as others do. Where
nothing marks the answers, a word for an interview stands before the questions, and who is named beside it answers.
"""

from __future__ import annotations

import re
from collections import Counter

from ..languages import load
from .cue_patterns import fold
from .doc import Doc, within
from .marks import Name
from .questions import asks
from .sentences import Sentence

LEAST = 2
HEAD = 4
"""Passages of a report in which whoever wrote it is named."""
BY = (1, 2, 3, 4)
"""Letters of the word before his name."""
REMARK = 90
"""Characters of a turn of whoever asks that is no question."""
ADDRESS = 40
"""Characters of the first question in which the one who is asked is called by name."""
_CALLED = ",，、!！"
"""Signs behind the name of somebody who is spoken to."""
_TAG = re.compile(r"([^\W\d_][^\n:：,.]{1,28}?) ?[:：]\s")
"""A word or two with a colon that open a turn."""
_ASKING = ("――", "──")
"""Dashes that only questions open with."""
_SIGNS = ("▶", "▷", "―", "—", "–", "- ", "■", "□", "Q.", "Q:")
"""Signs that questions open with, where quotations answer them."""
_MARK = re.compile(r"[*_\s—–-]{0,6}([^\W\d_]{1,12}) ?(\.?[:：]|\.)(?=[\s*_]|(?<=：))")
"""A letter or a word with a colon or a full stop that opens an answer."""
_COLONS = (":", "：")
STATION = 14
"""Characters between a word for a correspondent and his name ("our correspondent in Kyiv, …")."""
BESIDE = 3
"""Characters between a word for who asks and his name."""
SIGNS = 3
"""Characters of a dash and blanks before a word of saying."""
_DASHES = ("—", "–", "- ")
_MARKS = {"«": "»", "“": "”", "„": "“", '"': '"', "「": "」", "»": "«", "‘": "’", "'": "'"}


def answering(doc: Doc, sentence: Sentence) -> Name | None:
    """The person whose answer a sentence is part of; None outside interviews."""
    turns: dict[int, Name] = doc.remember("interview", _turns)
    return turns.get(sentence.passage)


def _turns(doc: Doc) -> dict[int, Name]:
    """Who answers in each passage that is an answer."""
    told = dict.fromkeys(s.passage for s in doc.sentences)
    asked = {p for p in told if asks(doc, doc.report.passages[p].span) or _text(doc, p).startswith(_ASKING)}
    asked |= {p for p in told if _before_quotation(doc, p)}
    out: dict[int, Name] = {}
    who: Name | None = None
    if len(asked) < LEAST:
        return out
    marked = _answers_marked(doc, asked)
    if not marked and sum(_text(doc, p).startswith(_DASHES) for p in asked) >= LEAST:
        asked |= _remarks(doc, list(told), asked)
        marked = [p for p in told if p not in asked and p - 1 in asked and _text(doc, p).startswith(_DASHES)]
    if len(marked) < LEAST:
        marked = _quoted(doc, list(told), asked)
    if len(marked) >= LEAST:
        persons = _persons_before(doc, min(asked)) or _persons_before(doc, marked[0]) or _set_in(doc, marked[0])
        unlisted = [n for n in persons if n.id not in doc.theatre.speakers]
        return dict.fromkeys(marked, (unlisted or persons)[-1]) if persons else {}
    several = sum(p + 1 in told and p + 1 not in asked for p in asked) > LEAST
    plain = _introduced(doc, min(asked)) or _in_headline(doc, min(asked)) if several else None
    others = _tags(doc, list(told))
    own: set[str] = doc.remember("correspondents", correspondents)
    for sentence in doc.sentences:
        passage = sentence.passage
        if passage in others:
            who = others[passage]
        if passage in asked or passage in out:
            continue
        if sentence.heading and who is not None and who is plain:
            who = None  # what stands under a heading of its own is no answer, until a question comes again
        if who is None and plain is not None and passage - 1 in asked and passage not in others:
            who = plain
        span = doc.report.passages[passage].span
        names = [n for n in within(doc.names, span.start, span.end) if n.kind == "speaker"]
        first = names[0] if names and names[0].start == sentence.start else None
        if (
            first is not None
            and first.id not in own
            and _person(doc, first)
            and doc.text[first.end : first.end + 1] in _COLONS
        ):
            who = first
        elif passage not in others and who is not None and any(n.id == who.id for n in names):
            who = None
        if who is not None:
            out[passage] = who
    return out


def _remarks(doc: Doc, told: list[int], asked: set[int]) -> set[int]:
    """Short turns of whoever asks that are no questions, between an answer and the next one, all behind dashes."""
    out: set[int] = set()
    for p in told:
        turns = all(_text(doc, x).startswith(_DASHES) and x not in asked for x in (p, p - 1, p + 1) if x in told)
        answers = p - 2 in (asked | out) and p - 1 in told and p + 1 in told
        if turns and answers and len(_text(doc, p)) <= REMARK and not within(doc.quantities, *_span(doc, p)):
            out.add(p)
    return out


def _span(doc: Doc, passage: int) -> tuple[int, int]:
    span = doc.report.passages[passage].span
    return span.start, span.end


def turn(doc: Doc, sentence: Sentence) -> Name | None:
    """The person whose turn a sentence is in, where passages open with who speaks and some do so again and again."""
    turns: dict[int, Name] = doc.remember("turns", _spoken_turns)
    return turns.get(sentence.passage)


def _spoken_turns(doc: Doc) -> dict[int, Name]:
    told = list(dict.fromkeys(s.passage for s in doc.sentences))
    if not _tags(doc, told):
        return {}
    called = _called(doc)
    named = {p: called.get(fold(m[1])) for p in told if (m := _TAG.match(_text(doc, p))) is not None}
    return {p: name for p, name in named.items() if name is not None}


def _tags(doc: Doc, told: list[int]) -> dict[int, Name | None]:
    """The passages that open with the same word and a colon as others do ("PRESENTER: …"), and whose name that is,
    be it in capitals or his surname alone."""
    tags = {p: fold(m[1]) for p in told if (m := _TAG.match(_text(doc, p))) is not None}
    often = {tag for tag, n in Counter(tags.values()).items() if n >= LEAST}
    if not often:
        return {}
    called = _called(doc)
    return {p: called.get(tag) for p, tag in tags.items() if tag in often}


def _called(doc: Doc) -> dict[str, Name]:
    """The persons of a report by their names and by their surnames."""
    own: set[str] = doc.remember("correspondents", correspondents)
    persons = [n for n in doc.names if n.kind == "speaker" and _person(doc, n) and n.id not in own]
    spelled = [(doc.folded[n.start : n.end], n) for n in persons]
    return {word: n for name, n in spelled for word in (name, name.split()[-1])}


def _set_in(doc: Doc, passage: int) -> list[Name]:
    """The person set into his first answer behind a dash and a word of saying ("– About ten, – says X.")."""
    span = doc.report.passages[passage].span
    for cue in doc.cues_in("attribution", span.start, span.end, "say"):
        if doc.text[max(span.start, cue.start - SIGNS) : cue.start].rstrip().endswith(_DASHES[:2]):
            named = within(doc.names, cue.end, doc.clause_at(cue.start)[1])
            return [n for n in named if n.kind == "speaker" and _person(doc, n)][-1:]
    return []


def _introduced(doc: Doc, first: int) -> Name | None:
    """The person whom a word for an interview, before the first question, stands beside, else whom that addresses."""
    span = doc.report.passages[first].span
    persons = _persons_before(doc, first)
    addressed = [n for n in within(doc.names, span.start, span.start + ADDRESS) if n.kind == "speaker"]
    addressed = [n for n in addressed if _person(doc, n) and doc.text[n.end : n.end + 1] in _CALLED]
    words = doc.cues_in("attribution", 0, span.start, "interview")
    if not words:
        return addressed[0] if addressed else None
    beside = [(c, s) for c in words if (s := doc.sentence_at(c.start)) is not None]
    near = [(n, c) for c, s in beside for n in persons if s.start <= n.start < s.end]
    unlisted = [n for n, _ in near if n.id not in doc.theatre.speakers]
    if unlisted:
        return unlisted[0]
    if near:  # "questions to X" before "X, in an interview"
        return min(near, key=lambda x: (x[0].start < x[1].start, abs(x[0].start - x[1].start)))[0]
    if addressed:
        return addressed[0]
    unlisted = [n for n in persons if n.id not in doc.theatre.speakers]
    alone = persons if len({n.id for n in persons}) == 1 else []
    return next(iter([*unlisted, *alone]), None)


def _in_headline(doc: Doc, first: int) -> Name | None:
    """The one person named before the first question, where the headline opens with his name and a colon."""
    persons = _persons_before(doc, first)
    if not persons or len({n.id for n in persons}) > 1 or not doc.sentences:
        return None
    name = persons[0]
    in_headline = doc.sentences[0].start <= name.start < doc.sentences[0].end
    return name if in_headline and doc.text[name.end : name.end + 1] in _COLONS else None


def _persons_before(doc: Doc, passage: int) -> list[Name]:
    """The persons named before a passage, but for whoever asks ("rozmawia Jan Nowak", "Interview: Jan Novak")."""
    end = doc.report.passages[passage].span.start
    persons = [n for n in within(doc.names, 0, end) if n.kind == "speaker" and _person(doc, n)]
    asking = [c.end for c in doc.cues_in("attribution", 0, end, "interviewer")]
    own: set[str] = doc.remember("correspondents", correspondents)
    return [n for n in persons if n.id not in own and not any(0 <= n.start - at <= BESIDE for at in asking)]


def correspondents(doc: Doc) -> set[str]:
    """Ids of those in no list whom the report calls correspondents: what they tell is the outlet's own voice."""
    persons = [n for n in doc.names if n.kind == "speaker" and n.id not in doc.theatre.speakers]
    words = doc.cues_in("attribution", 0, len(doc.text), "correspondent") if persons else []
    called = {n.id for n in persons for c in words if 0 <= n.start - c.end <= STATION or 0 <= c.start - n.end <= BESIDE}
    return called | _greeted(doc, persons) | {n.id for n in persons if _byline(doc, n)}


def _byline(doc: Doc, name: Name) -> bool:
    """Is a name with a short word before it all of a passage near the head of a report ("di Lorenzo Bassani")?"""
    sentence = doc.sentence_at(name.start)
    if sentence is None or sentence.passage > HEAD:
        return False
    span = doc.report.passages[sentence.passage].span
    before, behind = doc.text[span.start : name.start].strip(), doc.text[name.end : span.end].strip()
    return not behind and len(before) in BY and before.isalpha()


def _greeted(doc: Doc, persons: list[Name]) -> set[str]:
    """Those whom another's turn calls with nothing but the town where they stand ("Jan Novak, in Dnipro, hello"), and
    who speak then: no guest is called so."""
    out: set[str] = set()
    for n in persons:
        sentence = doc.sentence_at(n.start)
        if sentence is None or _TAG.match(_text(doc, sentence.passage)) is None:
            continue
        if doc.text[n.end : n.end + 1] in _COLONS:
            continue  # his own turn
        near = [p for p in within(doc.names, n.end, min(sentence.end, n.end + STATION)) if p.kind == "place"]
        first = within(doc.names, sentence.start, n.start)
        near += [p for p in first if p.kind == "place" and n.start - p.end <= BESIDE]
        tag = _TAG.match(_text(doc, sentence.passage + 1)) if sentence.passage + 1 < len(doc.report.passages) else None
        surname = doc.folded[n.start : n.end].split()[-1]
        if near and tag is not None and fold(tag[1]).split()[-1] == surname:
            out.add(n.id)
    return out


def _answers_marked(doc: Doc, asked: set[int]) -> list[int]:
    """The passages that open with a mark of answers, be it with a full stop ("A:", "R.", "О.:")."""
    listed = load(doc.language).table("sentences").get("answer_marks", ())
    marks = {fold(m.rstrip(" :：")) for m in listed}
    found = {p: m for p in range(len(doc.report.passages)) if (m := _MARK.match(_text(doc, p))) is not None}
    found = {p: m for p, m in found.items() if fold(m[1]) in marks}
    if sum(p - 1 in asked for p in found) >= LEAST:
        return list(found)
    return [p for p, m in found.items() if m[2] != "."]  # "A. Novak" opens with an initial


def _before_quotation(doc: Doc, passage: int) -> bool:
    """Does a passage open with a sign of questions, and is the one behind it one quotation?"""
    if passage + 1 >= len(doc.report.passages) or not _text(doc, passage).startswith(_SIGNS):
        return False
    return _one_quotation(_text(doc, passage + 1).rstrip())


def _quoted(doc: Doc, told: list[int], asked: set[int]) -> list[int]:
    """The passages that are each one quotation, where enough of them answer a question."""
    first = min(asked)
    whole = [p for p in told if p > first and p not in asked and _one_quotation(_text(doc, p).rstrip())]
    return whole if sum(p - 1 in asked for p in whole) >= LEAST else []


def _one_quotation(text: str) -> bool:
    """Is a passage one quotation from its first sign to its last, a full stop aside?"""
    closing = _MARKS.get(text[:1])
    body = text[1:].rstrip(".。")
    return (
        closing is not None
        and body.endswith(closing)
        and body.count(closing) == 1 + body.count(text[:1]) * (closing != text[:1])
    )


def _person(doc: Doc, name: Name) -> bool:
    listed = doc.theatre.speakers.get(name.id)
    return listed is None or listed.kind == "person"


def _text(doc: Doc, passage: int) -> str:
    span = doc.report.passages[passage].span
    return doc.text[span.start : span.end].lstrip()

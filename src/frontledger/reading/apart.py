"""Sources told apart from what they say: before a colon, behind a dash, around a quotation, in the next sentence.

Data of a language, in its table `[attribution]`:

    tally = ["tally", "toll", "figures"]         # what a body gives out, in a heading: "The staff's morning tally:"
    so_said = ["such is", "so said", "this is"]  # what was told is the words of whoever is named next
    myself = ["I", "we"]                         # who is quoted
    source_word = ["source"]                     # opens a clause that names nothing but whose figures stood before it
"""

from __future__ import annotations

import re

from .cues import Cue, unspaced
from .doc import Doc, within
from .marks import Name
from .named import RELAYS, kind_of, speakers
from .sentences import Sentence, part_of, verb_final, verb_first
from .voices import DEEDS

HEAD = 120
"""Characters of a heading before its colon."""
ARTICLE = 4
"""Characters of an article before a word for a source."""
QUALIFIED = 36
"""Characters beside the name of a source: "once more", where it is published."""
BARE = 28
"""Letters of a heading before a quotation that are no name and no time: titles, "on the radio"."""
BESIDE = 40
"""Characters between a body and the word for what it gives out."""
OPENS = 24
"""Characters of a sentence before "so said"."""
SOURCE = 70
"""Characters from "so said" to who is named."""
QUOTE = 700
"""Characters of a quotation; what is open for longer was never closed."""
_SET_IN = 3
"""Characters of a dash and blanks before a verb of saying that is set in."""
LEFT = 10
"""Letters of a sentence that only says who spoke, besides the words for that."""
_SAYING = frozenset({"say", "gave", "pronoun", "tally", "data", "statement", "bulletin", "these_figures"})
_OPEN = " ("
_THIS = ("figure_word", "this")
_COLON = re.compile(r":(?=[\s«“„\"‘]|$)|：|(?=「)|(?<=[가-힣])(?= [“\"])")
_ADDRESS = re.compile(r"\(?https?://\S+")
_OPENING = '«“„"「『‘'
_MARKS = re.compile('[«»“”„"「」『』]|(?<!\\w)‘|’(?!\\w)')
_CLOSING = frozenset('»”“"’」』')
_CLOSES = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’", "「": "」", "『": "』", "»": "«"}
DASHES = (" – ", " — ", " - ", "——", "――", "──")
MEET = ("meet", "receive", "event", "held_at", "visit", "phone", "summit")
_GIVEN = ("tally", "data", "statement", "bulletin")


def headed(doc: Doc, sentence: Sentence) -> tuple[Name, int] | None:
    """Who speaks behind a colon, and where that begins: "The staff's morning tally: …", "X on Monday: “…”"."""
    colon = _COLON.search(doc.text, sentence.start, min(sentence.end, sentence.start + HEAD))
    if colon is None:
        return None
    named = speakers(doc, sentence.start, colon.start())
    if not named or any(q.unit is not None for q in within(doc.quantities, sentence.start, colon.start())):
        return None
    name = next((n for n in reversed(named) if kind_of(doc, n) not in RELAYS and not _his_own(doc, n, named)), named[0])
    rest = doc.text[colon.end() : sentence.end].lstrip()
    if rest[:1] in _OPENING and rest and len(named) == 1:
        words = doc.text[name.end : colon.start()]
        for t in within(doc.times, name.end, colon.start()):
            words = words.replace(doc.text[t.start : t.end], "")
        if len(words.strip()) <= BARE and name.start - sentence.start <= BARE:
            return name, colon.end()
    if colon.end() == colon.start():
        return None  # a quotation without a colon
    told = doc.cues_in("events", sentence.start, colon.start(), *DEEDS)
    told += doc.cues_in("meetings", sentence.start, colon.start(), *MEET)
    given = doc.cues_in("attribution", sentence.start, colon.start(), *_GIVEN)
    if any(c.start - name.end <= BESIDE and name.start - c.end <= BESIDE for c in given):
        told = []  # "the staff added figures:"
    alone = len({n.id for n in named if kind_of(doc, n) not in RELAYS}) == 1 or _one_person(doc, named)
    return (name, colon.end()) if rest and alone and not told else None


def _one_person(doc: Doc, named: list[Name]) -> bool:
    """Are those named one person with the bodies he speaks for before him, or in brackets behind ("X (ISW) to Y:")?"""
    left = [n for n in named if not _his_own(doc, n, named)]
    left = left if left == named else [n for n in left if kind_of(doc, n) not in RELAYS]
    return kind_of(doc, left[-1]) == "person" and all(kind_of(doc, n) != "person" for n in left[:-1])


def _his_own(doc: Doc, name: Name, named: list[Name]) -> bool:
    """Does a body stand in brackets right behind a person, whose it is?"""
    opens = name.start - len(_OPEN) if doc.text[name.start - len(_OPEN) : name.start] == _OPEN else -1
    return opens >= 0 and any(n.end == opens and kind_of(doc, n) == "person" for n in named)


def so_said(doc: Doc, sentence: Sentence) -> tuple[Name, int, int] | None:
    """Who is named behind what he says in a sentence, and that stretch: "17 attacks were repelled – such is the staff's
    count"."""
    for cue in doc.cues_in("attribution", sentence.start, sentence.end, "so_said"):
        begins = doc.clause_at(cue.start)[0]
        closes = sentence.end - cue.end <= ARTICLE < cue.start - sentence.start
        parted = begins > sentence.start and cue.start - begins <= OPENS
        if closes and not parted and verb_final(doc.language):
            begins = cue.start  # "…64回攻撃したとはX報道官の弁だ": no mark parts them
        if cue.start - begins > OPENS or begins == sentence.start:
            continue
        name = _named_by(doc, cue.start, cue.end, sentence)
        if name is not None:
            start = part_of(doc.text, sentence, cue.start)[0]
            return name, sentence.start if cue.start - start <= OPENS else start, begins
    return None


def source_given(doc: Doc, sentence: Sentence) -> tuple[Name, int] | None:
    """Who is named behind a word for a source at the end of a sentence, and where that begins ("… 17 missiles (source:
    the air force)")."""
    for cue in doc.cues_in("attribution", sentence.end - SOURCE, sentence.end, "source_word"):
        start = doc.clause_at(cue.start)[0]
        opens = max(start, doc.text.rfind("(", start, cue.start) + 1, doc.text.rfind("（", start, cue.start) + 1)
        if opens > sentence.start and (name := _source(doc, sentence, cue, opens)) is not None:
            return (name, opens) if _told(doc, sentence.start, opens) else None
    return None


def _source(doc: Doc, sentence: Sentence, cue: Cue, opens: int) -> Name | None:
    """Who is named as the source behind a word for one, where the rest of the sentence tells nothing else."""
    named = [n for n in within(doc.names, cue.end, sentence.end) if n.kind == "speaker"]
    if cue.start - opens > ARTICLE or len({n.id for n in named}) != 1 or kind_of(doc, named[0]) in RELAYS:
        return None
    within_it = doc.cues_in("events", cue.end, named[0].start, "locative", "of", "origin")
    if any(c.start - cue.end <= 1 for c in within_it) or _told(doc, cue.end, sentence.end):
        return None  # "a source in the staff"
    rest = doc.text[cue.end : named[0].start] + doc.text[named[-1].end : sentence.end]
    says = doc.cues_in("attribution", cue.end, sentence.end, "say", "count")
    return named[0] if len(rest) <= QUALIFIED and not says else None


def _told(doc: Doc, start: int, end: int) -> bool:
    """Does a stretch tell of something?"""
    return bool(within(doc.quantities, start, end) or doc.cues_in("events", start, end, *DEEDS))


def said_next(doc: Doc, sentence: Sentence) -> Name | None:
    """Who is named by a sentence that only tells whose words the one before it was ("So said X.", "Source: X.")."""
    for cue in doc.cues_in("attribution", sentence.start, sentence.start + OPENS, "source_word"):
        if (name := _source(doc, sentence, cue, sentence.start)) is not None:
            return name
    for cue in doc.cues_in("attribution", sentence.start, sentence.start + OPENS + SOURCE, "so_said"):
        if cue.start - sentence.start <= OPENS:
            counts = any(q.unit is not None for q in within(doc.quantities, *sentence[:2]))
            return _named_by(doc, cue.start, cue.end if counts else sentence.end - SOURCE, sentence)
    return None


def _named_by(doc: Doc, start: int, end: int, sentence: Sentence) -> Name | None:
    named = speakers(doc, start, min(sentence.end, end + SOURCE))
    return next((n for n in named if kind_of(doc, n) not in RELAYS), named[0] if named else None)


def quotations(doc: Doc) -> list[tuple[int, int]]:
    """Quotations of a text that hold a whole sentence or more, each in its passage."""
    out: list[tuple[int, int]] = []
    for start, end in quoted(doc):
        first = doc.sentence_at(start)
        whole = first is not None and (first.start, first.end) == (start, end)
        if whole or first != doc.sentence_at(end - 1):
            out.append((start, end))
    return out


def quoted(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Everything that stands in quotation marks, each in its passage."""
    every: tuple[tuple[int, int], ...] = doc.remember("in_marks", _in_marks)
    return every


def _in_marks(doc: Doc) -> tuple[tuple[int, int], ...]:
    out: list[tuple[int, int]] = []
    for passage in dict.fromkeys(s.passage for s in doc.sentences):
        span = doc.report.passages[passage].span
        opened: re.Match[str] | None = None
        for mark in _MARKS.finditer(doc.text, span.start, span.end):
            if opened is not None and mark[0] in _CLOSES[opened[0]]:
                out.append((opened.start(), mark.end()))
                opened = None
            elif _opens(doc, mark) and (opened is None or mark.start() - opened.start() > QUOTE):
                opened = mark
    return tuple(q for q in out if q[1] - q[0] <= QUOTE)


def _opens(doc: Doc, mark: re.Match[str]) -> bool:
    """Does a mark open a quotation? One that points inwards ("»…«") does before a word and behind none."""
    inwards = doc.text[mark.start() - 1 : mark.start()].strip("(\u2013\u2014- ") == "" and mark[0] == "»"
    return mark[0] in _OPENING or (inwards and doc.text[mark.end() : mark.end() + 1].isalnum())


def says_himself(doc: Doc, cue: Cue, subject: Name) -> bool:
    """Is a word of saying inside a quotation said of who is quoted, and the name beside it whom he said it to ("“I told
    X that …”, Y said", "«Ho detto a X che …»")?"""
    quote = next((q for q in quoted(doc) if q[0] < cue.start < q[1]), None)
    if quote is None or not quote[0] < subject.start < quote[1]:
        return False
    if doc.text[max(quote[0], cue.start - _SET_IN) : cue.start].rstrip().endswith(("—", "–", "-")):
        return False  # «…, — said X, — …»
    begins = max(quote[0], doc.clause_at(cue.start)[0])
    if subject.start >= cue.end and not verb_first(doc.language):
        return not doc.cues_in("attribution", begins, cue.start, "pronoun")
    return bool(doc.cues_in("attribution", begins, min(cue.start, subject.start), "myself"))


def bare(doc: Doc, sentence: Sentence) -> bool:
    """Does a sentence tell nothing but who speaks ("…。」X說。")?"""
    short = sentence.end - sentence.start <= SOURCE // (2 if unspaced(doc.text[sentence.start]) else 1)
    deeds = doc.cues_in("events", sentence.start, sentence.end, *DEEDS)
    return short and not deeds and not within(doc.quantities, sentence.start, sentence.end)


def says_only(doc: Doc, sentence: Sentence) -> Name | None:
    """Who is named by a sentence that does nothing but name who said what stands before it ("X announced it.")."""
    named = speakers(doc, sentence.start, sentence.end)
    if not named or not bare(doc, sentence):
        return None
    if _behind_quotation(doc, sentence, named):
        return named[0]
    if len({n.id for n in named}) != 1:
        return None
    if kind_of(doc, named[0]) == "institute" and doc.cues_in("events", sentence.start, sentence.end, *_THIS):
        return named[0]  # "DeepState arrived at that figure."
    if kind_of(doc, named[0]) == "authority" and _signs(doc, sentence, named[0]):
        return named[0]
    cues = doc.cues_in("attribution", sentence.start, sentence.end)
    void = [c for c in cues if c.id == "no_say"]  # "The Kremlin declined to comment."
    says = [c for c in cues if c.id in {"say", "gave", *_GIVEN}]
    if all(any(v.start <= c.start < v.end for v in void) for c in says):
        return None  # "The governor's tally."
    rest = list(doc.text[sentence.start : sentence.end])
    marks = [(n.start, n.end) for n in named]
    marks += [  # "ハルキウのX市長が": of where he is
        (n.start, n.end)
        for n in within(doc.names, sentence.start, sentence.end)
        if any(0 <= x.start - n.end <= 1 for x in named)
    ]
    marks += [(t.start, t.end) for t in within(doc.times, sentence.start, sentence.end)]
    marks += [(c.start, c.end) for c in cues if c.id in _SAYING]
    for a, b in marks:
        rest[a - sentence.start : b - sentence.start] = " " * (b - a)
    left = "".join(c for c in "".join(rest) if c.isalnum())
    return named[0] if len(left) <= LEFT // (2 if unspaced(doc.text[sentence.start]) else 1) else None


def _behind_quotation(doc: Doc, sentence: Sentence, named: list[Name]) -> bool:
    """Does a short sentence, right behind a quotation, open with a person's name, and name nobody else but an outlet
    ("“No deal.” X again, now to the BBC.")?"""
    before = doc.text[max(0, sentence.start - _SET_IN) : named[0].start].rstrip()
    if before[-1:] not in _CLOSING or kind_of(doc, named[0]) != "person":
        return False
    others = [n for n in named if n.id != named[0].id and kind_of(doc, n) not in RELAYS]
    return not others and not doc.cues_in("meetings", sentence.start, sentence.end, *MEET)


def _signs(doc: Doc, sentence: Sentence, name: Name) -> bool:
    """Is a sentence nothing but the name of a body and its address, as messages end with it?"""
    rest = doc.text[sentence.start : name.start] + _ADDRESS.sub("", doc.text[name.end : sentence.end])
    return not any(c.isalnum() for c in rest)

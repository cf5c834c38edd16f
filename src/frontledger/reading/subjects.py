"""Subjects of sayings: whose a word of saying or counting is."""

from __future__ import annotations

from .covers import ASIDE
from .cues import Cue, unspaced
from .doc import Doc, within
from .lately import Lately
from .marks import Name
from .named import RELAYS, end_of, kind_of
from .names.words import grammar
from .sentences import part_of, subject_cases, verb_final, verb_first

_NO_SUBJECT = frozenset({"object", "to", "of", "place", "with"})
"""Cases of names that say nothing."""
_ACTING = frozenset({"topic", "subject"})
"""Cases of names that do something."""
NEAR = 60
"""Characters between "according to" and the source it names."""
LISTENER = 24
"""Characters between "in an interview" and the outlet it was given to."""
APPOSED = 2
"""Characters between a clause and the name that says whom it means ("the minister, Jan Novak")."""
TITLE = 16
"""Characters of a title between a name and what marks it as a source: "X首相によると"."""
_QUOTES = ' \t"«„“—–-'
_MARKS = frozenset("「」『』\"“”'‘’")
"""Quotation marks that a name may be set off by."""


def subject_of(
    doc: Doc, cue: Cue, cues: list[Cue], names: list[Name], lately: Lately, spoke: Name | None
) -> Name | None:
    """Who says it: a pronoun beside the word, the name before it in its clause, or the name right after it."""
    if verb_final(doc.language):
        return _subject_far(doc, cue, cues, names, lately.last)
    clause = doc.clause_at(cue.start)
    behind_it = cue.id == "say" and verb_first(doc.language)
    if behind_it and (subject := _right_behind(doc, cue, cues, names, clause[1])) is not None:
        return subject
    before = [n for n in names if n.end <= cue.start and n.start >= clause[0]]
    speakers = [n for n in before if n.kind == "speaker"]
    heard = [c for c in cues if c.id == "to_whom"]
    told_to = [c for c in cues if c.id == "told_to"]
    speakers = [
        n
        for n in speakers
        if kind_of(doc, n) not in RELAYS or not any(0 <= n.start - c.end <= LISTENER for c in told_to)
    ] or speakers  # "X v rozhovoru s deníkem Y řekl"
    speakers = [n for n in speakers if not any(0 <= n.start - c.end <= 1 for c in heard)] or speakers  # "admitted to X"
    if unspaced(doc.text[cue.start]):  # "在克里姆林宮會見…時說": where somebody speaks says nothing
        seats = [n for n in speakers if doc.cues_in("events", n.start - 1, n.start, "locative")]
        speakers = [n for n in speakers if n not in seats] or speakers
    nearest = speakers[-1].end if speakers else clause[0]
    pronouns = [c for c in cues if c.id == "pronoun" and not _titles(c, names)]
    beside = [c for c in pronouns if nearest <= c.start and c.end <= cue.start <= c.end + 16]
    close = _close(cue, names, clause)
    behind = [n for n in close if n.start >= clause[1]]
    after = [
        c for c in pronouns
        if _beside_say(cue, c, cues) and not behind and not any(0 <= n.start - c.end <= TITLE for n in close)
    ]  # fmt: skip
    alone = _alone(doc, cue, cues, clause[0]) and not any(n.kind == "speaker" and n.end <= cue.start for n in names)
    if beside or ((after or (alone and not _follows(cue, names, clause[1]))) and not before):
        own = [n for n in names if n.kind == "speaker" and n.end <= clause[0] and kind_of(doc, n) not in RELAYS]
        word = (beside or after)[-1] if beside or after else None
        kinds = {c.id for c in cues if word is not None and word.start <= c.start and c.end <= word.end}
        late = lately.counts(cue) if word is None else lately.meant(word, cues, doc.folded[word.start : word.end])
        meant = (
            late
            if (late is not None and late.kind == "speaker" and late is not lately.last)
            or kinds & {"institute_word", "outlet_word"}
            else spoke or (own[-1] if own else late)
        )
        if meant is not None:
            return meant
    if speakers:
        return speakers[-1]
    if not before:
        apposed = [n for n in names if n.kind == "speaker" and 0 <= clause[0] - end_of(n) <= 2]
        if apposed and cue.start - clause[0] <= 14:
            return _person_of(doc, apposed[-1], names)  # "Smirnov, the governor, had admitted to Putin"
        led = [n for n in names if n.kind == "speaker" and n.end <= cue.start and unspaced(doc.text[cue.start])]
        if close and not led and not any(c.id == "told_to" and c.start == cue.start for c in cues):
            first = next((n for n in close if kind_of(doc, n) not in RELAYS), close[0])
            person = [n for n in names if n.kind == "speaker" and 0 <= n.start - end_of(first) <= 2]
            return person[0] if person and kind_of(doc, first) != "person" else first
        if spoke is not None:
            return spoke
        # an apposition or a quotation between name and verb: "Peskov, the spokesman, said"
        earlier = [n for n in names if n.kind == "speaker" and 0 <= cue.start - n.end < 90]
        if unspaced(doc.text[cue.start]):  # "X拒絕與Y會談，稱…": with whom is not who
            earlier = [n for n in earlier if not any(0 <= n.start - c.end <= 1 for c in heard)] or earlier
        return earlier[-1] if earlier else None
    return before[-1]


def _person_of(doc: Doc, name: Name, names: list[Name]) -> Name:
    """Who an apposition tells of, where it ends with the body he speaks for ("X, chief negotiator of the Kremlin,")."""
    begins = doc.clause_at(name.start)[0]
    led = [n for n in names if n.kind == "speaker" and 0 <= begins - end_of(n) <= APPOSED]
    return led[-1] if led and kind_of(doc, name) != "person" and kind_of(doc, led[-1]) == "person" else name


def _beside_say(cue: Cue, word: Cue, cues: list[Cue]) -> bool:
    """Does a word that stands for a speaker follow a saying, or the name of its paper ("it says in the ministry's
    report": "говорится в сводке ведомства")?"""
    if 0 <= word.start - cue.end <= APPOSED:
        return True
    paper = [c for c in cues if c.id in {"bulletin", "according"} and 0 <= c.start - cue.end <= ASIDE]
    return any(0 <= word.start - c.end <= 1 for c in paper)


def _right_behind(doc: Doc, cue: Cue, cues: list[Cue], names: list[Name], end: int) -> Name | None:
    """The name behind a verb that stands first, before any "that": a person before his country or body."""
    that = min((c.start for c in cues if c.id in {"that", "to_whom"} and c.start >= cue.end), default=end)
    after = [n for n in names if cue.end <= n.start < min(that, end, cue.end + NEAR)]
    if not after or any(q.unit is not None for q in within(doc.quantities, cue.end, after[0].start)):
        return None
    return next((n for n in after if n.kind == "speaker"), after[0])


def _close(cue: Cue, names: list[Name], clause: tuple[int, int]) -> list[Name]:
    """The speakers named after a verb: in its clause, or in apposition to its subject ("said the minister, X")."""
    after = [n for n in names if n.kind == "speaker" and cue.end <= n.start <= cue.end + NEAR]
    inside = [n for n in after if n.start < clause[1]]
    return inside or [n for n in after if clause[1] - cue.end > APPOSED and n.start - clause[1] <= APPOSED]


def _titles(pronoun: Cue, names: list[Name]) -> bool:
    """Is a word that may stand for a speaker only a part of a name, or the title before one ("says analyst X")?"""
    return any(n.start - 1 <= pronoun.end and pronoun.start < n.end for n in names)


def _alone(doc: Doc, cue: Cue, cues: list[Cue], begins: int) -> bool:
    """Does a verb whose form tells its subject open its clause, the subject left out ("Dodał, że …")?"""
    if not any(c.id == "alone" and c.start == cue.start for c in cues):
        return False
    when = [(t.start, t.end) for t in within(doc.times, begins, cue.start)]
    when += [(c.start, c.end) for c in doc.cues_in("events", begins, cue.start) if c.id == "same_period"]
    at = when[-1][1] if when and not doc.text[begins : when[-1][0]].strip(_QUOTES) else begins
    return not doc.text[at : cue.start].strip(_QUOTES)


def _follows(cue: Cue, names: list[Name], end: int) -> bool:
    """Does a speaker's name follow a verb in its clause?"""
    return any(n.kind == "speaker" and cue.end <= n.start < min(end, cue.end + NEAR) for n in names)


def _subject_far(doc: Doc, cue: Cue, cues: list[Cue], names: list[Name], last: Name | None) -> Name | None:
    """Who says it where the verb stands last: the topic of its part of the sentence, else the subject nearest to it.

    What stands in quotation marks, and whoever something is done to or with, says nothing.
    """
    sentence = doc.sentence_at(cue.start)
    floor = part_of(doc.text, sentence, cue.start)[0] if sentence is not None else cue.start
    before = [n for n in names if floor <= n.start and n.end <= cue.start and n.case not in _NO_SUBJECT]
    before = [n for n in before if _set_off(doc.text, n) or not _quoted(doc.text, floor, n.start, cue.start)]
    pronouns = [c for c in cues if c.id == "pronoun" and floor <= c.start and c.end <= cue.start]
    pronouns = [c for c in pronouns if not any(n.start < c.end and c.start < n.end for n in names)]
    plain = None in subject_cases(doc.language)
    for case, bodies in (("topic", False), ("subject", True), ("subject", False), (None, True), (None, not plain)):
        cased = [n for n in before if n.case == case and (n.kind == "speaker" or not bodies)]
        if pronouns and (not cased or pronouns[-1].start > cased[-1].start):
            meant = _meant_here(doc, names, pronouns[-1].start) or last
            if meant is not None:
                return meant
        if cased:
            alone = any(c.start == cue.start for c in doc.cues_in("attribution", cue.start, cue.end + 1, "alone"))
            own = [n for n in cased if n.kind == "speaker" or _marked(doc, n)]
            return own[-1] if own else last if alone and last is not None else cased[-1]
    alone = any(c.start == cue.start for c in doc.cues_in("attribution", cue.start, cue.end + 1, "alone"))
    return last if alone and not any(n.case in _ACTING for n in before) else None


def _marked(doc: Doc, name: Name) -> bool:
    """Does a name's own ending tell what it does, not that of the phrase it begins ("우크라이나군 병력 손실은")?"""
    return unspaced(doc.text[name.end - 1]) or grammar(doc.language).case(doc.text[name.start : name.end]) is not None


def _meant_here(doc: Doc, names: list[Name], at: int) -> Name | None:
    """Whom a pronoun of a later clause stands for: the institute that an earlier one speaks of ("X is wary: it …")."""
    clause = doc.clause_at(at)
    own = [n for n in names if n.end <= clause[0] and n.kind == "speaker" and n.case not in _NO_SUBJECT]
    own = [n for n in own if kind_of(doc, n) == "institute"]
    return own[-1] if own else None


def _set_off(text: str, name: Name) -> bool:
    """Do quotation marks hold nothing but a name ("シンクタンク「戦争研究所」は")?"""
    return text[name.start - 1 : name.start] in _MARKS and text[name.end : name.end + 1] in _MARKS


def _quoted(text: str, floor: int, at: int, until: int) -> bool:
    """Does a place stand within quotation marks that are closed before another place?"""
    opened = sum(text.count(q, floor, at) for q in "“「『") - sum(text.count(q, floor, at) for q in "”」』")
    return opened > 0 or (text.count('"', floor, at) % 2 == 1 and '"' in text[at:until])

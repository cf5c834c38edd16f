"""Whose words a stretch is that no word of saying covers: soft rules over kinds of names.

1. A body that counts (an institute) or speaks for a side (an authority) and is the only one named in a part of a
   sentence has said what that part tells, whatever the verb ("the ministry had ticked off X as taken", "DeepState's
   map: …"); not where it attacks itself.
2. What stands before or behind a semicolon is whose the part beside it is, where it names nobody itself: figures go on
   with the count ("X said that 84 were launched; 61 were shot down"), but not to what was done to people from a part
   that tells of nobody hurt.
"""

from __future__ import annotations

from .cues import unspaced
from .doc import Doc, within
from .interviews import answering
from .marks import Name, Quantity
from .named import kind_of, speakers
from .sentences import Sentence, part_of

_BODIES = frozenset({"institute", "authority"})
_OBLIQUE = frozenset({"object", "to", "place", "with"})
"""Cases of names that tell nothing."""
HARM = ("kill", "wound")
DEEDS = ("gain", "regain", "lose", "launch", "down", "advance", "kill", "wound", "hold", "repel")
"""Events that are told, not headed."""
_GIVES = ("compile", "data", "tally", "bulletin", "statement", "appears")
_SHOWN = ("contested", "map_red", "map_grey", "flag")
_LISTS = ":："
"""What ends a sentence that a list follows."""
_BRACKETS = "([（［"
"""What opens a sentence that stands apart from the others ("(Map: X.)")."""
_WEAPONS = frozenset({"drone", "missile", "bomb", "shell", "strike"})
HOMES = frozenset({"family", "house", "apartment", "user", "customer", "household", "building"})
"""Units of what is hit where people live."""
COUNTED = 16
"""Characters between a figure and the word for the men it counts."""
_WORDS = 2
"""Words between "according to" and figures that nobody is named with."""
SHORT = 64
"""Characters of a sentence that does nothing but show somebody."""
STATED = 100
"""Characters between a name with its titles and the word for the statement."""
BESIDE = 40
"""Characters between a person and the institute he is of."""
OPENS = 8
"""Characters of a sentence before the verb or pronoun that goes on with a statement."""
_FEW = 2
"""A bare number up to which it counts nothing."""
ACCOUNT = 8
"""Sentences that an account goes on without naming its source again."""


def voice_in(doc: Doc, part: tuple[int, int], at: int) -> Name | None:
    """The body whose words a part of a sentence is: the only speaker it names, where it does nothing but tell."""
    named = speakers(doc, *part)
    if not named or len({n.id for n in named}) > 1 or kind_of(doc, named[0]) not in _BODIES:
        return None
    body = named[0]
    if body.case in _OBLIQUE or body.id in _governments(doc):
        return None
    clause = doc.clause_at(body.start)
    fires = doc.cues_in("events", *clause, "launch") and not doc.cues_in("events", *clause, "down")
    return None if fires and body.end <= at else body


def _governments(doc: Doc) -> set[str]:
    """Seats of governments: what is theirs is their side's, and they count nothing."""
    return {of["presidency"] for of in doc.theatre.sides["bodies"].values() if "presidency" in of}


def beside(doc: Doc, sentence: Sentence, at: int) -> list[tuple[int, int]]:
    """The parts of a sentence before and behind the one that holds a place, where that one names nobody who speaks."""
    here = part_of(doc.text, sentence, at)
    if speakers(doc, *here) or here == (sentence.start, sentence.end):
        return []
    out = []
    if here[0] > sentence.start:
        out.append(part_of(doc.text, sentence, here[0] - 2))
    if here[1] < sentence.end:
        out.append(part_of(doc.text, sentence, here[1] + 1))
    return [p for p in out if not _other_matter(doc, p, here)]


def _other_matter(doc: Doc, told: tuple[int, int], here: tuple[int, int]) -> bool:
    """Does one part tell what was done to people, and the other, a body's, of nobody hurt or counted?"""
    if any(n.kind == "side" for n in within(doc.names, *here)):
        return False  # an army's men
    weapons = any(q.unit in _WEAPONS for q in within(doc.quantities, *told))
    if weapons and all(kind_of(doc, n) == "person" for n in speakers(doc, *told)):
        return False  # a mayor tells of the strike and of who was hurt
    harmed = doc.cues_in("events", *here, *HARM) and not doc.cues_in("events", *told, *HARM)
    return bool(harmed) and not any(q.unit == "person" for q in within(doc.quantities, *told))


def introduced(doc: Doc, sentence: Sentence, *, given: bool = False) -> Name | None:
    """Whose figures a passage gives: whoever the last sentence that names one introduces, telling nothing itself ("The
    group has drawn its balance."): an institute, or whoever gives an account by the words for it."""
    at: Sentence | None = sentence
    for _ in range(ACCOUNT):
        if at is None or at.heading or at.passage < sentence.passage - 1:
            return None
        named = speakers(doc, at.start, at.end)
        if named:
            told = [q for q in within(doc.quantities, at.start, at.end) if q.unit is not None or _a_count(doc, q)]
            others = [n for n in within(doc.names, at.start, at.end) if n not in named]
            placed = any(
                not any(0 <= n.start - s.end <= 1 for s in named) for n in others
            )  # but "l'aeronautica ucraina"
            told_of = told or (placed and doc.cues_in("events", at.start, at.end, *DEEDS))
            told_of = told_of or doc.cues_in("events", at.start, at.end, *_SHOWN)  # "on X's map the village is grey"
            name = _one_of(doc, named)
            if at is sentence or told_of or name is None:
                return None
            if given and doc.cues_in("attribution", at.start, at.end, "that"):
                return None  # it tells something
            closes = at.passage < sentence.passage and doc.after(at) is None
            apart = doc.text[at.start] in _BRACKETS  # "(Map: X.)"
            if closes and (apart or doc.cues_in("attribution", at.start, at.end, "so_said", "source_word", "thus")):
                return None  # it tells whose words stand before it in its own passage
            listed = doc.text[at.end - 1] in _LISTS
            clause = doc.clause_at(name.start)
            gives = any(
                clause[0] <= c.start < clause[1]
                or 0 <= c.start - name.end <= STATED
                # "according to the report, X …": the report is the source, and X no teller
                or (c.end < name.start and not doc.cues_in("attribution", at.start, c.start, "according"))
                for c in doc.cues_in("attribution", at.start, at.end, *_GIVES)
            )
            if kind_of(doc, name) == "institute":
                here = not given and at.passage == sentence.passage
                return name if gives or listed or here or _shown_alone(doc, at, sentence, name) else None
            near = at.passage == sentence.passage or (at.passage == sentence.passage - 1 and _alone(doc, at))
            return name if listed or (gives and near) else None
        if another_speaks(doc, at) and not _writes_on(doc, at):
            return None
        at = doc.before(at)
    return None


def _a_count(doc: Doc, q: Quantity) -> bool:
    """Is a bare number a count of what the sentence before names ("51 since June, says the group")?"""
    return q.high > _FEW and not q.ordinal and not any(t.start < q.end for t in within(doc.times, q.start - 1, q.end))


def _writes_on(doc: Doc, sentence: Sentence) -> bool:
    """Does a sentence open with a verb of saying without a subject, or with a pronoun, and have no other source ("He
    writes that …"): whoever's statement was introduced before?"""
    cues = doc.cues_in("attribution", sentence.start, sentence.end)
    if any(c.id in {"unnamed", "unnamed_source", "according"} for c in cues):
        return False
    says = [c for c in cues if c.id == "say"]
    opens = says and any(c.id in {"alone", "pronoun"} and c.start - sentence.start <= OPENS for c in cues)
    return bool(opens) and says[0].start - sentence.start <= 2 * OPENS


def _alone(doc: Doc, sentence: Sentence) -> bool:
    """Is a sentence all of its passage?"""
    before, after = doc.before(sentence), doc.after(sentence)
    return all(s is None or s.passage != sentence.passage for s in (before, after))


def _shown_alone(doc: Doc, sentence: Sentence, told: Sentence, name: Name) -> bool:
    """Does a short sentence show an institute and nothing else ("The mappers at X see it differently."), in the passage
    of what is told?"""
    if told.passage != sentence.passage:
        return False
    if (
        name.case in {"object", "to"}
        or answering(doc, sentence) is not None
        or within(doc.quantities, sentence.start, sentence.end)
    ):
        return False
    short = SHORT // (2 if unspaced(doc.text[sentence.start]) else 1)
    return sentence.end - sentence.start <= short and not doc.cues_in("events", sentence.start, sentence.end, *DEEDS)


def _one_of(doc: Doc, named: list[Name]) -> Name | None:
    """The one who is named, be it with the institute he is of behind him."""
    first, ids = named[0], {n.id for n in named}
    if len(ids) == 1:
        return first
    of = named[1]
    beside = of.start - first.end <= BESIDE and kind_of(doc, of) == "institute" and kind_of(doc, first) == "person"
    return first if beside and len(ids) == 2 else None


def list_head(doc: Doc, sentence: Sentence) -> Sentence | None:
    """The sentence that opens the list which a sentence belongs to and names nobody ("The report's figures:"), where
    nobody is named since."""
    at: Sentence | None = doc.before(sentence)
    for _ in range(ACCOUNT):
        if at is None or at.passage < sentence.passage - ACCOUNT or speakers(doc, at.start, at.end):
            return None
        if doc.text[at.end - 1] in _LISTS:
            return None if any(q.unit is not None for q in within(doc.quantities, at.start, at.end)) else at
        if another_speaks(doc, at):
            return None
        at = doc.before(at)
    return None


def another_speaks(doc: Doc, sentence: Sentence) -> bool:
    """Does somebody without a name speak in a sentence, or a source that is no institute's words ("by the group's
    maps")?"""
    cues = doc.cues_in("attribution", sentence.start, sentence.end)
    if any(c.id in {"say", "unnamed_source"} for c in cues):
        return True
    unnamed = [c.start for c in cues if c.id == "unnamed"]
    if unnamed:
        units = {c.start for c in doc.cues_in("events", sentence.start, sentence.end, "forces")}
        ours = doc.cues_in("events", sentence.start, sentence.end, "we")
        figures = within(doc.quantities, sentence.start, sentence.end)
        counted = {x for x in unnamed if any(q.start <= x <= q.end + COUNTED for q in figures)}  # "240 soldiers"
        counted |= {x for x in unnamed if any(c.start <= x < c.end for c in ours)}  # "our soldiers" act, nobody speaks
        if any(x not in units | counted for x in unnamed):
            return True
    sources = [c for c in cues if c.id == "according" and not _first_count(doc, sentence, c.end)]
    return bool(sources) and not any(c.id == "institute_word" for c in cues)


def silent(doc: Doc, sentence: Sentence) -> bool:
    """Does a sentence name nobody who speaks, nor somebody without a name?"""
    return not speakers(doc, sentence.start, sentence.end) and not another_speaks(doc, sentence)


def _first_count(doc: Doc, sentence: Sentence, at: int) -> bool:
    """Is "according to" said of figures that are nobody else's ("by preliminary estimates")?"""
    end = min(sentence.end, doc.clause_at(at - 1)[1], at + COUNTED + COUNTED)
    words = doc.cues_in("attribution", at, end, "data", "tally")
    return (
        bool(words)
        and len(doc.text[at : words[0].start].split()) <= _WORDS
        and not doc.text[words[0].end : words[0].end + 2].strip(" ,.;:")
    )


def harmed_on(doc: Doc, sentence: Sentence) -> Sentence | None:
    """The sentence of whose account one goes on that tells of nothing but harm: it names nobody and no place, and the
    one before names who told of people hurt."""
    before = doc.before(sentence)
    if before is None or before.heading or before.passage != sentence.passage:
        return None
    names = within(doc.names, sentence.start, sentence.end)
    if doc.cues_in("events", before.start, before.end, *HARM) and _under_fire(doc, sentence):
        elsewhere = any(n.kind not in {"place", "side"} for n in names) or bool(
            within(doc.times, sentence.start, sentence.end)
        )
        return None if elsewhere else before
    if names or not _of_people(doc, sentence):
        return None
    units = {q.unit for q in within(doc.quantities, before.start, before.end)}
    shelled = "settlement" in units and bool(doc.cues_in("events", before.start, before.end, "shelled", "under_fire"))
    return before if shelled or units & _WEAPONS or _of_people(doc, before) else None


def _under_fire(doc: Doc, sentence: Sentence) -> bool:
    """Does a sentence count villages, homes or bombs, as who tells of people hurt goes on to?"""
    units = {q.unit for q in within(doc.quantities, sentence.start, sentence.end)}
    return bool(units & (HOMES | {"settlement", "bomb", "shell", "shelling"}))


def _of_people(doc: Doc, sentence: Sentence) -> bool:
    """Does a sentence tell of people, or of harm done to them?"""
    people = any(q.unit == "person" for q in within(doc.quantities, sentence.start, sentence.end))
    return people or bool(doc.cues_in("events", sentence.start, sentence.end, *HARM))


def at_homes(doc: Doc, sentence: Sentence) -> bool:
    """Does a sentence tell of harm done to people or homes, and of no army?"""
    units = {q.unit for q in within(doc.quantities, sentence.start, sentence.end)}
    army = any(n.kind == "side" for n in within(doc.names, sentence.start, sentence.end))
    army = army or bool(doc.cues_in("events", sentence.start, sentence.end, "enemy", "troops"))
    return bool(units & HOMES) or (_of_people(doc, sentence) and not army)

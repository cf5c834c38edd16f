"""Sayings: who says or counts something in a sentence, and how far it is theirs.

Rules, for every language alike; only the words are data (`[attribution]`):

1. A sentence's words of saying and counting are paired with the name before them in their clause ("X said"), else the
   name right after ("…", said X). What follows is theirs up to the next saying with a name of its own; what stands
   before is theirs too when the saying closes its part of the sentence or nothing but the name comes before it. A
   semicolon ends what a saying covers.
2. "According to X", "X's data" and "citing X" cover their part of the sentence; set between commas, what stands beside.
3. A pronoun before a saying, or the form of a verb without a subject (`alone`), stands for who spoke last in the
   sentence before; "an officer told X" is told by X.
4. What stands in a mood for what others said, with no source of its own, is said by who spoke last (`reported.py`).
"""

from __future__ import annotations

from typing import NamedTuple

from ..nouns import Period
from .cues import Cue, unspaced
from .doc import Doc, within
from .lately import Lately
from .marks import Name
from .named import RELAYS, bracketed, end_of, kind_of, speakers, speakers_and_parties
from .names.words import grammar
from .reported import as_army, carried_on
from .sentences import Sentence, part_of, subject_cases, verb_final, verb_first
from .told import SAYS, day_of

ASIDE = 5
"""Characters from where a clause begins up to its "which", a preposition between them ("o níž mluvil")."""
CARRIED = 2
"""Sentences that name nobody, after which a subject that is left out, or what is reported, is nobody's."""
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
APPOSITION = 50
"""Characters of an apposition that closes a sentence behind its source."""
TITLE = 16
"""Characters of a title between a name and what marks it as a source: "X首相によると"."""


QUOTED = '"«“'
_QUOTES = ' \t"«„“—–-'


class Saying(NamedTuple):
    """A saying found in a sentence: its words, who says it, and the stretch that is theirs."""

    start: int
    end: int
    names: tuple[Name, ...]
    covers: tuple[int, int]
    told: Period | None
    spoken: bool = False
    """Said by its first name, not only taken from it."""


def sayings_of(doc: Doc, sentence: Sentence) -> tuple[Saying, ...]:
    """The sayings of a sentence."""
    every: dict[int, tuple[Saying, ...]] = doc.remember("sayings", _all_sayings)
    return every.get(sentence.start, ())


def _all_sayings(doc: Doc) -> dict[int, tuple[Saying, ...]]:
    out: dict[int, tuple[Saying, ...]] = {}
    lately = Lately()
    told: list[Saying] = []
    voices: tuple[Name, ...] = ()
    through: dict[str, tuple[Name, ...]] = {}
    for sentence in doc.sentences:
        silent = lately.since[0]
        found = [_as_before(doc, s, sentence, through) for s in _sayings(doc, sentence, lately)]
        voices = found[-1].names if found else voices if silent < CARRIED else ()
        if voices:
            parts = carried_on(doc, sentence, (s.covers for s in found))
            found += [Saying(a, a, voices, (a, b), None, True) for a, b in parts]
        out[sentence.start] = tuple(found or _left_out(doc, sentence, told))
        through |= {s.names[0].id: relays for s in found if (relays := _through(doc, s))}
        told = [*(told if silent < CARRIED else ()), *out[sentence.start]]
        named = speakers(doc, sentence.start, sentence.end)
        institute = next((n for n in reversed(named) if kind_of(doc, n) == "institute"), None)
        outlet = next((n for n in reversed(named) if kind_of(doc, n) in RELAYS), None)
        spoke = _last_speaker(doc, sentence, out[sentence.start])
        if spoke is None and outlet is not None and _unnamed(doc, sentence):
            spoke = outlet
        bodies = [(doc.folded[n.start : n.end], n) for n in named if kind_of(doc, n) == "authority"]
        lately = lately.then(spoke, institute, outlet, bodies)
    return out


def _left_out(doc: Doc, sentence: Sentence, told: list[Saying]) -> list[Saying]:
    """A saying whose subject is left out, where verbs stand last: whoever spoke just before, or the outlet that quoted
    an officer without a name. Only where nobody else is named as who says or does something."""
    cues = doc.cues_in("attribution", sentence.start, sentence.end)
    heard = [c for c in cues if c.id in {"hearsay", "unnamed_after"}]
    if not heard or not told:
        return []
    cue, names = heard[-1], told[-1].names
    if cue.id == "unnamed_after":
        fresh = any(0 <= cue.start - end_of(n) <= 1 for n in within(doc.names, sentence.start, cue.start))
        names = () if fresh else next((s.names for s in reversed(told) if _relayed(doc, s)), ())
    elif any(n.case == "topic" and n.kind == "speaker" for n in within(doc.names, sentence.start, cue.start)):
        return []
    return [Saying(cue.start, cue.end, names, (sentence.start, sentence.end), None, True)] if names else []


def _relayed(doc: Doc, saying: Saying) -> bool:
    """Is all that a saying names an agency or outlet?"""
    return all(n.kind == "speaker" and kind_of(doc, n) in RELAYS for n in saying.names)


def _through(doc: Doc, saying: Saying) -> tuple[Name, ...]:
    """The outlets through which an institute's count comes."""
    if kind_of(doc, saying.names[0]) != "institute":
        return ()
    return tuple(n for n in saying.names[1:] if n.kind == "speaker" and kind_of(doc, n) in RELAYS)


def _as_before(doc: Doc, saying: Saying, sentence: Sentence, through: dict[str, tuple[Name, ...]]) -> Saying:
    """A count that a sentence goes on with comes the way it came before: by "the analysis", not by "the institute"."""
    if len(saying.names) > 1 or saying.names[0].start >= sentence.start:
        return saying
    cues = doc.cues_in("attribution", sentence.start, sentence.end)
    same = {c.start for c in cues if c.id in {"data", "same_source"}}
    if any(c.id == "pronoun" and c.start not in same for c in cues):
        return saying
    return saying._replace(names=(*saying.names, *through.get(saying.names[0].id, ())))


def _unnamed(doc: Doc, sentence: Sentence) -> bool:
    """Does someone without a name speak to an outlet ("a commander told X"), whose words stay the outlet's?"""
    cues = doc.cues_in("attribution", sentence.start, sentence.end)
    return any(c.id == "told_to" for c in cues) and any(c.id == "say" for c in cues)


def _last_speaker(doc: Doc, before: Sentence, sayings: tuple[Saying, ...]) -> Name | None:
    """Whom a pronoun of the next sentence stands for: who spoke last, else the person or body named last."""
    meant = [s for s in sayings if s.spoken or not before.start <= s.names[0].start < before.end]  # "by its data"
    spoke = [s.names[0] for s in meant if s.names[0].kind == "speaker"]
    named = [n for n in (*speakers(doc, before.start, before.end), *spoke) if kind_of(doc, n) not in RELAYS]
    return named[-1] if named else None


def _sayings(doc: Doc, sentence: Sentence, lately: Lately) -> list[Saying]:
    cues = doc.cues_in("attribution", sentence.start, sentence.end)
    if not cues:
        return []
    names = speakers_and_parties(doc, sentence.start, sentence.end)
    relays = [n for n in names if n.kind == "speaker" and kind_of(doc, n) in RELAYS]
    out = [s for c in cues if (s := _taken(doc, sentence, c, names, relays, lately)) is not None]
    cues = [c for c in cues if not bracketed(doc.text, c.start)]
    void = [c for c in cues if c.id == "no_say"]
    says = [c for c in cues if c.id in SAYS and not any(v.start <= c.start and c.end <= v.end for v in void)]
    subjects: dict[Cue, Name | None] = {}
    for c in says:
        earlier = [n for n in subjects.values() if n is not None]
        subjects[c] = _subject(doc, c, cues, names, lately, earlier[-1] if earlier else None)
    for i, cue in enumerate(says):
        subject = subjects[cue] or _listener(cue, cues, relays)
        if subject is None:
            continue
        named, subject = subject, as_army(doc, subject)
        behind = max(cue.end, subject.end) if subject.start >= cue.end else cue.end
        listeners = tuple(
            n
            for n in relays
            if n is not subject
            and (abs(n.start - cue.end) < 40 or 0 <= n.start - behind < 30 or _cites(cues, n, behind))
        )
        others = [c for c in says[i + 1 :] if subjects[c] not in (None, named)]
        # "X said that Y had reported": the second saying stands inside the first
        following = next((c.start for c in others if doc.clause_at(c.start) != doc.clause_at(cue.start)), None)
        covers = _covers(doc, sentence, cue, subject, following)
        out.append(Saying(cue.start, cue.end, (subject, *listeners), covers, day_of(doc, sentence, cue), True))
    return out


def _taken(
    doc: Doc, sentence: Sentence, cue: Cue, names: list[Name], relays: list[Name], lately: Lately
) -> Saying | None:
    """A source that is named without a verb of saying: "according to X", "citing X", "X's data", "by its count"."""
    source: Name | None = None
    if cue.id in {"according", "cite"}:
        source = next((n for n in names if n.kind == "speaker" and cue.end <= n.start <= cue.end + NEAR), None)
    elif cue.id == "according_after":
        before = [n for n in names if n.kind == "speaker" and 0 <= cue.start - end_of(n) <= TITLE]
        source = before[-1] if before and not _of_unnamed(doc, before[-1], cue) else None
    elif cue.id == "data":
        beside = [n for n in names if n.kind == "speaker" and 0 <= cue.start - end_of(n) <= 5]
        source = beside[-1] if beside else _who_gave(doc, cue, names)
    elif cue.id == "by_him":
        # "in the minister's words", and of a name that follows: "in the words of the minister Andrii Novak"
        named = [n for n in names if n.kind == "speaker" and n.start <= cue.end + 2 and n.end > cue.end]
        named = [n for n in named if n not in relays]  # "an agency quoted him as saying"
        source = named[0] if named else _who_is_meant(doc, cue, names, lately)
    elif cue.id == "by_own":
        a, b = doc.clause_at(cue.start)
        acting = [n for n in names if a <= n.start < b]
        source, relays = as_army(doc, acting[0]) if acting else lately.last, []
    if source is None:
        return None
    a, b = part_of(doc.text, sentence, cue.start)
    clause = doc.clause_at(cue.start)
    aside = _goes_on(doc, max(clause[1], source.end), b)
    if cue.id != "data" and clause[0] > a and aside and clause[0] >= cue.start - 2:
        a = doc.clause_at(max(a, clause[0] - 2))[0]
    return Saying(min(cue.start, source.start), max(cue.end, source.end), (source, *relays), (a, b), None)


def _goes_on(doc: Doc, end: int, stop: int) -> bool:
    """Does a sentence go on behind a source with more than words that tell who it is ("…, by X, a think tank")?"""
    return end < stop - 3 and (stop - end > APPOSITION or bool(within(doc.quantities, end, stop)))


def _who_gave(doc: Doc, cue: Cue, names: list[Name]) -> Name | None:
    """Who published the data of which a phrase speaks, with nothing but a day between ("X이 14일 내놓은 집계")."""
    gave = doc.cues_in("attribution", max(0, cue.start - TITLE), cue.start, "gave")
    before = [n for n in names if n.kind == "speaker" and gave and n.end <= gave[0].start]
    if not before or cue.start - gave[0].end > APPOSED or gave[0].start - end_of(before[-1]) > TITLE:
        return None
    return before[-1]


def _of_unnamed(doc: Doc, name: Name, cue: Cue) -> bool:
    """Is a body only that of an officer without a name ("参謀本部の高官の話として")?"""
    between = doc.cues_in("attribution", end_of(name), cue.start)
    return any(c.id == "unnamed" and c.start - end_of(name) <= 1 for c in between)


def _who_is_meant(doc: Doc, cue: Cue, names: list[Name], lately: Lately) -> Name | None:
    """Whom "in his words" stands for: the speaker of a clause before it in its sentence, else who spoke of late."""
    word = doc.cues_in("attribution", cue.start, cue.end)
    said = doc.folded[cue.start : cue.end]
    if lately.body(said) is not None or any(c.id in {"institute_word", "outlet_word"} for c in word):
        return lately.meant(cue, word, said)
    before = [n for n in names if n.kind == "speaker" and n.end <= cue.start and kind_of(doc, n) not in RELAYS]
    return before[-1] if before else lately.last


def _subject(doc: Doc, cue: Cue, cues: list[Cue], names: list[Name], lately: Lately, spoke: Name | None) -> Name | None:
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


def _cites(cues: list[Cue], name: Name, behind: int) -> bool:
    """Is an outlet named as who cites what is told before ("data of X, which were analysed by Y")?"""
    return any(c.id == "cited_by" and behind <= c.start and 0 <= name.start - c.end <= NEAR // 2 for c in cues)


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
    before = [n for n in before if not _quoted(doc.text, floor, n.start, cue.start)]
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


def _quoted(text: str, floor: int, at: int, until: int) -> bool:
    """Does a place stand within quotation marks that are closed before another place?"""
    opened = sum(text.count(q, floor, at) for q in "“「『") - sum(text.count(q, floor, at) for q in "”」』")
    return opened > 0 or (text.count('"', floor, at) % 2 == 1 and '"' in text[at:until])


def _listener(cue: Cue, cues: list[Cue], relays: list[Name]) -> Name | None:
    """The outlet to which someone without a name speaks."""
    told = [c for c in cues if c.id == "told_to" and c.start <= cue.start + 20 and cue.start <= c.end + 20]
    return next((n for n in relays for c in told if 0 <= n.start - c.end <= 24), None)


def _covers(doc: Doc, sentence: Sentence, cue: Cue, subject: Name, following: int | None) -> tuple[int, int]:
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
        closes = False  # what a verb that stands first tells is behind it, but for a quotation
    a = part[0] if closes or len(lead) < 30 else first
    if following is None or following <= cue.start:
        return a, part[1]
    begins = doc.clause_at(following)[0]
    return a, begins if begins > cue.end else following


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
        and doc.text[end : end + 1] not in (":", "：")
        and first > sentence.start + 8
    )

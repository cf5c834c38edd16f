"""Subjects of sayings: whose a word of saying or counting is."""

from __future__ import annotations

from .before_aside import before_aside
from .covers import ASIDE
from .cues import Cue, unspaced
from .doc import Doc, within
from .lately import Lately
from .marks import Name
from .named import RELAYS, dative, end_of, kind_of
from .names.words import grammar
from .sentences import Sentence, part_of, verb_final, verb_first
from .subjects_last import ARTICLE_TO, NO_SUBJECT, TITLE, articles_of, heard_at, seat, subject_far, titles
from .titles import person_for, person_of

HEARING = frozenset({"to", "of"})
"""Cases of outlets that something is told to."""
NEAR = 60
"""Characters between "according to" and the source it names."""
LISTENER = 24
"""Characters between "in an interview" and the outlet it was given to."""
_SHORT = 3
"""Letters of a preposition."""
_AUXILIARY = 8
"""Characters of an auxiliary, or of "there", between a subject and its verb."""
_ARTICLE = 5
"""Characters of an article between a verb and its subject."""
_SUBJECT = 2
"""Words of a subject at least, an article or an adjective among them."""
_NAMED = 3
"""Words after a verb among which its subject is named."""
_OF = 10
"""Characters of an "of the" between a person and his institute."""
_TITLED = 40
"""Characters between a noun for a kind of body and its name."""
_CALLED = frozenset({"institute", "authority"})
_NOUN = 5
"""Letters of a word that is no pronoun."""
APPOSED = 2
"""Characters between a clause and the name that says whom it means ("the minister, Jan Novak")."""
_QUOTES = ' \t"«„“—–-'


def subject_of(
    doc: Doc, cue: Cue, cues: list[Cue], names: list[Name], lately: Lately, spoke: Name | None
) -> Name | None:
    """Who says it: a pronoun beside the word, the name before it in its clause, or the name right after it."""
    if verb_final(doc.language):
        return subject_far(doc, cue, cues, names, lately)
    clause = doc.clause_at(cue.start)
    if _by_nobody(cue, cues, names, clause):
        outlets = [n for n in names if n.kind == "speaker" and kind_of(doc, n) in RELAYS and clause[0] <= n.start]
        return next((n for n in outlets if 0 <= n.start - cue.end <= LISTENER or n.case in HEARING), None)
    behind_it = cue.id == "say" and verb_first(doc.language)
    if behind_it and (subject := _right_behind(doc, cue, cues, names, clause[1])) is not None:
        led = [n for n in names if n.kind == "speaker" and 0 <= cue.start - n.end <= APPOSED and clause[0] <= n.start]
        return led[-1] if led and subject.kind != "speaker" else subject  # "but the staff denied that A's men …"
    # "a Szuszpilnének mondta": whom it was told to
    names = [n for n in names if n.case not in HEARING or n.start > cue.start or kind_of(doc, n) not in RELAYS]
    inside = [n for n in names if n.kind == "speaker" and cue.start < n.start and n.end < cue.end]
    if inside:
        return inside[-1]  # "räumte X ein"
    before = [n for n in names if n.end <= cue.start and n.start >= clause[0]]
    speakers = [n for n in before if n.kind == "speaker"]
    heard = [c for c in cues if c.id == "to_whom"]
    told_to = [c for c in cues if c.id == "told_to"]
    asking = [
        n for n in speakers if kind_of(doc, n) in RELAYS and any(0 <= n.start - c.end <= LISTENER for c in told_to)
    ]
    if len(asking) == len(speakers) and any(kind_of(doc, n) not in RELAYS for n in _close(cue, names, clause)):
        before, speakers = [n for n in before if n not in asking], []  # "Im Gespräch mit X sagte Y"
    speakers = [n for n in speakers if n not in asking] or speakers  # "X v rozhovoru s deníkem Y řekl"
    speakers = [n for n in speakers if not any(0 <= n.start - c.end <= 1 for c in heard)] or speakers  # "admitted to X"
    cited = [c for c in cues if c.id == "cite"]
    speakers = [n for n in speakers if not any(0 <= n.start - c.end <= APPOSED for c in cited)] or speakers
    bodies = {n for n in speakers if kind_of(doc, n) != "person"}  # "the Kremlin, by its spokesman X, insists"
    speakers = [n for n in speakers if n not in bodies or not _is_source(doc, cues, n)] or speakers
    speakers = [n for n in speakers if n.case not in NO_SUBJECT and not dative(doc, n)] or speakers
    if unspaced(doc.text[cue.start]):  # "在克里姆林宮會見…時說": where somebody speaks says nothing
        seats = [n for n in speakers if doc.cues_in("events", n.start - 1, n.start, "locative")]
        speakers = [n for n in speakers if n not in seats] or speakers
    lands = {n for n in names if n.kind == "side"}
    called = [n for n in names if n not in lands]
    people = [n for n in called if kind_of(doc, n) not in RELAYS]  # "сказал он Reuters": no title of an outlet
    pronouns = [c for c in cues if c.id == "pronoun" and not titles(c, cues, called if is_noun(doc, c) else people)]
    if speakers and all(kind_of(doc, n) in RELAYS for n in speakers) and _by_pronoun(doc, cue, pronouns):
        before, speakers = [n for n in before if n not in speakers], []  # "Der BBC sagte er"
    if all(seat(doc, n) for n in speakers) and any(kind_of(doc, n) == "person" for n in _close(cue, names, clause)):
        before, speakers = [n for n in before if n not in speakers], []  # "Im Kreml sagte der Sprecher, X"
    nearest = speakers[-1].end if speakers else clause[0]
    pronouns = [c for c in pronouns if not titles(c, cues, list(lands)) or _person_from(doc, c, lands, cue)]
    beside = [c for c in pronouns if nearest <= c.start and c.end <= cue.start <= c.end + 16]
    sides = {n.end for n in names if n.kind == "side"}
    beside = [c for c in beside if not sides & {c.start, c.start - 1}]  # "Ukrajinská armáda": no army told of before
    if speakers and unspaced(doc.text[cue.start]):
        beside = [c for c in beside if c.start > nearest]  # "國防部發言人": the spokesman of the body before it
    close = _close(cue, names, clause)
    if close and before and not speakers and all(n.adjective for n in before):
        before = []  # "Russian losses are put by the ministry at 983"
    behind = [n for n in close if n.start >= clause[1]]
    after = [
        c for c in pronouns
        if _beside_say(doc, cue, c, cues) and not behind and not any(_called(doc, c, n) for n in close)
        and not _of_another(doc, c, clause[1])
    ]  # fmt: skip
    if after and before and not speakers and cue.id == "count" and all(n.adjective for n in before):
        before = []  # "Die russischen Verluste bezifferte der Stab auf 983"
    alone = _alone(doc, cue, cues, clause[0]) and not any(n.kind == "speaker" and n.end <= cue.start for n in names)
    alone = alone and not behind  # "alertou o prefeito, X"
    asked_by = [n for n in close if any(0 <= n.start - c.end <= ARTICLE_TO for c in heard)]
    if beside or (
        (after or (alone and not _follows(cue, [n for n in names if n not in asked_by], clause[1]))) and not before
    ):
        own = [n for n in names if n.kind == "speaker" and n.end <= clause[0] and kind_of(doc, n) not in RELAYS]
        own = [n for n in own if kind_of(doc, n) == "person" or not _fires(doc, n)]
        word = (beside or after)[-1] if beside or after else None
        kinds = {c.id for c in cues if word is not None and word.start <= c.start and c.end <= word.end}
        late = lately.counts(cue) if word is None else lately.meant(word, cues, doc.folded[word.start : word.end])
        meant = (
            late
            if (late is not None and late.kind == "speaker" and late is not lately.last)
            or kinds & {"institute_word", "outlet_word"}
            else spoke or (own[-1] if own else late)
        )
        if word is not None:
            said = doc.folded[word.start : word.end]
            meant = person_of(doc, said, lately.titles) or fitting(doc, word, cues, meant)
            meant = person_for(doc, said, lately.titles, meant)
            land = _person_from(doc, word, lands, cue)
            if land is not None and meant is not None and meant.side not in {None, land.side}:
                meant = None  # "the Russian general", behind one of Ukraine's
        if meant is not None:
            return meant
    if speakers:
        return _member(doc, speakers)
    if not before:
        if (parted := before_aside(doc, cue, names)) is not None:
            return parted
        apposed = [n for n in names if n.kind == "speaker" and 0 <= clause[0] - end_of(n) <= 2]
        apposed = [n for n in apposed if not (close and (_is_source(doc, cues, n) or _met(doc, n, cue, cues, close)))]
        if apposed and cue.start - clause[0] <= 14:
            return _person_of(doc, apposed[-1], names)  # "Smirnov, the governor, had admitted to Putin"
        sentence = doc.sentence_at(cue.start)
        begins, part_begins = (sentence.start, part_of(doc.text, sentence, cue.start)[0]) if sentence else (0, 0)
        led = [n for n in names if n.kind == "speaker" and n.end <= cue.start and unspaced(doc.text[cue.start])]
        told = [c for c in told_to if c.start == cue.start and not (close and close[0].end <= c.end)]
        told = [c for c in told if not _speaks_to(doc, c, cues, close)]
        if close and not led and not told:  # but "sagte X der Agentur"
            asked = {n for n in close if dative(doc, n) or any(0 <= n.start - c.end <= 1 for c in heard)}
            # "reported to A the minister, B": whom it was told to
            own = [n for n in close if kind_of(doc, n) not in RELAYS and n not in asked] or close
            first = next((n for n in own if not _is_source(doc, cues, n)), own[0])
            person = [n for n in names if n.kind == "speaker" and 0 <= n.start - end_of(first) <= 2]
            return person[0] if person and kind_of(doc, first) != "person" else first
        if spoke is not None and _of_part(doc, cue, cues, begins, part_begins):
            return None
        if spoke is not None and not (led and begins <= spoke.start < part_begins <= led[-1].start):
            return spoke  # unless another part of the sentence speaks of somebody else
        # an apposition or a quotation between name and verb: "Peskov, the spokesman, said"
        earlier = [n for n in names if n.kind == "speaker" and 0 <= cue.start - n.end < 90]
        if unspaced(doc.text[cue.start]):  # "X拒絕與Y會談，稱…": with whom is not who
            earlier = [n for n in earlier if not any(0 <= n.start - c.end <= 1 for c in heard)] or earlier
        return earlier[-1] if earlier else None
    # "the government asks of Moscow … and says": whom something is said to says nothing
    saying = [n for n in before if not any(0 <= n.start - c.end <= 1 for c in heard)]
    return saying[-1] if saying else None


def _person_from(doc: Doc, word: Cue, lands: set[Name], say: Cue) -> Name | None:
    """The country whose adjective stands between a person's title and the verb, or closes the clause behind that ("the
    Finnish analyst": "l'analista finlandese")."""
    land = next((n for n in lands if 0 <= n.start - word.end <= 1), None)
    words = doc.folded[word.start : word.end].replace("'", " ").split() if land is not None else []
    if land is None or not any(grammar(doc.language).any_in(w, "roles") for w in words):
        return None
    leads = 0 <= say.start - land.end <= 2 * _AUXILIARY
    return land if leads or not _rest(doc, land.end, doc.clause_at(word.start)[1]) else None


def _met(doc: Doc, name: Name, cue: Cue, cues: list[Cue], close: list[Name]) -> bool:
    """Is a person before a verb of saying only told of, the subject following the verb ("a meeting of Trump and Putin,
    writes X"), not whom something is said to?"""
    first, clause = close[0], doc.clause_at(cue.start)
    if cue.id != "say" or kind_of(doc, name) != "person" or first.start >= clause[1]:
        return False
    to = [c for c in cues if c.id in {"told_to", "to_whom"} and cue.start <= c.start < first.start]
    return 0 <= first.start - cue.end <= _ARTICLE and not to and not dative(doc, first)


def _is_source(doc: Doc, cues: list[Cue], name: Name) -> bool:
    """Is a name that of a source beside "according to": whoever speaks beside it tells of its count ("according to X,
    said Y, …", "repeated Y after X")?"""
    led = [c for c in cues if c.id in {"according", "cite"} and 0 <= name.start - c.end <= TITLE]
    behind = [c for c in cues if c.id in {"according_after", "data"} and 0 <= c.start - end_of(name) <= APPOSED]
    return bool(behind) or any("," not in doc.text[c.end : name.start] for c in led)


def _called(doc: Doc, word: Cue, name: Name) -> bool:
    """Is a noun behind a verb, or its article, what the name that follows is called ("said the mapping project X")?"""
    gap = name.start - word.end
    if 0 <= gap <= TITLE:  # "sagte er der BBC": whom he told
        return is_noun(doc, word) or kind_of(doc, name) not in RELAYS
    if not 0 <= gap <= _TITLED or kind_of(doc, name) not in _CALLED:
        return False
    article = doc.folded[word.start : word.end] in grammar(doc.language).list("definite")
    told = any(c in ".,;:()\n" for c in doc.text[word.end : name.start])
    told = told or bool(doc.cues_in("attribution", word.end, name.start, "to_whom"))
    return not told and (is_noun(doc, word) or article)


def _speaks_to(doc: Doc, word: Cue, cues: list[Cue], close: list[Name]) -> bool:
    """Is who speaks named behind a verb with whom he speaks to: "a dit à Reuters le porte-parole, X", "sagte der
    Sprecher, X, der Agentur", or he alone ("sagte der von Moskau eingesetzte Statthalter X")?"""
    if close and kind_of(doc, close[0]) == "person":
        return not doc.cues_in("attribution", word.end, close[0].start, "unnamed", "unnamed_source")
    his = [c for c in cues if c.id == "pronoun" and word.start < c.start < word.end]
    heard = kind_of(doc, close[0]) in RELAYS if close else False
    return bool(his) or (heard and any(kind_of(doc, n) not in RELAYS for n in close))


def _member(doc: Doc, speakers: list[Name]) -> Name:
    """The last of those named before a verb, but the person before an institute whose he is ("X of the group")."""
    last = speakers[-1]
    before = [n for n in speakers if 0 < last.start - end_of(n) <= _OF and kind_of(doc, n) == "person"]
    return before[-1] if before and kind_of(doc, last) == "institute" else last


def told_by_nobody(doc: Doc, sentence: Sentence) -> bool:
    """Is somebody without a name the subject of a verb of saying in a sentence ("police said")?"""
    cues = doc.cues_in("attribution", sentence.start, sentence.end)
    names = within(doc.names, sentence.start, sentence.end)
    if verb_final(doc.language):  # "Polis, … üç kişinin öldüğünü bildirdi"
        first = [c for c in cues if c.id in {"unnamed", "unnamed_source"} and c.start <= sentence.start + 1]
        alone = not any(n.kind == "speaker" for n in names)
        return bool(first) and alone and any(c.id == "say" and c.end >= sentence.end - APPOSED for c in cues)
    return any(c.id == "say" and _by_nobody(c, cues, names, doc.clause_at(c.start)) for c in cues)


def _by_nobody(cue: Cue, cues: list[Cue], names: list[Name], clause: tuple[int, int]) -> bool:
    """Is somebody without a name the subject right before or behind a verb ("police said", "raconte un pompier")?"""
    words = [c.start for c in cues if c.id == "pronoun"], [c.end for c in cues if c.id == "pronoun"]
    spoken = [n for n in names if n.kind == "speaker" and clause[0] <= n.start < clause[1] + APPOSED]
    has_subject = any(0 <= cue.start - end <= APPOSED for end in words[1])  # "it said its soldiers …"
    for c in cues:
        if c.id not in {"unnamed", "unnamed_source"} or not clause[0] <= c.start < clause[1]:
            continue
        if any(a <= c.start and c.end <= b for a, b in zip(*words, strict=True)):
            continue
        before = 0 <= cue.start - c.end <= _AUXILIARY and not any(n.start < cue.start for n in spoken)
        behind = 0 <= c.start - cue.end <= _ARTICLE and not any(0 <= n.start - c.end <= TITLE for n in spoken)
        if before or (behind and not has_subject and not any(n.end <= cue.start for n in spoken)):
            return True
    return False


def _of_part(doc: Doc, cue: Cue, cues: list[Cue], begins: int, part_begins: int) -> bool:
    """Has a part of a sentence behind a semicolon a subject of its own before its verb, which has no name that is known
    ("…; the 7th corps denies it")?"""
    if part_begins == begins or unspaced(doc.text[cue.start]) or doc.clause_at(cue.start)[0] > part_begins:
        return False
    if any(c.id in {"pronoun", "alone"} and part_begins <= c.start <= cue.start for c in cues):
        return False
    return len(_rest(doc, part_begins, cue.start).split()) >= _SUBJECT


def _fires(doc: Doc, name: Name) -> bool:
    """Does a body launch something in its clause: what attacks is not who tells of it."""
    clause = doc.clause_at(name.start)
    return bool(doc.cues_in("events", *clause, "launch")) and not doc.cues_in("events", *clause, "down")


def _person_of(doc: Doc, name: Name, names: list[Name]) -> Name:
    """Who an apposition tells of, where it ends with the body he speaks for ("X, chief negotiator of the Kremlin,")."""
    begins = doc.clause_at(name.start)[0]
    led = [n for n in names if n.kind == "speaker" and 0 <= begins - end_of(n) <= APPOSED]
    return led[-1] if led and kind_of(doc, name) != "person" and kind_of(doc, led[-1]) == "person" else name


def _beside_say(doc: Doc, cue: Cue, word: Cue, cues: list[Cue]) -> bool:
    """Does a word that stands for a speaker follow a saying, or the name of its paper ("it says in the ministry's
    report": "говорится в сводке ведомства")?"""
    if 0 <= word.start - cue.end <= APPOSED or cue.start < word.start < cue.end:
        return True  # "fügte er hinzu"
    if "-" in doc.text[cue.end : word.start] and word.start - cue.end <= APPOSED + 1:
        return True  # "ajoute-t-il"
    paper = [c for c in cues if c.id in {"bulletin", "according"} and 0 <= c.start - cue.end <= ASIDE]
    return any(0 <= word.start - c.end <= 1 for c in paper)


def _right_behind(doc: Doc, cue: Cue, cues: list[Cue], names: list[Name], end: int) -> Name | None:
    """The name behind a verb that stands first, before any "that": a person before his country or body."""
    that = min((c.start for c in cues if c.id in {"that", "to_whom"} and c.start >= cue.end), default=end)
    after = [n for n in names if cue.end <= n.start < min(that, end, cue.end + NEAR)]
    if not after or any(q.unit is not None for q in within(doc.quantities, cue.end, after[0].start)):
        return None
    first = next((n for n in after if n.kind == "speaker"), after[0])
    his = [n for n in after if n.kind == "speaker" and 0 <= n.start - end_of(first) <= APPOSED]
    # "said the spokesman of the Kremlin Dmitry Peskov"
    return his[0] if his and kind_of(doc, his[0]) == "person" and kind_of(doc, first) != "person" else first


def _close(cue: Cue, names: list[Name], clause: tuple[int, int]) -> list[Name]:
    """The speakers named after a verb: in its clause, or in apposition to its subject ("said the minister, X")."""
    after = [n for n in names if n.kind == "speaker" and cue.end <= n.start <= cue.end + NEAR]
    inside = [n for n in after if n.start < clause[1]]
    return inside or [n for n in after if clause[1] - cue.end > APPOSED and n.start - clause[1] <= APPOSED]


def is_noun(doc: Doc, word: Cue) -> bool:
    """Is a word that stands for a speaker a noun, not a pronoun?"""
    least = 2 if unspaced(doc.text[word.start]) else _NOUN - 1 if verb_first(doc.language) else _NOUN
    return word.end - word.start >= least


def fitting(doc: Doc, word: Cue, cues: list[Cue], name: Name | None) -> Name | None:
    """Whom a word stands for, unless it is a person's title and that is an institute or outlet ("the mayor")."""
    if name is None or name.kind != "speaker" or kind_of(doc, name) not in {*RELAYS, "institute"}:
        return name
    if any(c.id == "institute_word" and word.start <= c.start and c.end <= word.end for c in cues):
        return name
    words = doc.folded[word.start : word.end].split()
    return None if words and grammar(doc.language).any_in(words[-1], "roles") else name


def _of_another(doc: Doc, word: Cue, end: int) -> bool:
    """Is a title that of somebody without a name, in languages without articles: a noun follows it in its clause
    ("зазначив речник угруповання"), not a time or a preposition?"""
    if not is_noun(doc, word) or grammar(doc.language).list("definite") or unspaced(doc.text[word.start]):
        return False
    rest = _rest(doc, word.end, end).split()
    return bool(rest) and len(rest[0]) > _SHORT and not verb_first(doc.language)


def _rest(doc: Doc, start: int, end: int) -> str:
    """What stands in a stretch besides times."""
    parts, at = [], start
    for t in within(doc.times, start, end):
        parts.append(doc.text[at : t.start])
        at = max(at, t.end)
    parts.append(doc.text[at:end])
    return " ".join(parts).strip(_QUOTES + ".,!?…”’»)")


def _alone(doc: Doc, cue: Cue, cues: list[Cue], begins: int) -> bool:
    """Does a verb whose form tells its subject open its clause, the subject left out ("Dodał, że …")?"""
    if not any(c.id == "alone" and c.start == cue.start for c in cues):
        return False
    when = [(t.start, t.end) for t in within(doc.times, begins, cue.start)]
    when += [(c.start, c.end) for c in doc.cues_in("events", begins, cue.start) if c.id == "same_period"]
    when += [
        (c.start, c.end) for c in doc.cues_in("attribution", begins, cue.start, "further", "that")
    ]  # "Más adelante escribe", "Azt írja, hogy …"
    if lost := doc.cues_in("events", begins, cue.start, "casualties"):  # "Ruské ztráty vyčíslil na …"
        when += [(c.start, c.end) for c in lost]
        when += [(n.start, n.end) for n in within(doc.names, begins, cue.start) if n.kind == "side"]
    when.sort()
    at = when[-1][1] if when and not doc.text[begins : when[-1][0]].strip(_QUOTES) else begins
    opens = doc.text[at : cue.start].strip(_QUOTES)
    joined = verb_first(doc.language) and len(opens) == 1  # an "and" that is glued to the verb
    return (not opens or joined) and not _has_subject(doc, cue)


def _has_subject(doc: Doc, cue: Cue) -> bool:
    """Does somebody without a name follow a verb as its subject: an indefinite article ("racconta un pompiere"), in
    languages without articles a noun ("повідомила розвідка")?

    A clause goes on with a preposition or another short word, or with "that", where nobody does.
    """
    end = doc.clause_at(cue.start)[1]
    heard = doc.cues_in("attribution", cue.end, end, "to_whom")
    at = max([cue.end, *(n.end for c in heard if c.start - cue.end <= 1 for n in heard_at(doc, c, end))])
    rest = _rest(doc, at, end).split()
    if verb_first(doc.language):
        return not any(c.start - cue.end <= APPOSED for c in doc.cues_in("attribution", cue.end, end, "that"))
    if not rest or unspaced(doc.text[cue.start]) or doc.cues_in("attribution", cue.end, end + _NOUN, "that"):
        return False
    definite = grammar(doc.language).list("definite")
    if not definite and doc.cues_in("attribution", cue.end, end, "unnamed"):
        return True  # "wylicza na palcach oficer"
    if any(w[0].isupper() for w in rest[:_NAMED]):
        return True  # "közölte a Hartija hadtest": a body in no list
    if definite:
        return rest[0].lower() in articles_of(doc.language) - set(definite)
    return len(rest[0]) > _SHORT


def _by_pronoun(doc: Doc, cue: Cue, pronouns: list[Cue]) -> bool:
    """Does a pronoun stand right behind a verb as its subject ("sagte er")?"""
    return any(c.start - cue.end == 1 and not is_noun(doc, c) for c in pronouns)


def _follows(cue: Cue, names: list[Name], end: int) -> bool:
    """Does a speaker's name follow a verb in its clause?"""
    return any(n.kind == "speaker" and cue.end <= n.start < min(end, cue.end + NEAR) for n in names)

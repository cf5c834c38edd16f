"""Sayings: who says or counts something in a sentence, and how far it is theirs.

Rules, for every language alike; only the words are data (`[attribution]`):

1. A sentence's words of saying and counting are paired with the name before them in their clause ("X said"), else the
   name right after ("…", said X). What follows is theirs up to the next saying with a name of its own; what stands
   before is theirs too when the saying closes its part of the sentence or nothing but the name comes before it. A
   semicolon ends what a saying covers.
2. "According to X", "X's data" and "citing X" cover their part of the sentence; set between commas, what stands beside.
3. A pronoun before a saying, or the form of a verb without a subject (`alone`), stands for who spoke last in the
   sentence before; "an officer told X" is told by X.
   So does a noun ("the group", "the mayor") before a verb or beside "according to"; a title is no institute's.
4. What stands in a mood for what others said, with no source of its own, is said by who spoke last (`reported.py`).
5. Behind a colon speaks who alone is named before it, where nothing is told before it; before "such is",
   whoever is named behind it (`apart.py`).
6. Two that count something in a clause each speak for their own clause.
"""

from __future__ import annotations

from .apart import headed, says_himself, so_said, source_given
from .closing import closed_by
from .covers import stretch_of
from .cues import Cue
from .denying import answers_another, denials
from .doc import Doc, within
from .lately import Lately
from .marks import Name
from .named import RELAYS, bracketed, end_of, kind_of, speakers, speakers_and_parties
from .papers import bodies_meant, given_out, paper_of, papers_meant
from .parted import joined, parted
from .reported import as_army, carried_on
from .sentences import Sentence
from .signing import signature, signs
from .sources_named import Saying, but_strangers, taken
from .subjects import APPOSED, HEARING, NEAR, subject_of
from .subjects_last import of_a_stranger
from .titles import titles_of
from .told import SAYS, day_of

_MEANT = frozenset({"pronoun", "by_him"})
_THROUGH = frozenset({"institute", "person"})
_TAGS = (":", "：")
"""Signs behind a name whose turn a passage is."""
_ASKED = 12
"""Characters between "asked by" and the outlet that did."""
_TOLD = ("gain_noun", "gain", "regain", "regain_noun", "down", "launch")
"""What somebody tells in a clause without a figure."""
AREAS = frozenset({"km2", "mi2", "ha", "acre"})
CARRIED = 2
"""Sentences that name nobody, after which a subject that is left out, or what is reported, is nobody's."""


def sayings_of(doc: Doc, sentence: Sentence) -> tuple[Saying, ...]:
    """The sayings of a sentence."""
    every: dict[int, tuple[Saying, ...]] = doc.remember("sayings", _all_sayings)
    return every.get(sentence.start, ())


def _all_sayings(doc: Doc) -> dict[int, tuple[Saying, ...]]:
    out: dict[int, tuple[Saying, ...]] = {}
    lately = Lately()
    told: list[Saying] = []
    quiet = 0
    voices: tuple[Name, ...] = ()
    through: dict[str, tuple[Name, ...]] = {}
    for sentence in doc.sentences:
        silent = lately.since[0]
        found = [_as_before(doc, s, sentence, through) for s in _sayings(doc, sentence, lately)]
        voices = found[-1].names if found else voices if silent < CARRIED else ()
        if voices and (found or not _unresolved(doc, sentence)):
            parts = carried_on(doc, sentence, (s.covers for s in found))
            found += [Saying(a, a, voices, (a, b), None, True) for a, b in parts]
        out[sentence.start] = tuple(found or _left_out(doc, sentence, told))
        through |= {s.names[0].id: relays for s in found if (relays := _through(doc, s)) is not None}
        told = [*(told if min(silent, quiet) < CARRIED else ()), *out[sentence.start]]
        quiet = 0 if out[sentence.start] else quiet + 1
        named = speakers(doc, sentence.start, sentence.end)
        institute = next((n for n in reversed(named) if kind_of(doc, n) == "institute"), None)
        outlet = next((n for n in reversed(named) if kind_of(doc, n) in RELAYS), None)
        spoke = _last_speaker(doc, sentence, out[sentence.start])
        if spoke is None and outlet is not None and _unnamed(doc, sentence):
            spoke = outlet
        bodies = [(doc.folded[n.start : n.end], n) for n in named if kind_of(doc, n) == "authority"]
        institute = institute or next((s.names[0] for s in found if kind_of(doc, s.names[0]) == "institute"), None)
        lately = lately.then(spoke, institute, outlet, bodies, given_out(doc, sentence, named))
        lately = lately._replace(titles=titles_of(doc, named, lately.titles))
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


def _through(doc: Doc, saying: Saying) -> tuple[Name, ...] | None:
    """The outlets through which an institute's count or a person's words come; None of anybody else's."""
    if kind_of(doc, saying.names[0]) not in _THROUGH:
        return None
    return tuple(n for n in saying.names[1:] if n.kind == "speaker" and kind_of(doc, n) in RELAYS)


def _as_before(doc: Doc, saying: Saying, sentence: Sentence, through: dict[str, tuple[Name, ...]]) -> Saying:
    """What a sentence goes on with comes the way it came before: a person's words by "he added" and "the officer", a
    count by "the analysis", not by "the institute"."""
    if len(saying.names) > 1 or saying.names[0].start >= sentence.start:
        return saying
    if kind_of(doc, saying.names[0]) == "person":
        return saying._replace(names=(*saying.names, *through.get(saying.names[0].id, ())))
    cues = doc.cues_in("attribution", sentence.start, sentence.end)
    same = {c.start for c in cues if c.id in {"data", "same_source"}}
    closes = any(c.id == "same_source" and c.start < saying.end <= c.end for c in cues)  # "…, by the same data"
    if not closes and any(c.id == "pronoun" and c.start not in same for c in cues):
        return saying
    return saying._replace(names=(*saying.names, *through.get(saying.names[0].id, ())))


def _unresolved(doc: Doc, sentence: Sentence) -> bool:
    """Does somebody speak in a sentence of whom no name is known ("ein Soldat sagte"), not a report ("hieß es")?"""
    cues = doc.cues_in("attribution", sentence.start, sentence.end, "say", "relay")
    relays = [c for c in cues if c.id == "relay"]
    return any(c.id == "say" and not any(r.start <= c.start < r.end for r in relays) for c in cues)


def _unnamed(doc: Doc, sentence: Sentence) -> bool:
    """Does someone without a name speak to an outlet ("a commander told X"), whose words stay the outlet's?"""
    cues = doc.cues_in("attribution", sentence.start, sentence.end)
    return any(c.id == "told_to" for c in cues) and any(c.id == "say" for c in cues)


def _last_speaker(doc: Doc, before: Sentence, sayings: tuple[Saying, ...]) -> Name | None:
    """Whom a pronoun of the next sentence stands for: who spoke last, else the person or body named last."""
    meant = [s for s in sayings if s.spoken or not before.start <= s.names[0].start < before.end]  # "by its data"
    beside = {s.names[0] for s in meant if _described(doc, s)}
    meant = [s for s in meant if s.names[0] not in beside]
    spoke = [s.names[0] for s in meant if s.names[0].kind == "speaker"]
    spoke = [n for n in spoke if doc.text[n.end : n.end + 1] not in _TAGS]  # "HALE: The governor, X, was on air"
    named = [n for n in (*speakers(doc, before.start, before.end), *spoke) if kind_of(doc, n) not in RELAYS]
    named = [n for n in named if n not in beside]
    return named[-1] if named else None


def _described(doc: Doc, saying: Saying) -> bool:
    """Does a saying, with who says it, stand in a clause that only describes something ("whose fall X told")?"""
    start = doc.clause_at(saying.start)[0]
    words = [c for c in doc.cues_in("attribution", start, saying.start, "aside") if c.start - start <= 2]
    return bool(words) and saying.spoken and saying.names[0].start >= words[0].end


def _sayings(doc: Doc, sentence: Sentence, lately: Lately) -> list[Saying]:
    cues = doc.cues_in("attribution", sentence.start, sentence.end)
    strange = [c for c in cues if c.id in _MEANT and of_a_stranger(doc, c)]
    cues = [c for c in cues if c.id not in _MEANT or not any(s.start <= c.start and c.end <= s.end for s in strange)]
    cues = sorted({*but_strangers(cues), *denials(doc, sentence)})
    if not cues:
        return _told_apart(doc, sentence, [])
    papers = papers_meant(doc, sentence, cues, lately)
    cues = sorted({*cues, *papers, *(bodies := bodies_meant(doc, cues, lately))})
    names = speakers_and_parties(doc, sentence.start, sentence.end)
    relays = [n for n in names if n.kind == "speaker" and kind_of(doc, n) in RELAYS]
    out = [s for c in cues if (s := taken(doc, sentence, c, names, relays, lately)) is not None]
    cues = [c for c in cues if not bracketed(doc.text, c.start)]
    void = [c for c in cues if c.id == "no_say"]

    says = [c for c in cues if c.id in SAYS and not any(v.start <= c.start < v.end for v in void)]
    titles = [c for c in cues if c.id in {"pronoun", "unnamed"} and c not in papers and c not in bodies]
    # "分析師": a word for who analyses says nothing, nor does part of a name ("the United States")
    says = [c for c in says if not any(t.start <= c.start and c.end < t.end for t in titles)]
    says = [c for c in says if not any(n.start < c.start and c.end <= n.end for n in names)]
    asides = [c for c in cues if c.id == "according"]  # "by the count of X"
    says = [c for c in says if not any(a.start <= c.start and c.end <= a.end and c[:2] != a[:2] for a in asides)]
    says = [c for c in says if not _of_a_kind(c, cues, names)]
    subjects: dict[Cue, Name | None] = {}
    for c in says:
        earlier = [n for n in subjects.values() if n is not None]
        subjects[c] = subject_of(doc, c, cues, names, lately, earlier[-1] if earlier else None)
    for i, cue in enumerate(says):
        subject = subjects[cue] or _listener(cue, cues, relays)
        if subject is None or says_himself(doc, cue, subject):
            continue
        named, subject = subject, as_army(doc, subject, (cue.start, cue.end))
        if subject is not named and cue.id == "count" and not relays and _counted(doc, named, cue):
            continue  # "the Russian army added 507 km2": what it won, not what it counted
        behind = max(cue.end, subject.end) if subject.start >= cue.end else cue.end
        listeners = tuple(
            n
            for n in relays
            if n is not subject
            and (
                n.case in HEARING
                or abs(n.start - cue.end) < 40
                or 0 <= n.start - behind < 30
                or _cites(cues, n, behind)
                or _heard_first(cues, n, cue)
            )
        )
        others = [c for c in says[i + 1 :] if subjects[c] not in (None, named)]
        # "X said that Y had reported": the second saying stands inside the first
        following = next((c.start for c in others if doc.clause_at(c.start) != doc.clause_at(cue.start)), None)
        told_before = [c for c in says[:i] if subjects[c] not in (None, named)]
        covers = stretch_of(doc, sentence, cue, subject, following)
        if told_before and covers[0] <= told_before[-1].start and _beside_another(doc, told_before[-1], cue, subject):
            covers = (doc.clause_at(cue.start)[0], covers[1])
        if answers_another(doc, sentence, cue, subject):
            covers = (max(covers[0], doc.clause_at(cue.start)[0]), covers[1])
        out.append(Saying(cue.start, cue.end, (subject, *listeners), covers, day_of(doc, sentence, cue), True))
    return _told_apart(doc, sentence, parted(doc, joined(doc, out)))


def _of_a_kind(cue: Cue, cues: list[Cue], names: list[Name]) -> bool:
    """Does a word of counting only tell what kind of body is named right behind it ("le projet de cartographie X")?"""
    kinds = [c for c in cues if c.id == "institute_word" and 0 < cue.start - c.end <= APPOSED + APPOSED]
    return cue.id == "count" and bool(kinds) and any(n.kind == "speaker" and 0 <= n.start - cue.end <= 1 for n in names)


def _counted(doc: Doc, army: Name, cue: Cue) -> bool:
    """Is an army what is counted, by the ground it won or by its losses ("the army's losses, which are put at …")?"""
    if any(c.start - army.end <= 1 for c in doc.cues_in("events", army.end, cue.start, "troops")):
        return True  # "러시아군 병력은 70만명으로 추산된다"
    ground = any(q.unit in AREAS for q in within(doc.quantities, *doc.clause_at(cue.start)))
    return ground or (army.end <= cue.start and bool(doc.cues_in("events", army.end, cue.start, "casualties")))


def _beside_another(doc: Doc, earlier: Cue, cue: Cue, subject: Name) -> bool:
    """Do two say or count something in a clause each ("X puts it at 440, Y counts 449", "…, X admits, and Y announces
    the capture of Z")?"""
    clause = doc.clause_at(cue.start)
    told = within(doc.quantities, *clause) or doc.cues_in("events", cue.end, clause[1], *_TOLD)
    own = clause[0] <= subject.start < clause[1] and bool(told)
    return own and doc.clause_at(earlier.start) != clause and kind_of(doc, subject) not in RELAYS


def _told_apart(doc: Doc, sentence: Sentence, found: list[Saying]) -> list[Saying]:
    """The sayings of a sentence with those whose source stands before a colon or behind "such is", where no other
    covers what they tell."""
    out = list(found)
    head = headed(doc, sentence)
    if head is not None:  # "Moscow's own count, from the ministry: …" is the ministry's
        out = [s for s in out if s.names[0].kind == "speaker" or s.start >= head[1]]
        if kind_of(doc, head[0]) == "person":  # "X (quoted by Y): …" are the words of X
            out = [s for s in out if s.start < head[0].end or s.end > head[1] or not _relayed(doc, s)]
    if head is not None and not any(s.covers[0] <= head[1] < s.covers[1] for s in out):
        heard = [n for n in speakers(doc, head[0].end, head[1]) if kind_of(doc, n) in RELAYS]  # "X to Y: …"
        through = heard if kind_of(doc, head[0]) == "person" else []
        out.append(Saying(sentence.start, head[1], (head[0], *through), (head[1], sentence.end), None, True))
    under = source_given(doc, sentence)
    if under is not None and not found:
        out.append(Saying(under[1], sentence.end, (under[0],), (sentence.start, under[1]), None, True))
    if not out and (mark := signature(doc, sentence)) is not None:
        out.append(Saying(mark[1], sentence.end, mark[0], (sentence.start, mark[1]), None, True))
    if not out and (names := signs(doc, sentence)):
        out.append(Saying(sentence.start, sentence.end, names, (sentence.start, sentence.end), None, True))
    if not out and (paper := paper_of(doc, sentence)) is not None:
        out.append(Saying(paper[1].start, paper[1].end, (paper[0],), (sentence.start, sentence.end), None, True))
    closing = closed_by(doc, sentence)
    if closing is not None and not any(s.covers[0] < closing[1] for s in out):
        out.append(Saying(closing[1], sentence.end, (closing[0],), (sentence.start, sentence.end), None, True))
    behind = so_said(doc, sentence)
    if behind is not None and not any(s.covers[0] < behind[2] and behind[1] < s.covers[1] for s in found):
        relays = [n for n in speakers(doc, behind[2], sentence.end) if kind_of(doc, n) in RELAYS and n != behind[0]]
        out.append(Saying(behind[2], sentence.end, (behind[0], *relays), behind[1:], None, True))
    return out


def _cites(cues: list[Cue], name: Name, behind: int) -> bool:
    """Is an outlet named as who cites what is told before ("data of X, which were analysed by Y")?"""
    return any(c.id == "cited_by" and behind <= c.start and 0 <= name.start - c.end <= NEAR // 2 for c in cues)


def _heard_first(cues: list[Cue], name: Name, say: Cue) -> bool:
    """Is an outlet named as who was spoken to before a word of saying ("asked by X, the minister, …, said")?"""
    return name.end <= say.start and any(c.id == "told_to" and 0 <= name.start - c.end <= _ASKED for c in cues)


def _listener(cue: Cue, cues: list[Cue], relays: list[Name]) -> Name | None:
    """The outlet to which someone without a name speaks."""
    told = [c for c in cues if c.id == "told_to" and c.start <= cue.start + 20 and cue.start <= c.end + 20]
    heard = [n for n in relays if n.case in HEARING and n.end <= cue.start]
    if heard and cue.id == "say":
        return heard[-1]
    return next((n for n in relays for c in told if 0 <= n.start - c.end <= 24), None)

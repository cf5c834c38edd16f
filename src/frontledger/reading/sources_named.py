"""Sources named without a verb of saying: "according to X", "citing X", "X's data", "by its count", "in his words"."""

from __future__ import annotations

from typing import NamedTuple

from ..nouns import Period
from .covers import goes_on
from .cues import Cue, unspaced
from .doc import Doc
from .lately import Lately
from .marks import Name
from .named import RELAYS, dative, end_of, kind_of
from .papers import bodies_meant, papers_meant
from .reported import as_army
from .sentences import Sentence, part_of
from .subjects import APPOSED, NEAR, fitting, is_noun
from .subjects_last import TITLE, titles
from .titles import person_of

_OF_A_SIDE = frozenset({"authority", "person"})
_SOURCES = frozenset({"according", "according_after", "cite", "data"})


_BESIDE = 8
"""Characters of an article between a mark of sources and an army."""


class Saying(NamedTuple):
    """A saying found in a sentence: its words, who says it, and the stretch that is theirs."""

    start: int
    end: int
    names: tuple[Name, ...]
    covers: tuple[int, int]
    told: Period | None
    spoken: bool = False
    """Said by its first name, not only taken from it."""


def taken(
    doc: Doc, sentence: Sentence, cue: Cue, names: list[Name], relays: list[Name], lately: Lately
) -> Saying | None:
    """A source that is named without a verb of saying: "according to X", "citing X", "X's data", "by its count"."""
    source: Name | None = None
    if (army := _army(doc, cue, names)) is not None:
        source = army
    elif cue.id in _SOURCES and (word := _word_beside(doc, sentence, cue, names, lately)) is not None:
        # "according to the institute": whoever was named by it before
        known = doc.cues_in("attribution", word.start, word.end)
        said = doc.folded[word.start : word.end]
        source = person_of(doc, said, lately.titles) or fitting(doc, word, known, lately.meant(word, known, said))
    elif cue.id in {"according", "cite"}:
        near = [n for n in names if n.kind == "speaker" and cue.end <= n.start <= cue.end + NEAR]
        source = next((n for n in near if not dative(doc, n)), near[0] if near else None)  # "as A reported to B"
    elif cue.id == "according_after":
        before = [n for n in names if n.kind == "speaker" and 0 <= cue.start - end_of(n) <= TITLE]
        source = before[-1] if before and not _of_unnamed(doc, before[-1], cue) else None
    elif cue.id == "data":
        beside = [n for n in names if n.kind == "speaker" and 0 <= cue.start - _past_poll(doc, end_of(n)) <= 5]
        source = beside[-1] if beside else _titled(doc, cue, names) or _who_gave(doc, cue, names)
    elif cue.id == "by_him":
        # "in the minister's words", and of a name that follows: "in the words of the minister Andrii Novak", or that
        # the title stands behind: "メルツ独首相によると"
        spoken = [n for n in names if n.kind == "speaker"]
        named = [n for n in spoken if n.start < cue.start <= end_of(n)]
        named += [n for n in spoken if n.start <= cue.end + 2 and n.end > cue.end]
        named = [n for n in named if n not in relays]  # "an agency quoted him as saying"
        source = named[0] if named else _who_is_meant(doc, cue, names, lately)
    elif cue.id == "by_own":
        a, b = doc.clause_at(cue.start)
        acting = [n for n in names if a <= n.start < b]
        source, relays = as_army(doc, acting[0]) if acting else lately.last, []
    if source is None:
        return None
    source = _of_data(doc, cue, source, names)
    a, b = part_of(doc.text, sentence, cue.start)
    clause = doc.clause_at(cue.start)
    aside = goes_on(doc, max(clause[1], source.end), b)
    if cue.id != "data" and clause[0] > a and aside and clause[0] >= cue.start - 2:
        a = doc.clause_at(max(a, clause[0] - 2))[0]
    return Saying(min(cue.start, source.start), max(cue.end, source.end), (source, *relays), (a, b), None)


def _army(doc: Doc, cue: Cue, names: list[Name]) -> Name | None:
    """The army of a party that is named right beside "according to" ("nach Angaben der ukrainischen Armee")."""
    if cue.id not in _SOURCES:
        return None
    behind = cue.id in {"according", "cite"}
    near = [n for n in names if n.kind != "speaker" and (n.start >= cue.end if behind else n.end <= cue.start)]
    for n in near[:1] if behind else near[-1:]:
        army = as_army(doc, n._replace(case=None), (cue.start, cue.end))
        gap = army.start - cue.end if behind else cue.start - army.end
        stands_for = doc.cues_in("attribution", cue.end, army.start, "pronoun") if behind else []
        stands_for = [c for c in stands_for if is_noun(doc, c)]
        if stands_for and not stands_for[0].start - cue.end > 1:
            continue  # "by the staff the Russian army …": whose it is tells nothing of the staff
        if army.kind == "speaker" and 0 <= gap <= (
            _BESIDE if behind and not unspaced(doc.text[cue.start]) else APPOSED
        ):
            return army
    return None


def _word_beside(doc: Doc, sentence: Sentence, cue: Cue, names: list[Name], lately: Lately) -> Cue | None:
    """The noun beside "according to" that stands for a speaker named before, and is no part of a name."""
    a, b = max(sentence.start, cue.start - NEAR), min(sentence.end, cue.end + NEAR)
    near = but_strangers(doc.cues_in("attribution", a, b))
    meant = [*papers_meant(doc, sentence, near, lately), *bodies_meant(doc, [cue], lately)]
    near = [*(c for c in near if c.id == "pronoun"), *meant]
    beside = [c for c in near if c.start == cue.end + 1 or c.end in {cue.start, cue.start - 1}]
    speaking = [n for n in names if n.kind == "speaker"]
    word = next((c for c in beside if is_noun(doc, c) and not titles(c, near, speaking)), None)
    inside = [c for c in near if cue.start <= c.start and c.end <= cue.end and is_noun(doc, c)]
    if word is None and inside and not any(cue.end <= n.start <= cue.end + NEAR for n in speaking):
        return inside[0]  # "in the report", where that is a source by itself
    if word is None and cue.id == "according" and not any(cue.end <= n.start <= cue.end + NEAR for n in speaking):
        # "by the maps of the group"
        kinds = doc.cues_in("attribution", cue.end, doc.clause_at(cue.end)[1], "institute_word", "outlet_word")
        word = next((c for c in kinds if c.start <= cue.end + NEAR // 2), None)
    if word is None or cue.end > word.end:
        behind = cue.id == "according" and any(0 <= n.start - cue.end <= NEAR // 4 for n in speaking)
        return None if behind else word  # "the army, by X's data, took …"
    # "according to the governor of the region, X": the title of whoever is named with it
    end = doc.clause_at(word.start)[1]
    after = [n for n in speaking if word.end <= n.start <= word.end + NEAR]
    named = [n for n in after if n.start < end or (n.start - end <= APPOSED and kind_of(doc, n) == "person")]
    return None if named else word


def _titled(doc: Doc, cue: Cue, names: list[Name]) -> Name | None:
    """The person whose title stands between his name and the word for a source ("Szirszkij főparancsnok szerint")."""
    people = [n for n in names if n.kind == "speaker" and kind_of(doc, n) == "person" and n.end <= cue.start][-1:]
    between = doc.cues_in("attribution", people[0].end, cue.start, "title_behind") if people else []
    close = [c for c in between if c.start - people[0].end <= NEAR // 4 and 0 <= cue.start - c.end <= 1]
    return people[0] if close else None


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
    return person_of(doc, said, lately.titles) or (before[-1] if before else lately.last)


def _of_data(doc: Doc, cue: Cue, source: Name, names: list[Name]) -> Name:
    """The institute whose data a source analyses that is an agency or outlet, named right behind it in its clause."""
    if source.kind != "speaker" or kind_of(doc, source) not in RELAYS:
        return source
    stop = min(doc.clause_at(cue.start)[1], source.end + NEAR)
    behind = [n for n in names if n.kind == "speaker" and source.end <= n.start < stop]
    if cue.id == "cite" and behind and behind[0].start - source.end == 1 and kind_of(doc, behind[0]) in _OF_A_SIDE:
        return behind[0]  # "„…“, zitierte die BBC Selenskyj"
    own = [n for n in behind if kind_of(doc, n) == "institute"]
    says = doc.cues_in("attribution", source.end, own[0].start, "say", "count") if own else []
    return own[0] if own and not says and doc.cues_in("attribution", source.end, stop, "data", "cite") else source


def but_strangers(cues: list[Cue]) -> list[Cue]:
    """The words about sources without those for a speaker that are part of one for somebody without a name ("o
    Ministério Público" is no ministry spoken of before)."""
    unnamed = [c for c in cues if c.id == "unnamed"]
    return [c for c in cues if c.id != "pronoun" or not any(u.start < c.end < u.end for u in unnamed)]


def _past_poll(doc: Doc, at: int) -> int:
    """Where the word for a poll ends that stands right behind whose it is ("레바다 센터 여론조사에 따르면")."""
    return max([at, *(c.end for c in doc.cues_in("events", at, at + NEAR, "poll") if c.start - at <= 1)])

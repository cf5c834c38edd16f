"""Places and venues in no list, known by the words beside them."""

from __future__ import annotations

from collections.abc import Sequence

from ...theatre.places import Gazetteer, Hit, Place, key
from .context import Context
from .found import Found
from .hangul import is_hangul, spellings
from .spelling import forms_of
from .translit import folded, likeness, sounds
from .words import Grammar, Word, joined

LIKE = 0.66
"""Likeness from which a spelling is taken for a place's."""
VERY_LIKE = 0.8
"""The same where little else speaks for a place."""
GREAT = 50_000
"""Inhabitants of a city that is hardly called by a former name."""
TOWN = 10
"""How many times as large as a village a town is that its name, bent, rather stands for."""
LEAST_SOUNDS = 4
"""Consonants of a name that is looked up by its sound."""
SURE_SOUNDS, SURE_LIKE = 4, 0.85
"""Consonants and likeness of a name for which nothing but its sound may speak."""
LEAST_LISTED, ALMOST = 3, 0.05
"""Letters of a name in a list of villages, and how much less alike than the likeliest another may be."""
LONG, SIGNS = 7, 5
"""Letters, or signs of another script, of a name that few other words look like."""


def heard_too(
    name: str, hits: tuple[Hit, ...], gazetteer: Gazetteer, *, near_front: bool = False, like: float = LIKE
) -> tuple[Hit, ...]:
    """What a Latin spelling may stand for, with the places that sound like it where it is nobody's usual name.

    A Russian or any other foreign form of a Ukrainian name keeps its consonants ("Novoalexandrovka" sounds like
    Novooleksandrivka): those of the places with the same consonants count whose name is spelled most alike.

    Args:
        hits: what the spelling itself is known to stand for.
        near_front: whether only places near the front count.
        like: likeness that is asked for.
    """
    if any(h.kind in ("main", "name") for h in hits) or len(heard := sounds(name)) < LEAST_SOUNDS:
        return hits
    if any((p := gazetteer.place(h.place)) and p.population < GREAT for h in hits):
        return hits  # the former name of a village is hers; that of a city may well be another place's
    places = [p for h in gazetteer.sounding(heard) if (p := gazetteer.place(h)) and (p.near_front or not near_front)]
    alike = [(likeness(name, p.name_en), p.id) for p in places]
    best = max((n for n, _ in alike), default=0.0)
    return (*hits, *(Hit(p, "heard", frozenset()) for n, p in alike if n >= max(like, best - 0.05)))


class Unlisted:
    """Finds places by their sound or by the words beside them, and venues by what they are called."""

    def __init__(self, words: Sequence[Word], grammar: Grammar, gazetteer: Gazetteer, context: Context) -> None:
        self.words = words
        self.grammar = grammar
        self.gazetteer = gazetteer
        self.context = context

    def place(self, i: int) -> tuple[int, Found | None]:
        """A place in no list: in another spelling one that is; else, where a word says so, under its own name."""
        word = self.words[i]
        listed = word.start == self.context.listed_at
        if (self.grammar.common(word.key) and not listed) or self.grammar.is_word(word.text):
            return 0, None
        if word.first and self.grammar.any_in(word.key, "never"):
            return 0, None
        evidence = self.context.evidence(i, 1)
        if evidence >= 0 and (hits := self.spelled(i, 1, evidence)):
            if evidence < 2 and (near := self.context.by_the_front(i, 1, hits)):
                evidence, hits = 1, near
            return 1, Found(word.start, word.end, hits=hits, key=word.key, evidence=evidence, first=word.first)
        told = evidence == 0 or (word.first and evidence > 0)
        if evidence < 0 or (told and not (len(word.key) >= LONG and self._told_there(self.words[i : i + 1]))):
            return 0, None
        for reading in self.grammar.spelled(word.text):
            like = LIKE if evidence == 2 else VERY_LIKE
            latin = self.latin(word._replace(text=reading))
            hits = heard_too(latin, (), self.gazetteer, near_front=evidence < 2, like=like)
            if hits:
                return 1, Found(word.start, word.end, hits=hits, key=word.key, evidence=evidence or 1)
        if told:
            return 0, None
        told_by_form = word.capital or self.grammar.caseless  # of other words without capitals any could be a name
        if len(word.key) > 3 and told_by_form and self._beside(i) and not self.grammar.common(word.key):
            return self._own(i, 2 if self._goes_on(i) else 1)
        return 0, None

    def latin(self, word: Word) -> str:
        """A word in the romanisation of names, as its letters stand there."""
        return self.grammar.latin(word.text)

    def spelled(self, i: int, n: int, evidence: int = 1) -> tuple[Hit, ...]:
        """The places that n words, in the language's own spelling or by their sound, may name.

        Args:
            evidence: what the words around say for a place: the less they do, the more has to speak for the name.
        """
        spelling, group = self.grammar.spelling, self.words[i : i + n]
        listed = n == 1 and bool(group) and group[0].start == self.context.listed_at
        if not spelling or len(group) < n or any(not w.named for w in group):
            return ()
        if not listed and any(self.grammar.common(w.key) for w in group):
            return ()
        glued = self.grammar.list("and_glued")  # "and" written as one with the next word
        if n > 1 and any(joined(w.gap) is None or (glued and w.key.startswith(glued)) for w in group[1:]):
            return ()
        if n > 1 and spelling.loose:
            known = any(len(w.key) < 2 or self._listed(k) for k, w in enumerate(group, i))
            if known or (self.context.evidence(i, n) < 1 and not self._told_there(group)):
                return ()
        first, least = group[0].first or not evidence, SURE_SOUNDS if evidence < 2 else LEAST_SOUNDS
        bent: dict[str, Hit] = {}
        plain: list[Place] = []
        for k, form in enumerate(forms_of([self.grammar.spelled(w.text) for w in group])):
            ids = spelling.heard(form, self.gazetteer, LIKE if evidence == 2 else SURE_LIKE, least + n - 1)
            if not ids and n == 1 and spelling.loose and evidence and len(form) > SIGNS and self._told_there(group):
                ids = spelling.heard(form, self.gazetteer, SURE_LIKE, LEAST_SOUNDS - 1)
                ids = tuple(p for p in ids if (x := self.gazetteer.place(p)) and x.near_front)
            if not ids and listed and len(form) > LEAST_LISTED:
                ids = tuple(p for f in spelling.latin(form) for p in self.gazetteer.spelled(folded(f)))
            places = [p for id_ in ids if (p := self.gazetteer.place(id_))]
            if listed:  # of several that are spelled so by loose rules those that are by strict ones
                alike = {p.id: max(likeness(f, p.name_en) for f in spelling.latin(form)) for p in places}
                places = [p for p in places if alike[p.id] >= max(alike.values()) - ALMOST]
            kept = [p for p in places if evidence == 2 or p.near_front or (len(form) >= LONG and not first)]
            if kept and (n > 1 or not first or len(form) >= LONG or self._told_of(i, form, kept)):
                if k and plain:  # "Wowczańska" is rather the town's genitive than the village Vovchanske
                    kept = [p for p in kept if p.near_front and p.population > TOWN * max(x.population for x in plain)]
                plain = plain if k else kept
                bent.update(
                    (p.id, Hit(p.id, "heard", frozenset(), bent=k > 0 and not plain)) for p in kept if p.id not in bent
                )
        return tuple(bent.values())

    def _told_there(self, words: Sequence[Word]) -> bool:
        """Does the sentence of words that may be a name tell of places taken, held or lost?"""
        return self.context.fought.beside(words[0].start, words[-1].end)

    def _told_of(self, i: int, form: str, places: Sequence[Place]) -> bool:
        """Does the sentence that a name opens tell of places taken or lost, and lies one of its name by the front?"""
        near = len(form) >= LONG - 2 and any(p.near_front for p in places)
        return near and self._told_there(self.words[i : i + 1])

    def namesakes(self, i: int) -> tuple[Hit, ...]:
        """The places near the front that a word may name by its spelling or its sound, whatever else it names."""
        word = self.words[i].key
        if is_hangul(word):
            forms = [f for f in self.grammar.forms(word) if len(f) >= SIGNS]
            ids = dict.fromkeys(p for f in forms for s in spellings(f) for p in self.gazetteer.spelled(s))
        else:
            ids = dict.fromkeys(h.place for h in (self.spelled(i, 1) if len(word) >= LONG else ()))
        near = [p for p in ids if (place := self.gazetteer.place(p)) and place.near_front]
        return tuple(Hit(p, "heard", frozenset()) for p in near)

    def longer(self, i: int) -> tuple[int, Found] | None:
        """A name of two words, in no list, of which the first is by itself another's ("near Malaya Loknya")."""
        return self._own(i, 2) if self._beside(i) and self._goes_on(i) else None

    def _beside(self, i: int) -> bool:
        listed = self.words[i].start == self.context.listed_at
        if listed and not self.grammar.table.get("capital_nouns"):  # of any noun it could be, where all have capitals
            return True
        return self.context.before(i, "locality") or self.context.before(i, "near")

    def _goes_on(self, i: int) -> bool:
        return self.context.goes_on_with_capital(i) and not self._listed(i + 1)

    def _own(self, i: int, n: int) -> tuple[int, Found]:
        """A place under its own name."""
        name = " ".join(self._plain(w) for w in self.words[i : i + n])
        return n, Found(
            self.words[i].start, self.words[i + n - 1].end, spelled=name, kind="place", key=self.words[i].key
        )

    def _listed(self, i: int) -> bool:
        return bool(self.context.lexicon.at_word(self.words, i))

    def _plain(self, word: Word) -> str:
        """A word of a place's name in Latin letters, as a nominative where a bent form is plain."""
        readings = self.grammar.readings(word.key)
        bent = len(readings) > 1 and word.key.endswith(self.grammar.list("oblique"))
        latin = self.latin(word)
        if bent:
            latin = self.latin(word._replace(text=self.grammar.spelled(word.text)[1]))
        return latin[:1].upper() + latin[1:]

    def venue(self, i: int) -> tuple[int, Found] | None:
        """A base, palace or field: "Joint Base Elmendorf-Richardson", "Dolmabahce Palace"."""
        if self.grammar.venue_heads.isdisjoint([w.key for w in self.words[i : i + 4]]):
            return None
        for venue in self.grammar.venues:
            n = len(venue)
            if self._are(i, venue) and (k := self._capitals(i + n)):
                return n + k, self._found(i, n + k, self.words[i + n : i + n + k])
            for k in (3, 2, 1):
                if self._are(i + k, venue) and self._capitals(i) >= k and self._joined(i + k):
                    name = self.words[i : i + k]
                    if not self._listed(i) and (not self.words[i].first or k > 1 or self.words[i + k].capital):
                        return n + k, self._found(i, n + k, name)
        return None

    def _found(self, i: int, n: int, name: Sequence[Word]) -> Found:
        spelled = name[0].text + "".join(w.gap + w.text for w in name[1:])
        hits = tuple(h for h in self.gazetteer.hits(key(spelled)) if h.kind in ("main", "name"))
        kind: str = "" if hits else "venue"
        return Found(
            self.words[i].start,
            self.words[i + n - 1].end,
            hits=hits,
            evidence=2,
            spelled=spelled.removesuffix("'s").removesuffix("’s"),
            kind=kind,  # type: ignore[arg-type]
            key=key(spelled),
        )

    def _are(self, i: int, venue: tuple[str, ...]) -> bool:
        group = self.words[i : i + len(venue)]
        return len(group) == len(venue) and all(w.key == v for w, v in zip(group, venue, strict=True))

    def _capitals(self, i: int) -> int:
        """Words with capitals that stand together from the i-th on, at most three."""
        n = 0
        while n < 3 and i + n < len(self.words) and self.words[i + n].capital and (n == 0 or self._joined(i + n)):
            n += 1
        return n

    def _joined(self, i: int) -> bool:
        return i < len(self.words) and joined(self.words[i].gap) is not None

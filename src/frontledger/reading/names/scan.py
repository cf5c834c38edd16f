"""Finds names in scripts that part words by blanks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ...theatre import Theatre
from ...theatre.places import Gazetteer, Hit, Place, shared
from ..particles import APOSTROPHES
from .context import VILLAGERS, Context
from .fought import Fought
from .found import Found
from .hangul import foreign, is_hangul, spellings
from .lexicon import Lexicon, Match
from .persons import Persons
from .unlisted import LEAST_SOUNDS as LEAST
from .unlisted import LIKE, Unlisted, heard_too
from .words import Word, joined

MOST_WORDS = 5
"""Words of a place's name."""
DISTINCT = 9
"""Letters of a name that hardly any other word looks like."""
SERIES = 60
"""Words from a sector to the next one that is named by its adjective alone."""
USUAL = ("main", "name")
"""Kinds of names that a place is usually called by."""
DASHES = frozenset({"–", "—"})
GREAT = 100_000
"""Inhabitants of a city that everybody knows."""

Hits = tuple[int, tuple[Hit, ...], str]
"""How many words, what they may stand for, and the name as it is looked up."""


def scan_words(words: Sequence[Word], lexicon: Lexicon, theatre: Theatre, fought: Fought) -> list[Found]:
    """Names among the words of a text, leftmost and longest first, places still undecided."""
    scan = _Scan(words, lexicon, theatre, fought)
    out: list[Found] = []
    i, list_ends = 0, -1
    while i < len(words):
        if scan.idle(words[i]):
            i += 1
            continue
        listed = fought.opens(words[i].start) or (
            out and out[-1].end == list_ends and scan.context.goes_on(i, list_ends)
        )
        scan.context.listed_at = words[i].start if listed else -1
        n, found = scan.at(i)
        if found and listed and (found.hits or found.kind == "place"):
            list_ends = found.end
        if found:
            if found.hits and out and scan.context.goes_on(i, out[-1].end):
                found = found._replace(listed=True)
            out.append(found)
        i += max(n, 1)
    return out


class _Scan:
    def __init__(self, words: Sequence[Word], lexicon: Lexicon, theatre: Theatre, fought: Fought) -> None:
        self.words = words
        self.lexicon = lexicon
        self.grammar = lexicon.grammar
        self.gazetteer: Gazetteer = theatre.gazetteer
        self._sectors = bool(self.grammar.table.get("adjectives"))
        """Does the language make adjectives from towns, which name sectors of the front?"""
        after = {*self.grammar.list("place_after"), *self.grammar.list("sector_after")} if self._sectors else set()
        self._sectors_told = [i for i, word in enumerate(words) if word.key in after]
        """Words for a sector, in order of place."""
        self.capital_of = theatre.capital_of
        self.rivers = theatre.rivers
        self.parties = theatre.parties
        self.context = Context(words, lexicon, theatre.gazetteer, fought)
        self.persons = Persons(words, lexicon, theatre, self.context)
        self.unlisted = Unlisted(words, self.grammar, theatre.gazetteer, self.context)

    def idle(self, word: Word) -> bool:
        """Can nothing start at a word, whatever stands around it? So it is with most that have a small letter."""
        known = self.lexicon.idle
        if word.named:
            return False
        found = known.get(word.key)
        if found is None:
            begins = self.lexicon.begins_small(word.key) or (self._sectors and self.grammar.towns(word.key))
            found = known[word.key] = not begins
        return found

    def at(self, i: int) -> tuple[int, Found | None]:
        """What starts at the i-th word, and how many words it takes."""
        word = self.words[i]
        listed = [m for m in self.lexicon.at_word(self.words, i) if m.entry.role != "base" or self.context.region(i, m)]
        named = word.named
        if not listed and not named:
            return self._sector(i)
        if named and not listed and (sector := self._one_more_sector(i)) is not None:
            return 1, sector
        # beside a word for a region a name is the region's, whatever else bears it ("the state of Georgia")
        best = next((m for m in listed if m.entry.role == "base"), None) or (listed[0] if listed else None)
        if best and listed[0].length > best.length:
            best = listed[0]
        if named and (not best or best.entry.surname or best.length == 1):
            n, person = self.persons.at(i, best)
            if person:
                return n, person
        if word.capital and (venue := self.unlisted.venue(i)):
            return venue
        n, hits, k = self._place(i, best) if named else (0, (), "")
        if best and best.length >= n and not (best.length == n and self._rather_place(i, best, hits)):
            self.persons.note(best.entry)
            length, end = best.length, self.words[i + best.length - 1].end
            if best.entry.role == "base":
                length, end = self.context.region_end(i, best)
            if best.entry.role in ("base", "unit"):
                self.context.region_ends = end
            adjective = self.context.attributive(i + length)
            return length, Found(word.start, end, entry=best.entry, key=word.key, adjective=adjective)
        if n:
            found = self._weighed(i, n, hits, k)
            if found.evidence < 0 and (longer := self.unlisted.longer(i)):
                return longer
            return n, found
        n, sector = self._sector(i)
        if sector is None and named and not is_hangul(word.key):
            return self.unlisted.place(i)
        return n, sector

    def _weighed(self, i: int, n: int, hits: tuple[Hit, ...], k: str) -> Found:
        """A place with what the words around say for and against it."""
        word, last = self.words[i], self.words[i + n - 1]
        evidence = self.context.evidence(i, n)
        if n == 1 and evidence >= 0 and all(self._far_village(h) for h in hits):
            hits = (*hits, *self.unlisted.namesakes(i))
        of_towns = set()
        if n == 1 and self.context.phrase_ahead(i + 1, "place_after"):
            towns = tuple(h for _, h in self.gazetteer.any_of(self.grammar.towns(word.key)) if h.kind in USUAL)
            of_towns = {h.place for h in towns}  # the adjective is no bent form of its town's own name
            hits = (*towns, *(h for h in hits if h.place not in of_towns))
        listed = self.grammar.caseless and any(self.lexicon.language in h.languages for h in hits)
        if evidence > 0 and n == 1 and not word.first and not listed:
            hits = heard_too(self.unlisted.latin(word), hits, self.gazetteer, near_front=True)
        one = n == 1
        never = one and self.grammar.any_in(word.key, "never")
        if evidence in (0, 1) and (near := self.context.by_the_front(i, n, hits)):
            others = [h for h in hits if evidence and h.place not in {x.place for x in near}]
            evidence, hits = 1, (*near, *others)
        evidence = 0 if never and evidence == 1 else evidence  # "12.000 Mann in vier Wochen"
        if one and self.context.with_article(i):
            hits = tuple(h for h in hits if not self._river(h))
        if one and self.context.before(i, "article"):
            relative = i > 1 and "," in self.words[i - 1].gap  # ", die Kiew fordert"
            owner = self.context.goes_on_with_capital(i)  # "das Moskauer Verteidigungsministerium"
            own = [h for h in hits if relative and h.kind in ("main", "name") and k == word.key]
            hits = tuple(h for h in hits if h in own or (owner and self._capital(h)))
        common = one and self.grammar.any_in(word.key, "common")
        if common and self.context.goes_on_with_capital(i):
            evidence = -1
        if one and word.first and evidence == 0 and self._cut_off(word):
            evidence = 1
        if one and word.first and evidence == 0 and not common and not never:
            usual = tuple(h for h in hits if h.kind in ("main", "name") or self._capital(h))
            long = len(word.key) >= DISTINCT
            hits = usual or (heard_too(self.unlisted.latin(word), (), self.gazetteer, near_front=True) if long else ())
        return Found(
            word.start,
            last.end,
            hits=hits,
            key=k,
            evidence=evidence,
            weak=2 if never else 1 if common else 0,
            first=one and word.first,
            village=self.context.before(i, "village"),
            adjective=self.context.attributive(i + n),
            sector=bool(of_towns),
        )

    def _far_village(self, hit: Hit) -> bool:
        """Is a place a village far from the front, or called so by an old name: may it have a namesake by the
        front that no list has in this spelling?"""
        place = self.gazetteer.place(hit.place)
        if place is None or (place.near_front and hit.kind not in ("alias", "old")):
            return False
        other = hit.bent or hit.kind in ("alias", "old")
        return place.population < (GREAT if other else VILLAGERS)

    def _cut_off(self, word: Word) -> bool:
        """Does an apostrophe part a word from an ending of case, as the language writes names ("Balakliya'da")?"""
        ending = word.text[min((word.text.find(c) for c in APOSTROPHES if c in word.text), default=len(word.text)) :]
        return len(ending) > 1 and self.grammar.case(word.text) is not None

    def _capital(self, hit: Hit) -> bool:
        """Is a place by one of its names a capital, whose name opens sentences for its government?"""
        place = self.gazetteer.place(hit.place)
        return place is not None and self.capital_of(place) is not None

    def _river(self, hit: Hit) -> bool:
        """Is a place called after a river?"""
        place = self.gazetteer.place(hit.place)
        return place is not None and place.name_en in self.rivers

    def _rather_place(self, i: int, match: Match, hits: tuple[Hit, ...]) -> bool:
        """A surname that is a town's name too: not the person's where the words beside it tell of a town and of nobody
        who speaks, until he has been named in full."""
        if not hits or not match.entry.surname or match.entry.id in self.persons.named:
            return False
        if self.lexicon.speaks(self.words, i, 0):
            return False
        great = any((p := self.gazetteer.place(h.place)) and p.population >= GREAT for h in hits if h.kind in USUAL)
        return self.context.evidence(i, 1) >= (1 if great else 2)

    def _place(self, i: int, best: Match | None) -> Hits:
        """The longest place name from the i-th word on."""
        long = self._long_place(i)
        if long[0] > 1:
            return long
        if best and best.length > 1:
            return 0, (), ""
        word = self.words[i]
        if two := self.unlisted.spelled(i, 2):
            return 2, two, word.key
        found = self.gazetteer.any_of(self.grammar.readings(word.key))
        if len(word.text) < 5 and word.text.isupper():
            found = [(k, h) for k, h in found if h.kind == "main"]  # a short form of something else
        usual = any(h.kind in ("main", "name") for _, h in found)
        hits = tuple(
            h._replace(bent=k != word.key) for k, h in found if not usual or h.kind in ("main", "name") or k == word.key
        )
        if not hits and self.grammar.caseless and not best:
            return self._spelled(i)
        return (1, hits, word.key) if hits else (0, (), "")

    def _spelled(self, i: int) -> Hits:
        """A place by its spelling, where a script without capitals writes a foreign name that stands in no list."""
        for n in (1, 2):
            group = self.words[i : i + n]
            if len(group) < n or (n == 2 and (joined(group[1].gap) != " " or len(group[0].key) < 2)):
                break
            if n > 1 and self.grammar.any_in(group[0].key, "never"):
                break  # "8월에 이어": in August
            heads = "".join(w.key for w in group[:-1])
            for form in self.grammar.forms(group[-1].key):
                if not foreign(heads + form):
                    continue
                found = dict.fromkeys(p for s in spellings(heads + form) for p in self.gazetteer.spelled(s))
                places = [p for id_ in found if (p := self.gazetteer.place(id_)) and self._likely(p, i, n)]
                if places:
                    return n, tuple(Hit(p.id, "heard", frozenset()) for p in places), heads + form
        return 0, (), ""

    def _likely(self, place: Place, i: int, n: int) -> bool:
        """May a place be named by its spelling alone? A village far from the front needs a word for it."""
        return place.near_front > 0 or place.population >= GREAT or self.context.evidence(i, n) == 2

    def _long_place(self, i: int) -> Hits:
        best: Hits = (0, (), "")
        if i + 1 >= len(self.words):
            return best
        second = self.words[i + 1]
        gap = joined(second.gap)
        if gap is None or not (second.named or second.key in self.grammar.keys("small")):
            return best
        begin = shared(self.grammar.readings(second.key))[:3]
        for first in self.grammar.readings(self.words[i].key) if begin else ():
            names: dict[str, list[Hit]] = {}
            for name, hit in self.gazetteer.starting(first + gap + begin) if len(first) > 1 else ():
                names.setdefault(name, []).append(hit)
            for name, hits in names.items():
                if (n := self._covers(i, first, name)) > best[0]:
                    best = (n, tuple(hits), name)
        return best

    def _covers(self, i: int, first: str, name: str) -> int:
        """How many words from the i-th on a name of several words takes; 0 where it does not fit."""
        at, n = len(first), 1
        while at < len(name):
            gap = joined(self.words[i + n].gap) if i + n < len(self.words) and n < MOST_WORDS else None
            if gap is None or not name.startswith(gap, at):
                return 0
            at += len(gap)
            rest = name[at:].partition(" ")[0]
            forms = self.grammar.readings(self.words[i + n].key)
            step = rest if rest in forms else next((r for r in forms if rest.startswith(r)), None)
            if step is None or (step != rest and self._gap_after(i + n) != ""):
                return 0
            at += len(step)
            n += 1
        return n

    def _gap_after(self, i: int) -> str | None:
        return joined(self.words[i + 1].gap) if i + 1 < len(self.words) else None

    def _sector(self, i: int) -> tuple[int, Found | None]:
        """A town's adjective before a word such as "sector" ("на Покровському напрямку") or after it ("na kierunku
        pokrowskim"), or a land named after it."""
        if not self._sectors:
            return 0, None
        word = self.words[i]
        towns = self.grammar.towns(word.key)
        if not towns:
            return 0, None
        lands = self.grammar.list("lands")
        land = word.capital and bool(lands) and any(r.endswith(lands) for r in self.grammar.readings(word.key))
        ahead = "sector_after" if self.grammar.list("sector_after") else "place_after"
        sector = self.context.phrase_ahead(i + 1, ahead) or self.context.phrase_behind(i, "sector_before")
        if land or sector:
            hits = self._towns_of(towns)
        elif self._tells_where(i):
            hits = tuple(h for h in self._towns_of(towns) if self._told_by_adjective(h))
        else:
            return 0, None
        found = Found(word.start, word.end, hits=hits, evidence=2, key=word.key, sector=bool(sector))
        return (1, found) if hits else (0, None)

    def _one_more_sector(self, i: int) -> Found | None:
        """A town's adjective alone: before a dash or a figure, where sectors are gone through ("на Лиманському
        напрямку – 15, на Покровському – 39"), or behind a preposition that no town in that form stands behind."""
        if not self._on_sector(i):
            told = bisect_left(self._sectors_told, i)
            if not told or i - self._sectors_told[told - 1] > SERIES:
                return None
            sign = self.words[i + 1].gap.strip()[:1] if i + 1 < len(self.words) else "0"  # the last word of a text
            if sign not in DASHES and not sign.isdecimal():
                return None
        word, lands = self.words[i], self.grammar.list("lands")
        if lands and any(r.endswith(lands) for r in self.grammar.readings(word.key)):
            return None
        hits = self._towns_of(self.grammar.towns(word.key))
        return Found(word.start, word.end, hits=hits, evidence=2, key=word.key) if hits else None

    def _on_sector(self, i: int) -> bool:
        """Does an adjective stand behind "on" with the word for a sector left out ("на Покровському відбито 21
        атаку"), and not before a noun in the same case ("на Кримському мосту")?"""
        told = self.grammar.list("sector_on_forms")
        if not told or not self.words[i].key.endswith(told) or not self.context.before(i, "sector_on"):
            return False
        after = self.words[i + 1] if i + 1 < len(self.words) and joined(self.words[i + 1].gap) == " " else None
        if after is None or after.capital or not after.key.endswith(self.grammar.list("sector_on_nouns")):
            return True
        return self.context.fought.starts(after.start)

    def _tells_where(self, i: int) -> bool:
        """Does a small adjective tell of a town, whatever noun follows? Before "town" it tells of a region."""
        word = self.words[i]
        if not self.grammar.table.get("town_adjectives") or word.capital or self.grammar.common(word.key):
            return False
        after = self.words[i + 1].key if i + 1 < len(self.words) else ""
        return not after.startswith(self.grammar.list("region_adjective_before"))

    def _towns_of(self, towns: Sequence[str]) -> tuple[Hit, ...]:
        """The towns that an adjective may be made from: by their usual names, else in the language's spelling."""
        listed = tuple(h for _, h in self.gazetteer.any_of(towns) if h.kind in USUAL)
        if listed or not self.grammar.spelling:
            return listed
        heard = dict.fromkeys(p for t in towns for p in self.grammar.spelling.heard(t, self.gazetteer, LIKE, LEAST))
        return tuple(Hit(p, "heard", frozenset()) for p in heard)

    def _told_by_adjective(self, hit: Hit) -> bool:
        """May a town be meant by its adjective before any noun ("a harkivi kórház")? One that everybody knows, or near
        the front; that of a party's capital tells of its government too."""
        place = self.gazetteer.place(hit.place)
        if place is None or self.capital_of(place) in self.parties:
            return False
        return place.near_front > 0 or place.population >= GREAT

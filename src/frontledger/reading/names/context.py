"""What the words around a name say about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ...theatre.places import Gazetteer, Hit
from .fought import Fought
from .lexicon import Lexicon, Match
from .translit import likeness
from .words import Word, joined

ELLIPSIS = 90
"""Characters after a region's name within which the word for a region may be left out."""
_LIST_GAP = 6
"""Characters between two regions of a list that a word for regions opens ("die Gebiete Donezk und Cherson")."""
_BRACKET_GAP = 24
"""The same where each has its own figure in brackets ("над территориями Белгородской (11 БПЛА), Брянской (8 БПЛА)")."""
ALIKE = 0.8
"""Likeness from which another spelling is one of the usual name."""
VILLAGERS = 3_000
"""The most inhabitants of a village."""
LONGEST_NAME = 5
"""Words of a listed name that is looked back for."""
LONGEST_LIST = 24
"""Words of a list of regions."""
_QUOTES = "«\"“„'’"


class Context:
    """The words of a text, asked for what stands before and after."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon, gazetteer: Gazetteer, fought: Fought) -> None:
        self.words = words
        self.lexicon = lexicon
        self.grammar = lexicon.grammar
        self.gazetteer = gazetteer
        self.fought = fought
        self.region_ends = -ELLIPSIS
        """Where the last region's name ended."""
        self.listed_at = -1
        """Where a word starts that stands in a list of villages counted before, or opens it."""
        self.list_ends = -ELLIPSIS
        """Where the last region ended that stands in a list opened by a word for regions."""

    def by_the_front(self, i: int, n: int, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """The places near the front that a name of n words may stand for, where its sentence tells of places taken,
        held or lost: nothing else has to speak for them, and a village's other spelling is as good as the usual."""
        places = [(h, p) for h in hits if (p := self.gazetteer.place(h.place)) and p.near_front]
        if not places or not self.fought.beside(self.words[i].start, self.words[i + n - 1].end):
            return ()
        if n == 1 and (self._small(i) or self._goes_before(i) or self.lexicon.at_word(self.words, i)):
            return ()
        latin = self.grammar.latin(self.words[i].text)
        return tuple(
            h._replace(kind="heard")
            if h.kind == "alias" and p.population < VILLAGERS and likeness(latin, p.name_en) >= ALIKE
            else h
            for h, p in places
        )

    def _small(self, i: int) -> bool:
        """Is a word one of those that stand before names of places ("Біля")?"""
        return any(self.words[i].key in self.grammar.keys(name) for name in ("place_before", "near", "and", "of"))

    def _goes_before(self, i: int) -> bool:
        """Does a word with a capital that is no name stand before, as in a longer name ("Казачья Локня")?"""
        before = self.words[i - 1] if i and joined(self.words[i].gap) is not None else None
        if before is None or not before.capital or before.first or self.grammar.table.get("capital_nouns"):
            return False
        return not self.lexicon.at_word(self.words, i - 1)

    def phrase(self, j: int, name: str) -> int:
        """Number of words, at most three, from the j-th on that are together an entry of a list."""
        if j >= len(self.words) or not self.grammar.opens(name, self.words[j].key):
            return 0
        entries = self.grammar.keys(name)
        for n in (3, 2, 1):
            group = self.words[j : j + n]
            apart = len(group) < n or any(joined(w.gap.strip("»”\"'’") or " ") is None for w in group)
            heads = "".join(f"{w.key} " for w in group[:-1])
            if not apart and any(heads + form in entries for form in self.grammar.forms(group[-1].key)):
                return n
        return 0

    def phrase_ahead(self, j: int, name: str) -> bool:
        """Does an entry of a list stand at the j-th word, or after adjectives that go on with a list from there?"""
        endings = self.grammar.list("adjective")
        for _ in range(8):
            if self.phrase(j, name):
                return True
            if not endings or j >= len(self.words) or self.words[j].gap.strip() not in ("", ","):
                return False
            word = self.words[j]
            if word.key not in self.grammar.keys("and") and not word.key.endswith(endings):
                return False
            j += 1
        return False

    def before(self, i: int, name: str) -> bool:
        """Do the words before the i-th, at most three, end in an entry of a list?"""
        if not i or self.words[i - 1].key not in self.grammar.lasts(name):
            return False
        phrase = ""
        for n in range(1, 4):
            if i - n < 0 or joined(self.words[i - n + 1].gap.rstrip(_QUOTES) or " ") is None:
                return False
            phrase = f"{self.words[i - n].key} {phrase}".strip()
            if phrase in self.grammar.keys(name):
                return True
        return False

    def with_article(self, i: int) -> bool:
        """Does an article stand before the i-th word and belong to it, as it does to a river and to no town? Where a
        name may stand before a noun ("the Kherson bridge", "the Dnipro and Sumy regions") the article is the noun's."""
        if not self.before(i, "river_article"):
            return False
        if not self.grammar.table.get("names_before_nouns"):
            return True
        j = i + 2 if i + 1 < len(self.words) and self.words[i + 1].key in self.grammar.keys("and") else i + 1
        return not (self._noun(i + 1) or (j < len(self.words) and self.words[j].capital and not self.words[j].first))

    def phrase_behind(self, i: int, name: str) -> bool:
        """Does an entry of a list stand before the i-th word, or before adjectives and words of a list up to it?"""
        if not self.grammar.list(name) or not self._adjective(i):
            return False
        for _ in range(8):
            if self.before(i, name):
                return True
            if not i or self.words[i].gap.strip() not in ("", ","):
                return False
            i -= 1
            if self.words[i].key not in self.grammar.keys("and") and not self._adjective(i):
                return False
        return False

    def goes_on(self, i: int, end: int) -> bool:
        """Does the i-th word go on with a list whose last name ended at `end`?"""
        word = self.words[i]
        if word.start - end > 12 or "\n" in word.gap:
            return False
        if word.start - len(word.gap) == end:
            if word.gap == " " and i and self.grammar.case(self.words[i - 1].key) == "with":
                return True  # "X와 Y"
            return word.gap.strip() in (",", "·")
        last = self.words[i - 1] if i else None
        return last is not None and last.key in self.grammar.keys("and") and last.start - len(last.gap) == end

    def goes_on_with_capital(self, i: int) -> bool:
        """Does another word with a capital follow the i-th, as in a longer name ("Мала Локня")?"""
        after = self.words[i + 1] if i + 1 < len(self.words) else None
        return after is not None and after.capital and joined(after.gap) is not None

    def evidence(self, i: int, n: int) -> Literal[-1, 0, 1, 2]:
        """What the words beside a name of n words say of a place: against it, nothing, a hint, that it is one."""
        if self.phrase(i + n, "place_not_after") or self.before(i, "place_not_before"):
            return -1
        if self.grammar.table.get("names_before_nouns") and self.phrase(i + n, "locality") > 1:
            return -1  # "the Luhansk town of X": the region
        if self.grammar.caseless and (self.person_beside(i, n)):
            return -1
        if self.before(i, "place_before_sure") or self.phrase(i + n, "place_after"):
            return 2
        if self.words[i].start == self.listed_at:
            return 2  # "six villages, among them X and Y"
        if self.grammar.caseless and self.words[i].start == self.region_ends + 1:
            return 2  # "도네츠크주 우로자이네": a town of the region named before it
        if n == 1 and self._adjective(i) and self.phrase_ahead(i + 1, "place_after"):
            return 2
        if self._person(i, n) or (n == 1 and self._adjective(i) and self._belongs(i) and not self._governed(i)):
            return -1
        if self.before(i, "place_before") or self._glued(i) or self.phrase(i + n, "place_does"):
            return 1
        if self.grammar.caseless:
            return 1 if self.grammar.case(self.words[i + n - 1].key) == "place" else 0
        link = self.phrase(i + n, "place_link")
        return 1 if link and i + n + link < len(self.words) and self.words[i + n + link].named else 0

    def _glued(self, i: int) -> bool:
        """Has a word glued before it one after which names of places stand ("بكييف")?"""
        word = self.words[i].key
        return any(word.startswith(p) and len(word) > len(p) + 2 for p in self.grammar.list("place_glued"))

    def _adjective(self, i: int) -> bool:
        """May a word be an adjective made from a place's name ("Чорноморського флоту", "Покровському напрямку")?"""
        endings = self.grammar.list("adjective")
        if not endings or (self.words[i].capital and self.grammar.table.get("small_adjectives")):
            return False
        return self.words[i].key.endswith(endings)

    def _governed(self, i: int) -> bool:
        """Does a word of place stand before one that is a nominative, were it an adjective: then it is a town's name
        in another case ("до Краматорська ворогові лишилося")?"""
        return self.words[i].key.endswith(self.grammar.list("nominative_adjective") or ("\0",)) and self.before(
            i, "place_before"
        )

    def _belongs(self, i: int) -> bool:
        """May an adjective belong to the noun behind it: do their endings agree, where the language's table says which
        do ("у Покровську громаду", but "у Покровську тривають")?"""
        if not self._noun(i + 1) or self.fought.starts(self.words[i + 1].start):
            return False  # "Торське впало": a town, and what became of it
        agreeing = self.grammar.table.get("agreeing", {})
        ends = next((tuple(of) for ending, of in agreeing.items() if self.words[i].key.endswith(ending)), None)
        return ends is None or self.words[i + 1].key.endswith(ends)

    def _noun(self, i: int) -> bool:
        """May a word be the noun that an adjective before it belongs to?"""
        word = self.words[i] if i < len(self.words) else None
        if word is None or word.capital or joined(word.gap) is None or len(word.key) < 3:
            return False
        return word.key not in self.grammar.keys("and") and word.key not in self.grammar.keys("place_before")

    def person_beside(self, i: int, n: int) -> bool:
        """In a language without capitals: does a given name stand before a name, or a title behind it?"""
        before = self.words[i - 1] if i and joined(self.words[i].gap) == " " else None
        if before and before.key in self.grammar.keys("given"):
            return True
        after = self.words[i + n] if i + n < len(self.words) and joined(self.words[i + n].gap) == " " else None
        bare = self.grammar.case(self.words[i + n - 1].key) is None
        return (
            bare and after is not None and any(f in self.grammar.keys("roles") for f in self.grammar.forms(after.key))
        )

    def _person(self, i: int, n: int) -> bool:
        """Do the words beside a name look like the rest of a person's name, or his title?"""
        before = self.words[i - 1] if i and joined(self.words[i].gap) is not None else None
        after = self.words[i + n] if i + n < len(self.words) and joined(self.words[i + n].gap) is not None else None
        if before and (before.key in self.grammar.keys("roles") or self.grammar.any_in(before.key, "given")):
            return not (self.grammar.cases and self._bent(i))  # "Orbán Viktor Bécsben"
        if after and after.capital and self.grammar.any_in(self.words[i].key, "given"):
            return True
        if self.grammar.table.get("capital_nouns"):
            return False
        if before and before.capital and not before.first and not self._known(i - 1) and not self._ends_listed(i):
            return True
        if after and self.grammar.any_in(after.key, "given") and (self.before(i, "place_before") or self._bent(i)):
            return False  # "in Washington Keir Starmer": a town, and who is there
        return bool(after and after.capital and not self._known(i + n) and not self.phrase(i + n, "place_after"))

    def _ends_listed(self, i: int) -> bool:
        """Is the word before the i-th the last of a listed name ("Rusya Savunma Bakanlığı Torske'nin …")?"""
        firsts = range(max(0, i - LONGEST_NAME), i - 1)
        return any(k + m.length == i for k in firsts for m in self.lexicon.at_word(self.words, k))

    def _bent(self, i: int) -> bool:
        """Is a word a town's name in another case, and nothing as it stands?"""
        first, *others = self.grammar.readings(self.words[i].key)[:4]
        return not self.gazetteer.hits(first) and any(
            h.kind in ("main", "name") for r in others for h in self.gazetteer.hits(r)
        )

    def _known(self, i: int) -> bool:
        """Is a word with a capital a listed name, a common word or a place?"""
        word = self.words[i]
        readings = self.grammar.readings(word.key)
        if self.grammar.common(word.key) or self.lexicon.at_word(self.words, i):
            return True
        return any(h.kind in ("main", "name") for k in readings[:3] for h in self.gazetteer.hits(k))

    def region(self, i: int, match: Match) -> bool:
        """Does a region's name stand beside a word for a region, by itself or in a list that has one?"""
        return self.region_end(i, match)[0] > 0

    def region_end(self, i: int, match: Match) -> tuple[int, int]:
        """Words and end of a region's name, with the word for a region after it; no words where it is none."""
        own = match.length
        j = i + own
        end = self.words[j - 1].end
        if after := self.phrase(j, "region_after"):
            return own + after, self.words[j + after - 1].end
        ands = self.grammar.keys("and")
        limit = i + LONGEST_LIST
        while j < min(limit, len(self.words)) and self.words[j].gap.strip() in ("", ","):
            if self.words[j].key in ands:
                j += 1
                continue
            if self.phrase(j, "region_after"):
                return own, end
            bases = [m for m in self.lexicon.at_word(self.words, j) if m.entry.role == "base"]
            if not bases or (not self.words[j].gap.strip() and self.words[j - 1].key not in ands):
                break
            j += bases[0].length
        alone = (self._adjective(i) and not self._noun(i + own)) or self.before(i, "region_again")
        left_out = alone and self.words[i].start - self.region_ends < ELLIPSIS
        if self._lists_on(i, ands) or self.before(i, "region_before"):
            self.list_ends = end
            return own, end
        return (own, end) if left_out else (0, end)

    def _lists_on(self, i: int, ands: frozenset[str]) -> bool:
        """Does a list of regions that a word for regions opens go on with a word?"""
        gap = self.words[i].start - self.list_ends
        joint = self.words[i].gap.strip()
        if joint == ")," or (joint == "" and self.words[i - 1].key in ands and self.words[i - 1].gap.strip() == ")"):
            return 0 < gap <= _BRACKET_GAP
        return 0 < gap <= _LIST_GAP and (joint == "," or self.words[i - 1].key in ands)

    def attributive(self, i: int) -> bool:
        """Does a hyphen and a word such as "based" follow: "Kyiv-based", "Russian-held"?"""
        if i >= len(self.words) or joined(self.words[i].gap) != "":
            return False
        return self.words[i].key in self.grammar.keys("attributive")

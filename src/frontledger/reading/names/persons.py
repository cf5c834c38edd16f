"""Persons in no list, known by a title, a given name or what is said after a comma; and listed ones by surname."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ...theatre import Theatre
from ...theatre.people import Speaker
from ...theatre.places import key
from .context import Context
from .found import Found
from .hangul import latin
from .lexicon import Entry, Lexicon, Match
from .translit import folded, snake, sounds, spell
from .words import Word, joined

MOST_PARTS = 3
"""Words of a person's name besides the given one."""
GREAT_CITY = 100_000
"""People of a town that is known abroad."""
_BENT = ("place", "object")
"""Cases that tell that a word behind a person's name is none of it."""
APPOSITION = 6
"""Words after a comma among which a title is looked for ("Jan Novak, a Polish military analyst")."""


SURNAME_END = 2
"""Letters at the end of surnames by which a Slavic one is told."""
GREEK = 0x370
"""The first letter behind the Latin ones."""
OFFICE_PARTS = 5
"""Words of an office's name, and of its country behind it."""
_COUNTRY = ("country", "adjective", "people")
SEVERAL = 4
"""Persons of the parties at war whose surnames end alike."""


class Persons:
    """Finds persons among the words of a text and remembers those it has met."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon, theatre: Theatre, context: Context) -> None:
        self.words = words
        self.lexicon = lexicon
        self.grammar = lexicon.grammar
        self.theatre = theatre
        self.gazetteer = theatre.gazetteer
        self.context = context
        self.named: set[str] = set()
        """Ids of listed persons named so far in more than a surname."""
        self._surnames: dict[str, str] = {}

    def note(self, entry: Entry) -> None:
        """Remembers a listed person."""
        if entry.person and not entry.surname:
            self.named.add(entry.id)

    def at(self, i: int, best: Match | None) -> tuple[int, Found | None]:
        """A person whose name starts at the i-th word, and how many words it takes.

        Args:
            best: what the lists have for the word itself.
        """
        if best and not best.entry.surname:
            return 0, None
        word = self.words[i]
        if self.grammar.caseless:
            return self._told_by_title(i, best)
        if word.key in self.grammar.keys("roles") or (word.capital and self.context.phrase(i, "says")):
            return 0, None  # "Powiedział Andrij …": the verb opens the sentence
        n = self._extent(i)
        if n > 1:
            listed = self._listed(i, n)
            if listed:
                self.named.add(listed.id)
                return n, Found(word.start, self.words[i + n - 1].end, entry=listed, key=word.key)
            officer = self._officer(i, n)
            if officer:
                self.named.add(officer.id)
                last = self.words[i + n - 1]
                return n, Found(last.start, last.end, entry=officer, key=last.key)
            shouted = all(w.text.isupper() for w in self.words[i : i + n])
            if not shouted and (self._given(i) or (best is None and self._titled(i, n))):
                return n, self._new(i, n)
        known = next((r for r in self.grammar.readings(word.key) if r in self._surnames), None)
        titled = n == 1 and best is None and word.capital and self.context.before(i, "roles")
        if titled and known is None and self._nobody(word):
            return 1, self._new(i, 1)
        if best is None and known and self.context.evidence(i, 1) < 2 and _apart(self.words, i):
            name = self._surnames[known]
            person = self.theatre.speakers.get(name)
            entry = Entry("speaker", name, person.side, person=True) if person else None
            return 1, Found(word.start, word.end, entry=entry, spelled=name, kind="person", key=word.key)
        return 0, None

    def _told_by_title(self, i: int, best: Match | None) -> tuple[int, Found | None]:
        """In a language without capitals: a given name and a surname, listed or with a title some words behind."""
        group = self.words[i : i + 2]
        if best or len(group) < 2 or joined(group[1].gap) != " " or not self._given(i):
            return 0, None
        listed = next((m.entry for m in self.lexicon.at_word(self.words, i + 1) if m.length == 1), None)
        if listed is not None:
            if not listed.surname:
                return 0, None
            self.named.add(listed.id)
            return 2, Found(group[0].start, group[1].end, entry=listed, key=group[0].key)
        roles = self.grammar.keys("roles")
        for word in self.words[i + 2 : i + 2 + APPOSITION]:
            if joined(word.gap) != " ":
                break
            if any(f in roles for f in self.grammar.forms(word.key)):
                name = snake(" ".join(latin(w.key) for w in group))
                self._surnames[group[1].key] = name
                return 2, Found(group[0].start, group[1].end, spelled=name, kind="person", key=group[0].key)
        return 0, None

    def _extent(self, i: int) -> int:
        """How many words with capitals stand together from the i-th on."""
        n = 1
        if not self.words[i].capital:  # in a script without capitals a given name and the word after it
            named = i + 1 < len(self.words) and joined(self.words[i + 1].gap) is not None
            return 2 if named and self._given(i) and not self._other(i + 1) else 1
        while n <= MOST_PARTS and i + n < len(self.words):
            word = self.words[i + n]
            if joined(word.gap) is None or not (word.capital or word.key in self.grammar.keys("small")):
                break
            if not word.capital and n > 1 and self._given(i):
                break  # "Iwan Fedorow auf Telegram": what parts a name stands behind the given one
            if word.capital and (self._other(i + n) or (n > 1 and self._given(i + n) and not self._given(i))):
                break
            if self._town_bent(i + n, *(("place",) if n == 1 else _BENT)):
                break  # "Volodimir Zelenszkij Bécsben"
            n += 1
        while n > 1 and not self.words[i + n - 1].capital:
            n -= 1
        return n

    def _other(self, i: int) -> bool:
        """Is a word surely something else than a part of a person's name?"""
        if self.grammar.common(self.words[i].key):
            return True
        return any(not m.entry.surname for m in self.lexicon.at_word(self.words, i))

    def _nominative(self, readings: Sequence[str]) -> str:
        """The reading that ends as surnames do."""
        for ending in self.grammar.list("surnames"):
            for reading in readings[1:]:
                if reading.endswith(ending):
                    return reading
        return readings[0]

    def _nobody(self, word: Word) -> bool:
        """Is a word with a capital nothing that is known?"""
        if word.text.isupper() or joined(word.gap) is None:
            return False
        known = self.grammar.common(word.key) or self.grammar.any_in(word.key, "roles")
        return not known and not any(self.gazetteer.hits(r) for r in self.grammar.readings(word.key)[:6])

    def _place(self, i: int) -> bool:
        readings = self.grammar.readings(self.words[i].key)[:4]
        return any(h.kind == "main" for r in readings for h in self.gazetteer.hits(r))

    def _town_bent(self, i: int, *cases: str) -> bool:
        """Is a word the name, with the ending of a case, of a great city or a town by the front?"""
        word = self.words[i]
        if self.grammar.case(word.text) not in cases:
            return False
        hits = [h for r in self.grammar.readings(word.key)[1:] for h in self.gazetteer.hits(r)]
        places = [self.gazetteer.place(h.place) for h in hits if h.kind in ("main", "name")]
        return any(p is not None and (p.near_front > 0 or p.population >= GREAT_CITY) for p in places)

    def _town(self, i: int, n: int) -> bool:
        """Are the words together the name of a listed town ("… retirées de Velyka Novosilka, a confirmé …")?"""
        whole = key(" ".join(w.text for w in self.words[i : i + n]))
        return bool(self.gazetteer.hits(whole))

    def _given(self, i: int) -> bool:
        return self.grammar.any_in(self.words[i].key, "given")

    def _short_title(self, i: int) -> bool:
        """Does a title with a full stop stand before a name ("Gen. X")?"""
        before = self.words[i - 1].key if i and self.words[i].gap == ". " else ""
        return before in self.grammar.short and before in self.grammar.keys("roles")

    def _titled(self, i: int, n: int) -> bool:
        """Does a title stand before a name, or after it between commas?"""
        if self.grammar.common(self.words[i].key) or self._place(i) or self._town(i, n):
            return False
        title = self.context.before(i, "roles") or self._short_title(i) or self._of_a_country(i, n)
        if title or self.context.before(i, "says") or self.context.phrase(i + n, "says"):
            return True
        after = self.words[i + n : i + n + APPOSITION]
        if not after or after[0].gap.strip() != ",":
            return False
        roles = self.grammar.keys("roles")
        for k, word in enumerate(after):
            if k and joined(word.gap) is None:
                return False
            if word.key in roles:
                return not word.capital
        return False

    def _of_a_country(self, i: int, n: int) -> bool:
        """Does an office stand before a name, with its country between them or before it, in whatever words ("minister
        of foreign affairs of X Jan Novak", "the foreign minister of X, Jan Novak,")?"""
        behind = self._starts_at(i + n)
        if behind and any(m.entry.role == "office" for m in self.lexicon.at_word(self.words, i + n + behind)):
            return True  # "Jan Novak észt külügyminiszter"
        gap = self.words[i].gap
        if joined(gap) is None:
            after = self.words[i + n] if i + n < len(self.words) else None
            if gap.strip() != "," or after is None or after.gap.strip()[:1] != ",":
                return False
        j = i
        for _ in range(OFFICE_PARTS):
            role, k = self._ends_at(j, apart=j < i)
            if role == "office":
                return True
            if role in _COUNTRY:
                j = k
            elif j and j < i and joined(self.words[j].gap) and self.words[j - 1].key in self.grammar.keys("of"):
                j -= 1
            else:
                return False
        return False

    def _starts_at(self, j: int) -> int:
        """How many words the adjective of a country has that stands right behind a name, in one with an office."""
        if not self.grammar.table.get("titles_after") or j >= len(self.words) or joined(self.words[j].gap) != " ":
            return 0
        found = [m.length for m in self.lexicon.at_word(self.words, j) if m.entry.role in _COUNTRY]
        return max(found, default=0)

    def _ends_at(self, j: int, *, apart: bool) -> tuple[str, int]:
        """What listed name of a country or an office ends right before the j-th word, and where it begins."""
        if apart and (j >= len(self.words) or joined(self.words[j].gap) is None):
            return "", j
        for k in range(max(j - OFFICE_PARTS, 0), j):
            for m in self.lexicon.at_word(self.words, k):
                if k + m.length == j and m.entry.role in ("office", *_COUNTRY):
                    return m.entry.role, k
        return "", j

    def _listed(self, i: int, n: int) -> Entry | None:
        """The listed person of that surname whose given name sounds like the one here, however it is spelled."""
        last = i + n - 1
        for match in self.lexicon.at_word(self.words, last):
            if match.entry.surname and match.length == 1:
                english = self.theatre.speakers[match.entry.id].names.get("en", "").split()
                given = self._latin(i)
                if english and _same_given(english[0], given):
                    return match.entry
        return self._spelled(i, last) if n > 1 and self.grammar.spelling else None

    def _officer(self, i: int, n: int) -> Entry | None:
        """The listed person who holds an office, named behind its seat ("мэр Харькова Терехов")."""
        if not self.context.before(i, "roles") or self._given(i):
            return None
        matches = self.lexicon.at_word(self.words, i + n - 1)
        return next((m.entry for m in matches if m.entry.surname and m.length == 1), None)

    def _spelled(self, i: int, last: int) -> Entry | None:
        """The listed person whose name is spelled so in the language's letters, where its lists do not have him."""
        given = self._latin(i)
        for reading in self.grammar.spelled(self.words[last].text):
            for surname in self.grammar.spelling.latin(reading):
                for person in _surnames(self.theatre).get(folded(surname), ()):
                    if _same_given(person.names["en"].split()[0], given):
                        self._surnames[key(reading)] = person.id
                        return Entry("speaker", person.id, person.side, person=True)
        return None

    def _latin(self, i: int) -> str:
        readings = self.grammar.readings(self.words[i].key)
        given = min((g for r in readings if (g := self.grammar.ranks("given").get(r))), default=(0, self.words[i].text))
        return self.grammar.spelling.latin(given[1])[0]

    def _spell(self, name: str) -> str:
        letters = self.grammar.table.get("letters")
        return spell(name, letters) if letters else self.grammar.spelling.latin(name)[0]

    def _romanised(self, parts: Sequence[str]) -> list[str]:
        """A name in the official romanisation; one in Latin letters that is no Slavic one as it is written."""
        out = [self._spell(p) for p in parts]
        if not all(_latin_only(p) for p in parts) or len(parts) < 2:
            return out
        givens, endings = _at_war(self.theatre)
        slavic = sounds(out[0]) in givens or out[-1].casefold().endswith(endings)
        return out if slavic else list(parts)

    def _new(self, i: int, n: int) -> Found:
        """A person in no list, called by his own name."""
        group = self.words[i : i + n]
        keys = self.grammar.keys("given")
        bent = group[0].key not in keys and self._given(i)
        parts = []
        for k, word in enumerate(group):
            readings = self.grammar.readings(word.key)
            given = next((r for r in readings if r in keys), None)
            parts.append(given if given and k == 0 else self._nominative(readings) if bent else word.key)
        name = snake(" ".join(self._romanised(parts)))
        self._surnames[parts[-1]] = name
        return Found(group[0].start, group[-1].end, spelled=name, kind="person", key=group[0].key)


@lru_cache(maxsize=4)
def _surnames(theatre: Theatre) -> Mapping[str, Sequence[Speaker]]:
    """The persons among the speakers of a theatre, by their surnames, folded."""
    out: dict[str, list[Speaker]] = {}
    for speaker in theatre.speakers.values():
        if speaker.kind == "person" and " " in speaker.names.get("en", ""):
            out.setdefault(folded(speaker.names["en"].split()[-1]), []).append(speaker)
    return out


@lru_cache(maxsize=4)
def _at_war(theatre: Theatre) -> tuple[frozenset[str], tuple[str, ...]]:
    """How the given names of the persons of the parties at war sound, and how several of their surnames end."""
    ours = [s for s in theatre.speakers.values() if s.kind == "person" and s.side in theatre.parties]
    names = [key(s.names["en"]).split() for s in ours]
    others = {sounds(s.names["en"].split()[0]) for s in theatre.speakers.values() if s.side not in theatre.parties}
    givens = frozenset(sounds(n[0]) for n in names if len(n) > 1) - others
    ends = Counter(n[-1][-SURNAME_END:] for n in names)
    return givens, tuple(e for e, n in ends.items() if n >= SEVERAL)


def _same_given(a: str, b: str) -> bool:
    """May two spellings, short forms or initials be of one given name ("Volodymyr" and "Vladimir", "Pat", "V.")?"""
    x, y = sounds(a), sounds(b)
    if len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1:
        return a[:1] == b[:1]
    return x == y or (min(len(x), len(y)) > 1 and a[:2] == b[:2] and (x.startswith(y) or y.startswith(x)))


def _latin_only(text: str) -> bool:
    """Is a word written in Latin letters, with accents or without?"""
    return all(ord(c) < GREEK for c in text)


def _apart(words: Sequence[Word], i: int) -> bool:
    """Does a word stand alone, without another capital joined to it after it?"""
    after = words[i + 1] if i + 1 < len(words) else None
    return not (after and after.capital and joined(after.gap) is not None)

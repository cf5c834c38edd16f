"""Finds names in scripts that write without blanks, and what their bracketed glosses say."""

from __future__ import annotations

import re

from ...theatre.places import Gazetteer, Hit, Place
from .context import VILLAGERS
from .fought import Fought
from .found import Found
from .gloss import CLOSE, LONGEST_RUN, OPEN, Glosses, Run, run_of
from .lexicon import Entry, Lexicon
from .sounds import KANA, Sounds, kana_row
from .unlisted import LEAST_SOUNDS, LIKE, SURE_LIKE, SURE_SOUNDS, VERY_LIKE
from .words import CJK

LEAST_FUZZY = 3
"""Characters from which a name in no list is looked up by its sound."""
LEAST_TOLD, EXACT = 4, 0.9
"""Characters of one that opens a clause, where its sentence tells of places taken or lost; likeness of a short one."""
LONG_SOUND = 6
"""Consonants from which a name heard may be of a place anywhere; of one near the front it may be with fewer."""
GREAT = 300_000
"""Inhabitants from which a name of two characters is taken for a city's wherever it stands."""

ALIKE, TOLD_ALIKE = 0.8, 0.6
"""How alike a row that is one word must be to a place's name, with nothing and with something said of a place."""
_LISTED, _MARKS = 8, 4
"""Characters from a name in a list to what parts it from the next; brackets and quotation marks before a name."""
SENTENCE = 120
"""Characters to either side that a sentence is looked for in."""

_END, _GLOSS = re.compile(r"[。！？\n]"), re.compile(r"（[^（）]*）|\([^()]*\)")
_EDGES = frozenset("。！？\n，、；：「『“（")
_COMMA, _STOPS, _DOTS = "、", (",", "，"), ("·", "・", "‧", "•")


def scan_runs(
    text: str, start: int, end: int, lexicon: Lexicon, gazetteer: Gazetteer, heard: Sounds, fought: Fought
) -> list[Found]:
    """Names in a stretch of text, leftmost and longest first, places still undecided."""
    if not CJK.search(text, start, end):
        return []
    return _Scan(run_of(text, start, end), lexicon, gazetteer, heard, text, start, end, fought).found()


class _Scan:
    def __init__(
        self,
        run: Run,
        lexicon: Lexicon,
        gazetteer: Gazetteer,
        heard: Sounds,
        text: str,
        start: int,
        end: int,
        fought: Fought,
    ) -> None:
        self.run = run
        self.fought = fought
        self.lexicon = lexicon
        self.grammar = lexicon.grammar
        self.gazetteer = gazetteer
        self.heard = heard
        self.text = text
        self.glosses = Glosses(run, text, start, end, lexicon, gazetteer, heard)
        self.whole = frozenset("".join(self.grammar.list("whole_runs")))
        """Characters of which a whole row is one word (kana of foreign names)."""
        self.last_end, self.last_place = 0, False
        """Where the last name ended in the run, and whether it was a place's."""
        self.region = ""
        """The region that the last name was, if it was one's."""

    def found(self) -> list[Found]:
        out: list[Found] = []
        i, text = 0, self.run.text
        while i < len(text):
            n, f = self._at(i) if CJK.match(text[i]) else (0, None)
            if f:
                f = f._replace(start=self.run.at[i], end=self.run.at[i + n - 1] + 1)
                suffix = self._after(i + n, "place_after")
                gloss = self.glosses.after(f.end) or self.glosses.after(self.run.at[i + n + suffix])
                if gloss is not None:
                    f = f._replace(end=gloss.end, gloss=(gloss.start, gloss.end))
                out.append(f)
            i += max(n, 1)
            if f:
                self.last_end, self.last_place = i, f.hits != ()
                self.region = f.entry.id if f.entry is not None and f.entry.role == "base" else ""
        return out

    def _at(self, i: int) -> tuple[int, Found | None]:
        """What starts at the i-th character, and how many it takes."""
        text = self.run.text
        if text[i] in self.whole and self._raw(self.run.at[i] - 1) in self.whole:
            return 0, None
        told = self.glosses.name(i)
        listed = next((m for m in self.lexicon.at_char(text, i) if self._fits(i, m.length, m.entry)), None)
        name, hits = self.gazetteer.longest(text, i)
        if name and self._cuts(i + len(name)):
            name, hits = "", ()
        region = listed is not None and listed.entry.role in ("base", "unit")
        if told and not region and len(told) >= max(listed.length if listed else 0, len(name)):
            return len(told), self.glosses.told[told]
        regional = self._after(i + listed.length, "region_after") if listed and listed.entry.role == "base" else 0
        if listed and listed.length + regional >= len(name):
            entry, n = listed.entry, listed.length
            if entry.role == "base":
                n += self._after(i + n, "region_after")
            elif entry.role == "country" and (longer := self._longer(i, n))[1] is not None:
                return longer  # "馬利伊夫卡" is not "馬利"
            elif entry.role in ("country", "short") and (more := self._troops(i + n)):
                entry, n = entry._replace(role="side"), n + more
            elif entry.role == "short" and self._placed(i, i + n):
                entry = entry._replace(role="country")  # "在烏推進"
            return n, Found(0, 0, entry=entry, key=text[i : i + n])
        if name and not self._cut(i, len(name)):
            longer = self._longer(i, len(name))  # "馬卡里夫卡" is not "馬卡里夫"
            if longer[1] is not None:
                return longer
            return len(name), self._weighed(i, name, hits)
        return self._spelled(i) if text[i] in KANA and self.grammar.spelling else self._heard(i)

    def _longer(self, i: int, n: int) -> tuple[int, Found | None]:
        """A place that is heard in a name of n characters and the signs of a foreign word behind it."""
        after = self.run.text[i + n : i + n + 1]
        led = after in self.heard and (self.fought.opens(self.run.at[i]) or self._goes_on(i))
        if not led and after not in self.heard.foreign:
            return 0, None
        longer, found = self._heard(i)
        return (longer, found) if longer > n else (0, None)

    def _cut(self, i: int, n: int) -> bool:
        """Does a name found end in the midst of a longer one in signs for syllables?"""
        text, j = self.run.text, i + n
        if text[j - 1] not in KANA or text[j : j + 1] not in KANA or not text[j : j + 1]:
            return False
        if self._raw(self.run.at[j - 1] + 1) in _DOTS or self._after(j, "place_after"):
            return False
        return not any(m.length > 1 for m in self.lexicon.at_char(text, j))

    def _spelled(self, i: int) -> tuple[int, Found | None]:
        """A place in no list, spelled in signs for syllables: all that stand together, or those up to an interpunct."""
        whole, text = kana_row(self.run.text, i), self.run.text
        if whole < LEAST_FUZZY or not self.grammar.spelling or (i and text[i - 1] in KANA and self.last_end != i):
            return max(whole, 1), None
        dots = [n for n in range(1, whole) if self._raw(self.run.at[i + n] - 1) in _DOTS]
        for n in (whole, *reversed(dots)):
            name = text[i : i + n]
            if n < LEAST_FUZZY or self.grammar.common(name):
                continue
            f = self._weighed(i, name, ())
            if f.evidence >= 0 and self._goes_on(i):
                f = f._replace(evidence=2)
            like, least = (LIKE, LEAST_SOUNDS) if f.evidence == 2 else (SURE_LIKE, SURE_SOUNDS)
            ids = self.grammar.spelling.heard(name, self.gazetteer, like, least) if f.evidence >= 0 else ()
            told = f.evidence == 0 and n >= LEAST_TOLD and self._fought(i, n)
            if not ids and (f.evidence == 2 or told):  # a short name by the front, told to be a place's
                like = EXACT if told else VERY_LIKE
                ids = self.grammar.spelling.heard(name, self.gazetteer, like, LEAST_SOUNDS - 1)
                ids = tuple(p for p in ids if (x := self.gazetteer.place(p)) and x.near_front)
            near = (p for p in ids if f.evidence == 2 or ((x := self.gazetteer.place(p)) and x.near_front))
            if hits := tuple(Hit(p, "heard", frozenset()) for p in near):
                return n, self._by_the_front(i, n, f._replace(hits=hits, weak=0))
        return whole, None

    def _troops(self, i: int) -> int:
        """Length of a word for a country's troops, government or people at a character."""
        return 0 if self._after(i, "not_troops") else self._after(i, "troops")

    def _placed(self, i: int, j: int) -> bool:
        """Is a short form of a country's name told as the place of something?"""
        return self._before(i, "short_place_before") and not self._after(j, "short_after")

    def _cuts(self, end: int) -> bool:
        """Would a name end within a row of characters that is one word?"""
        return all(self._raw(self.run.at[end - 1] + n) in self.whole for n in (0, 1)) if self.whole else False

    def _fits(self, i: int, n: int, entry: Entry) -> bool:
        if self._cuts(i + n):
            return False
        if entry.role == "base":
            return self._after(i + n, "region_after") > 0 or self._listed_region(i)
        if entry.role == "short":
            return self._short(i, n)
        if entry.role in ("speaker", "body") and not entry.person:
            return self._after(i + n, "title_after") == 0
        return True

    def _short(self, i: int, n: int) -> bool:
        """Is a one-character form of a country's name one, by what stands beside it?"""
        text = self.run.text
        before, after = text[max(0, i - 1) : i], text[i + n : i + n + 1]
        if before.isdigit() or before in self.grammar.list("short_never_after"):
            return False
        if before and before in self.heard.foreign and self.last_end != i and self.run.at[i] == self.run.at[i - 1] + 1:
            return False  # "沙赫德": the last sign of a foreign word
        if self._is_short(after) or self._after(i + n, "short_after") or self._troops(i + n):
            return True
        if self._in_list(i + n):
            return True
        bare = text[i : i + n] in self.grammar.list("short_bare") and after not in self.heard.foreign
        paired = self.last_end == i and self._is_short(before)  # "俄烏第三輪談判"
        return bare and (paired or before in self.grammar.list("short_before"))

    def _in_list(self, j: int) -> bool:
        """Does a list of short names go on at a character, up to a word for all of them ("俄、美、烏三方")?"""
        text, start = self.run.text, j
        while text[j : j + 1] == _COMMA and self._is_short(text[j + 1 : j + 2]):
            j += 2
        return j > start and bool(self._after(j, "short_after") or self._troops(j))

    def _is_short(self, char: str) -> bool:
        return bool(char) and any(m.entry.role == "short" for m in self.lexicon.at_char(char, 0))

    def _listed_region(self, i: int) -> bool:
        """Does a name stand in a list that has a word for several regions in its sentence?"""
        text = self.run.text
        before, after = text[max(0, i - SENTENCE) : i], text[i : i + SENTENCE]
        beside = before[-1:] + _GLOSS.sub("", after)[:_LISTED]  # "基輔必須撤出四個州" has no list
        listed = any(w in beside for w in (_COMMA, *self.grammar.list("and")))
        sentence = _END.split(before)[-1] + _END.split(after)[0]
        return listed and any(w in sentence for w in self.grammar.list("region_near"))

    def _after(self, i: int, name: str) -> int:
        """Length of the longest entry of a list that stands from the i-th character on."""
        return self.grammar.at(self.run.text, i, name)

    def _before(self, i: int, name: str) -> bool:
        text, floor = self.run.text, max(0, i - _MARKS)
        while i > floor and text[i - 1] in OPEN + CLOSE:
            i -= 1
        return self.grammar.up_to(text, i, name) > 0

    def _weighed(self, i: int, name: str, hits: tuple[Hit, ...]) -> Found:
        """A place with what stands beside it for and against."""
        j = i + len(name)
        evidence = 2 if self._after(j, "place_after") else 1 if self._before(i, "place_before") else 0
        if self._before(i, "place_before_sure"):
            evidence = 2
        if self._before(i, "roles") or self._after(j, "roles"):
            evidence = -1 if len(name) < 5 else 0
        if self._inside(i, j) or self._after(j, "place_not_after"):
            evidence = -1
        weak = len(name) < 3 and not any(
            h.kind in ("main", "name") and (p := self.gazetteer.place(h.place)) and p.population >= GREAT for h in hits
        )
        village = self._after(j, "village") > 0
        f = Found(0, 0, hits=hits, key=name, evidence=evidence, weak=2 if weak else 0, village=village)  # type: ignore[arg-type]
        return self._by_the_front(i, len(name), f)

    def _by_the_front(self, i: int, n: int, f: Found) -> Found:
        """A name of n characters, as one of a place near the front where its sentence tells of places taken or lost."""
        if f.evidence or not self._fought(i, n):
            return f
        near = tuple(h for h in f.hits if (p := self.gazetteer.place(h.place)) and p.near_front)
        near = near or (self._namesakes(f.key) if all(self._far_village(h) for h in f.hits) else ())
        return f._replace(hits=near, evidence=1) if near else f

    def _fought(self, i: int, n: int) -> bool:
        return self.fought.beside(self.run.at[i], self.run.at[i + n - 1] + 1)

    def _far_village(self, hit: Hit) -> bool:
        place = self.gazetteer.place(hit.place)
        return place is not None and place.population < VILLAGERS

    def _namesakes(self, name: str) -> tuple[Hit, ...]:
        """The places near the front that a name sounds like which lists know as that of villages far from it."""
        if len(name) < LEAST_TOLD:
            return ()
        if self.whole:
            ids: tuple[str, ...] = self.grammar.spelling.heard(name, self.gazetteer, SURE_LIKE, LEAST_SOUNDS)
        else:
            known = all(c in self.heard for c in name)
            readings = self.heard.readings(name) if known else []
            ids = tuple(dict.fromkeys(p for r in readings for p in self.gazetteer.sounding(r)))
        places = [p for id_ in ids if (p := self.gazetteer.place(id_)) and p.near_front]
        alike = [p.id for p in places if self.whole or self.heard.alike(name, p.name_en) >= ALIKE]
        return tuple(Hit(p, "heard", frozenset()) for p in alike)

    def _inside(self, i: int, j: int) -> bool:
        """Is a short name a part of a longer foreign one, or any a part of a person's name with an interpunct?"""
        first = self.run.at[i] - 1
        opens = first < 1 or self.text[first - 1].isspace()  # a dot that opens an item of a list
        if (self._raw(first) in _DOTS and not opens) or self._raw(self.run.at[j - 1] + 1) in _DOTS:
            return True
        beside = self.run.text[max(0, i - 1) : i], self.run.text[j : j + 1]
        if j - i >= 4 and beside[0] and beside[0] in self.heard.foreign and self.last_end != i:
            return True  # "彼得羅帕夫利夫卡" is not "帕夫利夫卡"
        return j - i < 4 and any(c and c in self.heard.foreign for c in beside) and not self._beside_known(i, j)

    def _raw(self, at: int) -> str:
        return self.text[at : at + 1] if at >= 0 else ""

    def _beside_known(self, i: int, j: int) -> bool:
        """Does another listed name end or start right beside a name?"""
        text = self.run.text
        after = any(m.length > 1 for m in self.lexicon.at_char(text, j)) if j < len(text) else False
        return after or (i > 0 and self.last_end == i and text[j : j + 1] not in self.heard.foreign)

    def _heard(self, i: int) -> tuple[int, Found | None]:
        """A place in no list, by how its characters sound, where the words beside it say that it is a place."""
        text = self.run.text
        if self.whole:
            return self._heard_whole(i)
        opens = self.fought.opens(self.run.at[i])
        led = opens or self._before(i, "place_before") or self._goes_on(i)
        if i and text[i - 1] in self.heard and not led:
            return 0, None
        j = i
        while j < len(text) and j - i < LONGEST_RUN and text[j] in self.heard:
            if j > i and (self._listed_at(j) or self._after(j, "and") > 1):
                break
            j += 1
        region = self.region if self.last_end == i else ""  # "哈爾科夫州庫里洛夫卡": a town of the region
        for n in range(j - i, LEAST_FUZZY - 1, -1):
            sure = bool(opens or self._place_listed(i + n) or self._goes_on(i) or region)
            sure = sure or bool(self._before(i, "place_before_sure"))
            told = not sure and n >= LEAST_TOLD and (not i or self._raw(self.run.at[i] - 1) in _EDGES)
            if not sure and not (told and self._fought(i, n)):
                continue
            readings = self.heard.readings(text[i : i + n])
            heard = [
                (len(r), p) for r in readings for id_ in self.gazetteer.sounding(r) if (p := self.gazetteer.place(id_))
            ]
            heard = [(r, p) for r, p in heard if p.near_front or r >= LONG_SOUND]
            heard = [(r, p) for r, p in heard if p.admin1 == region] or ([] if region else heard)
            heard = [(r, p) for r, p in heard if p.near_front] if told else heard
            places = self._likeliest(text[i : i + n], heard, ALIKE if told else TOLD_ALIKE)
            if places:
                hits = tuple(Hit(p, "heard", frozenset()) for p in places)
                return n, Found(0, 0, hits=hits, key=text[i : i + n], evidence=2)
        return 0, None

    def _heard_whole(self, i: int) -> tuple[int, Found | None]:
        """A place in no list, where a row of characters that is one word sounds like one near the front."""
        text = self.run.text
        j = i
        while (
            j < len(text)
            and j - i < LONGEST_RUN
            and text[j] in self.whole
            and (j == i or self.run.at[j] == self.run.at[j - 1] + 1)
        ):
            j += 1
        chars = text[i:j]
        if (
            not LEAST_FUZZY <= j - i < LONGEST_RUN
            or any(c not in self.heard for c in chars)
            or chars in self.grammar.keys("common")
        ):
            return 0, None
        if self._after(j, "place_not_after") or self._after(j, "roles") or self._before(i, "roles"):
            return 0, None
        told = self._place_listed(j) or self._goes_on(i) or self._before(i, "place_before_sure")
        told = told or self.fought.opens(self.run.at[i])
        least = TOLD_ALIKE if told else ALIKE
        heard = {
            id_: p
            for r in self.heard.readings(chars)
            for id_ in self.gazetteer.sounding(r)
            if (p := self.gazetteer.place(id_))
        }
        alike = {id_: self.heard.alike(chars, p.name_en) for id_, p in heard.items() if p.near_front}
        best = max(alike.values(), default=0.0)
        if best < least:
            return 0, None
        hits = tuple(Hit(id_, "heard", frozenset()) for id_, like in alike.items() if like >= best - 0.05)
        return j - i, Found(0, 0, hits=hits, key=chars, evidence=2)

    def _likeliest(self, chars: str, heard: list[tuple[int, Place]], least: float) -> list[str]:
        """Ids of the places that sound likest, of those in which the most characters are heard, or all but one."""
        most = max((n for n, _ in heard), default=0)
        alike = {p.id: self.heard.alike(chars, p.name_en) for n, p in heard if n >= most - 1}
        best = max(alike.values(), default=0.0)
        return [p for p, like in alike.items() if like >= best - 0.1 and best >= least]

    def _goes_on(self, i: int) -> bool:
        """Does the i-th character go on with a list whose last name was a place's?"""
        step = self.grammar.up_to(self.run.text, i, "and")
        step += step > 1 and self.run.text[i - step - 1 : i - step] in _STOPS  # a comma before "and"
        return self.last_place and step > 0 and self.last_end == i - step

    def _place_listed(self, j: int) -> bool:
        """Does a word for a place stand at the j-th character, or after further names in a list that starts there?"""
        text = self.run.text
        for _ in range(6):
            if self._after(j, "place_after"):
                return True
            step = self._after(j, "and")
            if not step or text[j : j + step] == "，":
                return False
            j += step
            while j < len(text) and text[j] in self.heard and not self._after(j, "place_after"):
                j += 1
        return False

    def _listed_at(self, i: int) -> bool:
        return any(m.length > 1 for m in self.lexicon.at_char(self.run.text, i)) or self._after(i, "place_after") > 1

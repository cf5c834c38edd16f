"""Finds the time patterns of a language's table in a text's tokens."""

from __future__ import annotations

from functools import cache

from ...kept import kept
from ..quantities.numbers import BEGIN_NUMBER, Numbers
from ..quantities.phrases import Fillings, Match, Phrases
from ..quantities.tables import tables
from .figures import YEAR, closed, describes, like_a_fraction, month_in_figures, opens
from .slots import SLOTS, filling
from .tails import with_tail

Said = Match
"""A time said: tokens `[start, end)`, its key (`date`, or a rule such as `week -1`), and its slots."""
_ANY_CHARS = 8
_SIGNED = """
{d} (-|/|.) {m} (-|/|.) {y}; {y} (-|/) {m} (-|/) {d}; {y} / {d} / {m}; {m} (-|/) {y} (-|/) {d};
{m} (-|/) {d} (-|/) {y}; {d} (-|/) {y} (-|/) {m}; {m} / {d}; {d} (-|/) {m}; {dm}; {w} [,] {dm}; {dm} [,] {y};
{y} (-|–|—|~|～) {z}; {m} , {y}; {d} {m} , {y}; {y} {m}; {y} , {m}; {y} {m} {d}"""
"""Dates held together by signs or the order of their parts, the same in every language."""
_MONTH = "{y} (-|/|.) {mn}; {mn} (-|/) {y}"
DATES = frozenset(("date", "signed", "month", "day", "open_day"))
"""What stands for a date by its slots: what a language's table calls so, dates held together by signs, days that no
word may follow, and days that nothing may stand before."""
_FILLING = frozenset(("figure", "date", "clock"))
"""Kinds of tokens that fill a slot by themselves."""
_FILLED = BEGIN_NUMBER.union(role for _, role in SLOTS)
"""Roles of words that do."""
_NOTHING: Fillings = {}
_SUMMED = frozenset(("past", "within", "ago", "hence"))
_APOSTROPHES = ("'", "’")
_FEW = 3
_PLAIN_NAMES = {"yy": "y", "od": "o", "wn": "nth"}
_PLAIN = frozenset((*_PLAIN_NAMES, "dm", "v"))
_HELD = frozenset("-–%")
"""Signs that hold a figure to what is behind it."""
_OPENING, _CLOSING = " \t«„“\"'–—-•", ".!?…:\n"
"""What stands between the end of a sentence and the next one's first word, and what ends it."""
_COMMAS = frozenset(",，、")
_HOURS = 24
_TITLE = 3
"""Letters of a title that ends with a full stop."""
_YEARS = (1990, 2049)
"""Years told without a word that leads to them."""


@cache
def patterns(language: str) -> Phrases:
    """The time patterns of a language."""
    return kept("times", language, make=lambda: _patterns(language))


def _patterns(language: str) -> Phrases:
    table = tables(language).times
    out = Phrases()
    endings = table.get("endings", ())
    out.add(table.get("dates", ""), "date", endings)
    out.add(_SIGNED, "signed", endings)
    out.add(_MONTH, "month", endings)
    out.add("{m} {d}; " + table.get("days", ""), "day", endings)
    out.add(table.get("open_days", ""), "open_day", endings)
    for rule, phrases in table.get("rules", {}).items():
        out.add(phrases, rule, endings)
        if rule.split()[0] in _SUMMED:
            amounts = ";".join(p for p in phrases.split(";") if "{n} {u}" in p)
            out.add(amounts.replace("{n} {u}", "{t}") + ";" + amounts.replace("{n} {u}", "{v} {u}"), rule, endings)
    for sign, phrases in table.get("shift", {}).items():
        out.add(f"{phrases}; {phrases.replace('{n} {u}', '{t}')}", f"shift {sign}", endings)
    out.add(tables(language).numbers.get("skip", ""), "skip", tables(language).numbers.get("endings", ()))
    return out.close()


class Patterns:
    """The time patterns found in one text."""

    def __init__(self, scan: Numbers) -> None:
        self.scan = scan
        self.table = scan.tables.times
        self.patterns = patterns(scan.tables.language)
        self._first = self.patterns.first_slots
        self._short = tuple(self.table.get("short", ()))
        self._filling = {k for k, kind in enumerate(scan.tokens.kinds) if kind in _FILLING}
        self._filling.update(k for k, roles in scan.at.items() if not _FILLED.isdisjoint(roles))
        """Tokens that may fill a slot."""
        self.ready = sorted(self._filling.union(self.patterns.beginnings(scan.tokens.words)))
        """Tokens that a pattern may begin with, in order."""
        self._fillings: dict[int, Fillings] = {}
        self._said: dict[int, Said | None] = {}
        self._alone: dict[tuple[int, bool], Said | None] = {}

    def fill(self, at: int) -> Fillings:
        """What can fill slots of a pattern at a token, by the slots' names."""
        if at not in self._filling:
            return _NOTHING
        found = self._fillings.get(at)
        if found is None:
            found = self._fillings[at] = filling(self.scan, at, self._short)
        return found

    def any_word(self, at: int) -> list[int]:
        """Any word, or up to eight characters of a script without blanks."""
        kinds = self.scan.tokens.kinds
        if kinds[at] == "word":
            return [at + 1]
        end = at
        while end < len(kinds) and kinds[end] == "char" and end - at < _ANY_CHARS:
            end += 1
        return list(range(at + 1, end + 1))

    def said(self, at: int) -> Said | None:
        """The longest pattern at a token, with what goes on behind it; of two as long, the one with more said
        outright."""
        if at not in self._said:
            alone = self.alone(at)
            self._said[at] = with_tail(self, alone, dates=DATES) if alone is not None else None
        return self._said[at]

    def alone(self, at: int, *, anchor: bool = False) -> Said | None:
        """The longest pattern at a token by itself. As an `anchor` none that is counted from another: texts may tell
        any number of them in a row, and each would ask for the next."""
        words = self.scan.tokens.words
        if at >= len(words):
            return None
        if (at, anchor) not in self._alone:
            best = None
            if self.patterns.begins(words[at]) or not self._first.isdisjoint(self.fill(at)):
                found = map(_plain, self.patterns.find_filled(words, at, self.fill, self.any_word))
                clean = (f for f in found if not (anchor and _shifts(f)) and self._clean(f))
                best = max(clean, key=_weight, default=None)
            self._alone[at, anchor] = best
        return self._alone[at, anchor]

    def _clean(self, said: Said) -> bool:
        """No word is cut in two, and a word that is not only a month is told as one."""
        scan, tokens = self.scan, self.scan.tokens
        if said.end in scan.inside and tokens.kinds[said.end - 1] == "char":
            return False
        if tokens.kinds[said.start] == "figure" and scan.touches(said.start) and tokens.kinds[said.start - 1] == "word":
            return False
        word = tokens.words[said.start]
        if _shifts(said):
            return self.anchor(said) is not None
        endings = self.table.get("day_endings")
        if endings and "o" in said.slots and "m" in said.slots and said.value in DATES:
            return tokens.words[said.end - 1].endswith(tuple(endings))  # "augusztus második felében" is no day
        if said.value == "skip" and said.slots.get("n", 0) > _HOURS and self._hedged(said.start):
            return False  # "intorno alle 300 case"
        bare = said.slots.keys() in ({"d"}, {"y"}) and tokens.kinds[said.end - 1] == "figure"
        if bare and self._first_of_two(said):
            return False
        if "w" in said.slots and scan.item(said.end - 1, "shares", "parts") is not None and scan.number(said.end - 1):
            return False  # "a terça parte"
        if "w" in said.slots and self._no_month(said) and not closed(scan, said.end):
            return False  # "they last sat down"
        if "m" in said.slots and self._no_month(said):
            return False
        ranked = said.slots.keys() == {"o"} and said.value in DATES
        if ranked and scan.item(said.end, "weekdays", "units", "months") is not None:
            return False
        if "d" in said.slots and not {"m", "mn"} & said.slots.keys() and self._goes_on(said.end):
            return False
        apart = said.value in DATES and {"m", "y"} <= said.slots.keys() and tokens.words[said.end - 2] == ","
        if apart and scan.item(said.end, "measured", "counted", "classifiers") is not None:
            return False  # "in March, 2000 soldiers …"
        if said.slots.keys() == {"d"} and tokens.kinds[said.start] == "char" and not scan.touches(said.start + 1):
            return False  # "이 일" is this matter
        if said.value == "signed" and not self._held(said):
            return False
        if said.value == "month" and not month_in_figures(scan, said.start, said.end):
            return False
        ranged = said.value in DATES and ("f" in said.slots or "z" in said.slots) and "s" not in said.slots
        if (ranged or str(said.value).startswith("named")) and self.longer(said):
            return False
        if str(said.value) == "decade" and said.slots.get("y", 0) % 10:
            return False
        if said.value == "day" and not self._closed(said):
            return False
        if said.value == "open_day" and not opens(scan, said.start):
            return False
        worded = said.slots.keys() == {"y"} and said.end - said.start > 1 and tokens.kinds[said.start] == "word"
        number = scan.number(said.start) if worded else None
        if number is not None and number.end == said.end and not self._led(said.start):
            return False  # "two thousand and fifteen" alone is a number
        if said.end - said.start > 1:
            longer = scan.item(said.end - 1, "longer")
            if longer is not None and longer.end > said.end:
                return False  # "30일간" is no day of a month
            # a day without its word is none before what could be counted ("2004年8月15人", "il 19%")
            alone = said.slots.keys() == {"d"} and said.value in DATES
            bare = "d" in said.slots and ("mn" in said.slots or alone) and scan.number(said.end - 1) is not None
            bare = bare and scan.item(said.end - 1, "units") is None  # "9일", whose last sign is a number as well
            return not bare or scan.item(said.end, "measured", "counted", "classifiers", "between") is None
        if word in self.table.get("capital", ()) and not tokens.text[tokens.starts[said.start]].isupper():
            return False
        if self._named(said):
            return False
        if "y" in said.slots:
            if self._second(said.start):
                return False
            led = self._led(said.start) or scan.item_before(said.start, "year_lead") is not None
            led = led or scan.item(said.end, "part_after", "role_after", "half_after_time") is not None
            led = led or (self.table.get("bare_year", False) and self._bare_year(said)) or self._to_year(said)
            opened = said.slots["y"] % 100 and said.start > 0 and opens(scan, said.start - 1)
            uncounted = scan.item(said.end, "measured", "counted") is None
            return led and (bool(opened) or uncounted)  # "In 2024 Russian losses were …"
        if word not in self.table.get("ambiguous", ()):
            return True
        cut = tokens.text[(at := tokens.ends[said.end - 1]) : at + 1] in _APOSTROPHES  # "zo'n 20 kilometer"
        joint = scan.item(said.end, "span")
        if joint is not None and joint.role == "span" and scan.item(joint.end, "months") is not None:
            return True  # "Sep-Nov"
        joint = scan.item_before(said.start, "span")
        if joint is not None and scan.item_before(joint.start, "months") is not None:
            return True  # "ocak ile mart arasında"
        tells = (
            said.slots.keys() == {"m"} and self._begins(said.start) and scan.item(said.end, "month_tells") is not None
        )
        return not cut and (tells or self._led(said.start) or scan.item(said.end, "night_after") is not None)

    def _hedged(self, at: int) -> bool:
        """Is a token the last of a hedge?"""
        hedge = self.scan.item_before(at + 1, "before")
        return hedge is not None and hedge.start < at

    def _first_of_two(self, said: Said) -> bool:
        """Is a figure the first of two of which the second counts ("2000 bis 3000 Häuser", "tra il 2 e il 3 %")?"""
        scan = self.scan
        joint = scan.item(said.end, "span")
        listed = joint is not None and scan.tokens.words[joint.start] in _COMMAS
        number = scan.number(joint.end) if joint is not None and not listed else None
        if number is None or number.ordinal or ("y" in said.slots and number.low <= _YEARS[1]):
            return False
        return scan.item(number.end, "measured", "counted", "classifiers") is not None

    def anchor(self, said: Said) -> Said | None:
        """The time that a shift ("two days after") is counted from: the one behind it, an article between them."""
        the = self.scan.item(said.end, "the")
        anchor = self.alone(the.end if the is not None else said.end, anchor=True)
        return None if anchor is None or anchor.value == "skip" else anchor

    def _begins(self, at: int) -> bool:
        """Does a token begin a sentence, and not only follow the full stop of a title ("Mr. May")?"""
        words = self.scan.tokens.words
        return opens(self.scan, at) and (at < 2 or words[at - 1] != "." or len(words[at - 2]) > _TITLE)

    def longer(self, said: Said) -> bool:
        """Does a date begin within what is said and go on behind it ("last May 5", "2015年から2018年2月")?"""
        inner = (self.said(k) for k in range(said.start + 1, said.end))
        return any(other is not None and other.end > said.end for other in inner)

    def _to_year(self, said: Said) -> bool:
        """Does a year go on to a later one ("was 2014 to 2018")?"""
        scan, words = self.scan, self.scan.tokens.words
        joint = scan.item(said.end, "span")
        if joint is None or scan.item(said.end, "sum") is not None or joint.end >= len(words):
            return False
        if len(words[joint.end]) != YEAR or not words[joint.end].isdecimal() or len(words[said.start]) != YEAR:
            return False
        if scan.item(joint.end + 1, "measured", "counted", "classifiers", "between") is not None:
            return False
        return bool(_YEARS[0] <= said.slots["y"] < int(words[joint.end]) <= _YEARS[1])

    def _bare_year(self, said: Said) -> bool:
        """A year that no word leads, where nouns have a capital and none follows ("hat 2024 erobert")?"""
        tokens = self.scan.tokens
        if not _YEARS[0] <= said.slots["y"] <= _YEARS[1] or tokens.kinds[said.start] != "figure":
            return False
        if self.scan.item_before(said.start, "before") is not None:
            return False  # "rund 2024"
        after = tokens.text[tokens.ends[said.start] :].lstrip()[:1]
        return not (after.isupper() or after in _HELD)

    def _goes_on(self, at: int) -> bool:
        """Does a slash hold a further figure to the one before ("22/04")?"""
        words, scan = self.scan.tokens.words, self.scan
        if at + 1 >= len(words) or words[at] != "/" or scan.tokens.kinds[at + 1] != "figure":
            return False
        return scan.touches(at) and scan.touches(at + 1)

    def _no_month(self, said: Said) -> bool:
        """A word that is a date only with a capital stands in small letters, without a figure ("this may be")."""
        tokens, capital = self.scan.tokens, self.table.get("capital", ())
        inner = range(said.start, said.end)
        if not capital or any(tokens.kinds[k] == "figure" for k in inner):
            return False
        return any(tokens.words[k] in capital and tokens.text[tokens.starts[k]].islower() for k in inner)

    def _named(self, said: Said) -> bool:
        """A month's adjective with a capital inside a sentence is the name of a place or a street ("Жовтневе")."""
        tokens, at = self.scan.tokens, said.start
        small = not self.table.get("capital")  # in languages that write months and days of the week so
        if not small or not tokens.text[tokens.starts[at]].isupper() or not describes(self.scan, at, said.end):
            return False
        before = tokens.text[: tokens.starts[at]].rstrip(_OPENING)
        return bool(before) and before[-1] not in _CLOSING

    def _held(self, said: Said) -> bool:
        """Do the signs of a date hold its parts together, and is it one and no fraction?"""
        scan, words = self.scan, self.scan.tokens.words
        if self._second(said.start) and not ("dm" in said.slots and words[said.start - 1] == "-"):
            return False
        if "z" in said.slots and scan.item(said.end, "measured", "counted", "classifiers", "between") is not None:
            return False
        if words[said.end - 2] == "," and words[said.end - 1].isalpha() and not closed(scan, said.end):
            return False  # "in 2014, March saw …"
        if "dm" not in said.slots:
            inner = range(said.start + 1, said.end)
            return all(scan.touches(k) for k in inner if words[k] in "-/." or words[k - 1] in "-/")
        at = said.start
        while scan.tokens.kinds[at] != "figure":
            at += 1
        end = at + 3
        if scan.item(end, "measured", "counted", "classifiers", "between") is not None:
            return False
        if "y" in said.slots or "w" in said.slots:
            return True
        if words[at + 1] != "/":
            opened = scan.item(end, "span") is not None and scan.item_before(at, "span_open") is not None
            return opened or scan.item_before(at, "day_lead") is not None
        fraction = like_a_fraction(scan, at)
        if fraction and (scan.item(end, "fraction_of") is not None or (words[at], words[at + 2]) == ("24", "7")):
            return False
        return not fraction or self._led(at)

    def _closed(self, said: Said) -> bool:
        """Is a day, or a month in figures, all that is told?"""
        return closed(self.scan, said.end) or (said.slots.keys() == {"nth"} and self._of_weeks(said))

    def _of_weeks(self, said: Said) -> bool:
        """Is a week by its number an end of a range ("from week 31 to week 35")?"""
        if self.scan.item_before(said.start, "span", "role_before") is not None:
            return True
        joint = self.scan.item(said.end, "span")
        other = self.said(joint.end) if joint is not None else None
        return other is not None and other.slots.keys() == {"nth"}

    def _second(self, at: int) -> bool:
        """Is a figure the second of two held together ("32-2015")?"""
        scan = self.scan
        if at < 2 or scan.tokens.words[at - 1] not in "-/" or scan.tokens.kinds[at - 2] != "figure":
            return False
        return scan.touches(at) and scan.touches(at - 1) and len(scan.tokens.words[at - 2]) != YEAR

    def _led(self, at: int) -> bool:
        """Whether a word that leads to times stands before, so that a bare year or "May" is one."""
        return self.scan.item_before(at, "lead", "role_before", "part_before", "half_before", "span_open") is not None


def _plain(said: Said) -> Said:
    """What is said with its short date as day and month, its year of two figures as a year, "a few" as a number."""
    slots = said.slots
    if _PLAIN.isdisjoint(slots):
        return said
    out = {_PLAIN_NAMES.get(k, k): v for k, v in slots.items() if k != "v"}
    if "dm" in out:
        out["d"], out["mn"] = out["dm"]
    if "v" in slots:
        out["n"], out["few"] = _FEW, True
    return said._replace(slots=out)


def _shifts(said: Said) -> bool:
    """Is a time counted from another, told behind it ("two days after")?"""
    return str(said.value).startswith("shift")


def _weight(said: Said) -> tuple[int, bool, bool, int, bool]:
    return said.end, "few" in said.slots, _shifts(said), -len(said.slots), said.value not in DATES

"""A language's tables of numbers, hedges, units and times, made ready to be searched."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any, NamedTuple

from ...kept import kept
from ...languages import load
from .compounds import Compounds
from .phrases import CACHE, Phrases

# Entries of a table that have a value each ("[numbers.words] 3 = …"), and those that are one list of phrases.
_VALUED = {
    "numbers": ("words", "joined", "people", "multiply", "scale", "ordinals", "parts", "shares", "vague"),
    "hedges": ("before", "between", "after"),
    "units": (
        "measured", "counted", "said_before", "per_after", "per_before", "money_before", "classifiers", "multiples",
        "short_scale", "said_after", "whole", "measured_after",
    ),
    "times": (
        "months", "weekdays", "seasons", "units", "role_before", "role_after", "part_before", "part_after",
        "half_before", "half_after_time", "nth", "quarters", "decades",
        "half_units",
    ),
}  # fmt: skip
_LISTED = {
    "numbers": (
        "joiner", "article", "over", "ordinal_after", "ordinal_before", "figure_endings", "idle", "half_after",
        "part_next", "part_word", "change", "point", "in_share", "minus", "and_part", "glued", "shy", "divided",
        "power_of", "power", "part_of", "fair",
    ),
    "hedges": ("inside",),
    "units": (
        "stop", "filler", "of", "of_number", "times_next", "times_word", "times_before", "half_unit", "tenths",
        "hundredths", "thousandths",
        "restating", "copula", "range", "range_near", "range_and", "range_open", "between_open", "linker", "particles",
        "percent_before", "noun_article",
    ),
    "times": (
        "span", "span_open", "span_close", "future", "told", "lead", "night_to", "night_of", "night_after",
        "month_tells", "night_to_after", "week_after", "week_of", "week_to",
        "the", "since_far_before", "since_far_after", "year_lead", "longer", "gone", "few", "sum",
        "fraction_of", "day_lead", "tail", "head",
    ),
}  # fmt: skip
_NUMBERED = frozenset(
    ("words", "joined", "people", "multiply", "scale", "ordinals", "parts", "shares", "vague", "multiples")
)


WHOLE = frozenset(
    (
        "words", "multiply", "scale", "counted", "measured", "ordinals", "parts", "shares", "vague", "stop", "months",
        "weekdays", "idle",
    )
)  # fmt: skip
"""Roles of words that are not taken apart."""
_UNACCENTED = frozenset(("words", "joined", "multiply", "scale", "parts"))
_SMALL = 10
"""Denominators up to it have words of their own."""


class Item(NamedTuple):
    """A word or phrase of the tables in tokens `[start, end)`: its role there and its value."""

    start: int
    end: int
    role: str
    value: Any


Roles = dict[str, tuple[int, Any]]
"""What stands at a token: by its role how many tokens the longest phrase takes, and its value."""


class Known(NamedTuple):
    """What the tables say of a word of a text, wherever it stands."""

    roles: Roles
    """What it is by itself."""
    parted: Roles
    """What it is by itself or by the words it is written together of."""
    follow: frozenset[str]
    """What may go on with a phrase that it begins."""


UNKNOWN = Known({}, {}, frozenset())
"""Of a word that the tables do not have."""


class Tables:
    """The four tables of a language and one search tree of all their words."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._loads()
        self.words = Phrases(apostrophes=bool(self.numbers.get("apostrophe_endings")))
        for name, table in (
            ("numbers", self.numbers), ("hedges", self.hedges), ("units", self.units), ("times", self.times)
        ):  # fmt: skip
            endings = frozenset(table.get("endings", ()))
            for role in _VALUED[name]:
                for key, phrases in table.get(role, {}).items():
                    value: Any = read_value(key) if role in _NUMBERED else key
                    self.words.add(phrases, (role, value), endings)
                    if role in _UNACCENTED and table.get("unaccented"):
                        self.words.add(_unaccented(phrases), (role, value), endings)
            for role in _LISTED[name]:
                self.words.add(table.get(role, ""), (role, None), endings)
        self.words.add("-; −", ("minus", None))
        self._made_parts()
        made = self.numbers.get("compound") or self.units.get("tails")
        self.compounds = Compounds(self.numbers, self.units, self.words) if made else None
        self._known: dict[str, Known] = {}
        self._glue()
        self.words.close()

    def _loads(self) -> None:
        tables = load(self.language)
        self.numbers, self.hedges, self.units, self.times = map(tables.table, _VALUED)

    def __getstate__(self) -> dict[str, Any]:
        """All but the tables themselves, which the language has."""
        return {name: part for name, part in vars(self).items() if name not in _VALUED}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._loads()

    def known(self, word: str) -> Known:
        """What the tables say of a word; kept for the words met last."""
        found = self._known.get(word)
        if found is None:
            nodes = self.words.first(word)
            roles: Roles = {}
            for node in reversed(nodes):
                for role, value in node.values:
                    roles.setdefault(role, (1, value))
            follow = frozenset(key for node in nodes for key in node.words)
            parted = self.parted(word, roles)
            if len(self._known) >= CACHE:
                self._known.clear()
            found = self._known[word] = Known(roles, parted, follow) if nodes or parted else UNKNOWN
        return found

    def parted(self, word: str, roles: Roles) -> Roles:
        """What a word is as a whole, and what it is by the words it is written together of."""
        if self.compounds is None or not roles.keys().isdisjoint(WHOLE):
            return roles
        parts = self.compounds.read(word, roles)
        return roles | {role: (1, value) for role, value in parts} if parts else roles

    def _made_parts(self) -> None:
        """Adds denominators that are a number with an ending, its last vowel left out or not ("ventunesimo")."""
        for ending in self.numbers.get("made_parts", ()):
            for role in ("words", "multiply", "scale"):
                for key, phrases in self.numbers.get(role, {}).items():
                    if not key.isdigit() or int(key) <= _SMALL:
                        continue
                    for form in (p.strip().rstrip("*") for p in phrases.split(";")):
                        if form.isalpha() and len(form) > 1:  # "k" alone is no number word ("19esimo")
                            self.words.add(f"{form}{ending}; {form[:-1]}{ending}", ("parts", int(key)))

    def _glue(self) -> None:
        """Adds numbers and units written as one word ("трехдневный"), and with the number before ("двух-трехдневный").

        `[units.glued]` has the numbers as they are written there, `[units.glued_to]` the units.
        """
        before: tuple[str, str] | None = None
        endings = frozenset(self.units.get("endings", ()))
        for value, forms in self.units.get("glued", {}).items():
            for unit, stems in self.units.get("glued_to", {}).items():
                for stem in stems.split(";"):
                    for form in forms.split(";"):
                        glued = form.strip() + stem.strip()
                        self.words.add(glued, ("whole", f"{value} {unit}"), endings)
                        if before is not None and int(before[0]) + 1 == int(value):
                            pair, both = f"{before[1]} - {glued}", f"{before[0]}..{value} {unit}"
                            self.words.add(pair, ("whole", both), endings)
            before = value, forms.split(";")[0].strip()


@cache
def tables(language: str) -> Tables:
    """The tables of a language, built at first use.

    Raises:
        LookupError: there is no such language.
    """
    return kept("quantities", language, make=lambda: Tables(language))


def _unaccented(phrases: str) -> str:
    """Phrases without the marks on their letters, as they are often typed."""
    return "".join(c for c in unicodedata.normalize("NFD", phrases) if not unicodedata.combining(c))


def read_value(text: str) -> int | float:
    """A number as a table writes it; "200/3" is one that no decimals can tell."""
    part, _, whole = text.partition("/")
    if whole:
        return int(part) / int(whole)
    return float(text) if "." in text else int(text)

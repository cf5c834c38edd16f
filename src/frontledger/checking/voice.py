"""Says messages in one language: gettext catalogues for words, `nouns.format` for figures and dates."""

from __future__ import annotations

import gettext
import re
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from ..nouns import format as form
from ..theatre.load import Theatre
from .say import Count, Counted, Day, Days, Figures, Label, Listed, Num, Printed, Rule, Say, Value, say

_FOLDER = Path(__file__).parent.joinpath("locale")
LANGUAGES: tuple[str, ...] = tuple(sorted(p.name[:-3] for p in _FOLDER.iterdir() if p.name.endswith(".mo")))
"""Languages of answers: those there is a catalogue for."""

# small numbers in words; where nouns have gender these go with feminine ones, which is what the messages count
_NUMBERS = (
    say("zero"),
    say("one"),
    say("two"),
    say("three"),
    say("four"),
    say("five"),
    say("six"),
    say("seven"),
    say("eight"),
    say("nine"),
)
_WHOSE = say("{whose} ({what})")
_COMMA, _AND = say("{first}, {rest}"), say("{first} and {last}")


# where ideographs stand beside one another there is no blank ("報導的逾 100 人"), beside Latin letters there is one
_IDEOGRAPH = r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]"
_BLANK = re.compile(rf"(?<={_IDEOGRAPH})[ \u00a0](?={_IDEOGRAPH})")
_TOUCHING = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z])|(?<=[A-Za-z])(?=[\u4e00-\u9fff])")


def _spaced(text: str) -> str:
    return _TOUCHING.sub(" ", _BLANK.sub("", text)) if not text.isascii() else text


@lru_cache(maxsize=8)
def _catalogue(lang: str) -> gettext.NullTranslations:
    with _FOLDER.joinpath(f"{lang}.mo").open("rb") as f:
        return gettext.GNUTranslations(f)


class Voice:
    """One language of answers.

    Args:
        lang: one of `LANGUAGES`.
        theatre: whose names are said.

    Raises:
        LookupError: when there is no catalogue for the language; the message names those there are.
    """

    def __init__(self, lang: str, theatre: Theatre) -> None:
        if lang not in LANGUAGES:
            raise LookupError(f"no answers in {lang!r}; there are {', '.join(LANGUAGES)}")
        self.lang = lang
        self._theatre = theatre
        self._messages = _catalogue(lang)

    def text(self, value: Value) -> str:
        """A value in this language."""
        match value:
            case str():
                return value
            case Say(text, values, many, n):
                got = self._messages
                words = got.gettext(text) if many is None else got.ngettext(text, many, n)
                return _spaced(words.format_map({name: self.text(v) for name, v in values.items()}))
            case Num(number, unit, signed, decimals):
                return form.number(number, self.lang, unit, signed=signed, decimals=decimals)
            case Printed(amount, bare):
                return form.amount(replace(amount, unit="") if bare else amount, self.lang).strip()
            case Day(date):
                return form.day(date, self.lang)
            case Days(period):
                return form.period(period, self.lang)
            case Label(id_):
                return self._theatre.label(id_, self.lang)
            case Figures(id_):
                source = self._theatre.sources[id_]
                return source.words.get(self.lang) or source.words.get("en") or source.name
            case Rule(id_, case):
                if id_ in self._theatre.sources and not self._is_rule(id_):
                    return self._source(id_)
                names = self._theatre.rule(id_).names
                return names.get(f"{self.lang}-x-{case}") or names.get(self.lang) or names["en"]
            case Counted(id_):
                if id_ in self._theatre.sources and not self._is_rule(id_):
                    return self.text(Figures(id_))
                words_ = self._theatre.rule(id_).words
                return words_.get(self.lang) or words_["en"]
            case Count(n):
                return self.text(_NUMBERS[n]) if n < len(_NUMBERS) else form.number(n, self.lang)
            case Listed(items):
                return self._list([self.text(item) for item in items])

    def _is_rule(self, id_: str) -> bool:
        return id_ in self._theatre.conventions or id_ in self._theatre.counts

    def _source(self, id_: str) -> str:
        """A source that says who holds a place, by no rule but its own word: whose it is, and what it gives."""
        root = self._theatre.sources[id_].root
        words = self.text(Figures(id_))
        whose = self._theatre.label(root, self.lang)
        return words if whose == root else self.text(replace(_WHOSE, values={"whose": whose, "what": words}))

    def sentence(self, value: Value) -> str:
        """A value as a sentence or a title: its first letter is a capital where the script has them."""
        text = self.text(value)
        return text[:1].upper() + text[1:]

    def _list(self, items: list[str]) -> str:
        if len(items) < 2:
            return "".join(items)
        *rest, last = items
        head = rest[0]
        for item in rest[1:]:
            head = self.text(replace(_COMMA, values={"first": head, "rest": item}))
        return self.text(replace(_AND, values={"first": head, "last": last}))

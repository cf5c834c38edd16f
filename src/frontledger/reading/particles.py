"""Small words that a language glues to the next one ("l'armée", "dell'esercito") or that have many forms.

Data of a language, in its table `[sentences]`:

    elided = { l = ["le", "la"], d = ["de"] }    # before an apostrophe: the words they are short for
    sets = { de = ["de", "du", "des"] }          # `{de}` in a pattern stands for any of these
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import NamedTuple

from ..languages import load


class Particles(NamedTuple):
    """What a language's small words are."""

    short: dict[str, str]
    """A word before an apostrophe with what it is short for first."""
    full: dict[str, tuple[str, ...]]
    """A word with its short forms, apostrophe included."""
    sets: dict[str, tuple[str, ...]]

    def after(self, text: str, at: int) -> int:
        """Where the word begins that a short one is glued to at a place of a folded text; the place itself if none."""
        if not self.short:
            return at
        end = text.find("'", at, at + LONGEST)
        if end > at and text[at:end] in self.short and text[end + 1 : end + 2].isalpha():
            return end + 1
        return at

    def before(self, text: str, at: int) -> int:
        """Where the short word begins that is glued to a word at a place of a folded text; the place itself if none."""
        if not self.short or text[at - 1 : at] != "'":
            return at
        start = at - 1
        while start > 0 and text[start - 1].isalpha() and at - start <= LONGEST:
            start -= 1
        return start if text[start : at - 1] in self.short else at

    def apart(self, name: str) -> list[str]:
        """The words of a name as its language cuts them: at blanks and hyphens, and after a short word."""
        out: list[str] = []
        for word in name.replace("-", " ").replace("–", " ").split():
            cut = next((i for i, c in enumerate(word) if c in APOSTROPHES), 0) if self.short else 0
            head = self.short.get(word[:cut].lower())
            out += [word] if head is None or cut + 1 == len(word) else [head, word[cut + 1 :]]
        return out

    def every(self, pattern: str) -> list[str]:
        """The patterns that one with sets in it stands for."""
        if not self.sets or "{" not in pattern:
            return [pattern]
        words = [self.sets[w[1:-1]] if w[0] == "{" else (w,) for w in pattern.split()]
        return [" ".join(choice) for choice in product(*words)]


APOSTROPHES = "'’ʼ‘`´"
LONGEST = 9
"""Letters of the longest short word, its apostrophe included ("lorsqu'")."""
NONE = Particles({}, {}, {})


@lru_cache(maxsize=32)
def particles(language: str) -> Particles:
    """The small words of a language."""
    table = load(language).table("sentences")
    short: dict[str, str] = {}
    full: dict[str, tuple[str, ...]] = {}
    for cut, words in table.get("elided", {}).items():
        short[cut] = words[0]
        for word in words:
            full[word] = (*full.get(word, ()), f"{cut}'")
    return Particles(short, full, {name: tuple(words) for name, words in table.get("sets", {}).items()})

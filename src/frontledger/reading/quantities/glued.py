"""Number words in a script that parts words by blanks but glues endings to them: where a syllable is a number.

Syllables that are numbers stand in other words too ("사람", "이번"). A row of them is a number where it begins a word,
or goes on with a figure, and where nothing follows in the word but a unit or an ending (`glued`). A row of one syllable
needs a unit beside it; one that is mostly another word (`shy`) a unit in the same word.
"""

from __future__ import annotations

from collections.abc import Sequence

from .tables import Item
from .tokens import Tokens

_ROW = frozenset(("words", "multiply", "scale"))
_NUMBERS = _ROW | {"ordinals", "people", "parts", "shares", "vague"}
_UNITS = frozenset(("measured", "classifiers", "over", "ordinal_after"))
_LEADS = frozenset(("over", "minus", "point"))
_TAILS = _UNITS | {"counted", "glued", "units", "between", "after", "half_unit", "point"}


def standing(tokens: Tokens, found: Sequence[Item], *, alone: bool = False) -> list[Item]:
    """The words found, without the syllables that are no numbers where they stand.

    `alone`: a syllable is one too that has an ending only.
    """
    return _Rows(tokens, found, alone=alone).kept()


class _Rows:
    def __init__(self, tokens: Tokens, found: Sequence[Item], *, alone: bool) -> None:
        self.alone = alone
        self.tokens = tokens
        self.found = found
        self.at: dict[int, list[Item]] = {}
        self.pointed: set[int] = set()
        """Tokens of decimals: "삼점일사"."""
        self.led: set[int] = set()
        """Tokens before which a word says that a number follows: "3분의 이", "마이너스 오"."""
        for item in found:
            self.at.setdefault(item.start, []).append(item)
            if item.role in _LEADS:
                self.led.add(item.end)

    def kept(self) -> list[Item]:
        starts = sorted({i.start for i in self.found if i.role in _NUMBERS})
        ends: dict[int, int] = {}
        done = -1
        for at in starts:
            if at >= done and self._opens(at):
                end = next((e for e in self._ends(at) if self._stands(at, e)), at)
                ends.update(dict.fromkeys(range(at, end), end))
                done = max(end, at + 1)
                self.pointed.update(i.end for i in self.at.get(end, ()) if i.role == "point" and self._touches(end))
        return [i for i in self.found if i.role not in _NUMBERS or i.end <= ends.get(i.start, -1) or self._whole(i)]

    def _whole(self, item: Item) -> bool:
        """An ordinal or a vague number of more than one syllable, at the head of a word."""
        return item.role not in _ROW and item.end - item.start > 1 and self._opens(item.start)

    def _touches(self, at: int) -> bool:
        tokens = self.tokens
        return 0 < at < len(tokens.starts) and tokens.ends[at - 1] == tokens.starts[at]

    def _opens(self, at: int) -> bool:
        """Does a token begin a word, or follow a figure?"""
        return not self._touches(at) or self.tokens.kinds[at - 1] != "char" or at in self.pointed

    def _ends(self, at: int) -> list[int]:
        """Where rows of number words from a token on end, the longest first."""
        ends: set[int] = set()
        reached = [at]
        while reached:
            here = reached.pop()
            for item in self.at.get(here, ()):
                if item.role in _ROW and (here == at or self._touches(here)) and item.end not in ends:
                    ends.add(item.end)
                    reached.append(item.end)
        return sorted(ends, reverse=True)

    def _goes_on(self, at: int, end: int) -> bool:
        """Is it ten thousand or more, with the rest as the next word ("만 육천")?"""
        scale = any(i.role == "scale" and i.end == end for i in self.at[at])
        return scale and not self._touches(end) and any(e - end > 1 for e in self._ends(end))

    def _has_decimals(self, end: int) -> bool:
        """Does nothing but decimals follow in the word ("영점오")?"""
        points = [i for i in self.at.get(end, ()) if i.role == "point" and self._touches(end) and self._touches(i.end)]
        return any(self._ended(e) and not self._ending(p.end, e) for p in points for e in self._ends(p.end))

    def _ending(self, at: int, end: int) -> bool:
        """May a digit be an ending ("이점이")?"""
        return any(i.role == "glued" and i.end == end for i in self.at.get(at, ()))

    def _ended(self, end: int) -> bool:
        """Whether nothing but an ending, or a word of its own, follows."""
        if end == len(self.tokens.kinds) or not self._touches(end) or self.tokens.kinds[end] != "char":
            return True
        return any(
            i.role in ("glued", "particles", "measured", "classifiers")
            and (i.end == len(self.tokens.kinds) or not self._touches(i.end) or self.tokens.kinds[i.end] != "char")
            for i in self.at.get(end, ())
        )

    def _stands(self, at: int, end: int) -> bool:
        inside = end < len(self.tokens.kinds) and self._touches(end) and self.tokens.kinds[end] == "char"
        tails = self.at.get(end, ())
        if inside and not any(i.role in _TAILS for i in tails):
            return False
        figure = at > 0 and self._touches(at) and self.tokens.kinds[at - 1] == "figure"
        if end - at > 1 or figure or at in self.led:
            return True
        if self.alone and any(i.role == "words" and i.end == end for i in self.at[at]) and self._ended(end):
            return True
        if self._goes_on(at, end) or self._has_decimals(end):
            return True
        if any(i.role == "shy" and i.end == end for i in self.at[at]):
            return inside and any(i.role == "over" or (i.role == "measured" and i.end - i.start > 1) for i in tails)
        several = any(i.role == "words" and i.end == end and i.value > 1 for i in self.at[at])
        return any(i.role in _UNITS or (several and i.role == "counted") for i in tails)

"""The nouns that numbers count, with words of their own between: "62 Iranian-made attack drones", "4枚彈道飛彈"."""

from __future__ import annotations

from collections.abc import Sequence

from .numbers import Item, Number, Numbers

_WINDOW = 8
_QUOTES = frozenset("\"'“”«»„‘’「」『』")
HYPHENS = frozenset("-‑–")


class Nouns:
    """Looks for counted nouns in a text. `taken`: tokens that belong to times, ages and codes."""

    def __init__(self, scan: Numbers, taken: frozenset[int]) -> None:
        self.scan = scan
        self.taken = taken
        self.words = scan.tokens.words
        self.kinds = scan.tokens.kinds
        self.table = scan.tables.units
        self.head_last = self.table.get("head") == "last"

    def in_chars(self, at: int, allowed: Sequence[str], window: int) -> Item | None:
        """A noun some characters on, in a script without blanks, if nothing stops the look."""
        k = at
        while k < min(at + window, len(self.words)):
            plain = self.kinds[k] in ("char", "word") or self.words[k] in _QUOTES
            if k in self.taken or not (plain or self._code(k)):
                return None
            if not plain:
                k += 1
                continue
            noun = self.scan.item(k, "counted")
            if noun is not None and ("any" in allowed or noun.value in allowed):
                return self._last(noun, allowed)
            if self.scan.item(k, "stop") is not None or self.scan.number(k) is not None:
                return None
            k = noun.end if noun is not None else k + 1
        return None

    def _code(self, at: int) -> bool:
        """Whether a hyphen or a figure goes on with a name in letters ("Kh-101巡弋飛彈")."""
        hyphen = self.words[at] in HYPHENS and self.kinds[at - 1] == "word"
        figure = self.kinds[at] == "figure" and (self.words[at - 1] in HYPHENS or self.kinds[at - 1] == "word")
        return (hyphen or figure) and self.scan.touches(at)

    def _last(self, noun: Item, allowed: Sequence[str]) -> Item:
        """The last of nouns in a row: of "無人機攻擊" the attack.

        People end a row ("兵力進攻": the people), a noun of one character is none ("2國領導人": the countries).
        """
        alone = noun.end - noun.start == 1 and self.kinds[noun.start] == "char"
        while self.head_last and noun.value != "person" and not alone:
            further = self.scan.item(noun.end, "counted")
            if further is None or not ("any" in allowed or further.value in allowed):
                break
            noun = further
        return noun

    def after(self, number: Number, at: int) -> tuple[str, int] | None:
        """The noun that a number counts, in the words from a token on, and where it ends.

        It is the last where the head of a phrase stands last, else the first.
        """
        best: tuple[str, int] | None = None
        adjectives = tuple(self.table.get("adjectives", ()))
        k = at
        limit = min(at + (4 if number.ordinal else _WINDOW), len(self.words))
        while k < limit and k not in self.taken:
            if adjectives and k > at and (shared := self._shared(k)) is not None:
                best = shared, k
                break
            if self.kinds[k] != "word":
                if self.kinds[k] == "char":
                    noun = self.scan.item(k, "counted")
                    if noun is not None:
                        noun = self._last(noun, ("any",))
                        return str(noun.value), noun.end
                    break
                quoted = self.words[k] in _QUOTES or (self.words[k] in HYPHENS and self.scan.touches(k))
                if quoted or (k > at and self._code(k)):  # "sixteen S-300 missiles"
                    k += 1
                    continue
                break
            filler, stop = self.scan.item(k, "filler"), self.scan.item(k, "stop")
            if filler is not None and (stop is None or stop.end <= filler.end):
                k = filler.end
                continue
            if stop is not None:
                break
            noun = self.scan.item(k, "counted")
            if noun is not None:
                best = noun.value, noun.end
                if self._hyphened(noun.end):
                    k = noun.end + 1
                    continue
                if not self.head_last or self._plural(noun.end - 1):
                    break
                k = noun.end
                continue
            if self.scan.number(k) is not None:
                break
            if adjectives and not self.words[k].endswith(adjectives) and number.high % 10 != 1:
                break
            if self._noun_of_its_own(k):
                break
            made = self._singular(k) if self.head_last else None
            if made is not None and not number.ordinal:
                best = made, k + 1
                break
            k += 1
        return best

    def _hyphened(self, at: int) -> bool:
        """Whether a word goes on with what it is a part of ("Shahed-Drohnen"), in languages that part words so."""
        return bool(
            self.table.get("tails") and at + 1 < len(self.words) and self.words[at] in HYPHENS
            and self.scan.touches(at) and self.scan.touches(at + 1) and self.kinds[at + 1] == "word"
        )  # fmt: skip

    def _noun_of_its_own(self, at: int) -> bool:
        """Whether a word is a noun that stands in no table, in languages that write nouns with a capital."""
        endings = tuple(self.table.get("capital_adjectives", ()))
        if not endings or self._hyphened(at + 1):
            return False
        return self.scan.tokens.text[self.scan.tokens.starts[at]].isupper() and not self.words[at].endswith(endings)

    def _shared(self, at: int) -> str | None:
        """The noun that "15 ракетних" has in common with the next figure, "та 84 авіаційні удари", which has an
        adjective too, unlike "116 strąconych, dwie rakiety"."""
        joint = self.scan.item(at, "range_and")
        after = joint.end if joint is not None else at + 1
        number = self.scan.number(after) if joint is not None or self.words[at] == "," else None
        if number is None or number.ordinal or number.share:
            return None
        found = self.after(number, number.end)
        own = found is not None and (found[1] - number.end > 1 or found[0] == "person")  # "o 1 mrtvém a 7 zraněných"
        return found[0] if found is not None and own else None

    def _plural(self, at: int) -> bool:
        return any(self.words[at].endswith(e) for e in self.table.get("plurals", ()))

    def _singular(self, at: int) -> str | None:
        """The singular of a plural that stands in no table, by the language's endings; None where it has none."""
        word = self.words[at]
        if self.scan.tokens.text[self.scan.tokens.starts[at]].isupper():
            named = self.table.get("peoples", ())
            return "person" if any(word.endswith(e) for e in named) else None
        for ending, single in self.table.get("plurals", {}).items():
            if word.endswith(ending):
                made = str(word[: -len(ending)] + single)
                return made if len(made) > 2 else None
        return None

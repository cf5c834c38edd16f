"""Names written in Hangul, in Latin letters: what a foreign name may be spelled like."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise, product

from .translit import folded

MOST_SPELLINGS = 96
"""Spellings that are tried of one name."""
FOREIGN_LEAST = 3
"""Syllables from which a word is looked up by its spelling."""
_FIRST = 0xAC00
_COUNT = 11172
_ONSETS = (
    ("g",), ("k",), ("n",), ("d",), ("t",), ("r", "l"), ("m",), ("b", "v"), ("p",), ("s", "sh"), ("s",), ("",),
    ("z", "zh", "dz"), ("ts", "ch"), ("ch", "ts"), ("k",), ("t",), ("p", "f"), ("h", "f"),
)  # fmt: skip
"""What each initial consonant may stand for, the likeliest first; ㅇ is silent."""
_NUCLEI = (
    "a", "e", "ia", "ie", "o", "e", "io", "ie", "o", "va", "ve", "oe", "io", "u", "vo", "ve", "vi", "iu", "", "i", "i",
)  # fmt: skip
"""Vowels; ㅡ only carries a consonant."""
_CODAS = {0: "", 1: "k", 4: "n", 7: "t", 8: "l", 16: "m", 17: "p", 19: "s", 21: "n"}
_U, _EU, _I, _R, _P = 13, 18, 20, 5, 17
_HISSES = frozenset((9, 12, 14))
"""Initial ㅅ, ㅈ and ㅊ."""
_SH_BEFORE = frozenset((1, 2, 3, 6, 7, 12, 16, 17, 20))
"""Vowels before which ㅅ may be sh: 샤, 셰, 쇼, 슈, 쉬, 시."""


def is_hangul(word: str) -> bool:
    """Is a word written in Hangul syllables alone?"""
    return bool(word) and all(_FIRST <= ord(c) < _FIRST + _COUNT for c in word)


def _parts(char: str) -> tuple[int, int, int]:
    code = ord(char) - _FIRST
    return code // 588, code % 588 // 28, code % 28


def foreign(word: str) -> bool:
    """Does a word look like a foreign name: a consonant carried by ㅡ, or 우 after another vowel?"""
    if len(word) < FOREIGN_LEAST or not is_hangul(word):
        return False
    parts = [_parts(c) for c in word]
    carried = any(v == _EU and not coda and onset != 11 for onset, v, coda in parts)
    glide = any(a[2] == 0 and b[0] == 11 and b[1] == _U for a, b in pairwise(parts))
    return carried or glide or len(word) > FOREIGN_LEAST


@lru_cache(maxsize=4096)
def spellings(word: str) -> tuple[str, ...]:
    """The Latin spellings a word in Hangul may be of, as `translit.folded` gives them; the likeliest first."""
    options: list[tuple[str, ...]] = []
    open_before = False
    for char in word:
        onset, vowel, coda = _parts(char)
        first = _ONSETS[onset]
        if onset == 9 and vowel not in _SH_BEFORE:
            first = ("s",)
        if onset == _P and vowel == _EU and open_before:
            first = ("v", "p", "f")  # 리프카, as Russian says "-ivka"
        nucleus: tuple[str, ...] = (_NUCLEI[vowel],)
        if onset in _HISSES and vowel == _I and not coda:
            nucleus = ("i", "")  # 치, 지 and 시 carry a bare ch, zh or sh as well
        if onset == 11 and vowel == _U:
            nucleus = ("v", "u") if open_before else ("u", "v")
        options.append(tuple(f + n + _CODAS.get(coda, "") for f, n in product(first, nucleus)))
        open_before = coda == 0 and vowel != _EU
    out: dict[str, None] = {}
    for n, choice in enumerate(product(*options)):
        if n == MOST_SPELLINGS:
            break
        out[folded("".join(choice))] = None
    return tuple(out)


def latin(word: str) -> str:
    """A name in Hangul in Latin letters, the likeliest way."""
    out = ""
    for char in word:
        if not is_hangul(char):
            out += char
            continue
        onset, vowel, coda = _parts(char)
        first = "" if onset == _R and out.endswith("l") else _ONSETS[onset][0]  # ㄹ before ㄹ is one l
        out += first + _NUCLEI[vowel] + _CODAS.get(coda, "")
    return out

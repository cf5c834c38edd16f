"""Names across scripts: the official romanisation of Ukrainian, and how names sound."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ...theatre.places import key

_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_LATIN = "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia y e io -"
_LATER = {
    cyrillic: latin.strip("-")
    for cyrillic, latin in zip("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъ", _LATIN.split(), strict=True)
}
"""Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010; the last four letters are Russian."""


def romanise(name: str) -> str:
    """A Ukrainian name in Latin letters by the rules of 2010 (Запоріжжя: Zaporizhzhia, Єнакієве: Yenakiieve)."""
    out = []
    for part in re.split(r"([\s\-]+)", name):
        low = part.casefold().replace("зг", "зgh")
        for ch in "'’ʼ":
            low = low.replace(ch, "")
        latin = "".join((_FIRST.get(c) if i == 0 else None) or _LATER.get(c, c) for i, c in enumerate(low))
        out.append(latin[:1].upper() + latin[1:] if part[:1].isupper() else latin)
    return "".join(out)


def spell(name: str, letters: Mapping[str, str]) -> str:
    """A name in Latin letters as a language writes it: its `[names.letters]` first, the longest, else `romanise`.

    A key that starts with `^` holds at the start of a word.
    """
    out = []
    for part in name.split():
        i, low, latin = 0, part.casefold(), ""
        while i < len(low):
            for n in (2, 1):
                there = (letters.get("^" + low[i : i + n]) if i == 0 else None) or letters.get(low[i : i + n])
                if there is not None and len(low[i : i + n]) == n and (n == 1 or low[i + n :] == ""):
                    latin, i = latin + there, i + n
                    break
            else:
                latin, i = latin + romanise("-" + low[i])[1:], i + 1
        out.append(latin)
    return " ".join(out)


_DIGRAPHS = re.compile(
    r"t?sch|shch|tch|dzh|[sct]h|zh|kh|gh|ph|ck|t[sz]|cz|sz|dz|dj|c(?=[eiy])|."  # longest first
)
_SOUND = {
    **{"b": "b", "p": "b", "d": "d", "t": "d", "th": "d", "f": "f", "v": "f", "w": "f", "ph": "f"},
    **{"g": "g", "h": "g", "k": "g", "kh": "g", "gh": "g", "q": "g", "ck": "g", "x": "gs", "l": "l", "r": "l"},
    **{"m": "m", "n": "n", "s": "s", "z": "s", "j": "s", "c(": "s", "c": "g"},
}


@lru_cache(maxsize=4096)
def sounds(name: str) -> str:
    """The consonants of a Latin name in eight classes, as coarse as names written in another script keep them.

    Vowels, and `y`, `i`, `j` as glides, are left out; the like of `sh`, `ts`, `zh`, `z` are one class, as are `g`,
    `h`, `k`; `l` and `r`; `b` and `p`; `d` and `t`; `f`, `v` and `w`.
    """
    low = re.sub(r"[^a-z]", "", key(name))
    out: list[str] = []
    for m in _DIGRAPHS.finditer(low):
        letters = m.group()
        if len(letters) > 1 and letters not in _SOUND:
            sound = "s"
        elif letters == "c":
            sound = "s" if low[m.end() : m.end() + 1] in ("e", "i", "y") else "g"
        else:
            sound = "" if letters == "j" else _SOUND.get(letters, "")
        if sound and not (out and out[-1] == sound and low[m.start() - 1] not in "aeiouyj"):
            out.append(sound)
    return "".join(out)


_COARSE = str.maketrans({"o": "a", "y": "i", "j": "i", "e": "i", "h": "g", "k": "k", "w": "v", "x": "k"})


@lru_cache(maxsize=4096)
def likeness(a: str, b: str) -> float:
    """How alike two Latin spellings of a Slavic name are, 0 to 1: 1 less the share of letters to be changed.

    What Russian and Ukrainian forms and the ways to write them in Latin letters change most (o and a; e, i, y and j;
    g and h) counts as one letter.
    """
    x, y = (re.sub(r"(.)\1+", r"\1", key(n).translate(_COARSE).replace(" ", "")) for n in (a, b))
    row = list(range(len(y) + 1))
    for i, c in enumerate(x, 1):
        last, row[0] = row[0], i
        for j, d in enumerate(y, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (c != d))
    return 1 - row[-1] / max(len(x), len(y), 1)


_FOLDED = (("kh", "h"), ("zh", "sh"), ("z", "s"))


def folded(name: str) -> str:
    """A Latin spelling of a Slavic name as one looks it up that was written by other rules, or from its Russian form.

    Coarser than what `likeness` takes for one letter: z and s, zh and sh, kh and h are one too.
    """
    low = key(name).replace(" ", "")
    for letters, one in _FOLDED:
        low = low.replace(letters, one)
    return re.sub(r"(.)\1+", r"\1", low.translate(_COARSE))


def snake(name: str) -> str:
    """A Latin name as an id: lower snake case without accents ("Jan Novák": jan_novak)."""
    words = re.split(r"[\s\-]+", re.sub(r"[.,'’\"]", "", name))
    return "_".join(filter(None, (re.sub(r"[^0-9a-z]", "", key(w)) for w in words)))

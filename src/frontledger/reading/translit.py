"""Names across scripts: the official romanisation of Ukrainian, and how names sound."""

from __future__ import annotations

import re

_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_LATER = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъ",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "ie",
            "zh",
            "z",
            "y",
            "i",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "iu",
            "ia",
            "y",
            "e",
            "io",
            "",
        ],
        strict=True,
    )
)
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


def snake(name: str) -> str:
    """A Latin name as an id: lower snake case without accents ("Jan Novák": jan_novak)."""
    from ..theatre.places import key

    words = re.split(r"[\s\-]+", re.sub(r"[.,'’\"]", "", name))
    return "_".join(filter(None, (re.sub(r"[^0-9a-z]", "", key(w)) for w in words)))

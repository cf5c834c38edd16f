"""How the gazetteer's tables are read and written, and Chinese names converted."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from frontledger.reading.names.translit import folded, romanise, sounds
from frontledger.theatre.places import KINDS, key

PLACE_COLUMNS = (
    "id",
    "name_en",
    "name_uk",
    "name_zh-Hant",
    "lat",
    "lon",
    "country",
    "admin1",
    "category",
    "population",
    "near_front",
)
NAME_COLUMNS = ("key", "place", "kind", "languages")

Names = dict[tuple[str, str], tuple[int, set[str]]]
RUNS = ("CJK", "KATAKANA", "HIRAGANA")
"""Scripts without blanks between words."""
LEAST_LETTERS = 4
"""Letters of a name that is looked up by its spelling."""
SOUND_ONLY = str.maketrans("裡臺幹乾後隻鬥", "里台干干后只斗")
"""Characters that OpenCC tells apart by what they mean, and that only sound in names."""


class Chinese:
    """Turns a Chinese name into the forms in use on the mainland, in Taiwan and in Hong Kong."""

    def __init__(self) -> None:
        from opencc import OpenCC

        self._simplified = OpenCC("t2s")
        self._traditional = [OpenCC("s2tw"), OpenCC("s2hk"), OpenCC("s2t")]

    def traditional(self, name: str) -> str:
        """The form printed in Taiwan; characters that only sound are not told apart by what they mean."""
        return str(self._traditional[0].convert(self._simplified.convert(name))).translate(SOUND_ONLY)

    def forms(self, name: str) -> Iterator[str]:
        """Every form, the name as given among them."""
        plain = str(self._simplified.convert(name))
        yield from dict.fromkeys([name, plain, self.traditional(name), *(c.convert(plain) for c in self._traditional)])


def script(text: str) -> str:
    """Name of the script of a text's first letter: LATIN, CYRILLIC, CJK …"""
    return next((unicodedata.name(c, "").split(" ")[0] for c in text if c.isalpha()), "")


def add(names: Names, name: str, place: str, kind: str, languages: Iterable[str] = ()) -> None:
    """Notes a name of a place; of two notes of one key the more trusted kind counts."""
    k = key(name)
    if len(k) < 2:
        return
    rank, known = names.get((k, place), (len(KINDS), set()))
    names[k, place] = (min(rank, KINDS.index(kind)), known | set(languages))


def read(path: Path) -> list[dict[str, str]]:
    """Rows of a comma-separated file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spellings(name_en: str, name_uk: str, name_ru: str) -> set[str]:
    """How a place's name may be spelled in Latin letters, folded: from its Ukrainian and from its Russian form.

    Where no Russian form is known the usual one is made: endings change, the rest is alike when folded.
    """
    forms = {name_en, romanise(name_uk)}
    forms |= {romanise(name_ru)} if name_ru else {romanise(form) for form in _russian(name_uk.casefold())}
    return {f for form in forms if form.isascii() and len(f := folded(form)) >= LEAST_LETTERS}


_RUSSIAN = (
    (r"івк(а|и)\b", r"овк\1"), (r"(?<=[нвкчжшщр])е\b", "ое"), (r"([сц]ьк|[нвр])а(?= )", r"\1ая"),
    (r"ове\b", "ово"), (r"е\b", "о"), (r"(?<=[^аеиоуяюєії])ів\b", "ов"), (r"їв\b", "ев"),
)  # fmt: skip


def _russian(name: str) -> Iterator[str]:
    """Forms a Ukrainian name may have in Russian, where one ending was changed."""
    for pattern, ending in _RUSSIAN:
        changed = re.sub(pattern, ending, name)
        if changed != name:
            yield changed


def write(folder: Path, places: list[tuple[str, ...]], names: Names, spelled: Iterable[tuple[str, str]] = ()) -> None:
    """Writes a folder's tables, sorted by bytes, and the two first characters of every name in a script without blanks.

    `spelled`: spellings of the places, which are found by the sound of their names too; none of places that are not.
    """
    by_letters = set(spelled)
    heard = bool(by_letters)
    folder.mkdir(parents=True, exist_ok=True)
    rows = [(k, p, KINDS[rank], ",".join(sorted(languages))) for (k, p), (rank, languages) in names.items()]
    by_sound = {(sounds(p[1]), p[0]) for p in places if heard and len(sounds(p[1])) > 1}
    tables = (
        ("places.tsv", PLACE_COLUMNS, places),
        ("names.tsv", NAME_COLUMNS, rows),
        ("sounds.tsv", ("sounds", "place"), by_sound),
        ("spellings.tsv", ("letters", "place"), by_letters),
    )
    for name, head, table in tables:
        lines = sorted("\t".join(r).encode() for r in table)
        (folder / name).write_bytes(b"\n".join([("\t".join(head)).encode(), *lines]) + b"\n")
    heads = sorted({k[:2] for k, _ in names if script(k) in RUNS})
    (folder / "heads.txt").write_text("".join(heads) + "\n", encoding="utf-8", newline="\n")


def split(names: str) -> Iterator[tuple[str, str]]:
    """`zh=…|…;de=…` as pairs of language and name."""
    for part in names.split(";"):
        language, _, forms = part.partition("=")
        for form in forms.split("|"):
            if form:
                yield language, form

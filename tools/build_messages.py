#!/usr/bin/env python3
"""Brings the message catalogues up to date with the code, and compiles them: sentences of answers, words of the faces.

    python tools/build_messages.py            write locale/*.po and *.mo
    python tools/build_messages.py --check    say what is missing or out of date, write nothing
    python tools/build_messages.py faces      the catalogues of one package only

A translator edits the .po files; a message that is new in the code stands there with an empty translation, and one
that is no longer used is dropped. English is its own catalogue: what is empty there is said as it stands in the code.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
NO_DATE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""A catalogue's header must hold dates; the same one always, so that the same catalogue gives the same bytes."""


class Package(NamedTuple):
    """A package with catalogues of its own, in its folder `locale`."""

    folder: Path
    what: str
    methods: list[tuple[str, str]]
    keywords: dict[str, Any]


PACKAGES = (
    Package(
        ROOT / "src/frontledger/checking",
        "Sentences of the answers",
        [("**.py", "python")],
        {"say": None, "say_n": (1, 2)},
    ),
    Package(
        ROOT / "src/frontledger/faces",
        "Words of the faces",
        [("**.py", "python"), ("dossier/templates/*.html", "jinja2")],
        {"words": None, "w": None, "self": None, "_": None, "N_": None, "n": (1, 2), "n_": (1, 2), "NN_": (1, 2)},
    ),
)
LANGUAGES = {"en": "en", "uk": "uk", "zh-Hant": "zh_Hant"}
PLURALS = {
    "en": (2, "(n != 1)"),
    "uk": (3, "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"),
    "zh-Hant": (1, "0"),
}


class Unstamped(Catalog):
    """A catalogue whose head does not say when, by whom and with which version of what it was written."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What the head says."""
        return [(name, value) for name, value in super().mime_headers if name not in STAMPS]


STAMPS = frozenset(
    {
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    }
)


def extracted(package: Package) -> Catalog:
    """Every message of the package, in the order of its files."""
    catalogue = Catalog()
    for name, _, message, _, _ in extract_from_dir(
        package.folder, method_map=package.methods, keywords=package.keywords, comment_tags=()
    ):
        catalogue.add(message, locations=[(name, 0)])
    return catalogue


def catalogue_of(package: Package, lang: str, template: Catalog) -> Catalog:
    """The catalogue of a language: messages of the code, translations of the file there is."""
    path = package.folder / "locale" / f"{lang}.po"
    old = read_po(io.BytesIO(path.read_bytes())) if path.exists() else Catalog()
    comment = f"# {package.what}, {lang}."
    new = Unstamped(
        locale=LANGUAGES[lang], header_comment=comment, fuzzy=False, creation_date=NO_DATE, revision_date=NO_DATE
    )
    new._num_plurals, new._plural_expr = PLURALS[lang]
    for message in template:
        if message.id:
            known = old.get(message.id if isinstance(message.id, str) else message.id[0])
            new.add(message.id, known.string if known else None, locations=message.locations)
    return new


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """The .po and the .mo file of a catalogue: the same catalogue, the same bytes."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, width=120, no_location=False, include_lineno=False, omit_header=False)
    for message in list(catalogue):
        if message.id and not said(message):
            catalogue.delete(message.id)
    write_mo(mo, catalogue)
    return po.getvalue().rstrip(b"\n") + b"\n", mo.getvalue()


def said(message: Message) -> bool:
    """Has a message its translation, in every plural form?"""
    return all(message.string) if isinstance(message.string, (tuple, list)) else bool(message.string)


def main(arguments: list[str]) -> int:
    """Command line."""
    failed = False
    named = [p for p in PACKAGES if p.folder.name in arguments]
    for package in named or PACKAGES:
        template = extracted(package)
        for lang in LANGUAGES:
            catalogue = catalogue_of(package, lang, template)
            empty = [m.id for m in catalogue if m.id and not said(m)]
            for message in empty if lang != "en" else ():
                print(f"{lang}: no translation of {message!r}")
                failed = True
            files = [package.folder / "locale" / f"{lang}.{ending}" for ending in ("po", "mo")]
            for path, data in zip(files, written(catalogue), strict=True):
                if path.exists() and path.read_bytes() == data:
                    continue
                if "--check" in arguments:
                    print(f"{path.relative_to(ROOT)}: out of date; run python tools/build_messages.py")
                    failed = True
                else:
                    path.write_bytes(data)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

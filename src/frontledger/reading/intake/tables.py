"""Tables that are needed before a report's language is known, of all languages, and those that know it, of few."""

from __future__ import annotations

from functools import cache
from typing import Any

import tomli

from ...languages import FOLDER, LANGUAGES, load_file

COMMON = ("en",)
"""Languages whose words stand on pages in any other."""


@cache
def early_tables(file: str, language: str | None = None) -> dict[str, dict[str, Any]]:
    """One file of every language's folder, by tag; no other file is read.

    Args:
        file: its name without `.toml`.
        language: that of the report, where it is known: then only its own and those in common are read.
    """
    tags = LANGUAGES if language is None else dict.fromkeys((language, *COMMON))
    return {tag: load_file(tag, file) for tag in tags if tag in LANGUAGES}


@cache
def known_languages() -> dict[str, Any]:
    """Scripts, and the languages that are known without being read."""
    return tomli.loads((FOLDER / "_detect.toml").read_text("utf-8"))

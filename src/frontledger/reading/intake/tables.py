"""The tables of all languages that are needed before a report's language is known."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import tomli

from ...languages import LANGUAGES, load_file


@cache
def early_tables(file: str) -> dict[str, dict[str, Any]]:
    """One file of every language's folder, by tag; no other file is read.

    Args:
        file: its name without `.toml`.
    """
    return {tag: load_file(tag, file) for tag in LANGUAGES}


@cache
def known_languages() -> dict[str, Any]:
    """Scripts, and the languages that are known without being read."""
    return tomli.loads((resources.files("frontledger.languages") / "_detect.toml").read_text("utf-8"))

"""The tables of all languages that are needed before a report's language is known."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import tomli

from ...languages import LANGUAGES


@cache
def early_tables(file: str) -> dict[str, dict[str, Any]]:
    """One file of every language's folder, by tag; no other file is read.

    Args:
        file: its name without `.toml`.
    """
    folder = resources.files("frontledger.languages")
    return {tag: tomli.loads((folder / tag / f"{file}.toml").read_text("utf-8")) for tag in LANGUAGES}


@cache
def known_languages() -> dict[str, Any]:
    """Scripts, and the languages that are known without being read."""
    return tomli.loads((resources.files("frontledger.languages") / "_detect.toml").read_text("utf-8"))

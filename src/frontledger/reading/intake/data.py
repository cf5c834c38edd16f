"""Data in place of a report: JSON is refused with the way to what was meant, whole or broken."""

from __future__ import annotations

import json
import re

from ...errors import InputError

_NAMES = (".json", ".jsonl", ".ndjson", ".geojson", ".jsonld")
_OBJECT = re.compile(r"""(?>\s*+\[)?\s*\{\s*(?:"[^"\n]{1,80}"\s*:|\}\s*\Z)""")
"""How JSON begins that no report begins like: with a named field."""


def refuse_json(text: str, name: str) -> None:
    """Refuse JSON, which would be read with its field names as words and its escapes as letters.

    Raises:
        InputError: naming what it is, where it breaks off if it does, and what to give instead.
    """
    named = name.lower().endswith(_NAMES) and text.lstrip().startswith(("{", "["))
    if not named and not _OBJECT.match(text):
        return
    text = text.lstrip()
    try:
        found, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError) as error:
        where = f" (broken: {error})" if isinstance(error, ValueError) else ""
        raise InputError(
            f"{name} is JSON{where}, not a report", remedy="give the text or the page; claims to check go with --claims"
        ) from None
    if isinstance(found, dict) and isinstance(found.get("claims"), list):
        raise InputError(
            f"{name} holds claims, not a report", remedy="give both: frontledger check REPORT --claims FILE"
        )
    raise InputError(f"{name} is JSON, not a report", remedy="save its text as plain text or HTML, and give that")

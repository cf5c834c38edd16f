"""What every noun shares: frozen, compared by content, one JSON form."""

from __future__ import annotations

from functools import singledispatch
from html import escape
from typing import Any, Self

import msgspec


class Noun(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A frozen value object with a JSON form.

    Fields that hold their default are left out of the JSON. Unknown fields are passed over when JSON is
    read, so that an answer of a newer version can be read by an older one.
    """

    def to_json(self, *, indent: int = 0) -> str:
        """The JSON form, UTF-8 text, fields in the order in which they are declared.

        Args:
            indent: spaces a level; 0 gives one line.
        """
        raw = msgspec.json.encode(self)
        return (msgspec.json.format(raw, indent=indent) if indent else raw).decode("utf-8")

    @classmethod
    def from_json(cls, data: str | bytes) -> Self:
        """Read the JSON form back.

        Raises:
            msgspec.ValidationError: naming the field, when the data is not of this form.
        """
        return msgspec.json.decode(data, type=cls)

    def plain(self) -> Any:
        """The JSON form as dicts, lists, strings and numbers."""
        return msgspec.to_builtins(self)

    def _repr_html_(self) -> str:
        return html_of(self)


@singledispatch
def html_of(noun: Noun) -> str:
    """What a notebook shows for a noun: its fields as a table. Faces register a richer form for some nouns."""
    rows = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(value if isinstance(value, str) else repr(value))}</td></tr>"
        for name, value in noun.plain().items()
    )
    return f"<table><caption>{escape(type(noun).__name__)}</caption>{rows}</table>"


class Pair(msgspec.Struct, frozen=True, array_like=True):
    """Base of nouns that are written as a JSON list."""

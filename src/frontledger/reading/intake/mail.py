"""A message (EML) to its body: the plain text, or the HTML where that is all there is."""

from __future__ import annotations

import email
import email.header
import email.policy
from collections.abc import Iterator
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any

from ...errors import InputError
from .given import Given

_WORDS = 20
"""Characters that a body of plain text must have to be taken before the HTML: many only say "see the HTML"."""
_MOST_PARTS = 500
_TRANSFERS = ("base64", "quoted-printable")


def reports(given: Given) -> Iterator[Given]:
    """The body of a message, dated by its header.

    Raises:
        InputError: when it has no body of text.
    """
    message = email.message_from_bytes(given.data, policy=email.policy.compat32)
    best: tuple[int, Message] | None = None
    for n, part in enumerate(message.walk()):
        if n > _MOST_PARTS:
            raise InputError(f"{given.name} has more than {_MOST_PARTS} parts", remedy="save the text and give that")
        kind = part.get_content_type()
        if part.is_multipart() or part.get_filename() or kind not in ("text/plain", "text/html"):
            continue
        body = part.get_payload(decode=True)
        enough = isinstance(body, bytes) and len(body.strip()) >= _WORDS
        rank = (2 if kind == "text/plain" else 1) if enough else 0
        if rank and (best is None or rank > best[0]):
            best = (rank, part)
    if best is None:
        raise InputError(f"{given.name} is a message without text", remedy="give the report that is attached to it")
    part = best[1]
    transfer = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    raw: Any = part.get_payload()
    decoded: Any = part.get_payload(decode=True)
    encoded = raw.encode("ascii", "replace") if transfer in _TRANSFERS else decoded
    at = max(given.data.find(encoded), 0)
    return iter(
        [
            given._replace(
                body=decoded,
                body_at=(at, at + len(encoded)),
                transfer=transfer if transfer in _TRANSFERS else "",
                html=part.get_content_type() == "text/html",
                charset=part.get_content_charset(),
                title=_header(message, "Subject"),
                stamps=_day(message),
            )
        ]
    )


def _day(message: Message) -> tuple[str, ...]:
    try:
        return (parsedate_to_datetime(str(message["Date"])).isoformat(),)
    except (TypeError, ValueError, IndexError):
        return ()


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    if not value:
        return None
    parts = email.header.decode_header(str(value))
    try:
        text = "".join(p.decode(c or "ascii", "replace") if isinstance(p, bytes) else p for p, c in parts)
    except LookupError:  # an encoding that nobody knows
        return None
    return " ".join(text.split()) or None

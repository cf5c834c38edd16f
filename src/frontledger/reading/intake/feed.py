"""A feed (RSS, Atom) to its reports, an entry each, by feedparser. Nothing that it links to is fetched."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from ...errors import InputError
from .given import Given

_MOST_ENTRIES = 5000
_TAG = re.compile(r"<[a-zA-Z!/]")


def reports(given: Given) -> Iterator[Given]:
    """Every entry of a feed that holds text: its own content, else its summary; its title stands first.

    Raises:
        InputError: when there is none.
    """
    import feedparser

    parse: Any = feedparser  # written without types
    feed = parse.parse(given.data, sanitize_html=False, resolve_relative_uris=False)
    entries = feed.entries[:_MOST_ENTRIES]
    if not entries:
        raise InputError(f"{given.name} is a feed without entries", remedy="give the address of a report")
    language = str(feed.feed.get("language", "")) or None
    for n, entry in enumerate(entries, 1):
        contents = [c.get("value", "") for c in entry.get("content", ())]
        body = max([*contents, entry.get("summary", "")], key=len)
        title = " ".join(re.sub(r"<[^>]*>", "", entry.get("title", "")).split())
        if not (body.strip() or title):
            continue
        html = bool(_TAG.search(body))
        opens = f"<h1>{title}</h1>\n" if html and title and title not in body else f"{title}\n" if title else ""
        yield given._replace(
            name=f"{given.name}#{n}",
            url=entry.get("link") or None,
            html=html,
            fragment=opens + body,
            title=title or None,
            stamps=tuple(s for key in ("published_parsed", "updated_parsed") for s in _stamp(dict.get(entry, key))),
            language=entry.get("language") or language,
        )


def _stamp(value: Any) -> Iterator[str]:
    if value:
        try:
            yield dt.datetime(*value[:6]).isoformat()
        except ValueError:
            return

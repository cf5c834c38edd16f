"""A page of HTML to its main text, one block a line, and what it says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ...errors import InputError
from .limits import MAX_HTML_BYTES, MAX_HTML_TAGS

_FIRST_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|section|header|div|p|h1|meta|title|script|style|link|table)\b",
    re.IGNORECASE,
)
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "article_date_original",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "date",
)
"""Names of meta elements that give the day of publication, surest first; none that give the day of a change."""
_HEAD = 4096
"""Characters or bytes at the start of a page in which it must show what it is."""
_MAX_JSON = 200_000
"""Characters of one script of linked data that are looked at."""
_MAX_DEPTH = 8


class HtmlPage(NamedTuple):
    """What of a page is read."""

    text: str
    title: str | None
    stamps: tuple[str, ...]
    """What the page gives as its time of publication, as written, surest first."""
    url: str | None
    """The address that the page calls its own."""
    comments_at: int | None = None
    """Where in `text` the comments of readers begin, which the page marks as such."""


def looks_like_html(text: str) -> bool:
    """Does a text begin as a page of HTML does?"""
    head = text[:_HEAD].lstrip()
    while head.startswith(("<?xml", "<!--")):
        closing = "?>" if head.startswith("<?") else "-->"
        head = head.partition(closing)[2].lstrip()
    return _FIRST_TAG.match(head) is not None


def has_markup(text: str) -> bool:
    """Does a text hold anything like a tag?"""
    return re.search(r"<[a-zA-Z!/]", text) is not None


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its first bytes."""
    found = _CHARSET.search(data[:_HEAD])
    return found.group(1).decode("ascii") if found else None


def read_html(page: str, *, name: str) -> HtmlPage:
    """The main text of a page by trafilatura, the headline first, the comments of its readers last.

    The text is plain: no mark-up, no script, entities resolved.

    Raises:
        InputError: when the page is too large, is no HTML, or holds no text.
    """
    if len(page) > MAX_HTML_BYTES or page.count("<") > MAX_HTML_TAGS:
        raise InputError(f"{name}: the page is too large to be read", remedy="save its text and give that")
    # All are slow to import, and a plain-text report needs neither.
    import logging

    import lxml.html
    import trafilatura
    from lxml import etree

    parse: Any = lxml.html  # written without types
    extract: Any = trafilatura

    # It logs what it cannot make sense of; whoever called is told by an error instead.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", page, count=1).replace("\0", "")
    try:
        tree = parse.document_fromstring(source, parser=parse.HTMLParser(remove_comments=True))
    except (etree.LxmlError, ValueError, RecursionError):
        raise InputError(f"{name}: the page cannot be parsed", remedy="save its text and give that") from None
    stamps = tuple(_stamps(tree))
    url = _own_address(tree)
    etree.strip_elements(tree, "script", "style", "template", "noscript", with_tail=False)
    title = _title(tree)
    headline = _headline(tree)
    paragraphs = _paragraphs(tree)
    found = extract.bare_extraction(
        tree, include_comments=True, include_tables=True, favor_recall=True, with_metadata=False, deduplicate=False
    )
    text = (found.text if found else None) or extract.html2txt(tree)
    lines = _mended([line.strip() for line in (text or "").split("\n") if line.strip()], paragraphs)
    if not lines:
        raise InputError(f"{name}: no text was found in the page", remedy="copy the report's text and give that")
    if headline and headline not in lines[:5]:
        lines.insert(0, headline)
    main = "\n".join(lines)
    said = [line.strip() for line in ((found.comments if found else None) or "").split("\n") if line.strip()]
    text = "\n".join([main, *said])
    return HtmlPage(text, headline or title, stamps, url, len(main) if said else None)


def _paragraphs(tree: Any) -> dict[str, str]:
    """The paragraphs of a page that hold links or the like, by their letters without blanks."""
    return {
        "".join(text.split()): text for p in tree.iter("p", "li", "dd", "blockquote") if len(p) for text in [_words(p)]
    }


def _mended(lines: list[str], paragraphs: dict[str, str]) -> list[str]:
    """Lines with those brought together again that are pieces of one paragraph: it was cut at its links."""
    firsts: dict[str, list[str]] = {}
    for letters in paragraphs:
        firsts.setdefault(letters[:1], []).append(letters)
    out: list[str] = []
    i = 0
    while i < len(lines):
        letters, end = "".join(lines[i].split()), i + 1
        whole = [p for p in firsts.get(letters[:1], ()) if len(p) > len(letters) and p.startswith(letters)]
        while whole and end < len(lines) and letters not in paragraphs:
            letters += "".join(lines[end].split())
            end += 1
            whole = [p for p in whole if p.startswith(letters)]
        if end > i + 1 and letters in paragraphs:
            out.append(paragraphs[letters])
            i = end
        else:
            out.append(lines[i])
            i += 1
    return out


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _headline(tree: Any) -> str | None:
    heads = [h for h in map(_words, tree.iter("h1")) if len(h) >= 8]
    return heads[0] if heads else None


def _title(tree: Any) -> str | None:
    for element in tree.iter("meta"):
        if element.get("property") == "og:title" and element.get("content", "").strip():
            return " ".join(element.get("content").split())
    title = tree.find(".//title")
    return (_words(title) or None) if title is not None else None


def _own_address(tree: Any) -> str | None:
    for element in tree.iter("link"):
        if element.get("rel") == "canonical" and element.get("href", "").startswith(("http://", "https://")):
            return str(element.get("href")).strip()
    return None


def _stamps(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        if script.get("type", "").startswith("application/ld+json"):
            yield from _linked_data(script.text or "")
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        metas.setdefault(key.strip().lower(), element.get("content", ""))
    yield from (metas[key] for key in _PUBLISHED if metas.get(key))
    times = {t.get("datetime", "")[:10]: t for t in tree.iter("time") if t.get("datetime")}
    for element in tree.iter("time"):
        # A page has many times, those of related pages too; one alone, or one marked as such, is its own.
        if element.get("datetime") and (
            "pubdate" in element.attrib or element.get("itemprop", "").lower() == "datepublished" or len(times) == 1
        ):
            yield element.get("datetime")


def _linked_data(script: str) -> Iterator[str]:
    if len(script) > _MAX_JSON:
        return
    try:
        yield from _published_in(json.loads(script), 0)
    except (ValueError, RecursionError):
        return


def _published_in(data: Any, depth: int) -> Iterator[str]:
    """`datePublished` of what is an article in linked data (schema.org), outermost first."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _published_in(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        stamp = data.get("datePublished")
        if isinstance(stamp, str) and any(isinstance(k, str) and _ARTICLE.search(k) for k in kinds):
            yield stamp
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _published_in(data.get(key), depth + 1)

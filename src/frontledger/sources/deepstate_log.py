"""DeepState's log of map updates: sentences with links to the map, from which who holds a settlement is read.

Only what is said plainly counts: a link to the map that follows the words for taking or freeing a settlement, alone or
after others of the same list. "Advanced in" and "near" say nothing about who holds a place.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any, NamedTuple, NoReturn
from zoneinfo import ZoneInfo

import msgspec

from ..errors import SourceError
from ..nouns.holders import Holding, Holdings

_LINK = re.compile(r"#\s*[0-9.]+\s*/\s*(-?[0-9.]+)\s*/\s*(-?[0-9.]+)\s*$")
_WORDS = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*|[.;:!?\n]")
_ENDS = frozenset(".;:!?\n")


class _Update(msgspec.Struct):
    id: int
    created: dt.datetime
    uk: str | None
    en: str | None


class _Log(msgspec.Struct):
    updates: list[_Update]


class Link(NamedTuple):
    """A link to a place on the map, with the words before it since the last one."""

    words: list[str]
    lon: float
    lat: float
    text: str


def read(
    data: bytes,
    name: str,
    *,
    clock: str,
    languages: Sequence[str],
    verbs: Mapping[str, Mapping[str, Any]],
    joins: Sequence[str],
    fillers: Sequence[str],
    hedges: Sequence[str],
) -> Holdings:
    """Statements that a settlement was taken or freed, by the moment of the update.

    Args:
        data: the log.
        name: what messages call the file.
        clock: time zone in which days are counted.
        languages: `uk`, `en`, the one to read first; the next where an update has no text in it. Places are named as
            in the last of them that links to the same point.
        verbs: by status, the `side` that holds a place after it, and the `words` that say so, right before the link.
        joins: words between places of one list.
        fillers: words that may stand between verb and place.
        hedges: words that make a statement none.

    Raises:
        SourceError: naming the file and the update, when it is not of this form.
    """
    try:
        log = msgspec.json.decode(data, type=_Log)
    except msgspec.MsgspecError as e:
        _refuse(name, f"not the log: {e}")
    zone, join, filler, hedge = ZoneInfo(clock), frozenset(joins), frozenset(fillers), frozenset(hedges)
    phrases = [(w.split(), status, str(v["side"])) for status, v in verbs.items() for w in v["words"]]
    phrases.sort(key=lambda p: -len(p[0]))
    out: dict[Holding, None] = {}
    for update in log.updates:
        if update.created.tzinfo is None or update.created.timestamp() != update.id:
            _refuse(name, f"update {update.id} was not made at {update.created}")
        texts = [text for lang in languages if (text := getattr(update, lang))]
        found = [list(links(text, f"{name}, update {update.id}")) for text in texts]
        called = {(link.lon, link.lat): link.text for of_text in found for link in of_text}
        said: tuple[str, str] | None = None
        for link in found[0] if found else ():
            words = [w for w in link.words if w not in filler]
            if not all(w in join for w in words):
                said = next(((status, side) for p, status, side in phrases if words[-len(p) :] == p), None)
                said = None if hedge & _last_sentence(words) else said
            if said:
                at = update.created.astimezone(dt.UTC)
                day = at.astimezone(zone).date()
                name_ = called[link.lon, link.lat]
                row = Holding(day, said[1], said[0], "", name_, link.lon, link.lat, None, at)
                out[row] = None
    return Holdings(tuple(sorted(out, key=lambda h: (h.at, h.lon, h.lat, h.status))))


def links(text: str, where: str) -> Iterator[Link]:
    """Links to the map in a text, in order.

    Raises:
        SourceError: when one leads to no place on the Earth.
    """
    parser = _Text()
    parser.feed(text)
    parser.close()
    words: list[str] = []
    for target, part in parser.parts:
        found = _LINK.search(target)
        if not found:
            words += _words(part)
            continue
        try:
            lat, lon = float(found[1]), float(found[2])
        except ValueError:
            _refuse(where, f"a link leads to {target!r:.80}")
        if not (abs(lon) <= 180 and abs(lat) <= 90):
            _refuse(where, f"a link leads to {target!r:.80}")
        yield Link(words, lon, lat, " ".join(part.split()).strip(" .,;"))
        # a full stop within the link ends the list
        words = [w for w in _words(part)[-1:] if w in _ENDS]


def _last_sentence(words: list[str]) -> set[str]:
    """Words after the last end of a sentence."""
    ends = [i for i, w in enumerate(words) if w in _ENDS]
    return set(words[ends[-1] + 1 if ends else 0 :])


def _words(text: str) -> list[str]:
    return [w.lower() for w in _WORDS.findall(text)]


def _refuse(name: str, what: str) -> NoReturn:
    raise SourceError(f"{name}: {what}", remedy="fetch the log again; if its form changed, update Frontledger")


class _Text(HTMLParser):
    """A text as its parts, each with where it leads, or nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, str]] = []
        self._target = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._target = dict(attrs).get("href") or ""
        elif tag in ("br", "p", "div"):
            self.parts.append(("", "\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._target = ""

    def handle_data(self, data: str) -> None:
        self.parts.append((self._target, data))

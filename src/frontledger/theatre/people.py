"""Speakers: agencies, outlets, institutes, authorities and persons whose words reports carry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from ..errors import InputError
from ..nouns import Noun
from .cells import REMEDY, cells

SpeakerKind = Literal["agency", "outlet", "institute", "authority", "person"]


class Speaker(Noun, frozen=True, kw_only=True):
    """Somebody whose words reports carry."""

    id: str
    kind: SpeakerKind
    side: str | None = None
    """Country or body he speaks for or belongs to."""
    names: dict[str, str]
    """Names for print, by language."""

    @property
    def outlet(self) -> bool:
        """Is it one that relays and measures, rather than one that speaks for itself?"""
        return self.kind in ("agency", "outlet", "institute")


class Alias(NamedTuple):
    """A name under which a speaker is met."""

    name: str
    speaker: str
    language: str
    """Empty where it may be in any language."""


class Office(Noun, frozen=True, kw_only=True):
    """Who held an office, and when."""

    office: str
    """As in the languages' table of offices: `president`, `foreign_minister` …"""
    of: str
    """Country or body."""
    who: str
    """Id of a speaker."""
    since: dt.date | None = None
    until: dt.date | None = None
    """Last day; None where he still holds it."""


def read_speakers(file: Path) -> Iterator[Speaker]:
    """Speakers from `id,kind,side,name_LANGUAGE …`."""
    for row in cells(file, "id", "kind", "side", "name_en"):
        names = {c[5:]: v for c, v in row.items() if c.startswith("name_") and v}
        speaker = {"id": row["id"], "kind": row["kind"], "side": row["side"] or None, "names": names}
        try:
            yield msgspec.convert(speaker, Speaker)
        except msgspec.ValidationError as e:
            raise InputError(f"{file}: {row['id']}: {e}", remedy=REMEDY) from e


def read_aliases(file: Path, speakers: Sequence[Speaker]) -> Iterator[Alias]:
    """Names for print and those of `id,language,aliases` (parted by semicolons), in the order of the files."""
    for speaker in speakers:
        for language, name in speaker.names.items():
            yield Alias(name, speaker.id, language)
    for row in cells(file, "id", "language", "aliases"):
        for name in row["aliases"].split(";"):
            yield Alias(name.strip(), row["id"], row["language"])


def holder(offices: Sequence[Office], office: str, of: str, day: dt.date | None) -> Office | None:
    """Who held an office on a day; the last in the list where no day is given."""
    fitting = [
        o
        for o in offices
        if (o.office, o.of) == (office, of)
        and (day is None or ((o.since is None or o.since <= day) and (o.until is None or day <= o.until)))
    ]
    return fitting[-1] if fitting else None

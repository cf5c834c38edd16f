"""Whose words stand in a mood for what others said, in "by its own account", and in what an army says.

Data of a language, in its table `[attribution]`:

    reported = ["sei", "habe"]             # forms of that mood: "Die Stadt sei gefallen."
    by_own = ["nach eigenen Angaben"]      # the source is who acts in the clause
    army = ["Armee", "Streitkräfte"]       # words beside a party's name that make it its army
"""

from __future__ import annotations

from collections.abc import Iterable

from .doc import Doc
from .marks import Name
from .sentences import Sentence, part_of

_BESIDE = 2
"""Characters between a party's name and the word for its army."""
_REACH = 32
"""Characters behind a party's name in which such a word ends."""


def carried_on(doc: Doc, sentence: Sentence, said: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a sentence that tell what others said and name no source: nothing of `said` covers them."""
    cues = doc.cues_in("attribution", sentence.start, sentence.end, "reported")
    out: list[tuple[int, int]] = []
    covered = list(said)
    for c in cues:
        part = part_of(doc.text, sentence, c.start)
        if part not in out and not any(a < part[1] and part[0] < b for a, b in covered):
            out.append(part)
    return out


def as_army(doc: Doc, name: Name) -> Name:
    """A party named with its army as the voice that speaks for that army; any other name as it is."""
    voice = doc.theatre.sides["army"].get(name.side or "") if name.kind in {"side", "country"} else None
    if voice is None:
        return name
    words = doc.cues_in("attribution", name.end, name.end + _REACH)
    word = next((c for c in words if c.id == "army" and c.start - name.end <= _BESIDE), None)
    return name if word is None else name._replace(kind="speaker", id=voice, end=word.end, adjective=False)

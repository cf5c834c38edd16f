"""Speech between dashes: who speaks is set in between two of them, and his words go on behind the second.

"– So it was, – says X. – Now it is not." The words behind the second dash are his to the end of the passage, where
nobody else is named.
"""

from __future__ import annotations

from .doc import Doc
from .named import speakers
from .resolved import Attribution, resolve
from .sayings import sayings_of
from .sentences import Sentence
from .sources_named import Saying
from .voices import ACCOUNT

_DASHES = ("—", "–", "-")
_SIGNS = 3
"""Characters of a mark and blanks between a dash and a verb of saying."""


def resumed(doc: Doc, sentence: Sentence) -> Attribution | None:
    """Who was set in, in a sentence of the passage before, between dashes of which the second opens what he goes on
    with."""
    at: Sentence | None = sentence
    for _ in range(ACCOUNT):
        before = doc.before(at) if at is not None else None
        if at is None or before is None or before.passage != sentence.passage or speakers(doc, at.start, at.end):
            return None
        if doc.text[at.start] in _DASHES:
            spoken = set_in(doc, before)
            said = resolve(doc, spoken[-1:]) if spoken else Attribution()
            return said._replace(told=None) if said.named else None
        at = before
    return None


def set_in(doc: Doc, sentence: Sentence) -> list[Saying]:
    """The sayings of a sentence that stand behind a dash, as between the words of who speaks."""
    return [s for s in sayings_of(doc, sentence) if s.spoken and _behind_dash(doc, sentence, s.start)]


def _behind_dash(doc: Doc, sentence: Sentence, at: int) -> bool:
    """Does a dash stand right before a verb of saying?"""
    return doc.text[max(sentence.start, at - _SIGNS) : at].rstrip().endswith(_DASHES)

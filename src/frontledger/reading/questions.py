"""Questions that passages answer: in an explainer the question stands on a line of its own before its answer."""

from __future__ import annotations

from ..nouns import Span
from .doc import Doc
from .sentences import Sentence, question_ends

_CLOSING = " \t\n*_」』”’\"'»)）"
"""What may stand behind a question's mark."""


def asks(doc: Doc, stretch: Sentence | Span) -> bool:
    """Is a sentence a question, or does a passage end with one?"""
    return doc.text[stretch.start : stretch.end].rstrip(_CLOSING).endswith(question_ends(doc.language))


def question_before(doc: Doc, sentence: Sentence) -> Sentence | None:
    """The question that stands right before a sentence, in its passage or at the end of the one before."""
    known: dict[int, Sentence | None] = doc.memo("question_before")
    if sentence.start not in known:
        before = doc.before(sentence)
        near = before is not None and before.passage in {sentence.passage, sentence.passage - 1}
        known[sentence.start] = before if near and before is not None and asks(doc, before) else None
    return known[sentence.start]


def asked_by(doc: Doc, sentence: Sentence) -> Sentence | None:
    """The question that a sentence answers as the first one of its passage, or that stands right before it in the
    same one ("How much have they won? Some 500 sq km."): the two are one sentence."""
    before = doc.before(sentence)
    if before is not None and before.passage == sentence.passage and not before.heading and asks(doc, before):
        return before
    opens = doc.report.passages[sentence.passage].span.start == sentence.start and not sentence.heading
    question = question_of(doc, sentence) if opens else None
    return question if question is not None and question.passage != sentence.passage else None


def question_of(doc: Doc, sentence: Sentence) -> Sentence | None:
    """The question at the end of the passage before that the passage of a sentence answers."""
    known: dict[int, Sentence | None] = doc.memo("question_of")
    if sentence.passage not in known:
        first = doc.sentence_at(doc.report.passages[sentence.passage].span.start)
        question = question_before(doc, first) if first is not None else None
        known[sentence.passage] = question
    return known[sentence.passage]

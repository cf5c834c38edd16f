"""A report's text to its passages: what is read, and what is left out with its reason."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from ...nouns import Passage, Span
from ...nouns.report import Removed
from .clutter import all_figures, comments_from, embedded, figures, is_comments_heading, number_words, reason
from .passages import columns, is_heading, labels_figure, quotes_answer, split_lines, split_sentences
from .repeats import find_repeats

_LONG_LINE = 1200
"""Columns from which a line is a page in one piece and clutter is looked for in its sentences."""


class _Piece(NamedTuple):
    start: int
    end: int
    removed: Removed | None


def clean(text: str, language: str | None = None, *, comments_at: int | None = None) -> tuple[Passage, ...]:
    """The passages of a text in order, each with the reason why it is left out, or none.

    What clutter looks like is said by the tables of the report's language, of all languages where that is not given.

    Advertisements, links, share bars and captions go first, then readers' comments, then what was told before. A
    passage that carries a figure found nowhere else in what is kept stays, whatever it looks like; only readers'
    comments go in any case: all from `comments_at` on, where a page marks them. `same_as` names the kept passage that a
    repeat repeats.
    """
    pieces = _figures_kept(
        text, _without_clutter(text, language, len(text) if comments_at is None else comments_at), language
    )
    kept = [(p.start, p.end) for p in pieces if p.removed is None]
    units = find_repeats(text, kept, language)
    rows: list[tuple[int, int, Removed | None, int | None]] = [
        (p.start, p.end, p.removed, None) for p in pieces if p.removed
    ]
    rows += [(u.start, u.end, None if u.source is None else "repeated", u.source) for u in units]
    rows.sort(key=lambda row: row[0])
    starts = [row[0] for row in rows]
    out: list[Passage] = []
    for n, (start, end, removed, source) in enumerate(rows):
        same_as = None
        if source is not None:
            first = max(0, bisect_right(starts, source) - 1)
            told = out[first].same_as  # what it repeats may be a repeat itself
            same_as = first if told is None else told
        heading = removed in (None, "repeated") and is_heading(text[start:end])
        if heading and out and quotes_answer(text[out[-1].span.start : out[-1].span.end], text[start:end]):
            heading = False
        if heading and labels_figure(text[start:end]):  # a row of a list
            beside = [text[a:b] for a, b, *_ in (*rows[max(n - 1, 0) : n], *rows[n + 1 : n + 2])]
            heading = not any(map(labels_figure, beside))
        out.append(Passage(span=Span(start, end), removed=removed, same_as=same_as, heading=heading))
    return tuple(out)


def _without_clutter(text: str, language: str | None, comments_at: int) -> list[_Piece]:
    pieces = [
        piece
        for start, end in split_lines(text)
        for piece in (_line(text, start, end, language) if start < comments_at else [_Piece(start, end, "comments")])
    ]
    opens = comments_from([text[p.start : p.end] for p in pieces], language)
    if opens is not None:
        return pieces[:opens] + [p._replace(removed="comments") for p in pieces[opens:]]
    return [
        p._replace(removed="share") if p.removed is None and is_comments_heading(text[p.start : p.end], language) else p
        for p in pieces
    ]


def _line(text: str, start: int, end: int, language: str | None) -> list[_Piece]:
    """A line as one piece, or cut at the advertisement phrases in it; a page on one line, at its sentences."""
    why = reason(text[start:end], language)
    phrases = [] if why else embedded(text, start, end, language)
    if not phrases:
        return _parts(text, start, end, language) if why is None else [_Piece(start, end, why)]
    out: list[_Piece] = []
    at = start
    for a, b in [*phrases, (end, end)]:
        before = text[at:a]
        bare = before.strip()
        if bare:
            first = at + before.index(bare)
            why = reason(bare, language)
            out += (
                _parts(text, first, first + len(bare), language)
                if why is None
                else [_Piece(first, first + len(bare), why)]
            )
        if a < b:
            out.append(_Piece(a, b, "advertisement"))
        at = b
    return out


def _parts(text: str, start: int, end: int, language: str | None) -> list[_Piece]:
    """A stretch that is no clutter as a whole; a long one at its sentences, where some of them are."""
    if columns(text[start:end]) < _LONG_LINE:
        return [_Piece(start, end, None)]
    out: list[_Piece] = []
    for a, b in split_sentences(text, start, end):
        why = reason(text[a:b], language)
        if out and why is None and out[-1].removed is None:
            out[-1] = out[-1]._replace(end=b)
        else:
            out.append(_Piece(a, b, why))
    return out


def _figures_kept(text: str, pieces: list[_Piece], language: str | None) -> list[_Piece]:
    """Pieces with those put back that carry a figure which stands in nothing that is kept."""
    kept = [text[p.start : p.end] for p in pieces if p.removed is None]
    told = {f for line in kept for f in all_figures(line)}
    captions = [p for p in pieces if p.removed == "caption"]
    told |= {w for line in kept for w in number_words(line, language)} if captions else set()
    out = []
    for p in pieces:
        line = text[p.start : p.end]
        if p.removed and p.removed != "comments" and _figures_of(line, p.removed, language) - told:
            out.append(p._replace(removed=None))
            told |= all_figures(line)
        else:
            out.append(p)
    return out


def _figures_of(line: str, kind: Removed, language: str | None) -> frozenset[str]:
    """Figures of a line that may be clutter; of a caption also those written as words ("three people were killed")."""
    found = figures(line, kind=kind, language=language)
    return found | number_words(line, language) if kind == "caption" else found

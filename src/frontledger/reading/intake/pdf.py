"""The text layer of a PDF, by pypdfium2: lines brought together to paragraphs, each with its place on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ...errors import InputError
from ...nouns.report import Box
from .given import Given
from .limits import MAX_CHARACTERS

MOST_PAGES = 500
_GAP = 1.6
"""Line heights from which the blank between two lines parts paragraphs."""
_SHORT = 0.8
"""Share of the widest line of a page that a line must fill for its paragraph to go on."""
_BREAKS = re.compile(r"(?<=[\n\ufffe])")
"""Where lines end: after a line break, or after U+FFFE, which PDFium has for a hyphen at which a word is parted."""
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\ufffe]$")
_ENDS = re.compile(r"[.!?:。！？：…][\"'”’»)\]」』]*$")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]$")


class _Line(NamedTuple):
    text: str
    box: tuple[float, float, float, float]
    """Left, bottom, right, top, in points."""


def reports(given: Given) -> Iterator[Given]:
    """The text of a PDF as one report.

    Raises:
        InputError: when it is damaged, locked, has too many pages, or is only pictures of pages.
    """
    import pypdfium2

    pdfium: Any = pypdfium2
    try:
        document = pdfium.PdfDocument(given.data)
    except pdfium.PdfiumError as error:
        raise InputError(
            f"{given.name}: the PDF cannot be opened: {error}",
            remedy="save its text, as plain text or HTML, and give that",
        ) from None
    try:
        if len(document) > MOST_PAGES:
            raise InputError(
                f"{given.name} has {len(document):,} pages; {MOST_PAGES} are read at most",
                remedy="cut it to the report",
            )
        text, boxes = _text([list(_lines(document[n])) for n in range(len(document))])
        if not text.strip():
            raise InputError(
                f"{given.name}: the PDF has no text layer: its pages are pictures", remedy="run it through OCR first"
            )
        told = document.get_metadata_dict()
    finally:
        document.close()
    yield given._replace(
        text=text, boxes=tuple(boxes), title=told.get("Title") or None, stamps=tuple(_stamp(told.get("CreationDate")))
    )


def _lines(page: Any) -> Iterator[_Line]:
    """The lines of a page in the order of its text."""
    layer = page.get_textpage()
    whole = layer.get_text_range()
    at = 0
    for line in _BREAKS.split(whole):
        bare = line.strip()
        if bare:
            first = at + line.index(bare[0])
            boxes = [layer.get_charbox(i) for i in range(first, min(first + len(bare), layer.count_chars()))]
            boxes = [b for b in boxes if b[2] > b[0]]
            if boxes:
                left, bottom, right, top = (f(b[i] for b in boxes) for i, f in enumerate((min, min, max, max)))
                yield _Line(bare, (left, bottom, right, top))
        at += len(line)
    layer.close()


def _text(pages: list[list[_Line]]) -> tuple[str, list[Box]]:
    """Paragraphs of all pages, one a line, with the box of each line in them."""
    out: list[str] = []
    boxes: list[Box] = []
    at = 0
    for number, lines in enumerate(pages, 1):
        widest = max((ln.box[2] - ln.box[0] for ln in lines), default=0.0)
        for i, line in enumerate(lines):
            before = lines[i - 1] if i else None
            glue = "\n" if before is None else _between(before, line, widest)
            if at and glue == "" and _HYPHEN.search(out[-1]):
                out[-1] = out[-1][:-1]
                at -= 1
                boxes[-1] = Box(
                    boxes[-1].start,
                    at,
                    boxes[-1].page,
                    boxes[-1].left,
                    boxes[-1].bottom,
                    boxes[-1].right,
                    boxes[-1].top,
                )
            if at:
                out.append(glue)
                at += len(glue)
            out.append(line.text)
            boxes.append(Box(at, at + len(line.text), number, *(round(x, 1) for x in line.box)))
            at += len(line.text)
            if at > MAX_CHARACTERS:
                return "".join(out), boxes
    return "".join(out), boxes


def _between(before: _Line, line: _Line, widest: float) -> str:
    """What parts two lines: nothing after a hyphen, a blank inside a paragraph, else a line break."""
    height = max(before.box[3] - before.box[1], line.box[3] - line.box[1])
    apart = before.box[1] - line.box[3] > (_GAP - 1) * height or line.box[1] > before.box[3]
    full = before.box[2] - before.box[0] >= _SHORT * widest
    sized = abs((before.box[3] - before.box[1]) - (line.box[3] - line.box[1])) > 0.3 * height
    if apart or sized or (not full and _ENDS.search(before.text)):
        return "\n"
    if _HYPHEN.search(before.text) and line.text[:1].islower():
        return ""
    return "" if _WIDE.search(before.text) and _WIDE.match(line.text[:1] or " ") else " "


def _stamp(told: str | None) -> Iterator[str]:
    """When the file was made, as PDF writes it: D:20250814…"""
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)", told or "")
    if found:
        yield "-".join(found.groups())

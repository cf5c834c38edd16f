"""Lines of a terminal: text broken to a width in columns, as East Asian text and what stands in it want it.

Between Chinese and Japanese letters a line may break anywhere, but not before a closing mark, after an opening one, or
inside a figure: a number, its unit and its no-break space stay together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import wcwidth

_WIDE = "\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENS = "「『（〈《【"
_CLOSES = "」』）〉》】、。，；：！？％"
_SPACE = " \t\r\n\v\f\u2028\u2029"
_WORD = f"[^{_SPACE}{_WIDE}{_OPENS}{_CLOSES}]+"
_TOKENS = re.compile(
    f"[{_SPACE}]+"
    # a figure takes the letter after it along (2025年), or the unit after its no-break space
    f"|[{_OPENS}]*(?:{_WORD}(?:(?<=\u00a0)[{_WIDE}]{{1,4}}|(?<=[0-9])[{_WIDE}])?|[{_WIDE}])?[{_CLOSES}]*"
)


def width(text: str) -> int:
    """Columns that a text takes; it holds no control characters."""
    return max(0, wcwidth.wcswidth(text))


def wrap(
    text: str, columns: float, *, first: str = "", rest: str = "", measure: Callable[[str], float] = width
) -> list[str]:
    """A text in lines of at most so many columns; white space is where it breaks, and one blank elsewhere.

    Args:
        text: without control characters other than white space.
        columns: or whatever `measure` counts in.
        first: opens the first line; `rest` opens every other.
        measure: how wide a text is.
    """
    lines: list[str] = []
    lead, line, gap = first, "", ""
    for token in _tokens(text):
        if token[0] in _SPACE:
            gap = " " if line else ""
            continue
        for piece in _pieces(token, columns - max(measure(first), measure(rest)), measure):
            if line and measure(lead + line + gap + piece) > columns:
                lines.append(lead + line)
                lead, line, gap = rest, "", ""
            line += gap + piece
            gap = ""
    return [*lines, lead + line]


def _tokens(text: str) -> Iterator[str]:
    return (m[0] for m in _TOKENS.finditer(text) if m[0])


def _pieces(token: str, columns: float, measure: Callable[[str], float]) -> Iterator[str]:
    """A token as it is, or cut to lines where it is longer than one: an address, a name of a file."""
    piece = ""
    for letter in token:
        if piece and measure(piece + letter) > columns:
            yield piece
            piece = ""
        piece += letter
    yield piece

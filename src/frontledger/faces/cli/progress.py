"""How far long work is, on standard error, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable


def progress() -> Callable[[str, int, int], None] | None:
    """What is told how far the work is (what is done, how many of how many); None where nobody looks."""
    if not sys.stderr.isatty():
        return None

    def tell(what: str, done: int, of: int) -> None:
        end = "\r" if done < of else "\r\x1b[K"
        if done == of or done % 16 == 0:
            sys.stderr.write(f"{'' if done == of else f'{what} {done} of {of}'}\x1b[K{end}")
            sys.stderr.flush()

    return tell

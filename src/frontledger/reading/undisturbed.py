"""Keeps Python's search for cycles of garbage away while a report is read.

What is found in a report lives until it is read, so that looking through it again and again finds nothing and takes a
sixth of the time. A document leaves no cycles behind (`Doc.forget`), so there is little to look through after it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_at_work = 0
_was_on = False


@contextmanager
def undisturbed() -> Iterator[None]:
    """No search for cycles inside; it is on again, if it was, when the last reading of several at once has ended."""
    global _at_work, _was_on  # noqa: PLW0603  # the search is one for the whole process
    with _lock:
        if not _at_work:
            _was_on = gc.isenabled()
            gc.disable()
        _at_work += 1
    try:
        yield
    finally:
        with _lock:
            _at_work -= 1
            if not _at_work and _was_on:
                gc.enable()

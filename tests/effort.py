"""How much work something is, told so that a busy machine changes nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

TRIES = 3
"""A busy machine can make one try slow; work that grows as it should not is slow every time."""


def calls(work: Callable[[], object]) -> int:
    """Calls of functions, Python's and built-in ones, while the work is done: the same number every time."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def ends_within(seconds: float, work: Callable[[], object]) -> bool:
    """Whether the work ends in so much processor time, in the best of a few tries. For limits far above what it takes:
    they tell work that never ends, not how fast it is."""
    for _ in range(TRIES):
        start = time.process_time()
        work()
        if time.process_time() - start < seconds:
            return True
    return False

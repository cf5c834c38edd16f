"""Times said, as days."""

from .find import find_times

__all__ = ["find_times"]

"""Names of places, regions, sides and speakers."""

from .find import find_names

__all__ = ["find_names"]

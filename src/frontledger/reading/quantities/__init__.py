"""Figures with unit and hedge."""

from .find import find_quantities
from .named import counted_by

__all__ = ["counted_by", "find_quantities"]

"""Theatres: every fact of a war, as data, and their loader."""

from .load import Region, Theatre, load

__all__ = ["Region", "Theatre", "load"]

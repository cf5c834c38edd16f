"""The public verbs. Thin: each puts rooms together and computes nothing itself."""

from .check import LANGS, check, find_quantities, find_times, list_conventions, list_sources, read

__all__ = ["LANGS", "check", "find_quantities", "find_times", "list_conventions", "list_sources", "read"]

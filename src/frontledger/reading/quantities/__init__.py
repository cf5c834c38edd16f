"""Figures with unit and hedge."""

from .find import find_quantities

__all__ = ["find_quantities"]

"""Bytes, files and addresses to a Report: decoded, dated, its passages kept or left out."""

from .take import intake

__all__ = ["intake"]

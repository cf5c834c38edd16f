"""Bytes, files and addresses to a Report: decoded, dated, its passages kept or left out."""

from .take import intake, intake_all

__all__ = ["intake", "intake_all"]

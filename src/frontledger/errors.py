"""Errors in two voices: the message says what and where, `remedy` says what to do."""

from __future__ import annotations


class FrontledgerError(Exception):
    """Base of all errors of this package.

    Attributes:
        remedy: what a person can do about it, one line, or empty.
        exit_code: 2 for bad use or input, 3 for a source or a ledger that failed.
    """

    exit_code = 2

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class InputError(FrontledgerError):
    """A report, an option or a file given by the user cannot be used."""


class SourceError(FrontledgerError):
    """A source's file is missing, unreadable or not of the form expected."""

    exit_code = 3

"""Errors in two voices: the message says what and where, `remedy` says what to do."""

from __future__ import annotations

from importlib import import_module
from typing import Any


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


def library(name: str, extra: str) -> Any:
    """A library that only some answers need, loaded when they do.

    Args:
        name: of the module.
        extra: what of this package brings it.

    Raises:
        InputError: when it is not installed, saying how to install it.
    """
    try:
        return import_module(name)
    except ImportError as e:
        raise InputError(
            f"this needs {name.partition('.')[0]}, which is not installed ({e})",
            remedy=f"pip install 'frontledger[{extra}]'",
        ) from e

"""Claims corrected by hand: a file in the form that `--json` gives, of which only the list of claims is read."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ...errors import InputError
from ...nouns import Claim

_LARGEST = 50_000_000
_FORM = "the form is that of: frontledger check REPORT --json"


class _File(msgspec.Struct):
    claims: list[Claim]


def corrected(path: Path) -> list[Claim]:
    """The claims of a file.

    Raises:
        InputError: the file cannot be read, or is not of that form; the message names the field.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise InputError(f"{path} is longer than {_LARGEST // 1_000_000} MB", remedy=_FORM)
        return msgspec.json.decode(data, type=_File).claims
    except OSError as e:
        raise InputError(f"cannot read {path}: {(e.strerror or str(e)).lower()}", remedy="check the name") from e
    except (msgspec.ValidationError, msgspec.DecodeError, RecursionError, UnicodeDecodeError) as e:
        raise InputError(f"{path} is not a file of claims: {e}", remedy=_FORM) from e

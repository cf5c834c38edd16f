"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontledger.errors import InputError
from frontledger.faces.export.files import check, write


def test_a_name_must_say_what_the_file_is(tmp_path: Path) -> None:
    assert check(tmp_path / "a.PNG", "--png", ".png") == tmp_path / "a.PNG"
    with pytest.raises(InputError, match=r"--png .*a\.txt: not the name of such a file"):
        check(tmp_path / "a.txt", "--png", ".png")
    with pytest.raises(InputError, match="no such folder"):
        check(tmp_path / "no" / "a.png", "--png", ".png")
    (tmp_path / "b.png").mkdir()
    with pytest.raises(InputError, match="that is a folder"):
        check(tmp_path / "b.png", "--png", ".png")


def test_all_files_or_none(tmp_path: Path) -> None:
    old, wrong = tmp_path / "a.csv", tmp_path / "gone" / "b.csv"
    old.write_bytes(b"old")
    with pytest.raises(InputError, match=r"cannot write .*b\.csv: no such file"):
        write({old: b"new", wrong: b"new"})
    assert old.read_bytes() == b"old" and list(tmp_path.iterdir()) == [old]
    write({old: b"new"})
    assert old.read_bytes() == b"new" and list(tmp_path.iterdir()) == [old]

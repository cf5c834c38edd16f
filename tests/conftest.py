"""Fixtures for all tests. What is too large or not ours to publish lies in `shared`, beside the checkout."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# seconds are tested where they matter; a busy machine must not fail a law
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def _no_store_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept from run to run is kept apart from what the user keeps."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real data and labelled reports; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder 'shared' is not beside the checkout")
    return folder


@pytest.fixture(scope="session")
def data_folder(shared: Path) -> Path:
    """The real data, unpacked once into a cache beside the system's temporary files; one process at a time unpacks."""
    folder = Path(tempfile.gettempdir()) / "frontledger-data"
    with Path(f"{folder}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run([sys.executable, shared / "tools" / "unpack.py", folder], check=True, stdout=subprocess.DEVNULL)
    return folder

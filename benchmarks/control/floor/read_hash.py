"""Reading and hashing."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from ..job import Found, Job


def run(job: Job) -> Found:
    """Read and hash every file."""
    for _, path in job.files:
        blake2b(Path(path).read_bytes()).digest()
    return [], []

"""Who does the reading of many: processes of this machine, or a cluster of Ray's. Each gives units as they are done."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..errors import InputError
from .read_unit import Read, Unit, read_unit

BATCH = 16
"""Units that a process is handed at a time."""
AHEAD = 4
"""Batches that wait for each process."""
TRIES = 3
"""How often work is handed out anew when a worker dies over it."""

Engine = Callable[[Sequence[Unit], str, str, int], Iterator[Read]]


def processes(units: Sequence[Unit], out: str, theatre: str, workers: int) -> Iterator[Read]:
    """Read in this process, or in several; a worker that dies (of memory, say) costs no unit but the one it died of."""
    if workers == 1:
        for unit in units:
            yield read_unit(unit, out, theatre)
        return
    left = list(units)
    size = max(1, min(BATCH, len(units) // (2 * workers)))
    for attempt in range(TRIES):
        lost: list[Unit] = []
        for batch, got in _pooled(left, out, theatre, workers, size if attempt == 0 else 1):
            if got is None:
                lost += batch
            else:
                yield from got
        left = lost
    for unit in left:
        yield Read(unit.path, 0, 0, ((unit.path, "the worker that read it died; it may need more memory"),))


def _pooled(
    units: Sequence[Unit], out: str, theatre: str, workers: int, size: int
) -> Iterator[tuple[Sequence[Unit], list[Read] | None]]:
    """Batches with what was read of them; None where the pool broke."""
    if not units:
        return
    from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    batches = iter([units[i : i + size] for i in range(0, len(units), size)])
    waiting: dict[Future[list[Read]], Sequence[Unit]] = {}
    broken = False
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        while True:
            while not broken and len(waiting) < AHEAD * workers and (batch := next(batches, None)) is not None:
                try:
                    waiting[pool.submit(read_batch, batch, out, theatre)] = batch
                except BrokenProcessPool:
                    broken = True
                    yield batch, None
            if not waiting:
                break
            for done in wait(waiting, return_when=FIRST_COMPLETED).done:
                batch = waiting.pop(done)
                try:
                    yield batch, done.result()
                except BrokenProcessPool:
                    broken = True
                    yield batch, None
    yield from ((batch, None) for batch in batches)


def read_batch(units: Sequence[Unit], out: str, theatre: str) -> list[Read]:
    """Read some units, one after the other."""
    return [read_unit(unit, out, theatre) for unit in units]


def ray(units: Sequence[Unit], out: str, theatre: str, workers: int) -> Iterator[Read]:
    """Read on a cluster of Ray's: a unit is one task, handed out anew when its worker dies. All see the same folders.

    A unit that was finished before its worker died is found finished, not read again.
    """
    try:
        import ray as cluster
    except ImportError:
        raise InputError("Ray is not installed", remedy="install frontledger[ray], or leave out --engine") from None
    ours = not cluster.is_initialized()
    if ours:
        address = os.environ.get("RAY_ADDRESS")
        here: dict[str, Any] = {"num_cpus": workers, "include_dashboard": False, "_node_ip_address": "127.0.0.1"}
        cluster.init(log_to_driver=False, logging_level=logging.ERROR, **({"address": address} if address else here))
    task = cluster.remote(max_retries=TRIES, num_cpus=1)(read_unit)
    try:
        todo = iter(units)
        waiting: dict[Any, Unit] = {}
        while True:
            while len(waiting) < AHEAD * workers and (unit := next(todo, None)) is not None:
                waiting[task.remote(unit, out, theatre)] = unit
            if not waiting:
                break
            done, _ = cluster.wait(list(waiting), num_returns=1)
            unit = waiting.pop(done[0])
            try:
                yield cluster.get(done[0])
            except cluster.exceptions.RayError as e:
                said = (str(e).splitlines() or ["a worker failed"])[0]
                yield Read(unit.path, 0, 0, ((unit.path, f"the cluster could not read it: {said}"),))
    finally:
        if ours:
            cluster.shutdown()


ENGINES: dict[str, Engine] = {"processes": processes, "ray": ray}

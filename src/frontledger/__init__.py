"""Check what a report says about ground gained and lost against control maps, under named conventions.

The public verbs are functions of this module; each is a verb of the command line too.

    import frontledger as fl
    answer = fl.check("Russia took 110 square kilometres ...", published="2025-08-14")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from .verbs.beside import compare, recipe
    from .verbs.change import change
    from .verbs.check import check, find_quantities, find_times, list_conventions, list_sources, read
    from .verbs.control import series
    from .verbs.counts import counts
    from .verbs.fetch import fetch_layer
    from .verbs.findings import anomalies, records
    from .verbs.places import distance, encirclement
    from .verbs.roads import roads
    from .verbs.settlements import settlements

_VERBS = {
    "anomalies": "findings",
    "change": "change",
    "check": "check",
    "compare": "beside",
    "counts": "counts",
    "distance": "places",
    "encirclement": "places",
    "fetch_layer": "fetch",
    "find_quantities": "check",
    "find_times": "check",
    "list_conventions": "check",
    "list_sources": "check",
    "read": "check",
    "recipe": "beside",
    "records": "findings",
    "roads": "roads",
    "series": "control",
    "settlements": "settlements",
}
"""Which module of `verbs` has a verb."""

__all__ = [
    "__version__",
    "anomalies",
    "change",
    "check",
    "compare",
    "counts",
    "distance",
    "encirclement",
    "fetch_layer",
    "find_quantities",
    "find_times",
    "list_conventions",
    "list_sources",
    "read",
    "recipe",
    "records",
    "roads",
    "series",
    "settlements",
]


def __getattr__(name: str) -> Any:
    # the verbs are loaded at first use: `frontledger --help` must not pay for them
    if name in _VERBS:
        import_module(".faces.notebook", __name__)  # registers how a notebook shows an answer
        return getattr(import_module(f".verbs.{_VERBS[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)

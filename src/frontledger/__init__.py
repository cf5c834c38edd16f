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
    from .verbs.check import check, list_conventions, list_sources
    from .verbs.check_claim import check_claim
    from .verbs.check_many import check_many, relays
    from .verbs.control import series
    from .verbs.counts import counts
    from .verbs.fetch import fetch_layer
    from .verbs.findings import anomalies, records
    from .verbs.places import distance, encirclement
    from .verbs.read import explain, find_quantities, find_times, open_report, open_reports, origins, read
    from .verbs.read_many import read_many
    from .verbs.roads import roads
    from .verbs.settlements import settlements

_VERBS = {
    "anomalies": "findings",
    "change": "change",
    "check": "check",
    "check_claim": "check_claim",
    "check_many": "check_many",
    "compare": "beside",
    "counts": "counts",
    "distance": "places",
    "encirclement": "places",
    "explain": "read",
    "fetch_layer": "fetch",
    "find_quantities": "read",
    "find_times": "read",
    "list_conventions": "check",
    "list_sources": "check",
    "open_report": "read",
    "open_reports": "read",
    "origins": "read",
    "read": "read",
    "read_many": "read_many",
    "recipe": "beside",
    "records": "findings",
    "relays": "check_many",
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
    "check_claim",
    "check_many",
    "compare",
    "counts",
    "distance",
    "encirclement",
    "explain",
    "fetch_layer",
    "find_quantities",
    "find_times",
    "list_conventions",
    "list_sources",
    "open_report",
    "open_reports",
    "origins",
    "read",
    "read_many",
    "recipe",
    "records",
    "relays",
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

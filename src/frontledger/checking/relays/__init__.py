"""The same claim in several reports: found, put in order from its origin, and its slips told."""

from __future__ import annotations

from collections.abc import Sequence

from ...nouns import Claim, Relay
from ...theatre.load import Theatre
from ..voice import LANGUAGES, Voice
from .alike import Account, groups, told_in
from .slipped import slips
from .words import relay

__all__ = ["Account", "relays_of"]


def relays_of(reports: Sequence[tuple[Account, Sequence[Claim]]], *, theatre: Theatre, lang: str) -> list[Relay]:
    """Claims that more than one of some reports tell, each once, in order of their origins' days and names.

    The order in which reports are given changes nothing; the work grows with the number of claims.

    Args:
        reports: each with its claims.
        theatre: sides, regions and names.
        lang: language of the sentences, one of `voice.LANGUAGES`.

    Raises:
        LookupError: when there are no sentences in that language.
    """
    voices = {tag: Voice(tag, theatre) for tag in (lang, *(t for t in LANGUAGES if t != lang))}
    told = told_in(reports, theatre)
    found = sorted(groups(told), key=lambda tellings: tellings[0].order)
    return [relay(tellings, slips(tellings), voices) for tellings in found]

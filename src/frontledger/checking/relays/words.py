"""A relay as it stands in the answer, with its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...nouns import Relay, Slip, Telling
from ..say import Day, Label, Num, Printed, Say, say, say_n
from ..voice import Voice
from .alike import Told
from .slipped import Slipped


def relay(tellings: Sequence[Told], slips: Sequence[Slipped], voices: Mapping[str, Voice]) -> Relay:
    """The tellings of one claim, nearest its origin first, and what slipped."""
    nearest = tellings[0]
    sentence = _sentence(nearest, len(tellings))
    first, *others = voices.values()
    return Relay(
        kind=nearest.claim.kind,
        side=nearest.claim.side,
        origin=nearest.names[0] if nearest.names else None,
        tellings=tuple(_telling(t) for t in tellings),
        slips=tuple(
            Slip(
                kind=s.kind,
                telling=s.telling,
                sentence=first.sentence(s.sentence),
                translations={v.lang: v.sentence(s.sentence) for v in others},
                said=s.sentence,
            )
            for s in slips
        ),
        sentence=first.sentence(sentence),
        translations={v.lang: v.sentence(sentence) for v in others},
        said=sentence,
    )


def _telling(told: Told) -> Telling:
    claim = told.claim
    assert claim.amount is not None, "asked of figures only"  # noqa: S101
    return Telling(
        report=told.report.name,
        url=told.report.url,
        published=told.report.published,
        claim=told.number,
        quote=claim.quote,
        amount=claim.amount,
        place=claim.place,
        period=claim.period,
        speaker=claim.speaker,
        via=claim.via,
    )


def _sentence(nearest: Told, n: int) -> Say:
    assert nearest.claim.amount is not None, "asked of figures only"  # noqa: S101
    day, name = nearest.report.published, nearest.report.name
    where = say("{report} of {day}", report=name, day=Day(day)) if day else name
    figure = Printed(nearest.claim.amount)
    if not nearest.names:
        return say_n(
            "{n} report tells one figure; the earliest is {nearest}, with {figure}, and names no source.",
            "{n} reports tell one figure; the earliest is {nearest}, with {figure}, and names no source.",
            n,
            n=Num(n),
            figure=figure,
            nearest=where,
        )
    return say_n(
        "{n} report tells one figure ({origin}); the nearest to its origin is {nearest}, with {figure}.",
        "{n} reports tell one figure ({origin}); the nearest to its origin is {nearest}, with {figure}.",
        n,
        n=Num(n),
        figure=figure,
        origin=Label(nearest.names[0]),
        nearest=where,
    )

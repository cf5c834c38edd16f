"""Files that an answer is written to: the dossier, cards, ClaimReview. All or none."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import InputError

if TYPE_CHECKING:
    from ...nouns import Answer


def write_page(answer: Answer, out: Path) -> None:
    """Write a dossier."""
    from ..dossier import render
    from ..export.files import write

    write({out: render(answer).encode()})


class Wanted:
    """Files asked for, checked before anything is read or measured.

    Args:
        args: options of the command.
        page: where the dossier goes, if anywhere.

    Raises:
        InputError: a name is not that of such a file, or what draws it is not installed.
    """

    def __init__(self, args: argparse.Namespace, page: Path | None) -> None:
        self.page = page
        self._card: Path | None = args.card
        self._review: Path | None = args.claimreview
        self._reviewer, self._url = args.reviewer, args.review_url
        if self._card is None and self._review is None:
            if self._reviewer or self._url:
                raise InputError("no --claimreview is asked for", remedy="add --claimreview OUT")
            return
        from ..export.files import check

        if self._card is not None:
            check(self._card, "--card", ".svg", ".png")
            if self._is_png:
                from ..export.raster import ready

                ready()
        if self._review is not None:
            check(self._review, "--claimreview", ".json", ".jsonld")
        elif self._reviewer or self._url:
            raise InputError("no --claimreview is asked for", remedy="add --claimreview OUT")

    @property
    def _is_png(self) -> bool:
        return self._card is not None and self._card.suffix.lower() == ".png"

    def write(self, answer: Answer) -> list[str]:
        """Write all files; gives what is to be said of them."""
        files: dict[Path, bytes] = {}
        said: list[str] = []
        if self.page is not None:
            from ..dossier import render

            files[self.page] = render(answer).encode()
        files |= dict(self._cards(answer))
        if self._card is not None and not any(c.verdict != "context" for c in answer.claims):
            said.append("no card: nothing in it is judged")
        if self._review is not None:
            from ..export.claimreview import claim_reviews

            reviews = claim_reviews(answer, reviewer=self._reviewer, url=self._url)
            files[self._review] = reviews.to_json().encode()
            said += reviews.notes
        if files:
            from ..export.files import write

            write(files)
        return [f"written: {out}" for out in files if out != self.page] + said

    def _cards(self, answer: Answer) -> Iterator[tuple[Path, bytes]]:
        out = self._card
        if out is None:
            return
        from ..export import card_png, card_svg

        judged = [c for c in answer.claims if c.verdict != "context"]
        for claim in judged:
            name = out if len(judged) == 1 else out.with_name(f"{out.stem}-{claim.number}{out.suffix}")
            yield name, card_png(answer, claim) if self._is_png else card_svg(answer, claim).encode()

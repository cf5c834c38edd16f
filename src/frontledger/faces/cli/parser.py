"""Commands and options. Names are those of the Python API."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, Self

from ... import __version__

VERDICTS = (
    "supported",
    "other_rule",
    "depends",
    "disputed",
    "differs",
    "contradicted",
    "inconsistent",
    "uncovered",
    "unmeasurable",
    "context",
)

_EXAMPLES = """examples:
  frontledger check report.txt --html
  frontledger check-claim "Russia took 594 km² in August 2025 (AFP)"
  frontledger conventions
  frontledger sources --json
"""

_CHECK = """examples:
  frontledger check report.txt
  frontledger check page.html --published 2025-11-14 --lang uk
  frontledger check https://example.org/story --html story.dossier.html
  pbpaste | frontledger check - --json | jq '.claims[] | [.verdict, .sentence]'
  frontledger check report.txt --json > claims.json   # correct it by hand, then
  frontledger check report.txt --claims claims.json
  frontledger check report.txt --csv > claims.csv
  frontledger check report.txt --card card.png        # card-4.png, card-5.png …: a picture a claim, to pass on
  frontledger check report.txt --claimreview claims.jsonld --reviewer "The Desk" --review-url https://example.org/check
  frontledger check report.txt --data FOLDER --roads roads.geojson
  frontledger check report.txt --fail-on contradicted,inconsistent || echo "look at it"
  frontledger check reports/ --json > answers.ndjson
  frontledger check one.txt two.html feed.xml --html pages/

Piped, the answer is one claim a line, fields parted by TAB (with --show or --ascii as on a terminal):
  claim verdict kind amount unit side place from to speaker via measured convention sentence
Of many reports (several names, a folder, a feed, a web archive) --json gives an answer a line, --csv one table, --html
names a folder, a line begins with the report's name, and one that cannot be read does not stop the others.

exit codes: 0 done · 1 a verdict of --fail-on was given · 2 bad use or input · 3 a source failed
"""


_CHECK_CLAIM = """examples:
  frontledger check-claim "Russia took 594 km² in August 2025 (AFP)"
  frontledger check-claim "AFP: Russia took 594 km² in August 2025" --json | jq '.claims[] | [.verdict, .sentence]'
  frontledger check-claim "俄軍2025年8月佔領594平方公里" --lang zh-Hant
  frontledger check-claim "Pokrovsk has fallen" --published 2025-11-20 --card card.svg
  frontledger check-claim "The Pokrovsk–Myrnohrad road is cut" --published 2025-11-20 --data FOLDER --roads FILE
  frontledger check-claim "Росія контролює 19% України" --lang uk --html claim.dossier.html

Any language that is read; whose figure it is may stand in brackets, before a colon or as in a report. Without
--published a claim is read as of the last day it names, else as of when the newest maps end; a note says which.
Piped, the answer is one claim a line, as of frontledger check.

exit codes: 0 done · 1 a verdict of --fail-on was given · 2 no claim can be read, or bad use · 3 a source failed
"""


_RELAYS = """examples:
  frontledger relays reports/
  frontledger relays one.txt two.html feed.xml --json
  frontledger relays reports/ --meta meta.csv | grep digits

Slips are digits (two swapped), digit (one is another), unit, scale (a power of ten), scope (other ground), dates and
source (the origin is no longer named). Piped, the answer is one telling a line, fields parted by TAB:
  relay telling report published claim amount unit place from to speaker via slips

exit codes: 0 done · 2 bad use or input, or some report could not be read (the others are) · 3 a source failed
"""

_READ = """examples:
  frontledger read report.txt
  frontledger read report.txt --json | jq '.claims[] | [.kind, .quote]'
  frontledger read page.html --explain
  frontledger read feed.xml --json > claims.ndjson
  frontledger read reports/ --out claims/
  frontledger read reports/ --meta meta.csv --out claims/ --workers 4
  frontledger read crawl.warc.gz --out claims/

A report is a file (plain text, HTML, PDF with a text layer, EML), an address, or - for standard input; a feed (RSS,
Atom) or a web archive (WARC) holds many. With --out one JSON file a report is written, named after it, and what was
read before is not read again. Piped, the answer is one claim a line, fields parted by TAB:
  claim kind amount unit side place from to speaker via modality quote

exit codes: 0 done · 2 bad use or input, or some report could not be read (the others are) · 3 a source failed
"""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in the form of every other error."""

    fill: Callable[[argparse.ArgumentParser], None] | None = None
    """Adds what is in it, when it is first used."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, **options)
        # a pair of coordinates may begin with a minus and is no option
        self._negative_number_matcher = re.compile(r"-[\d.][\d.,+ -]*")

    def filled(self) -> Self:
        """The parser with all that is in it."""
        fill, self.fill = self.fill, None
        if fill is not None:
            fill(self)
        return self

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        return super(_Parser, self.filled()).parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"frontledger: {message}\n             see {self.prog} --help\n")


def build() -> argparse.ArgumentParser:
    """The parser of the whole command line; that of `control` is empty until it is used."""
    parser = _Parser(
        prog="frontledger",
        description="Check what a report says about ground gained and lost against control maps, "
        "under named conventions.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("--version", action="version", version=f"frontledger {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _check(
        commands.add_parser(
            "check",
            help="check every claim of a report, or of many",
            description="Check every claim of a report beside every measurement that answers its question.",
            usage="frontledger check REPORT [options]\n       frontledger check REPORT|FOLDER ... [options]",
            epilog=_CHECK,
        )
    )
    _check_claim(
        commands.add_parser(
            "check-claim",
            help="check a claim typed by hand",
            description="Check a claim typed by hand, as if a report made it.",
            usage="frontledger check-claim CLAIM [options]",
            epilog=_CHECK_CLAIM,
        )
    )
    commands.add_parser(
        "read",
        help="read reports into claims: one, or many into files",
        description="Read reports into claims, without checking them.",
        usage="frontledger read REPORT [options]\n       frontledger read FOLDER --out OUTDIR [options]",
        epilog=_READ,
    ).fill = _read
    commands.add_parser(
        "relays",
        help="find claims that several reports tell, and what slipped on the way",
        description="Find claims that several reports tell: how each tells them, which is nearest the origin, what "
        "slipped.",
        usage="frontledger relays REPORT|FOLDER ... [options]",
        epilog=_RELAYS,
    ).fill = _relays
    commands.add_parser(
        "control",
        help="measure control maps: what was held, gained and lost, where and when",
        description="Measure control maps under named conventions.",
        epilog="A command's own help, with examples: frontledger control COMMAND --help\n",
    ).fill = _control
    for name, what in (
        ("conventions", "list the rules under which ground is counted"),
        ("sources", "list who draws and measures, on what terms, for which days"),
    ):
        examples = f"examples:\n  frontledger {name}\n  frontledger {name} --json\n"
        usage = f"frontledger {name} [options]"
        command = commands.add_parser(
            name, help=what, description=f"{what.capitalize()}.", usage=usage, epilog=examples
        )
        command.add_argument("--json", action="store_true", help="as JSON, a list of objects")
        _common(command)
    return parser


def every(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """A parser and all within it, by their names on the command line."""
    if isinstance(parser, _Parser):
        parser.filled()
    found = {parser.prog: parser}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                found |= every(command)
    return found


def _control(parser: argparse.ArgumentParser) -> None:
    from .control import add

    add(parser)


def _read(p: argparse.ArgumentParser) -> None:
    from .read import add

    add(p)
    p.add_argument(
        "--theatre", metavar="NAME|FOLDER", default="ukraine", help="whose war: a name, or a folder (default: ukraine)"
    )


def _check(p: argparse.ArgumentParser) -> None:
    # optional for the parser only: what `--html REPORT` takes from it is told better where it is missed
    p.add_argument(
        "report",
        metavar="REPORT|FOLDER",
        nargs="*",
        help="a file (plain text, HTML), an address (http, https), or - for standard input; a folder, or several",
    )
    reading = p.add_argument_group("reading")
    reading.add_argument(
        "--published", metavar="DATE", help="day of publication, YYYY-MM-DD (default: told from the report)"
    )
    _meta(reading)
    reading.add_argument("--language", metavar="TAG", help="language of the report, such as en (default: detected)")
    reading.add_argument(
        "--claims",
        metavar="FILE",
        type=Path,
        help="claims to check instead of those read, in the form that --json gives",
    )
    _data(reading)
    reading.add_argument("--offline", action="store_true", help="never fetch anything")
    output = p.add_argument_group("output")
    _output(output, page="beside the report, .dossier.html")
    output.add_argument(
        "--text", choices=("full", "quotes"), default="full", help="how much of the report the page and the JSON carry"
    )
    output.add_argument(
        "--show", choices=("removed", "all"), help="removed: also what was left out; all: that, and what is not judged"
    )
    _common(p)


def _relays(p: argparse.ArgumentParser) -> None:
    p.add_argument("report", metavar="REPORT|FOLDER", nargs="+", help="what to read")
    reading = p.add_argument_group("reading")
    reading.add_argument("--published", metavar="DATE", help="day of publication, YYYY-MM-DD (default: told from it)")
    _meta(reading)
    reading.add_argument("--language", metavar="TAG", help="language of the reports, such as en (default: detected)")
    reading.add_argument("--offline", action="store_true", help="never fetch anything")
    p.add_argument_group("output").add_argument("--json", action="store_true", help="as JSON, a list of objects")
    _common(p)


def _meta(group: Any) -> None:
    group.add_argument(
        "--meta", metavar="META.csv", type=Path, help="of a folder, which files to read: file,published,language"
    )


def _check_claim(p: argparse.ArgumentParser) -> None:
    p.add_argument("claim", metavar="CLAIM", nargs="+", help="the claim, a line in any language that is read")
    reading = p.add_argument_group("reading")
    reading.add_argument(
        "--published",
        metavar="DATE",
        help="day on which it is said, YYYY-MM-DD (default: the last day it names, else when the newest maps end)",
    )
    reading.add_argument("--language", metavar="TAG", help="language of the claim, such as en (default: told from it)")
    _data(reading)
    _output(p.add_argument_group("output"), page="claim.dossier.html")
    _common(p)


def _data(group: Any) -> None:
    group.add_argument(
        "--data",
        metavar="FOLDER",
        type=Path,
        help="maps of your own, to measure places that the figures at hand do not hold",
    )
    group.add_argument(
        "--roads",
        metavar="FILE",
        type=Path,
        help="of --data: lines that claims of roads are measured by, each with an id",
    )


def _output(group: Any, *, page: str) -> None:
    """Forms of an answer; `page` is what the dossier is called where no name is given."""
    form = group.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything, as JSON")
    form.add_argument("--csv", action="store_true", help="as CSV, a row a claim and measurement")
    form.add_argument("--markdown", action="store_true", help="as Markdown")
    group.add_argument(
        "--html",
        metavar="OUT",
        nargs="?",
        const="",
        help=f"also write the dossier, one self-contained page (default OUT: {page})",
    )
    group.add_argument(
        "--card",
        metavar="OUT",
        type=Path,
        help="also draw a card to pass on, .svg or .png; of more claims than one a card each, OUT-1, OUT-2 …",
    )
    group.add_argument(
        "--claimreview",
        metavar="OUT",
        type=Path,
        help="also write schema.org ClaimReview for the page that publishes it, .json or .jsonld",
    )
    group.add_argument("--reviewer", metavar="NAME", help="of --claimreview: who publishes it")
    group.add_argument("--review-url", metavar="URL", help="of --claimreview: address of the page that has it")
    group.add_argument("--ascii", action="store_true", help="no marks, quotes and dashes beyond ASCII of our own")
    group.add_argument(
        "--fail-on",
        metavar="VERDICT",
        help=f"exit with 1 if a verdict is among these, parted by commas: {', '.join(VERDICTS)}",
    )


def _common(p: argparse.ArgumentParser) -> None:
    p.add_argument("--lang", choices=("en", "zh-Hant", "uk"), default="en", help="language of the answer (default: en)")
    p.add_argument(
        "--theatre",
        metavar="NAME|FOLDER",
        default="ukraine",
        help="whose war: a theatre by name, or a folder with one (default: ukraine)",
    )

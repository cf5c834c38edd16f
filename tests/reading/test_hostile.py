"""Input made to hurt: every one gets a sound answer or a clear error, in bounded time and memory."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from reading_samples import SAMPLES

from effort import calls
from frontledger.errors import FrontledgerError, InputError
from frontledger.reading.intake import intake

SECONDS = 12.0
"""Of processor time; each takes a few on an idle machine."""
EN = SAMPLES["en"]
chance = random.Random(5)


def _shuffled(characters: int, of: list[str], between: str) -> str:
    out: list[str] = []
    size = 0
    while size < characters:
        out.append(chance.choice(of))
        size += len(out[-1]) + len(between)
    return between.join(out)


def _growing() -> str:
    words = _shuffled(4_000, EN.split(), " ").split()
    return "\n".join(" ".join(words[:k]) for k in range(1, len(words)))


CASES: dict[str, Callable[[], str | bytes]] = {
    "five megabytes": lambda: _shuffled(2_900_000, SAMPLES["uk"].split(), " ").encode(),
    "one line of a megabyte": lambda: _shuffled(1_000_000, EN.split(), " "),
    "one line of one word": lambda: "the army said " + "a" * 1_000_000,
    "one line of the same words": lambda: "the army of " * 90_000,
    "a report a thousand times": lambda: (EN + "\n") * 3000,
    "a Chinese report a thousand times": lambda: (SAMPLES["zh-Hant"] + "\n") * 3000,
    "Chinese characters at random": lambda: _shuffled(400_000, list(SAMPLES["zh-Hant"]), ""),
    "200,000 short lines": lambda: "\n".join(f"the line is {i}" for i in range(200_000)),
    "19,000 short lines": lambda: "\n".join(f"the line is {i}" for i in range(19_000)),
    "19,000 equal lines": lambda: "the line is the same\n" * 19_000,
    "lines that grow": _growing,
    "captions": lambda: EN + "\nPhoto: a" * 19_000,
    "share bars": lambda: EN + "\nShare: Facebook | X" * 19_000,
    "trails": lambda: EN + "\nHome > World > A" * 19_000,
    "dates": lambda: EN + " 2025-03-04" * 80_000,
    "dates on lines": lambda: EN + "\n4 March 2025" * 19_000,
    "numbers": lambda: EN + " 1" * 400_000,
    "digits": lambda: EN + "1" * 1_000_000,
    "telephone numbers": lambda: EN + " 0 800" * 150_000,
    "prices": lambda: "READ ALSO: " + "$1 " * 40 + "\n" + EN + "\n" + ("$1" * 60 + "\n") * 4000,
    "slashes": lambda: EN + " 1/" * 200_000,
    "brackets": lambda: EN + "(" * 300_000,
    "full stops": lambda: EN + ". " * 400_000,
    "ideographic full stops": lambda: SAMPLES["zh-Hant"] + "。」" * 200_000,
    "blanks": lambda: EN + " " * 1_500_000 + EN,
    "blank lines": lambda: EN + "\n\t \n" * 400_000 + EN,
    "comments": lambda: (EN + "\n") * 3 + "Comments\n" + "I like it\n3 hours ago\nReply\n" * 6_000,
    "null bytes": lambda: EN + "\0" * 40 + EN,
    "all null bytes": lambda: bytes(3_000_000),
    "direction controls": lambda: "\n".join(f"\u202e{EN}\u2066 {i}" for i in range(500)),
    "combining marks": lambda: EN + "\u0301" * 500_000,
    "joiners": lambda: EN + "\u200d" * 500_000,
    "surrogates": lambda: EN + "\ud800" * 100,
    "random bytes": lambda: chance.randbytes(5_000_000),
    "deep divisions": lambda: "<html><body>" + "<div>" * 25_000 + f"<p>{EN}</p>" + "</div>" * 25_000,
    "deep emphasis": lambda: f"<html><body><p>{EN}" + "<b>" * 25_000 + EN,
    "deep tables": lambda: "<html><body>" + "<table><tr><td>" * 5_000 + EN,
    "many paragraphs": lambda: "<html><body><article>" + f"<p>{EN[:60]}</p>" * 25_000,
    "many attributes": lambda: "<html><body><p " + 'a="b" ' * 300_000 + f">{EN}</p>",
    "open brackets": lambda: "<html>" + "<" * 59_000 + EN,
    "entities": lambda: f"<html><body><p>{EN}" + "&amp;" * 300_000,
    "an endless comment": lambda: f"<html><body><p>{EN}</p><!--" + "-" * 1_000_000,
    "comments before the page": lambda: "<!-- a --> " * 50_000 + f"<html><body><p>{EN}</p>",
}


@pytest.mark.parametrize("name", CASES)
def test_bounded(name: str) -> None:
    source = CASES[name]()
    begin = time.process_time()
    try:
        report = intake(source)
    except FrontledgerError as error:
        assert isinstance(error, InputError)
        assert error.remedy
        assert len(str(error)) < 500
    else:
        assert report.language in ("en", "uk", "zh-Hant")
        assert report.kept
    assert time.process_time() - begin < SECONDS


def test_a_file_of_fifty_megabytes_is_refused_at_once_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"the army said that it was so\n" * 36_158)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def refused() -> None:
        with pytest.raises(InputError, match="50 MB; 20 MB are read at most"):
            intake(path)

    assert calls(refused) < 1_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 4_000


def test_memory_stays_small() -> None:
    # VmHWM is the process's own peak; ru_maxrss would count what the test's process held before the new one began
    script = (
        "import pathlib, re, sys; from frontledger.reading.intake import intake; intake(sys.stdin.buffer.read()); "
        "print(re.search(r'VmHWM:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text())[1])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=((EN + "\n") * 3000).encode(), capture_output=True, check=True
    )
    assert int(done.stdout) < 300_000  # kilobytes


def test_direction_controls_are_noted() -> None:
    assert "control_characters" in intake(f"\u202e{EN}").notes
    assert "control_characters" in intake(EN.replace(" ", " \x1b[31m", 1)).notes
    assert intake(EN).notes == ()


SCRIPTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">here</a>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<style>@import 'http://evil.example';</style>",
    "<noscript><p title='</noscript><script>alert(1)</script>'></noscript>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<!--><script>alert(1)</script>-->",
    "<template><script>alert(1)</script></template>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("where", ["in", "between"])
def test_no_mark_up_of_a_hostile_page_survives(script: str, where: str) -> None:
    inner = f"{EN} {script} {EN}" if where == "in" else f"{EN}</p>{script}<p>{EN}"
    report = intake(
        f"<!doctype html><html><head><title>{script}</title></head><body><h1>{script} The river</h1><p>{inner}</p>"
    )
    for text in (report.text, report.title or ""):
        for mark in ("<script", "<img", "<svg", "<iframe", "<style", "onerror", "onload", "javascript:", "@import"):
            assert mark not in text.lower()
    assert EN.split(".", maxsplit=1)[0] in report.text


def test_what_a_page_writes_as_text_stays_plain_text() -> None:
    page = (
        f"<!doctype html><html><body><article><p>{EN}</p><p>He wrote &lt;script&gt;alert(1)&lt;/script&gt; on it.</p>"
    )
    assert "<script>alert(1)</script>" in intake(page).text


def test_outside_files_are_not_read_by_a_page(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the password is swordfish", "utf-8")
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f"<html><body><article><p>{EN} &x;</p><p>{EN}</p></article></body></html>"
    )
    assert "swordfish" not in intake(page).text


def test_entities_do_not_multiply() -> None:
    entities = '<!ENTITY a "the army">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12)
    )
    page = f"<!DOCTYPE html [{entities}]><html><body><p>{EN} &m;</p><p>{EN}</p></body></html>"
    begin = time.process_time()
    assert len(intake(page).text) < 10_000
    assert time.process_time() - begin < SECONDS

"""`frontledger read`: one report as text and JSON, many into files, taken up again, on processes and on Ray."""

from __future__ import annotations

import csv
import json
import os
import signal
import threading
import time
from pathlib import Path

import psutil
import pytest
from cli_reports import REPORTS

import frontledger as fl_

NAMES = ("en-a", "en-b", "uk-a", "zh-Hant-a")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of reports, one of them unreadable, with a list of them."""
    into = tmp_path / "reports"
    into.mkdir()
    for name in NAMES:
        (into / f"{name}.txt").write_bytes((REPORTS / f"{name}.txt").read_bytes())
    (into / "picture.txt").write_bytes(b"\x89PNG\r\n" + bytes(range(256)))
    with (tmp_path / "meta.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("file", "published", "language"))
        rows.writerow(("en-a.txt", "2025-06-05", "en"))
        rows.writerow(("uk-a.txt", "", ""))
    return into


def files(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_one_report_as_json(fl, seed: Path) -> None:
    ran = fl("read", seed, "--json")
    told = json.loads(ran.out)
    assert ran.code == 0
    assert {"language", "published", "claims"} <= set(told)
    text = seed.read_bytes().decode()
    assert told["claims"]
    for claim in told["claims"]:
        assert text[slice(*claim["span"])] == claim["quote"]


def test_piped_it_is_a_line_a_claim(fl, seed: Path) -> None:
    rows = [line.split("\t") for line in fl("read", seed).out.splitlines()]
    assert len(rows) == len(json.loads(fl("read", seed, "--json").out)["claims"])
    assert {len(r) for r in rows} == {12}


def test_explained(fl, seed: Path) -> None:
    out = fl("read", seed, "--explain").out
    assert "amount   110 km2  ← “110 square kilometres”" in out
    assert "speaker  isw  ← “Institute for the Study of War”" in out
    report = fl_.open_report(seed)
    for e in fl_.explain(report):
        assert e.sentence.start <= e.claim.span.start < e.sentence.end
        for b in e.because:
            assert all(0 <= w.start < w.end <= e.sentence.end for w in b.words)


def test_origins_in_the_json(fl, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><article><p>Russian troops took 12&nbsp;km² near Pokrovsk.</p></article></body></html>"
    )
    told = json.loads(fl("read", page, "--published", "2025-08-14", "--json", "--origins").out)
    ends = [o[1] for o in told["origins"]]
    assert [o[0] for o in told["origins"]] == [0, *ends[:-1]]


def test_a_folder_into_files(fl, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = fl("read", folder, "--out", out)
    assert ran.code == 2
    assert "picture.txt" in ran.err
    assert sorted(files(out)) == [f"{n}.json" for n in NAMES]
    told = json.loads((out / "en-a.json").read_text())
    assert told["file"] == "en-a.txt"
    assert told["claims"] == json.loads(fl("read", folder / "en-a.txt", "--json").out)["claims"]


def test_a_list_says_which_and_when(fl, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert fl("read", folder, "--meta", tmp_path / "meta.csv", "--out", out).code == 0
    assert sorted(files(out)) == ["en-a.json", "uk-a.json"]
    assert json.loads((out / "en-a.json").read_text())["published"] == "2025-06-05"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,day\nen-a.txt,\n", "no column 'file'"),
        ("file,published,language\nnone.txt,,\n", "line 2: no file 'none.txt'"),
        ("file,published,language\n../meta.csv,,\n", "line 2: no file"),
        ("file,published,language\nen-a.txt,5 June,\n", "line 2: '5 June' is not a day"),
        ("file,published,language\nen-a.txt,,xx\n", "line 2: reports in 'xx' are not read"),
        ("file,published,language\nen-a.txt,,\nen-a.txt,,\n", "line 3: 'en-a.txt' stands twice"),
        ("file,published,language\n", "lists no files"),
    ],
)
def test_a_list_that_does_not_fit(fl, folder: Path, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "wrong.csv").write_text(text)
    ran = fl("read", folder, "--meta", tmp_path / "wrong.csv", "--out", tmp_path / "out")
    assert ran.code == 2
    assert said in ran.err
    assert not (tmp_path / "out").exists()


def test_what_was_read_is_not_read_again(fl, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    fl("read", folder, "--out", out)
    (out / "en-b.json").unlink()
    before = {p: p.stat().st_mtime_ns for p in out.iterdir()}
    whole = files(out)
    assert f"{len(NAMES)} reports ({len(NAMES) - 1} read before)" in fl("read", folder, "--out", out).err
    assert {p: p.stat().st_mtime_ns for p in before} == before
    assert {k: v for k, v in files(out).items() if k in whole} == whole
    # other bytes, or another day, are read anew
    (folder / "en-a.txt").write_bytes(b"Russian troops took 12 km2 near Pokrovsk.")
    assert f"({len(NAMES) - 1} read before)" in fl("read", folder, "--out", out).err
    assert '"low": 12' in (out / "en-a.json").read_text()
    assert "read before" not in fl("read", folder, "--out", out, "--published", "2025-08-14").err


def test_workers_write_the_same_bytes(start, folder: Path, tmp_path: Path) -> None:
    (folder / "picture.txt").unlink()
    for workers in (1, 2, 3):
        ran = start(["read", folder, "--out", tmp_path / str(workers), "--workers", str(workers)])
        assert ran.returncode == 0, ran.stderr
    assert files(tmp_path / "1") == files(tmp_path / "2") == files(tmp_path / "3")


@pytest.mark.parametrize("options", [["--json", "--out", "o"], ["--workers", "2"], ["--out", "o", "--workers", "0"]])
def test_options_that_do_not_go_together(fl, folder: Path, options: list[str]) -> None:
    ran = fl("read", folder / "en-a.txt", *options)
    assert ran.code == 2
    assert not ran.out


def archives(into: Path, how_many: int, pages: int) -> None:
    """Web archives of pages that each name their own figure."""
    from io import BytesIO

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    into.mkdir()
    for n in range(how_many):
        with (into / f"segment-{n}.warc.gz").open("wb") as file:
            writer = WARCWriter(file, gzip=True)
            for k in range(pages):
                text = (
                    f"Russian troops took {100 * n + k + 2} square kilometres near Pokrovsk on 12 August, ISW said.\n"
                )
                page = f"<html><body><article><p>{text}</p></article></body></html>".encode()
                headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
                url = f"https://paper.example/2025/08/14/{n}-{k}"
                writer.write_record(
                    writer.create_warc_record(url, "response", payload=BytesIO(page), http_headers=headers)
                )


def figures(out: Path) -> list[int]:
    claims = [c for p in sorted(out.rglob("0*.json")) for c in json.loads(p.read_text())["claims"]]
    return sorted(int(c["amount"]["low"]) for c in claims if c["kind"] == "area_change")


def test_archives_into_folders(fl, tmp_path: Path) -> None:
    archives(tmp_path / "crawl", 2, 3)
    ran = fl("read", tmp_path / "crawl", "--out", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert figures(tmp_path / "out") == [2, 3, 4, 102, 103, 104]
    assert "(6 read before)" not in ran.err
    assert "read before" in fl("read", tmp_path / "crawl", "--out", tmp_path / "out").err


def test_a_cluster_loses_nothing_when_a_worker_is_killed(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    archives(tmp_path / "crawl", 8, 12)
    killed: list[int] = []

    def kill_one() -> None:
        """Kill a worker of the cluster as soon as one is at work."""
        until = time.monotonic() + 90
        while not killed and time.monotonic() < until:
            done = len(list((tmp_path / "out").glob("segment-*/index.json"))) if (tmp_path / "out").exists() else 0
            for child in psutil.Process().children(recursive=True):
                try:
                    at_work = "ray::read_unit" in " ".join(child.cmdline())
                except psutil.Error:
                    continue
                if at_work and done:
                    os.kill(child.pid, signal.SIGKILL)
                    killed.append(child.pid)
                    return
            time.sleep(0.02)

    killer = threading.Thread(target=kill_one)
    killer.start()
    done = fl_.read_many(tmp_path / "crawl", tmp_path / "out", workers=2, engine="ray")
    killer.join()
    assert killed
    assert not done.failed
    assert done.reports == 96
    assert figures(tmp_path / "out") == sorted(100 * n + k + 2 for n in range(8) for k in range(12))
    assert not list((tmp_path / "out").glob("*.part"))

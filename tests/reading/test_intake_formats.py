"""Messages, feeds, PDFs and web archives: what is read of them, and how each character is traced back."""

from __future__ import annotations

import gzip
import re
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest

from frontledger.errors import FrontledgerError, InputError, SourceError
from frontledger.nouns import Report
from frontledger.reading.intake import intake, intake_all
from frontledger.reading.intake.origins import origins

TEXT = """Russian troops took 12 km² near the river on Tuesday, the general staff said in its report.

The “front” – as officers call it – moved by 3 km in a week; losses of 1,150 soldiers were named for the sector."""


def message(text: str, subtype: str, cte: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = "desk@paper.example"
    mail["Date"] = "Thu, 14 Aug 2025 23:30:00 +0000"
    mail["Subject"] = "Lage «Überblick»"
    mail["Message-ID"] = "<1@paper.example>"
    mail.set_content(text, subtype=subtype, cte=cte)
    return bytes(mail)


def feed(kind: str, body: str) -> bytes:
    if kind == "atom":
        entry = f"<entry><title>Troops move</title><updated>2025-08-14T10:00:00Z</updated>{body}</entry>"
        return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{entry}</feed>'.encode()
    items = f"<item><title>Troops &amp; towns</title><pubDate>Thu, 14 Aug 2025 10:00:00 GMT</pubDate>{body}</item>"
    return f'<?xml version="1.0"?><!-- by hand --><rss version="2.0"><channel>{items * 2}</channel></rss>'.encode()


def pdf(*pages: str) -> bytes:
    """A PDF written by hand, a line of text a line."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, page in enumerate(pages):
        lines = "".join(f"({line}) Tj 0 -14 Td\n" for line in page.split("\n"))
        stream = f"BT /F1 11 Tf 60 760 Td\n{lines}ET"
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        parts.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, at = b"%PDF-1.4\n", []
    for n, part in enumerate(parts, 1):
        at.append(len(out))
        out += f"{n} 0 obj\n{part}\nendobj\n".encode("latin-1")
    table = "".join(f"{a:010} 00000 n \n" for a in at)
    trailer = f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def archive(*records: tuple[str, str, bytes], zipped: bool = True) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = BytesIO()
    writer = WARCWriter(file, gzip=zipped)
    for url, kind, data in records:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(url, "response", payload=BytesIO(data), http_headers=headers)
        writer.write_record(record)
    return file.getvalue()


def words_traced(report: Report) -> list[tuple[str, bytes]]:
    """Every word of a text with the bytes that it is said to come from."""
    assert report.made is not None
    where: list[tuple[int, int]] = []
    for run in origins(report):
        assert run.start == len(where)
        width = (run.last - run.first) // (run.end - run.start)
        where += [(run.first + k * width, run.first + (k + 1) * width) for k in range(run.end - run.start)]
    assert len(where) == len(report.text)
    return [
        (m.group(), report.made.data[where[m.start()][0] : where[m.end() - 1][1]])
        for m in re.finditer(r"[^\W_]+", report.text)
    ]


@pytest.mark.parametrize("cte", ["8bit", "base64", "quoted-printable"])
@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_a_message(cte: str, subtype: str) -> None:
    body = TEXT if subtype == "plain" else f"<p>{TEXT}</p>".replace("\n\n", "</p><p>").replace("“", "&ldquo;")
    report = intake(message(body, subtype, cte))
    assert report.published is not None
    assert (report.published.isoformat(), report.title) == ("2025-08-14", "Lage «Überblick»")
    assert report.text.split() == TEXT.split()
    if cte == "8bit":
        assert all(got.decode() == word for word, got in words_traced(report))


def test_a_message_in_quoted_printable_is_traced_over_soft_breaks() -> None:
    for word, got in words_traced(intake(message(TEXT, "plain", "quoted-printable"))):
        assert re.sub(rb"=\n", b"", got).decode() == "".join(f"={b:02X}" if b > 127 else chr(b) for b in word.encode())


def test_a_message_of_both_kinds_gives_its_plain_text_and_none_of_its_attachments() -> None:
    mail = EmailMessage()
    mail["From"], mail["Message-ID"], mail["To"] = "a@b.example", "<2@b.example>", "c@d.example"
    mail.set_content(TEXT)
    mail.add_alternative(f"<p>{TEXT} In HTML.</p>", subtype="html")
    mail.add_attachment("Another text, 99 km² and more", filename="other.txt")
    report = intake(bytes(mail))
    assert "In HTML" not in report.text
    assert "99" not in report.text


def test_a_message_without_text_is_refused() -> None:
    with pytest.raises(InputError, match="message without text"):
        intake(message(" ", "plain", "8bit"))


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("rss", f"<description>{TEXT}</description>"),
        ("rss", f"<description><![CDATA[<p>{TEXT}</p>]]></description>"),
        ("rss", f"<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description>"),
        ("atom", f'<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content>'),
    ],
)
def test_a_feed_has_a_report_an_entry(kind: str, body: str) -> None:
    reports = list(intake_all(feed(kind, body)))
    assert len(reports) == (2 if kind == "rss" else 1)
    for report in reports:
        assert isinstance(report, Report)
        assert str(report.published) == "2025-08-14"
        assert TEXT.split()[:9] == report.text.split("\n")[1].split()[:9]
        assert all(got.decode() == word for word, got in words_traced(report))


def test_one_report_of_several_is_not_picked() -> None:
    with pytest.raises(InputError, match="feed with several reports"):
        intake(feed("rss", f"<description>{TEXT}</description>"))


def test_what_a_page_shows_is_traced_to_its_bytes() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>T</title><script>var a='<p>Russian troops'</script></head><body><article>"
        f"<h1>Troops move &mdash; &quot;again&quot; near town</h1><p>{TEXT.replace(' on ', ' <b>on</b> ', 1)}</p>"
        "<!-- Russian troops --></article></body></html>"
    )
    for encoding in ("utf-8", "utf-16"):
        report = intake(page.encode(encoding))
        assert [w.encode(report.encoding) for w, _ in words_traced(report)] == [got for _, got in words_traced(report)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-u"])
def test_plain_text_is_traced_in_any_encoding(encoding: str) -> None:
    text = "Війська взяли 12 км біля річки. Втрати - 1150 військових, за даними генштабу; це більше, ніж у липні.\n" * 3
    report = intake(text.encode(encoding))
    assert all(got.decode(report.encoding) == word for word, got in words_traced(report))


def test_broken_bytes_are_traced_too() -> None:
    report = intake(b"Troops took 12 km" + b"\xff\xfe" + "² near the river – and 3 more – on Tuesday.".encode())
    assert all(got.decode() == word for word, got in words_traced(report))


def test_a_pdf_is_read_in_paragraphs_with_boxes() -> None:
    page = (
        "Russian troops took twelve square kilometres near the river on Tuesday, the gene-\n"
        "ral staff of the army said in its evening report to all newspapers of the country.\n"
        "It gave no figures.\n"
        " \n"
        "A second paragraph begins here and says that the front has not moved for a week."
    )
    report = intake(pdf(page, "The last page has one line only, and it says nothing of note."))
    assert report.text.split("\n")[0].startswith("Russian troops took twelve")
    assert "the general staff of the army" in report.text
    assert len(report.text.split("\n")) == 3
    assert report.made is not None
    boxes = report.made.boxes
    assert [b.page for b in boxes] == [1, 1, 1, 1, 2]
    assert boxes[0].bottom > boxes[1].top - 4
    assert report.text[boxes[3].start : boxes[3].end].startswith("A second paragraph")
    assert origins(report) == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [(pdf(" "), "pictures"), (b"%PDF-1.4\nnothing of the kind", "cannot be opened")],
)
def test_a_pdf_that_cannot_be_read(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        intake(data)


@pytest.mark.parametrize("zipped", [True, False])
def test_an_archive_is_read_page_by_page(tmp_path: Path, zipped: bool) -> None:
    page = f"<html><body><article><p>{TEXT}</p></article></body></html>".encode()
    data = archive(
        ("https://paper.example/2025/08/14/a", "text/html; charset=utf-8", page),
        ("https://paper.example/logo.png", "image/png", b"\x89PNG"),
        ("https://paper.example/empty", "text/html", b"<html></html>"),
        ("https://paper.example/b.pdf", "application/pdf", pdf(TEXT.split("\n", maxsplit=1)[0].replace("²", "2"))),
        zipped=zipped,
    )
    path = tmp_path / ("crawl.warc.gz" if zipped else "crawl.warc")
    path.write_bytes(data)
    found = list(intake_all(path))
    assert [type(f).__name__ for f in found] == ["Report", "InputError", "Report"]
    first = found[0]
    assert isinstance(first, Report)
    assert (first.url, str(first.published)) == ("https://paper.example/2025/08/14/a", "2025-08-14")
    assert all(got.decode() == word for word, got in words_traced(first))
    with pytest.raises(InputError, match="archive"):
        intake(path)


def test_an_archive_that_breaks_off(tmp_path: Path) -> None:
    data = archive(("https://paper.example/a", "text/plain", TEXT.encode() * 50), zipped=False)
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"not an archive at all" + data)
    with pytest.raises((SourceError, InputError)):
        list(intake_all(path))
    path = tmp_path / "none.warc.gz"
    path.write_bytes(gzip.compress(b"nothing"))
    with pytest.raises(FrontledgerError):
        list(intake_all(path))


def test_a_paragraph_is_not_cut_at_its_links() -> None:
    page = (
        "<html><body><p>The enemy advanced in <a href='#1'>Alt</a>. Fighting goes on in <a href='#2'>Bel</a>, "
        "<a href='#3'>Cor</a> and near <a href='#4'>Dun Yar</a>.</p><ul><li>One <a href='#5'>village</a>.</li>"
        "<li>Two</li></ul></body></html>"
    )
    report = intake(page.encode(), language="en")
    assert report.text.split("\n")[0] == "The enemy advanced in Alt. Fighting goes on in Bel, Cor and near Dun Yar."

"""Debian's chromium, driven by Playwright, which brings no browser of its own here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "dossier"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser; tests are skipped where it or Playwright is absent."""
    api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.is_file():
        pytest.skip(f"{CHROMIUM} is not there")
    with api.sync_playwright() as playwright:
        # tests run as root in containers, where chromium has no sandbox of its own
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Address of a sample page, rendered once."""
    import sample

    from frontledger.faces.dossier import render

    folder = tmp_path_factory.mktemp("pages")

    def address(name: str) -> str:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_text(render(sample.PAGES[name]()), "utf-8")
        return path.as_uri()

    return address


@pytest.fixture
def visit(chromium: Any, files: Callable[[str], str]) -> Iterator[Callable[..., Any]]:
    """Opens a sample page; what it logs, asks for or fails at is in its list `heard`."""
    contexts = []

    def open_page(name: str, width: int = 1280, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.heard = []
        page.on("console", lambda m: page.heard.append(f"console: {m.text}"))
        page.on("pageerror", lambda e: page.heard.append(f"error: {e}"))
        page.on("dialog", lambda d: page.heard.append(f"dialog: {d.message}"))
        page.on("request", lambda r: page.heard.append(f"request: {r.url}") if r.url != files(name) else None)
        page.goto(files(name))
        return page

    yield open_page
    for context in contexts:
        context.close()

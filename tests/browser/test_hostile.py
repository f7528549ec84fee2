"""A hostile archive in a browser: nothing leaves the site, nothing runs, whatever is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hostility import FILES
from visiting import Visit, build, served

from sphinx_annals.command_line import main

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

CONF = """
project = "Hostile"
language = "en"
extensions = ["myst_parser", "sphinx_annals"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
html_theme = "pydata_sphinx_theme"
html_copy_source = False
mathjax_path = "mathjax.js"  # Sphinx's own default is on another site
"""


def test_no_page_asks_for_anything_elsewhere_or_runs_what_it_holds(
    browser: Browser, tmp_path: Path
) -> None:
    """Each page is looked at to its end; a click on a button asks for one picture, and no more."""
    for name, text in FILES.items():
        path = tmp_path / "notes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    book = tmp_path / "book"
    assert main(["convert", str(tmp_path / "notes"), "--into", str(book / "source")]) == 1
    out = build(book, CONF, {})
    with served(out) as root:
        visit = Visit(browser, root)
        for file in sorted(out.rglob("*.html")):
            page = visit(file.relative_to(out).as_posix())
            page.on("dialog", lambda dialog: pytest.fail(dialog.message))
            page.mouse.wheel(0, 20_000)
            page.wait_for_timeout(100)
            assert page.evaluate("typeof ran") == "undefined", file
            assert page.locator("iframe, object, embed, video, audio").count() == 0, file
            page.close()
        assert visit.foreign == []
        page = visit("embeds.html")
        page.get_by_role("button", name="Show the picture remote").click()
        page.wait_for_timeout(100)
        assert visit.foreign == ["https://evil.example.org/remote.png"]
        visit.close()

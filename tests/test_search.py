"""The search field that a page may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import built

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "index.md": "# Book\n\n```{annals:search}\n```\n\n```{toctree}\na/b\n```\n",
    "a/b.md": "# Below\n\n```{annals:search}\n```\n",
}


@pytest.mark.parametrize(
    ("builder", "pages"),
    [
        ("html", {"index.html": "search.html", "a/b.html": "../search.html"}),
        ("dirhtml", {"index.html": "search/", "a/b/index.html": "../../search/"}),
    ],
)
def test_a_search_field_leads_to_the_search_page(
    tmp_path: Path, builder: str, pages: dict[str, str]
) -> None:
    """It is a form with a name, and works without a script, from wherever it stands."""
    with built(tmp_path, PAGES, builder) as book:
        assert not book.warnings
        for page, address in pages.items():
            form = book.soup(page).select_one("form.annals-search")
            assert form["action"] == address
            assert form.select_one("input[name=q]")["aria-label"]


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "latex", "text", "man", "json"])
def test_other_builders_have_no_search_field(tmp_path: Path, builder: str) -> None:
    """Where there is no search page, nothing stands in the place of the field."""
    with built(tmp_path, PAGES, builder) as book:
        assert not [w for w in book.warnings if "epub" not in w.message]
        written = [path for path in book.out.rglob("*") if path.is_file()]
        assert not [path for path in written if b'<form class="annals-search' in path.read_bytes()]

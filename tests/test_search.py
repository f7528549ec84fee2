"""The search: the field that a page may have, and the names that it finds."""

from __future__ import annotations

import json
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


NAMES = {
    "index.md": """
    # Book

    :::{person} Łukasz Øster
    :id: lukasz
    :aliases: Zoë
    :::

    :::{person} 王小明
    :id: long
    :::

    :::{person} Ada Quill
    :id: ada
    :::

    :::{talk} Überfahrt
    :id: crossing
    :::
    """
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_name_is_found_without_its_accents(tmp_path: Path, builder: str) -> None:
    """Somebody's page is found by plain letters, too; the page where the entry stands is not."""
    with built(tmp_path, NAMES, builder) as book:
        said = book.file("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")")
    index = json.loads(said)
    pages = {"lukasz": "people/lukasz", "oster": "people/lukasz", "zoe": "people/lukasz"}
    pages |= {"xiao": "people/long", "uberfahrt": "index"}
    for word, page in pages.items():
        assert index["docnames"][index["terms"][word]] == page


def test_keywords_are_no_more_than_needed(tmp_path: Path) -> None:
    """A page whose names are plain already has none, and nothing is shown of them."""
    with built(tmp_path, NAMES) as book:
        assert not book.soup("people/ada.html").select("meta[name=keywords]")
        page = book.soup("people/lukasz.html")
    assert page.select_one("meta[name=keywords]")["content"] == "lukasz, oster, zoe"
    assert "lukasz" not in page.get_text()

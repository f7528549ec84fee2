"""Permalinks: links between posts lead to their pages, by whatever address the site had."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from building import write

from sphinx_annals.convert.dialects.notes import Notes
from sphinx_annals.convert.document.source import Meta, Source
from sphinx_annals.convert.document.source_text import SourceText
from sphinx_annals.convert.options import ConvertOptions
from sphinx_annals.convert.pipeline.conversion import convert
from sphinx_annals.convert.sources.permalinks import directory, key, permalinks

if TYPE_CHECKING:
    from pathlib import Path

POSTS = {
    "_posts/2022-03-04-Rope-news.md": "---\ntitle: Rope\npermalink: /rope/\n---\nKnots.\n",
    "content/post/oil/index.md": (
        "---\ntitle: Oil\ndate: 2023-11-05\nslug: whale-oil\naliases: [/old/oil.html]\n---\nOil.\n"
    ),
    "content/post/Wax_Works/index.md": "---\ntitle: Wax\nlayout: post\n---\nWax.\n",
    "content/post/2021/05/wick.html": "---\ntitle: Wick\nlayout: post\n---\n<p>Wick.</p>\n",
}
ASKS = "content/post/lamps.md"


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/2022/03/04/rope-news.html", "../../_posts/2022-03-04-Rope-news.md"),
        ("/blog/2022/03/Rope-news/", "../../_posts/2022-03-04-Rope-news.md"),
        ("../../2022/03/04/Rope-news/?a=1#knots", "../../_posts/2022-03-04-Rope-news.md"),
        ("/rope", "../../_posts/2022-03-04-Rope-news.md"),
        ("/old/oil.html", "oil.md"),
        ("/post/whale-oil/", "oil.md"),
        ("/2023/11/05/whale-oil/", "oil.md"),
        ("../wax_works/", "Wax_Works.md"),
        ("/news/2021/05/wick.html", "2021/05/wick.md"),
        ("/2022/rope-news.png", None),
        ("/2022/04/rope-news/", None),
        ("/wick.html", None),
    ],
)
def test_a_link_between_posts_leads_to_the_page(
    tmp_path: Path, address: str, page: str | None
) -> None:
    """A post is found by its date and name, by an alias, its slug or its folder; else it isn't."""
    write(tmp_path / "in", POSTS | {ASKS: f"---\ntitle: Lamps\nlayout: post\n---\n[x]({address})"})
    convert(ConvertOptions((tmp_path / "in",), tmp_path / "out"))
    text = (tmp_path / "out/content/post/lamps.md").read_text("utf-8")
    found = re.search(r"\[x\]\(([^) ]*)[^)]*\)", text)
    assert (found[1] if found else None) == page


def test_all_ways_of_writing_an_address_come_down_to_one() -> None:
    """Letter case, endings, entities of addresses and slashes make no difference."""
    written = ("/Blog/a b/", "blog/a%20b.html", "content/blog/a b/index.md", "/blog/./a b?x=/y")
    assert {key(each) for each in written} == {"blog/a b"}


def test_what_leads_to_two_sources_leads_nowhere() -> None:
    """Of two posts with the same address, none is chosen."""
    assert directory([("a.md", ["x", "y"]), ("b.md", ["y"])]) == {"x": "a.md"}


def test_notes_have_no_address_but_their_path() -> None:
    """No site published meeting notes, so that nothing but their path leads to them."""
    meta = (Meta("slug", "lamps", 1), Meta("date", "2024-05-06", 2))
    notes = Source("2024/lamps.md", Notes.traits, meta, SourceText.of(""))
    assert permalinks(notes) == frozenset()

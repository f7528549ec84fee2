"""What axe-core, which looks for barriers, has to say about each type of page: nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from volume import PAGES, page

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from visiting import Visit

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-core")
pytestmark = pytest.mark.browser

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}

each_width = pytest.mark.parametrize("width", [375, 1280])
each_scheme = pytest.mark.parametrize("scheme", ["light", "dark"])


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds: its rule, and where."""
    results = axe.Axe().run(page, options=OPTIONS).response
    assert results["passes"]
    return [
        f"{rule['id']}: {node['html']}" for rule in results["violations"] for node in rule["nodes"]
    ]


def opened(read: Visit, path: str, width: int, scheme: str) -> Page:
    """Return a page as it is seen on a phone or on a desk, by light or in the dark.

    Each is loaded anew: the theme looks only once at what a screen has room for.
    """
    return read(path, viewport={"width": width, "height": 800}, color_scheme=scheme)


@each_scheme
@each_width
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barriers(read: Visit, name: str, width: int, scheme: str) -> None:
    """Whatever a page shows can be told apart, reached and named, on a phone and on a desk."""
    assert barriers(opened(read, page(name), width, scheme)) == []


@each_scheme
@each_width
def test_results_have_no_barriers(read: Visit, width: int, scheme: str) -> None:
    """Nor has what the search finds."""
    results = opened(read, "search.html?q=jupyter", width, scheme)
    results.locator("#search-results li .context").first.wait_for()
    assert barriers(results) == []


@each_scheme
@each_width
def test_a_card_has_no_barriers(read: Visit, width: int, scheme: str) -> None:
    """Nor has a page with a card over a link."""
    meeting = opened(read, page("meeting"), width, scheme)
    meeting.locator("article .annals-facts a.internal").first.hover()
    meeting.get_by_role("tooltip").wait_for()
    assert barriers(meeting) == []


@each_scheme
@each_width
@pytest.mark.parametrize("typed", ["min", "xyzzy"])
def test_a_filter_has_no_barriers(read: Visit, width: int, scheme: str, typed: str) -> None:
    """Nor has an index that is filtered, whether or not anything is left of it."""
    people = opened(read, page("people"), width, scheme)
    people.get_by_role("searchbox", name="Filter this list").fill(typed)
    assert barriers(people) == []


@each_scheme
@each_width
def test_a_player_has_no_barriers(read: Visit, width: int, scheme: str) -> None:
    """Nor has a page with a video that was asked for."""
    talks = opened(read, page("talks with videos"), width, scheme)
    talks.get_by_role("button", name="Play the video").first.click()
    talks.locator("iframe").wait_for()
    assert barriers(talks) == []
    assert len(read.foreign) == 1
    read.foreign.clear()  # it was asked for

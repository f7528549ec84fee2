"""The book as it is read: found by names, followed by links, on a phone and without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from building import broken_links
from visiting import Visit, served
from volume import PAGES, PLACE, page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

each_page = pytest.mark.parametrize("name", PAGES)
MEETING = "Collaboration Cafe, May 2025"


# search -----------------------------------------------------------------------------------------


def results(page: Page) -> Locator:
    """Return what a page of results lists, once it has looked at all it lists."""
    page.locator("#search-results .search-summary").filter(has_text="finished").wait_for()
    return page.locator("#search-results li")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Perez", "Fernando Pérez"),
        ("fernando perez", "Fernando Pérez"),
        ("Sipocz", "Brigitta Sipőcz"),
        ("Michal", "Michał Krassowski"),
        ("Min RK", "Min Ragan-Kelley"),
        ("minrk", "Min Ragan-Kelley"),
    ],
    ids=str,
)
def test_the_search_finds_a_person(read: Visit, query: str, found: str) -> None:
    """An alias will do, and so will a name without its accents; the first result is the page."""
    first = results(read(f"search.html?q={query}")).first
    assert first.get_by_role("link").inner_text() == found
    first.filter(has_text=re.compile(r"People|Kind:\s+Person")).wait_for()


def test_the_search_says_the_kind(read: Visit) -> None:
    """What is found by its title says whether it is a person, a talk, a meeting."""
    found = results(read("search.html?q=Michał"))
    found.filter(has_text="Michał Krassowski (Person, in Michał Krassowski)").wait_for()


def test_the_front_page_leads_to_the_search(read: Visit) -> None:
    """What is typed there is searched for, and the result can be followed."""
    front = read()
    field = front.locator("main").get_by_role("searchbox").first
    field.fill("Sipocz")
    field.press("Enter")
    results(front).first.get_by_role("link").click()
    assert front.get_by_role("heading", level=1).inner_text().startswith("Brigitta Sipőcz")


# links ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_person_leads_to_a_meeting_and_back(
    browser: Browser, volume: Callable[[str], Path], builder: str
) -> None:
    """From the index of people to somebody, on to a meeting, and back by its list of names."""
    ending = {"html": "index.html", "dirhtml": ""}[builder]
    with served(volume(builder)) as root:
        visit = Visit(browser, f"{root}{PLACE}/")
        page = visit(f"people/{ending}")
        for name in ("Min Ragan-Kelley", MEETING, "Min Ragan-Kelley"):
            page.locator("article").get_by_role("link", name=name, exact=True).first.click()
            page.get_by_role("heading", name=name).first.wait_for()
        visit.close()
    assert visit.errors == visit.foreign == []


def test_no_link_is_broken(volume: Callable[[str], Path]) -> None:
    """Every link within the book, as its host shows it, leads to a page and a place on it."""
    broken = broken_links(volume("dirhtml") / PLACE)
    assert [link for link in broken if not link.startswith("404")] == []


def test_a_lost_reader_is_led_back(read: Visit, volume: Callable[[str], Path]) -> None:
    """Any wrong address shows the page for it, with its style and links that lead on."""
    lost = volume("html") / PLACE / "404.html"
    page = read()
    page.route("**/no/such/page", lambda route: route.fulfill(status=404, path=lost))
    page.goto(f"{read.root}no/such/page")
    assert page.evaluate("getComputedStyle(document.querySelector('.bd-main')).display") == "flex"
    page.locator("article").get_by_role("link", name="People").click()
    assert page.url == f"{read.root}people/index.html"


# every page -------------------------------------------------------------------------------------


@each_page
def test_no_request_leaves_the_site(read: Visit, name: str) -> None:
    """A page and all that it shows come from one place, to the last of it."""
    opened = read(page(name))
    opened.evaluate("scrollTo(0, document.body.scrollHeight)")
    opened.wait_for_load_state("networkidle")
    assert read.own
    assert read.foreign == []


def taken(page: Page, width: int) -> int:
    """Return how wide *page* is on a screen of *width*."""
    page.set_viewport_size({"width": width, "height": 640})
    return int(page.evaluate("document.documentElement.scrollWidth"))


@each_page
def test_a_page_fits_a_phone(read: Visit, name: str) -> None:
    """Nothing runs out of a narrow screen: a page scrolls in one direction only."""
    opened = read(page(name))
    assert [taken(opened, width) for width in (320, 375)] == [320, 375]


def test_results_fit_a_phone(read: Visit) -> None:
    """Those of a search do, too."""
    opened = read("search.html?q=jupyter")
    results(opened).last.wait_for()
    assert taken(opened, 320) == 320


def test_scripts_that_wait_still_come(read: Visit) -> None:
    """What scripts add is there, in the end: buttons that copy, a shortcut to the search."""
    tutorial = read(page("tutorial"))
    tutorial.locator("button.copybtn").first.wait_for(state="attached")
    tutorial.keyboard.press("Control+k")
    tutorial.locator("#pst-search-dialog input[name=q]").fill("Sipocz")
    tutorial.keyboard.press("Enter")
    tutorial.wait_for_url("**/search.html?q=Sipocz")
    assert results(tutorial).count()


NAMELESS = """() => [...document.querySelectorAll("button, input, select, textarea, summary")]
    .filter(it => it.checkVisibility({ visibilityProperty: true }))
    .filter(it => !it.textContent.trim() && !it.labels?.length)
    .filter(it => !it.ariaLabel && !it.getAttribute("aria-labelledby"))
    .map(it => it.outerHTML)"""


@each_page
def test_a_page_needs_no_script(read: Visit, name: str) -> None:
    """Without one a page has its title, its text and its links, and nothing that is empty."""
    opened = read(page(name), java_script_enabled=False)
    main = opened.get_by_role("main")
    assert main.get_by_role("heading", level=1).first.inner_text().strip()
    assert len(main.inner_text()) > 80
    assert opened.get_by_role("link").count() > 5
    assert opened.evaluate(NAMELESS) == []


def test_lists_and_videos_need_no_script(read: Visit) -> None:
    """An index is a plain list then, and a video a plain link."""
    people = read(page("people"), java_script_enabled=False)
    assert people.locator("article li").filter(has_text="Min Ragan-Kelley").is_visible()
    assert people.get_by_role("searchbox", name="Filter").count() == 0
    talks = read(page("talks with videos"), java_script_enabled=False)
    assert talks.locator("dd.annals-player a[href^='https://www.youtube.com/']").first.is_visible()
    assert talks.get_by_role("button", name="Play").count() == 0

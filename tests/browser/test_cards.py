"""The card over a link to an entry: when it shows, what it says, how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import regatta
from visiting import NARROW, Visit, build, served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

ADA = "Ada Quill"


def card(page: Page) -> Locator:
    """Return the card of *page*."""
    return page.get_by_role("tooltip")


def link(page: Page, name: str) -> Locator:
    """Return the first link called *name* in the article of *page*."""
    return page.locator("article").get_by_role("link", name=name, exact=True).first


def lines(page: Page) -> list[str]:
    """Return what the card says, once it is there."""
    card(page).wait_for()
    return card(page).locator("> *").all_inner_texts()


def test_a_card_says_who_and_what(visit: Visit) -> None:
    """It has the title, the kind, what the kind declares, and the first sentence."""
    page = visit()
    link(page, ADA).hover()
    assert lines(page) == [
        ADA,
        "Person · Tide Labs · October 4, 2031 · at 1 event",
        "Ada keeps the log.",
    ]
    link(page, "Tide Labs").hover()
    card(page).filter(has_text="Northport").wait_for()
    assert lines(page) == [
        "Tide Labs",
        "Organization · laboratory · Northport",
        "Measures the sea.",
    ]


def test_a_card_says_only_what_is_known(visit: Visit) -> None:
    """A person of whom nothing else is written has a name and a kind."""
    page = visit()
    link(page, "Lea").hover()
    assert lines(page) == ["Lea", "Person"]


def test_a_card_within_the_page_needs_no_request(visit: Visit) -> None:
    """What stands on the same page is read from it."""
    page = visit("meetings.html")
    visit.own.clear()
    link(page, "Knots that hold").hover()
    assert lines(page) == [
        "Knots that hold",
        "Talk · October 4, 2031 · keynote · Ada Quill, Łukasz Øster · Autumn meeting",
        "Three knots for a rough night.",
    ]
    assert visit.own == []


def test_a_page_is_asked_for_once(visit: Visit) -> None:
    """The second card from the same page comes from memory, and none is asked for early."""
    page = visit()
    assert [path for path in visit.own if path.startswith("people/")] == []
    for _ in range(2):
        link(page, ADA).hover()
        card(page).wait_for()
        page.mouse.move(0, 0)
        card(page).wait_for(state="hidden")
    assert visit.own.count("people/ada.html") == 1


def test_the_keyboard_has_cards_too(visit: Visit) -> None:
    """A focused link is described by its card; Escape dismisses it, the focus stays."""
    page = visit()
    link(page, ADA).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    card(page).wait_for()
    described = link(page, ADA).get_attribute("aria-describedby")
    assert described == card(page).get_attribute("id")
    page.keyboard.press("Escape")
    card(page).wait_for(state="hidden")
    assert link(page, ADA).get_attribute("aria-describedby") is None
    assert link(page, ADA).evaluate("it => it === document.activeElement")
    page.wait_for_timeout(500)
    assert card(page).is_hidden()


def test_a_pointer_can_rest_on_the_card(visit: Visit) -> None:
    """The card stays while the pointer is on it, and goes when it leaves; Escape works there."""
    page = visit()
    link(page, ADA).hover()
    card(page).hover()
    page.wait_for_timeout(500)
    assert card(page).is_visible()
    page.mouse.move(0, 0)
    card(page).wait_for(state="hidden")
    link(page, ADA).hover()
    card(page).wait_for()
    page.keyboard.press("Escape")
    card(page).wait_for(state="hidden")


def test_a_finger_follows_the_link(visit: Visit) -> None:
    """A tap shows no card: it opens the page."""
    page = visit(has_touch=True, is_mobile=True, viewport=NARROW)
    link(page, ADA).tap()
    page.wait_for_url("**/people/ada.html#ada")
    assert card(page).is_hidden()


def test_a_reader_who_wants_no_motion_has_no_cards(visit: Visit) -> None:
    """The preference for less motion turns them off."""
    page = visit(reduced_motion="reduce")
    link(page, ADA).hover()
    page.wait_for_timeout(600)
    assert card(page).is_hidden()
    assert "people/ada.html" not in visit.own


def test_a_card_that_cannot_be_had_is_not_missed(visit: Visit) -> None:
    """Where the page can't be had there is no card, and no complaint."""
    page = visit()
    page.route("**/people/*", lambda route: route.fulfill(status=500))
    link(page, ADA).hover()
    page.wait_for_timeout(600)
    assert card(page).is_hidden()


def test_a_page_has_no_card_about_itself(visit: Visit) -> None:
    """A mention on the page of a person leads back to it: nothing new to say."""
    page = visit("people/ada.html")
    link(page, ADA).hover()
    page.wait_for_timeout(600)
    assert card(page).is_hidden()


@pytest.mark.parametrize("viewport", [NARROW, {"width": 320, "height": 256}], ids=["320", "zoom"])
def test_a_card_stays_within_the_window(visit: Visit, viewport: dict[str, int]) -> None:
    """On the narrowest screen no card reaches over an edge, and nothing scrolls sideways."""
    page = visit("meetings.html", viewport=viewport)
    for name in ("Łukasz Øster", "Knots that hold", "سلمى"):
        link(page, name).scroll_into_view_if_needed()
        link(page, name).hover()
        card(page).wait_for()
        box = card(page).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_cards_need_no_theme(browser: Browser, tmp_path: Path) -> None:
    """They show with Sphinx's plainest theme, too."""
    conf = regatta.CONF.replace("pydata_sphinx_theme", "basic").replace("html_theme_options", "_")
    with served(build(tmp_path, conf)) as root:
        visit = Visit(browser, root)
        page = visit()
        page.get_by_role("link", name=ADA, exact=True).first.hover()
        assert lines(page)[0] == ADA
        visit.close()
    assert visit.errors == []

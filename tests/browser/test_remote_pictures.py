"""Pictures from elsewhere: a link, a button beside it, and a picture only after it is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from visiting import Visit

pytestmark = pytest.mark.browser

ALBUM = "album.html"
BOATS = "https://pictures.example.org/boats.png"


def button(page: Page, words: str) -> Locator:
    """Return the button that shows the picture of *words*."""
    return page.get_by_role("button", name=f"Show the picture {words}")


def test_nothing_is_asked_for_before_the_click(visit: Visit) -> None:
    """A page with pictures from elsewhere reaches nobody, whatever it is looked at with."""
    page = visit(ALBUM)
    page.mouse.wheel(0, 5000)
    button(page, "boats at dusk").hover()
    page.wait_for_timeout(300)
    assert visit.foreign == []
    assert page.locator("main img").count() == 0


def test_the_click_brings_the_picture(visit: Visit) -> None:
    """It takes the place of its button and the focus, with its words; the others still wait."""
    page = visit(ALBUM)
    button(page, "boats at dusk").press("Enter")
    picture = page.locator("figure img")
    assert picture.get_attribute("src") == BOATS
    assert picture.get_attribute("alt") == "boats at dusk"
    assert picture.get_attribute("referrerpolicy") == "no-referrer"
    assert picture.evaluate("it => it === document.activeElement")
    assert button(page, "boats at dusk").count() == 0
    assert button(page, "badge").count() == 1
    assert visit.foreign == [BOATS]


def test_the_link_stays(visit: Visit) -> None:
    """The address is there before the click, after it, and without the script."""
    page = visit(ALBUM)
    link = page.locator(f'a[href="{BOATS}"]')
    assert link.is_visible()
    button(page, "boats at dusk").click()
    assert link.is_visible()
    plain = visit(ALBUM, java_script_enabled=False)
    assert plain.locator(f'a[href="{BOATS}"]').is_visible()
    assert plain.locator(".annals-facade").count() == 0


def test_a_link_around_a_picture_leads_where_it_did(visit: Visit) -> None:
    """It needs no button to be followed; the button beside it shows the picture."""
    page = visit(ALBUM)
    outer = page.locator('a[href="https://ci.example.org/"]')
    assert outer.inner_text() == "badge"
    assert outer.locator("button").count() == 0
    button(page, "badge").click()
    assert page.get_by_alt_text("badge").count() == 1
    assert visit.foreign == ["https://badges.example.org/ok.svg"]


def test_a_phone_shows_the_buttons_whole(visit: Visit) -> None:
    """Nothing of a button stands over the edge, however long the name of the other site."""
    page = visit(ALBUM, viewport={"width": 320, "height": 640})
    page.locator(".annals-facade").last.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

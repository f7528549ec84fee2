"""Videos: a plain link, a button beside it, and a player only after the button is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from visiting import Visit

pytestmark = pytest.mark.browser

MEETINGS = "meetings.html"


def button(page: Page, title: str) -> Locator:
    """Return the button that plays the video of what is called *title*."""
    return page.get_by_role("button", name=f"Play the video {title}")


def test_nothing_is_asked_for_before_the_click(visit: Visit) -> None:
    """A page with videos reaches nobody else, whatever it is looked at with."""
    page = visit(MEETINGS)
    page.mouse.wheel(0, 5000)
    button(page, "Knots that hold").hover()
    page.wait_for_timeout(300)
    assert visit.foreign == []
    assert page.locator("iframe, video").count() == 0


def test_the_click_brings_the_player(visit: Visit) -> None:
    """It takes the place of the button and the focus, starts where the link says, is titled."""
    page = visit(MEETINGS)
    button(page, "Knots that hold").press("Enter")
    frame = page.locator("iframe")
    address = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&start=90"
    assert frame.get_attribute("src") == address
    assert frame.get_attribute("title") == "Knots that hold"
    assert frame.get_attribute("referrerpolicy") == "strict-origin-when-cross-origin"
    assert frame.get_attribute("allowfullscreen") is not None
    assert frame.evaluate("it => it === document.activeElement")
    assert button(page, "Knots that hold").count() == 0
    assert visit.foreign == [address]


def test_the_link_stays(visit: Visit) -> None:
    """The address is there before the click, after it, and without the script."""
    address = "https://www.youtube.com/watch?v=abcdefghijk&t=1m30s"
    page = visit(MEETINGS)
    link = page.locator(f'a[href="{address}"]')
    assert link.is_visible()
    button(page, "Knots that hold").click()
    assert link.is_visible()
    plain = visit(MEETINGS, java_script_enabled=False)
    assert plain.locator(f'a[href="{address}"]').is_visible()
    assert plain.locator(".annals-facade").count() == 0


def test_a_file_is_played_by_the_browser(visit: Visit) -> None:
    """A film that needs no player of somebody else gets a video element."""
    page = visit(MEETINGS)
    button(page, "Autumn meeting").click()
    film = page.locator("video")
    assert film.get_attribute("src") == "https://video.example.org/autumn.webm"
    assert film.evaluate("it => it === document.activeElement")


def test_vimeo_keeps_its_key(visit: Visit) -> None:
    """An unlisted film is found by the key in its address; the player is asked not to track."""
    page = visit(MEETINGS)
    button(page, "Currents").click()
    address = "https://player.vimeo.com/video/123456?autoplay=1&dnt=1&h=abc123#t=12s"
    assert page.locator("iframe").get_attribute("src") == address


def test_an_unknown_address_stays_a_link(visit: Visit) -> None:
    """No button promises a player where none is known."""
    page = visit(MEETINGS)
    assert button(page, "Tides").count() == 0
    assert page.get_by_role("button", name="Play the video").count() == 3


def test_paper_has_no_buttons(visit: Visit) -> None:
    """What can't be pressed isn't printed; a short address stands after its link."""
    page = visit("people/ada.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    printed = "it => getComputedStyle(it, '::after').content"
    assert "https://github.com/Ada-Q" in page.locator("a.external").first.evaluate(printed)
    page = visit(MEETINGS)
    page.emulate_media(media="print")
    assert page.get_by_role("button", name="Play the video").count() == 0

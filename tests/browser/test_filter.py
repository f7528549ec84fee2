"""The filter over an index: what it finds, what it says, and the letters above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from visiting import Visit

pytestmark = pytest.mark.browser

PEOPLE = "people/index.html"


def box(page: Page) -> Locator:
    """Return the filter box, by its label."""
    return page.get_by_role("searchbox", name="Filter this list")


def left(page: Page) -> list[str]:
    """Return the ids of the entries that are still listed."""
    links = page.locator("dl.annals-groups li:visible > p > a:first-child")
    return [str(address).rpartition("#")[2] for address in links.evaluate_all(HREFS)]


HREFS = "links => links.map(link => link.hash)"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lukasz", ["lukasz"]),
        ("OSTER", ["lukasz"]),
        ("łukasz øster", ["lukasz"]),
        ("zoe strauss", ["zoe"]),
        ("bergstrom", ["nils"]),
        ("ольга", ["olga"]),
        ("王", ["long"]),
        ("lucky", ["lukasz"]),
        ("@ada-q", ["ada"]),
        ("kelp oster", ["lukasz"]),
        ("سلمى", ["salma"]),
    ],
    ids=str,
)
def test_a_person_is_found(visit: Visit, typed: str, found: list[str]) -> None:
    """Accents and letter case don't matter; aliases, handles and affiliations count."""
    page = visit(PEOPLE)
    box(page).fill(typed)
    assert left(page) == found


def test_empty_letters_go(visit: Visit) -> None:
    """A letter without anybody left is hidden, the rest is counted, Escape brings all back."""
    page = visit(PEOPLE)
    letters = page.locator("dl.annals-groups > dt:visible")
    all_letters = letters.count()
    assert all_letters > 5
    box(page).fill("ada")
    assert letters.all_inner_texts() == ["A"]
    assert page.get_by_role("status").inner_text() == "1 of 9 shown"
    box(page).press("Escape")
    assert letters.count() == all_letters
    assert page.get_by_role("status").inner_text() == ""
    assert box(page).input_value() == ""


def test_no_match_says_so(visit: Visit) -> None:
    """Where nothing is left, a sentence stands in its place."""
    page = visit(PEOPLE)
    box(page).fill("<b>xyzzy</b>")
    assert left(page) == []
    status = page.get_by_role("status")
    assert status.inner_text() == "Nothing here matches “<b>xyzzy</b>”."


def test_letters_lead_to_their_group(visit: Visit) -> None:
    """The letters above the list are links to it, with or without the script."""
    for script in (True, False):
        page = visit(PEOPLE, java_script_enabled=script)
        page.locator(".annals-jumps").get_by_role("link", name="A", exact=True).click()
        assert page.url.endswith("#people-under-a")
        assert page.locator(":target").inner_text() == "A"


def test_a_short_list_has_no_filter(visit: Visit) -> None:
    """What is seen at a glance needs none, and without the script there is none at all."""
    assert box(visit("organizations/index.html")).count() == 0
    assert box(visit(PEOPLE, java_script_enabled=False)).count() == 0

"""What the browser tests share: a browser, a book on a local server, and a way to its pages."""

from __future__ import annotations

import os
import shutil
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest
from visiting import Visit, build, served
from volume import PLACE, bind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

#: where a browser may be, after what the environment says
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser of this machine; none is fetched."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright")
    given = os.environ.get("CHROMIUM", "")
    program = given or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not program:
        pytest.skip("needs Chromium: install it, or name it in CHROMIUM")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the book, with the theme that the project's own book has."""
    with served(build(tmp_path_factory.mktemp("regatta"))) as root:
        yield root


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Opens pages of the book; afterwards, none may have complained."""
    visiting = Visit(browser, site)
    yield visiting
    visiting.close()
    assert visiting.errors == []


@pytest.fixture(scope="session")
def volume(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what builds the book of this repository, once for each builder."""
    return cache(partial(bind, tmp_path_factory.mktemp("volume")))


@pytest.fixture(scope="session")
def volume_site(volume: Callable[[str], Path]) -> Iterator[str]:
    """The address of the book of this repository."""
    with served(volume("html")) as root:
        yield f"{root}{PLACE}/"


@pytest.fixture
def read(browser: Browser, volume_site: str) -> Iterator[Visit]:
    """Opens pages of the book of this repository; none may complain, or reach anybody else."""
    visiting = Visit(browser, volume_site)
    yield visiting
    visiting.close()
    assert visiting.errors == []
    assert visiting.foreign == []

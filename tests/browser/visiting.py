"""A book on a local server, and pages of it that can't leave it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import regatta
from building import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from _typeshed import SupportsRead, SupportsWrite
    from playwright.sync_api import Browser, Page, Route

PACKAGES = Path(__file__).parents[2] / "_ext"
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def copyfile(self, source: SupportsRead[bytes], outputfile: SupportsWrite[bytes]) -> None:
        """Send a file, as far as whoever asked for it still wants it."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)


class Visit:
    """Pages of one browser that reach the local server and nothing else.

    :param browser: the browser.
    :param root: the address of the server, with a slash at its end.
    """

    def __init__(self, browser: Browser, root: str) -> None:
        self._browser = browser
        self._close: list[Callable[[], None]] = []
        self.root = root
        #: the addresses elsewhere that a page asked for; none was reached
        self.foreign: list[str] = []
        #: the addresses of the server that a page asked for
        self.own: list[str] = []
        #: what a page complained of
        self.errors: list[str] = []

    def __call__(self, path: str = "index.html", **context: object) -> Page:
        """Return the page at *path*; *context* is what Playwright calls the context's options."""
        opened = self._browser.new_context(**{"viewport": WIDE, **context})  # type: ignore[arg-type]
        self._close.append(opened.close)
        opened.route("**/*", self._answer)
        page = opened.new_page()
        page.set_default_timeout(15000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        answer = page.goto(self.root + path)
        assert answer
        assert answer.ok, path
        return page

    def close(self) -> None:
        """Close all pages."""
        for close in self._close:
            close()

    def _answer(self, route: Route) -> None:
        address = route.request.url
        if urlsplit(address).netloc == urlsplit(self.root).netloc:
            self.own.append(address.removeprefix(self.root))
            route.continue_()
        else:
            self.foreign.append(address)
            route.abort()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* on a free port of this machine, at the address that is given."""
    handler = partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def build(
    folder: Path, conf: str = regatta.CONF, files: Mapping[str, str] = regatta.FILES
) -> Path:
    """Build the book of the Regatta Society in *folder*, and return where its pages are."""
    write(folder / "source", {"conf.py": conf, **files})
    out = folder / "html"
    command = [sys.executable, "-m", "sphinx", "-qW", str(folder / "source"), str(out)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(PACKAGES)})
    return out

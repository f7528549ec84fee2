"""What the Nu HTML checker has to say about the pages: no error."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.browser

#: files that are no pages: the theme leaves a template among its static files
NO_PAGES = ("/_static/",)


def messages(jar: str, folder: Path) -> list[dict[str, str]]:
    """Return all that the checker says about the HTML files below *folder*."""
    command = ["java", "-jar", jar, "--skip-non-html", "--format", "json", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    return [
        message
        for message in json.loads(done.stderr)["messages"]
        if not any(part in message["url"] for part in NO_PAGES)
    ]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_page_is_valid(volume: Callable[[str], Path], builder: str) -> None:
    """No page has an error, be it ours, Sphinx's or the theme's."""
    jar = os.environ.get("VNU")
    if not jar:
        pytest.skip("needs the Nu HTML checker: VNU names its jar")
    said = messages(jar, volume(builder))
    assert said  # there is always a remark on style
    errors = [message for message in said if message["type"] != "info"]
    assert [
        f"{error['url']}: {error['message']}: {error.get('extract')}" for error in errors
    ] == []

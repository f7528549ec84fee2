"""Hosting: each format goes where Read the Docs looks for it, and no address is a dead end."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from building import write
from nox import registry
from ruamel.yaml import YAML

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
HOST = YAML(typ="safe").load(ROOT / ".readthedocs.yaml")


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what reads noxfile.py as if the host named *output*; nothing is run."""
    monkeypatch.chdir(ROOT)

    def read(output: str = "") -> ModuleType:
        monkeypatch.setenv("READTHEDOCS_OUTPUT", output)
        monkeypatch.setenv("UV_PYTHON_DOWNLOADS", "never")  # as the file itself does
        monkeypatch.setattr(registry, "_REGISTRY", {})
        spec = importlib.util.spec_from_file_location("noxfile", "noxfile.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return read


class Session:
    """Takes the place of a session of nox: it says nothing."""

    def log(self, message: str) -> None:
        """Hear a message."""


# Read the Docs ----------------------------------------------------------------------------------


def test_the_host_runs_our_sessions(sessions: Any) -> None:
    """Each format that the host builds is a session of ours, and it publishes no other."""
    jobs = HOST["build"]["jobs"]["build"]
    known = sessions()
    for format_, commands in jobs.items():
        (command,) = commands
        name = command.removeprefix("python -m nox -s ")
        assert name == ("docs" if format_ == "html" else format_)
        assert callable(getattr(known, name))
    assert jobs.keys() - {"html"} == set(HOST["formats"])


@pytest.mark.parametrize(
    ("output", "given", "builder", "folder"),
    [
        ("", [], "html", "_build/html"),
        ("", ["-b", "latex"], "latex", "_build/latex"),
        ("/host", [], "dirhtml", "/host/html"),
        ("/host", ["-b", "latex"], "latex", "_build/latex"),
        ("/host", ["-b", "epub"], "epub", "_build/epub"),
    ],
)
def test_each_builder_has_its_folder(
    sessions: Any, output: str, given: list[str], builder: str, folder: str
) -> None:
    """Only a website is built where the host publishes; the rest is brought there when done."""
    arguments = sessions(output).build_arguments([*given, "-W"])
    assert arguments[:2] == ["-b", builder]
    assert arguments[-2:] == [folder, "-W"]


@pytest.mark.parametrize(("builder", "ending"), [("latex", "pdf"), ("epub", "epub")])
def test_what_was_made_is_brought_to_the_host(
    sessions: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builder: str, ending: str
) -> None:
    """The host finds one file in the folder of the format, and nothing else."""
    noxfile = sessions(str(tmp_path / "host"))
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "_build" / builder, {f"book.{ending}": "a book", "book.log": "a log"})
    noxfile.publish(Session(), builder, ending)
    found = [path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("host/**/*.*")]
    assert found == [f"host/{ending}/book.{ending}"]


# wrong addresses --------------------------------------------------------------------------------

BOOK = {
    "index.md": """
        # A book

        :::{person} Ada Quill
        :id: ada
        :::

        ```{toctree}
        people/index
        organizations/index
        events/index
        decisions/index
        ```
        """
}


@pytest.mark.parametrize(
    ("builder", "file", "home"),
    [
        ("html", "404.html", "https://book.example/en/latest/"),
        ("dirhtml", "404/index.html", "https://book.example/en/latest/"),
        ("dirhtml", "404/index.html", "https://book.example/"),
    ],
)
def test_no_address_is_a_dead_end(tmp_path: Path, builder: str, file: str, home: str) -> None:
    """At whatever address the page is shown, its links and its look are found."""
    write(tmp_path / "docs", BOOK)
    shutil.copy(ROOT / "docs" / "404.md", tmp_path / "docs")
    command = [sys.executable, "-m", "sphinx", "-q", "-c", str(ROOT), "-b", builder]
    subprocess.run(
        [*command, str(tmp_path / "docs"), str(tmp_path / "out")],
        env={**os.environ, "READTHEDOCS_CANONICAL_URL": home},
        check=True,
        capture_output=True,
    )
    page = BeautifulSoup((tmp_path / "out" / file).read_text("utf-8"), "html.parser")
    shown_at = urljoin(home, "people/nobody/at-all")
    base = urljoin(shown_at, str(page.select_one("base")["href"]))  # type: ignore[index]
    links = [str(tag.get("href") or tag.get("src")) for tag in page.select("[href], [src]")]
    ours = [urljoin(base, link) for link in links if urljoin(base, link).startswith(home)]
    assert len(ours) > 10
    for link in ours:
        path = tmp_path / "out" / urlsplit(link).path.removeprefix(urlsplit(home).path)
        assert (path / "index.html" if path.is_dir() else path).is_file(), link

"""What the guide shows of the converter is what the converter does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_annals.command import main

if TYPE_CHECKING:
    import pytest

GUIDE = Path(__file__).parent.parent / "docs" / "how-to" / "convert-an-archive.md"
NOTE = re.compile(r"^````markdown\n(.*?)^````$", re.DOTALL | re.MULTILINE)
RESULT = re.compile(r"^`````\{annals:example\}\n(.*?)^`````$", re.DOTALL | re.MULTILINE)
EVENT = re.compile(r"^:::\{event\}.*?^:::$", re.DOTALL | re.MULTILINE)
DECISION = re.compile(r"^ +- :::\{decision\}.*?^ +:::$", re.DOTALL | re.MULTILINE)
TALK = re.compile(r"^:::\{talk\}.*?^:::$", re.DOTALL | re.MULTILINE)
PERSON = re.compile(r"^:::\{person\} (.*)\n:id: (.*)$", re.MULTILINE)


def test_the_guide_shows_what_becomes_of_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The event, the decision and the people of the example are those that are written."""
    guide = GUIDE.read_text("utf-8")
    note, result = NOTE.findall(guide)[0], RESULT.findall(guide)[0]
    monkeypatch.chdir(tmp_path)
    Path("notes").mkdir()
    Path("notes", "2031-03-04.md").write_text(note, "utf-8")
    assert main(["convert", "notes", "--into", "book", "--quiet"]) == 0
    page = next(Path("book").rglob("2031-03-04.md")).read_text("utf-8")
    for part in (EVENT, DECISION):
        assert part.search(result)[0] == part.search(page)[0]
    people = Path("book", "people.md").read_text("utf-8")
    assert PERSON.findall(result) == PERSON.findall(people)


def test_the_guide_shows_what_becomes_of_a_post(tmp_path: Path) -> None:
    """The post of the guide has the talk that is shown below it."""
    guide = GUIDE.read_text("utf-8")
    post, result = NOTE.findall(guide)[2], RESULT.findall(guide)[1]
    source = tmp_path / "jekyll" / "2031-04-01-lantern-days.md"
    source.parent.mkdir()
    source.write_text(post, "utf-8")
    assert main(["convert", str(tmp_path / "jekyll"), "--into", str(tmp_path / "book")]) == 0
    page = next((tmp_path / "book").rglob("2031-04-01*.md")).read_text("utf-8")
    shown, written = (TALK.search(text)[0].splitlines() for text in (result, page))
    for line in (0, 3):
        assert shown[line].split(" ", 1) == written[line].split(" ", 1)
    assert [line.split("(")[1:] for line in shown[2:3]] == [
        line.split("(")[1:] for line in written if line.startswith(":speakers:")
    ]

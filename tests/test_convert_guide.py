"""What the guide shows of the converter is what the converter does."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import built
from jsonschema import Draft202012Validator

import sphinx_annals
from sphinx_annals.command_line import main
from sphinx_annals.convert.command import EXIT_CODES, OPTIONS
from sphinx_annals.selfdoc import command_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_annals.content.elements import Table

DOCS = Path(__file__).parent.parent / "docs"
GUIDE = (DOCS / "how-to" / "convert-an-archive.md").read_text("utf-8")
NOTE = re.compile(r"^````markdown\n(.*?)^````$", re.DOTALL | re.MULTILINE)
RESULT = re.compile(r"^`````\{annals:example\}\n(.*?)^`````$", re.DOTALL | re.MULTILINE)
SHOWN = re.compile(
    r"^(?P<marks>`{3,})\{code-block\} \w+\n:caption: (?P<name>[^\n]*)\n\n"
    r"(?P<text>.*?)^(?P=marks)$",
    re.DOTALL | re.MULTILINE,
)
EVENT = re.compile(r"^:::\{event\}.*?^:::$", re.DOTALL | re.MULTILINE)
DECISION = re.compile(r"^ +- :::\{decision\}.*?^ +:::$", re.DOTALL | re.MULTILINE)
TALK = re.compile(r"^:::\{talk\}.*?^:::$", re.DOTALL | re.MULTILINE)
PERSON = re.compile(r"^:::\{person\} (.*)\n:id: (.*)$", re.MULTILINE)
COMMAND = re.compile(r"^\$ annals (.*?)(?: +#.*)?$", re.MULTILINE)
#: caption -> what stands below it
BLOCKS = {found["name"]: found["text"] for found in SHOWN.finditer(GUIDE)}
PAGES = {name: text for name, text in BLOCKS.items() if name.startswith("docs/")}
SOURCES = {
    name: text for name, text in BLOCKS.items() if name.endswith(".md") and name not in PAGES
}


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sources of the guide, their pages, and a report of each."""
    folder = tmp_path_factory.mktemp("guide")
    for name, text in SOURCES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name in {name.partition("/")[0] for name in SOURCES}:
        said = [str(folder / name), "--into", str(folder / "docs" / name), "--quiet"]
        assert main(["convert", *said, "--report", str(folder / f"{name}.json")]) == 0
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_the_guide_shows_what_becomes_of_a_source(converted: Path, name: str) -> None:
    """Each page of the guide is the page that is written, to the letter."""
    assert (converted / name).read_text("utf-8") == PAGES[name]


@pytest.mark.parametrize("name", [name for name in BLOCKS if ".json, " in name])
def test_the_guide_shows_a_part_of_a_report(converted: Path, name: str) -> None:
    """What is shown of a report stands in it."""
    told = json.loads((converted / name.partition(",")[0]).read_text("utf-8"))
    parts = [part for file in told["files"] for part in (*file["records"], *file["findings"])]
    assert json.loads(BLOCKS[name]) in parts


def test_the_sources_of_the_guide_make_one_book(converted: Path, tmp_path: Path) -> None:
    """With the settings of the guide, Sphinx builds all of them and has nothing to say."""
    conf = re.search(r"^# conf.py\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)[1]
    sources = sorted({str(converted / name.partition("/")[0]) for name in SOURCES})
    archive = tmp_path / "source" / "archive"
    assert main(["convert", *sources, "--into", str(archive), "--quiet"]) == 0
    index = {"index.md": "# Book\n\n```{toctree}\narchive/index\n```\n"}
    with built(tmp_path, index, conf=conf) as book:
        assert book.warnings == ()
        page = book.body("archive/hugo/content/posts/lantern-days.html")
    assert page.select_one("figure a.annals-remote").get_text() == "Lamps on the pier"


def test_the_guide_shows_what_becomes_of_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands can be given, and the event, the decision and the people are as shown."""
    note, result = NOTE.findall(GUIDE)[0], RESULT.findall(GUIDE)[0]
    monkeypatch.chdir(tmp_path)
    Path("notes").mkdir()
    Path("docs").mkdir()
    Path("notes", "2031-03-04.md").write_text(note, "utf-8")
    first, *others = COMMAND.findall(GUIDE)
    assert main([*shlex.split(first), "--quiet"]) == 1  # it would write pages
    for said in (each for each in others if "accept-one" not in each):
        assert main([*shlex.split(said), "--quiet"]) == 0
    page = Path("docs/archive/2031-03-04.md").read_text("utf-8")
    for part in (EVENT, DECISION):
        assert part.search(result)[0] == part.search(page)[0]
    people = Path("docs/archive/people.md").read_text("utf-8")
    assert PERSON.findall(result) == PERSON.findall(people)


def test_the_guide_shows_a_talk_as_it_is_written() -> None:
    """The talk that is shown as readers see it is that of the page above it."""
    page = PAGES["docs/jekyll/_posts/2031-04-01-lantern-days.md"]
    assert TALK.search(RESULT.findall(GUIDE)[1])[0] == TALK.search(page)[0]


# the reference ----------------------------------------------------------------------------------

REPORT_SCHEMA = Path(sphinx_annals.__file__).parent / "convert" / "output" / "report-1.json"
CONF = 'extensions += ["sphinx_annals.selfdoc.command_reference"]'
REFERENCE = "# Reference\n\n" + "".join(
    f"```{{annals:manual}} {name}\n```\n\n" for name in command_reference.ManualDirective.prints
)


def words_of(table: Table) -> Iterator[str]:
    """Yield what stands in the first column of *table*."""
    for row in table.body:
        yield "".join(piece if isinstance(piece, str) else piece.text for piece in row[0])


def test_the_reference_has_all_that_the_command_takes_and_answers(tmp_path: Path) -> None:
    """The tables are made of what the command itself works with."""
    assert [word.partition(" ")[0] for word in words_of(command_reference.options())] == [
        option.name for option in OPTIONS
    ]
    assert [*words_of(command_reference.exit_codes())] == [*map(str, EXIT_CODES)]
    with built(tmp_path, {"index.md": REFERENCE}, conf=CONF) as book:
        assert book.warnings == ()
        said = book.body().get_text().replace("’", "'")
    for option in OPTIONS:
        full_help = option.full_help.replace("``", "")
        assert all(each in said for each in (option.name, option.value_name, full_help))
    for word in (
        "hugo",
        "jekyll",
        "notes",
        ".qmd",
        "left-out",
        "usage error",
        "{notes,hugo,jekyll}",
    ):
        assert word in said


def test_the_topics_are_those_of_the_schema() -> None:
    """A report is described in one way."""
    schema = json.loads(REPORT_SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [*words_of(command_reference.topics())] == schema["$defs"]["topic"]["enum"]


def test_an_unknown_table_is_told(tmp_path: Path) -> None:
    """Whoever asks for what the reference doesn't have sees what it has."""
    page = "# Page\n\n```{annals:manual} nothing\n```\n"
    with built(tmp_path, {"index.md": page}, conf=CONF) as book:
        assert "options, exit-codes, endings, dialects, topics" in book.warnings[0].message

"""The command: what can be said to it, what it answers and where, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from building import write
from jsonschema import Draft202012Validator

import sphinx_annals
from sphinx_annals.command_line import main
from sphinx_annals.convert.pipeline.conversion import with_progress

PACKAGE = Path(sphinx_annals.__file__).parent
NOTES = """
    # Lantern Club, 2024-01-09

    ## Attendees

    - Ada Quill / @adaq / Tidewater Workshop
    - Bo Linde / @bolinde

    ## Notes

    - **Decision:** Meet every second week.
"""


CONVERT = ("convert", "notes", "--into", "docs")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Return a folder with a note in it."""
    write(tmp_path / "notes", {"2024-01-09.md": NOTES})
    return tmp_path / "notes"


def test_a_run_tells_what_it_did(
    notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The summary goes to the standard output, and the exit code says that all is fine."""
    code = main(["convert", str(notes), "--into", str(tmp_path / "docs"), "--jobs", "1"])
    told = capsys.readouterr()
    assert (code, told.err) == (0, "")
    assert told.out.startswith("# Conversion summary\n")
    assert "- 1 decision\n" in told.out
    assert (tmp_path / "docs/2024-01-09.md").is_file()


def test_a_quiet_run_says_nothing(
    notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever asks for quiet hears of problems alone."""
    (notes / "broken.md").write_bytes(b"\x00\x01\x02")
    arguments = ["convert", str(notes), "--into", str(tmp_path / "docs"), "--quiet"]
    assert main([*arguments, "--jobs", "1"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("broken.md: ")
    assert told.err.count("\n") == 1
    assert (tmp_path / "docs/2024-01-09.md").is_file()


def test_a_check_writes_nothing(
    notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A check answers 1 while pages would change, 0 afterwards, and never writes."""
    arguments = ["convert", str(notes), "--into", str(tmp_path / "docs"), "--jobs", "1"]
    assert main([*arguments, "--check"]) == 1
    assert not (tmp_path / "docs").exists()
    assert main(arguments) == 0
    assert main([*arguments, "--check"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "arguments are required"),
        (("convert",), "arguments are required"),
        (("convert", "nowhere", "--into", "docs"), "no such file or folder: nowhere"),
        (("convert", "notes", "--into", "notes"), "--into is one of the sources"),
        (("convert", "notes", "--into", "notes/2024-01-09.md"), "is not a folder"),
        (
            ("convert", "notes", "--into", "docs", "--jobs", "0"),
            "--jobs: must be a whole number from 1 to 256, not '0'",
        ),
        (("convert", "notes", "--into", "docs", "--report", "no/r.json"), "no such folder: no"),
        ((*CONVERT, "--report", "notes"), "is a folder"),
        ((*CONVERT, "--report", "notes/2024-01-09.md"), "exists and isn't a report"),
        ((*CONVERT, "--people", "us.md"), "no such file: us.md"),
        ((*CONVERT, "--organizations", "notes"), "is a folder, not a page"),
        (
            (*CONVERT, "--people", "docs/a.md", "--organizations", "docs/a.md"),
            "must be different pages",
        ),
        (("convert", "notes", "--into", "notes/2024-01-09.md/docs"), "is not a folder"),
        (("convert", "notes", "--into", "docs", "--dialect", "wiki"), "invalid choice"),
    ],
)
def test_wrong_use_is_explained(
    notes: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    message: str,
) -> None:
    """Wrong use ends with 2, says what is wrong on the standard error stream, and does nothing."""
    monkeypatch.chdir(notes.parent)
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert message in told.err
    assert told.out == ""
    assert sorted(path.name for path in notes.parent.iterdir()) == ["notes"]


def test_a_report_may_be_written_again(notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report gives way to the next one, and an empty file to the first."""
    monkeypatch.chdir(notes.parent)
    Path("r.json").touch()
    for _ in range(2):
        assert main([*CONVERT, "--report", "r.json", "--quiet"]) == 0


def test_names_are_told_whatever_the_terminal_can_show(notes: Path) -> None:
    """A name that is no text, or has letters that the terminal lacks, stops no run."""
    for name in (b"\xff.md", "李.md".encode(), b"a\nb.md"):
        Path(os.fsdecode(bytes(notes) + b"/" + name)).write_bytes(b"\0")
    command = [sys.executable, "-m", "sphinx_annals", "convert", str(notes), "--into", "docs"]
    environment = os.environ | {"PYTHONIOENCODING": "ascii:strict"}
    done = subprocess.run(
        command, cwd=notes.parent, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 1
    told = done.stderr.decode("ascii").splitlines()
    assert {line.partition(".md: ")[0] for line in told} == {"\\u674e", "\\udcff", "a\\nb"}
    assert "4 pages" in done.stdout.decode("ascii")
    assert sorted(path.name for path in (notes.parent / "docs").iterdir()) == [
        *(".annals", "2024-01-09.md", "index.md", "organizations.md", "people.md"),
    ]


def test_the_report_is_as_its_schema_says(
    notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every record stands in it with file, line, the words it rests on, and on what basis."""
    report = tmp_path / "report.json"
    arguments = ["convert", str(notes), "--into", str(tmp_path / "docs"), "--report", str(report)]
    assert main([*arguments, "--quiet", "--jobs", "1"]) == 0
    told = json.loads(report.read_text("utf-8"))
    schema = json.loads((PACKAGE / "convert" / "output" / "report-1.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(told)
    (file,) = told["files"]
    (decision,) = (each for each in file["records"] if each["record"] == "decision")
    assert (file["file"], file["page"]) == ("2024-01-09.md", "2024-01-09.md")
    assert (decision["line"], decision["basis"]) == (10, "stated")
    assert "Meet every second week" in decision["words"]
    assert told["counts"]["words"]["out"] >= told["counts"]["words"]["in"]
    capsys.readouterr()


def test_it_runs_as_a_module(notes: Path, tmp_path: Path) -> None:
    """``python -m sphinx_annals`` is the same command, and several processes do the work."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "sphinx_annals", "convert", str(notes)),
            "--into",
            "docs",
            "--jobs",
            "2",
        ],
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 pages" in done.stdout or "pages" in done.stdout


class Terminal:
    """A stream that may be a terminal."""

    def __init__(self, *, is_terminal: bool) -> None:
        self.is_terminal = is_terminal
        self.written = ""

    def isatty(self) -> bool:
        """Return what it was made as."""
        return self.is_terminal

    def write(self, text: str) -> None:
        """Keep what is written."""
        self.written += text

    def flush(self) -> None:
        """Do nothing."""


def test_progress_is_for_terminals() -> None:
    """A terminal shows how far the run is, and is clean afterwards; a file gets nothing."""
    terminal, file = Terminal(is_terminal=True), Terminal(is_terminal=False)
    for stream in (terminal, file):
        assert list(with_progress("abc", 3, "reading", stream)) == ["a", "b", "c"]  # type: ignore[arg-type]
    assert "2/3" in terminal.written
    assert terminal.written.endswith("\r\x1b[K")
    assert file.written == ""


def test_without_its_extra_the_command_says_what_to_install(notes: Path, tmp_path: Path) -> None:
    """The converter's requirements are an extra; without one of them, nothing is converted."""
    program = """
import sys
sys.modules["ftfy"] = None
from sphinx_annals.command_line import main
sys.exit(main(["convert", "notes", "--into", "docs"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == (
        "annals convert needs the Python package ftfy: "
        'install it with pip install "sphinx-annals[convert]"\n'
    )
    assert not (tmp_path / "docs").exists()

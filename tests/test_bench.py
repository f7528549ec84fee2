"""The made-up books of the benchmark; nothing is built or timed here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

# The benchmark stands beside the package, not in it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import convert
from bench.build import Cost
from bench.comparison import Key, by_key, exponent, ratio
from bench.invention import ATTENDEES, ITEMS, PEOPLE_PER_ORGANIZATION, invent
from bench.measurement import CLEAN, Measurement, lowest
from bench.output import Changes, changes, html_files
from bench.project import Project
from bench.report import report
from bench.variants import BY_NAME, VARIANTS, Variant

SIZE = 5
VARIANT = pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)


def text_of(variant: Variant, size: int = SIZE) -> str:
    """Return everything that a variant writes down."""
    return "\n".join(page.text for page in variant.pages(invent(size)))


def measurement(variant: str, size: int, cpu: float, memory: float = 1.0) -> Measurement:
    """Return the measurement of a clean build."""
    return Measurement(variant, size, CLEAN, Cost(cpu, cpu, memory, 0), Changes(1, (), ()))


@pytest.mark.parametrize("size", [1, SIZE, 60])
def test_a_book_has_the_size_that_was_asked_for(size: int) -> None:
    """There are as many people as meetings, and a fifth as many organizations, at least one."""
    book = invent(size)
    assert len(book.meetings) == len(book.people) == size
    assert len(book.organizations) == max(1, size // PEOPLE_PER_ORGANIZATION)
    assert all(len(meeting.items) == ITEMS for meeting in book.meetings)
    assert {len(meeting.attendances) for meeting in book.meetings} == {min(size, ATTENDEES)}


def test_no_two_names_are_the_same() -> None:
    """Names and ids stay apart when the words for them are used up."""
    book = invent(2500)
    for entries in (book.parties, book.meetings):
        assert len({entry.id for entry in entries}) == len(entries)
    assert len({party.name for party in book.parties}) == len(book.parties)


@VARIANT
def test_the_same_size_gives_the_same_book(variant: Variant) -> None:
    """Two runs write the same bytes."""
    assert list(variant.pages(invent(SIZE))) == list(variant.pages(invent(SIZE)))


@VARIANT
def test_every_variant_tells_of_the_same_people_and_meetings(variant: Variant) -> None:
    """The names of all people, organizations, meetings and decisions stand in each variant."""
    book, text = invent(SIZE), text_of(variant)
    names = [party.name for party in book.parties]
    titles = [meeting.title for meeting in book.meetings]
    decided = [meeting.decision.title for meeting in book.meetings]
    assert [name for name in (*names, *titles, *decided) if name not in text] == []


@VARIANT
def test_every_meeting_tells_of_the_same_things(variant: Variant) -> None:
    """The page of a meeting names its attendees, its agenda, and why something was decided."""
    pages = dict(variant.pages(invent(SIZE)))
    for meeting in invent(SIZE).meetings:
        text = pages[meeting.docname]
        assert all(one.person.id in text for one in meeting.attendances)
        assert all(item.title in text and item.after in text for item in meeting.items)
        assert meeting.decision.reason in text


@VARIANT
def test_no_page_is_written_twice(variant: Variant) -> None:
    """Each page of a variant has a name of its own."""
    docnames = [page.docname for page in variant.pages(invent(60))]
    assert len(docnames) == len(set(docnames))


def test_only_what_is_written_by_hand_has_pages_of_people() -> None:
    """Our variant has no source for the pages that it makes itself."""
    ours = {page.docname for page in BY_NAME["b"].pages(invent(SIZE))}
    theirs = {page.docname for page in BY_NAME["a"].pages(invent(SIZE))}
    people = {person.docname for person in invent(SIZE).people}
    assert people <= theirs
    assert not people & ours


@pytest.mark.parametrize(
    ("name", "files"), [("a", 2), ("a-toc", 2), ("b", 1), ("c", 1), ("c-all", 1)]
)
def test_an_edit_is_one_word(tmp_path: Path, name: str, files: int) -> None:
    """A changed word changes one file, and by hand also that of the person mentioned with it."""
    book = invent(60)
    project = Project(tmp_path, BY_NAME[name], "alabaster")
    assert project.write(book) > 60
    assert project.write(book) == 0
    assert project.write(book.with_a_word_changed()) == files


def test_rewritten_and_differing_files_are_told_apart(tmp_path: Path) -> None:
    """A file written again with the same bytes is rewritten, and does not differ."""
    for name in ("kept.html", "touched.html", "changed.html", "gone.html"):
        (tmp_path / name).write_text("before")
    before = html_files(tmp_path)
    for name, text in {"touched.html": "before", "changed.html": "after", "new.html": ""}.items():
        path = tmp_path / name
        path.write_text(text)
        modified = before[name].modified + 10**9 if name in before else 0
        os.utime(path, ns=(modified, modified))
    (tmp_path / "gone.html").unlink()
    found = changes(before, html_files(tmp_path))
    assert found.rewritten == ("changed.html", "new.html", "touched.html")
    assert found.differing == ("changed.html", "gone.html", "new.html")
    assert found.needless == ("touched.html",)


def test_growth_is_the_slope_over_sizes() -> None:
    """Costs that grow with the square of the size have the exponent 2."""
    results = by_key(measurement("a", size, size**2 / 1000) for size in (100, 300, 1000))
    assert exponent(results, "a") == pytest.approx(2)
    assert exponent(by_key([measurement("a", 100, 1.0)]), "a") is None


def test_ratios_are_ours_over_theirs() -> None:
    """A ratio below 1 is in our favour, and there is none for what wasn't measured."""
    results = by_key([measurement("b", 100, 3.0, 50.0), measurement("a", 100, 4.0, 100.0)])
    assert ratio(results, Key("a", 100, CLEAN), "cpu") == 0.75
    assert ratio(results, Key("a", 100, CLEAN), "memory") == 0.5
    assert ratio(results, Key("c", 100, CLEAN), "cpu") is None


def test_the_lowest_of_the_repeats_counts() -> None:
    """Each figure is the least of its own, whichever repeat it comes from."""
    least = lowest([measurement("a", 5, 2.0, 7.0), measurement("a", 5, 3.0, 6.0)])
    assert (least.cost.cpu, least.cost.memory) == (2.0, 6.0)


def test_the_report_says_which_targets_are_met() -> None:
    """Each target that was measured is called met or missed."""
    sizes = (100, 1000)
    results = by_key(
        measurement(name, size, size * cost, 2.0)
        for name, cost in {"a": 1.0, "b": 0.8, "c": 1.0}.items()
        for size in sizes
    )
    lines = report(results).splitlines()
    verdicts = {
        line.strip().partition("  ")[0]: line.split()[-1]
        for line in lines
        if "met" in line or "missed" in line
    }
    assert verdicts["clean, b/a CPU"] == "met"
    assert verdicts["clean, b/c CPU"] == "missed"
    assert verdicts["clean, b/a MiB"] == "missed"
    assert verdicts["growth, b"] == "met"


# converting -------------------------------------------------------------------------------------


def converted(files: int, way: str, cpu: float, memory: float) -> convert.Measurement:
    """Return the measurement of one way of going through so many files."""
    return convert.Measurement(files, files / 100, way, Cost(cpu, cpu, memory, 0))


def test_files_are_taken_from_all_over() -> None:
    """A part of a folder is spread over it, holds no file twice, and all is all."""
    files = [Path(f"{number}.md") for number in range(10)]
    assert convert.spread(files, 3) == [Path("0.md"), Path("3.md"), Path("6.md")]
    assert convert.spread(files, 10) == files


def test_a_converter_is_measured_beside_a_bare_parse() -> None:
    """Four times the bare parse is as slow as it may be, and memory may hardly grow."""
    found = [
        converted(100, convert.BARE, 1.0, 20.0),
        converted(100, convert.CONVERT, 3.9, 60.0),
        converted(100, convert.CROWD, 2.0, 60.0),
        converted(900, convert.BARE, 9.0, 20.0),
        converted(900, convert.CONVERT, 40.0, 90.0),
        converted(900, convert.CROWD, 37.0, 90.0),
    ]
    assert [row[-1] for row in convert.targets(found)] == [
        "met",
        "met",
        "missed",
        "missed",
        "missed",
    ]
    assert "39.00" not in convert.report(found)
    assert "22.50" in convert.report(found)


def test_without_notes_nothing_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that isn't there, or holds no notes, is skipped, and that is said."""
    assert convert.main([str(tmp_path / "nowhere")]) == 0
    assert capsys.readouterr().err.startswith("skipped: there are no notes or posts in")


def test_both_ways_go_through_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is measured is run, and leaves the notes as they are."""
    note = tmp_path / "notes" / "2021" / "june.md"
    note.parent.mkdir(parents=True)
    note.write_text("# Lantern Club, 1 June 2021\n\n- Ada Quill\n", encoding="utf-8")
    assert convert.main([str(tmp_path / "notes")]) == 0
    figures = capsys.readouterr().out
    assert all(way in figures for way in convert.WAYS)
    assert [path.name for path in (tmp_path / "notes").rglob("*.*")] == ["june.md"]

"""Runs over many files: what becomes of each, of people, of media, and of a second run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from building import built, write

from sphinx_annals.convert.document.findings import Severity
from sphinx_annals.convert.emit.front_page import index_page
from sphinx_annals.convert.options import ConvertOptions
from sphinx_annals.convert.output.attachments import linked_files
from sphinx_annals.convert.output.counts import Counts, counts_of
from sphinx_annals.convert.output.merging import State
from sphinx_annals.convert.pipeline import conversion
from sphinx_annals.convert.pipeline.conversion import convert
from sphinx_annals.convert.pipeline.workers import Failed, in_order, worker_pool
from sphinx_annals.convert.sources import folders

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_annals.convert.output.summary import Summary

JANUARY = """
    # Lantern Club, 2024-01-09

    ## Attendees

    - Ada Quill / @adaq / Tidewater Workshop
    - Bo Linde / @bolinde / Lamp Works

    ## Notes

    - [name=Ada] The lamps work, see [February](2024-02-06.md).
    - **Decision:** Meet every second week.
"""
FEBRUARY = """
    # Lantern Club, 2024-02-06

    ## Attendees

    - Ada / @adaq / Lamp Works

    ## Notes

    - [name=Bo] Not there.

    ![A lamp](lamp.png)
"""
NOTES = {"2024/2024-01-09.md": JANUARY, "2024/2024-02-06.md": FEBRUARY, "2024/lamp.png": "PNG"}


def run(place: Path, files: Mapping[str, str] = NOTES, **order: object) -> Summary:
    """Write *files* into the notes of *place*, and convert them."""
    write(place / "notes", files)
    said = {"sources": (place / "notes",), "into": place / "source"} | order
    return convert(ConvertOptions(**said))  # type: ignore[arg-type]


def contents(place: Path) -> dict[str, tuple[bytes, int]]:
    """Return all files in *place*, with the time when each was written."""
    files = (path for path in sorted(place.rglob("*")) if path.is_file())
    return {str(f.relative_to(place)): (f.read_bytes(), f.stat().st_mtime_ns) for f in files}


def told(summary: Summary, topic: Severity) -> dict[str, list[str]]:
    """Return rule -> what was told of a topic."""
    return {rule: said for (about, rule), said in summary.listed.items() if about is topic}


# a book -----------------------------------------------------------------------------------------


def test_notes_become_a_book(tmp_path: Path) -> None:
    """The pages build without a warning, and people, meetings and decisions are linked."""
    summary = run(tmp_path)
    assert not summary.has_refused
    assert f"- {summary.pages[State.NEW]} pages created" in summary.lines()
    with built(tmp_path, {}) as book:
        assert book.warnings == ()
        entries = book.domain.index.by_id
        meeting = entries["2024-01-09"]
        assert meeting.text("attendees") == ""
        assert [name.text for name in meeting.names("attendees")] == ["adaq", "bolinde"]
        decision = entries["2024-01-09-meet-every-second-week"]
        assert (decision.text("date"), decision.text("status")) == ("2024-01-09", "accepted")
        assert "every second week" in book.body("2024/2024-01-09.html").get_text()
        page = book.body("people/adaq.html").get_text()
        assert "Lantern Club, 2024-01-09" in page
        assert "Lantern Club, 2024-02-06" in page
        assert book.body("2024/2024-01-09.html").select('a[href="2024-02-06.html"]')
        assert book.body("2024/2024-02-06.html").select('img[alt="A lamp"]')
        assert book.body("index.html").select('a[href="2024/2024-01-09.html"]')


def test_an_archive_may_be_a_folder_of_a_book(tmp_path: Path) -> None:
    """What stands below the top of a book builds without a warning, registers included."""
    run(tmp_path, into=tmp_path / "source/archive")
    top = "# Book\n\n```{toctree}\narchive/index\n```\n"
    with built(tmp_path, {"index.md": top}) as book:
        assert book.warnings == ()
        assert book.body("archive/index.html").select('a[href="../people/index.html"]')


def test_people_are_known_by_their_handle(tmp_path: Path) -> None:
    """Two spellings with one handle are one person; a name is resolved at its own meeting."""
    run(tmp_path)
    people = (tmp_path / "source/people.md").read_text("utf-8")
    assert people.count("{person}") == 2
    page = (tmp_path / "source/2024/2024-01-09.md").read_text("utf-8")
    assert "{person}`Ada <adaq>` The lamps work" in page
    assert ":attendees: adaq (tidewater-workshop), bolinde (lamp-works)\n" in page
    february = (tmp_path / "source/2024/2024-02-06.md").read_text("utf-8")
    assert ":attendees: adaq (lamp-works)\n" in february


def test_dates_that_differ_are_asked(tmp_path: Path) -> None:
    """A heading that was left from the last meeting is told, with what was taken instead."""
    summary = run(tmp_path, {"2024/2024-02-06.md": FEBRUARY.replace("2024-02-06", "2024-01-09")})
    (question,) = told(summary, Severity.QUESTION)["date"]
    assert question.startswith("2024/2024-02-06.md:1: The dates differ: 2024-02-06 in the file")


# again and again --------------------------------------------------------------------------------


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    """Unchanged sources leave every file as it was, untouched."""
    run(tmp_path)
    before = contents(tmp_path / "source")
    run(tmp_path)
    assert contents(tmp_path / "source") == before


def test_many_processes_write_the_same(tmp_path: Path) -> None:
    """How many work side by side makes no difference."""
    texts = []
    for jobs in (1, 3):
        report = tmp_path / f"{jobs}.json"
        run(tmp_path, into=tmp_path / str(jobs), jobs=jobs, report=report)
        files = contents(tmp_path / str(jobs))
        texts.append(
            ({name: text for name, (text, _) in files.items()}, report.read_text("utf-8"))
        )
    assert {**texts[0][0], ".annals/pages.json": b""} == {**texts[1][0], ".annals/pages.json": b""}
    assert texts[0][1] == texts[1][1]


def test_an_edit_of_a_source_changes_its_page_alone(tmp_path: Path) -> None:
    """What doesn't follow from the edit stays as it is."""
    run(tmp_path)
    before = contents(tmp_path / "source")
    run(tmp_path, {"2024/2024-02-06.md": FEBRUARY + "\n    More.\n"})
    after = contents(tmp_path / "source")
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"2024/2024-02-06.md", ".annals/base/2024/2024-02-06.md.base"}


def test_ids_stay_when_sources_come(tmp_path: Path) -> None:
    """A new source changes no page but the one that lists it."""
    run(tmp_path)
    before = contents(tmp_path / "source")
    run(tmp_path, {"2023/2023-12-12.md": "# Lantern Club, 2023-12-12\n\nHello.\n"})
    after = contents(tmp_path / "source")
    changed = {name for name in before if after[name] != before[name] and ".annals" not in name}
    assert changed == {"index.md"}


def test_a_page_whose_source_is_gone_is_told(tmp_path: Path) -> None:
    """The page stays, and every run says that its source is gone, until it is deleted."""
    run(tmp_path)
    (tmp_path / "notes/2024/2024-02-06.md").unlink()
    for _ in range(2):
        summary = run(tmp_path, {})
        (line,) = told(summary, Severity.QUESTION)["source-gone"]
        assert line.startswith(
            "2024/2024-02-06.md: Its source ../notes/2024/2024-02-06.md is gone"
        )
    (tmp_path / "source/2024/2024-02-06.md").unlink()
    assert "source-gone" not in told(run(tmp_path, {}), Severity.QUESTION)


def test_an_edited_page_is_refused_with_its_difference(tmp_path: Path) -> None:
    """Where hand and source changed the same line, the run says so and goes on."""
    run(tmp_path)
    page = tmp_path / "source/2024/2024-02-06.md"
    page.write_text(page.read_text("utf-8").replace("Not there.", "By hand."), "utf-8")
    edited = page.read_bytes()
    files = {"2024/2024-02-06.md": FEBRUARY.replace("Not there.", "Elsewhere.")}
    summary = run(tmp_path, files)
    assert page.read_bytes() == edited
    assert summary.has_refused
    assert any("Elsewhere." in difference for difference in summary.differences)
    run(tmp_path, files, is_forced=True)
    assert "Elsewhere." in page.read_text("utf-8")


def test_an_index_by_hand_stays(tmp_path: Path) -> None:
    """A first page that somebody wrote is nobody else's."""
    write(tmp_path / "source", {"index.md": "# Mine\n"})
    assert not run(tmp_path).has_refused
    assert (tmp_path / "source/index.md").read_text("utf-8") == "# Mine\n"


def test_entries_by_hand_are_kept_and_used(tmp_path: Path) -> None:
    """The page of people is read first: its ids win, and what a writer wrote stays."""
    mine = "# Us\n\n:::{person} Ada Quill\n:id: ada\n:github: adaq\n\nLikes lamps.\n:::\n"
    write(tmp_path / "source", {"people.md": mine})
    run(tmp_path)
    people = (tmp_path / "source/people.md").read_text("utf-8")
    assert people.startswith(mine)
    assert ":id: bolinde\n" in people
    page = (tmp_path / "source/2024/2024-01-09.md").read_text("utf-8")
    assert "{person}`Ada <ada>`" in page


def test_a_register_elsewhere_is_read_alone(tmp_path: Path) -> None:
    """A page of people outside of the book is used, and never written."""
    mine = ":::{person} Ada Quill\n:id: ada\n:github: adaq\n:::\n"
    write(tmp_path, {"us.md": mine})
    run(tmp_path, people=tmp_path / "us.md")
    assert (tmp_path / "us.md").read_text("utf-8") == mine
    assert not (tmp_path / "source/people.md").exists()


# what goes wrong --------------------------------------------------------------------------------


def test_a_bad_file_stops_no_other(tmp_path: Path) -> None:
    """What is no text is left alone and told, in the report too; all others are converted."""
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "broken.md").write_bytes(b"\x00\xff\x00")
    report = tmp_path / "report.json"
    summary = run(tmp_path, report=report)
    assert list(told(summary, Severity.REFUSED)) == ["unreadable"]
    assert not (tmp_path / "source/broken.md").exists()
    assert (tmp_path / "source/2024/2024-01-09.md").exists()
    files = {each["file"]: each for each in json.loads(report.read_text("utf-8"))["files"]}
    assert files["broken.md"]["page"] == ""
    assert files["broken.md"]["findings"][0]["topic"] == "refused"


def _halved(number: int) -> int:
    return 10 // number


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_ours_stops_nothing(jobs: int) -> None:
    """A task that fails says why; the results of the others come in order."""
    with worker_pool(jobs) as executor:
        results = list(in_order(executor, jobs, _halved, [5, 0, 2]))
    assert results == [2, Failed("ZeroDivisionError: integer division or modulo by zero"), 5]


def test_links_are_not_followed(tmp_path: Path) -> None:
    """Symbolic links among the sources are told and left; nothing outside is read."""
    secret = tmp_path / "secret"
    write(secret, {"a.md": "# Secret\n", "lamp.png": "secret"})
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "inner").symlink_to(secret)
    (notes / "a.md").symlink_to(secret / "a.md")
    (notes / "lamp.png").symlink_to(secret / "lamp.png")
    run(tmp_path, {"b.md": "# B\n\n![x](lamp.png) ![y](../secret/lamp.png)\n"})
    pages = {
        path.name for path in (tmp_path / "source").rglob("*.*") if ".annals" not in str(path)
    }
    assert pages == {"b.md", "index.md"}


def test_no_source_is_overwritten(tmp_path: Path) -> None:
    """Where a page would take the place of its source, it is not written."""
    write(tmp_path / "source/notes", {"a.md": "# A\n"})
    summary = convert(ConvertOptions((tmp_path / "source/notes/a.md",), tmp_path / "source/notes"))
    assert list(told(summary, Severity.REFUSED)) == ["not-written"]
    assert (tmp_path / "source/notes/a.md").read_text("utf-8") == "# A\n"


def refused(summary: Summary) -> list[str]:
    """Return what was not written."""
    return [line.partition(": ")[0] for line in told(summary, Severity.REFUSED)["not-written"]]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """Symbolic links in the book are told and left, whichever file of a run they stand for."""
    outside = tmp_path / "outside"
    write(outside, {"a.md": "# Mine\n", "pages.json": "{}\n"})
    book = tmp_path / "source"
    (book / ".annals").mkdir(parents=True)
    links = {"people.md": "a.md", "index.md": "a.md", ".annals/pages.json": "pages.json"}
    for name, target in {**links, "2024": ""}.items():
        (book / name).symlink_to(outside / target)
    before = contents(outside)
    summary = run(tmp_path)
    assert contents(outside) == before
    assert {*refused(summary)} == {
        *(".annals", "2024/2024-01-09.md", "2024/2024-02-06.md", "2024/lamp.png"),
        *("index.md", "people.md"),
    }
    assert (book / "organizations.md").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Where nothing can be remembered, or a page's place is taken, the rest goes on."""
    write(tmp_path / "source", {".annals": "x", "2024/2024-01-09.md/mine.txt": "x"})
    summary = run(tmp_path)
    assert {".annals", "2024/2024-01-09.md"} <= {*refused(summary)}
    write(tmp_path / "other", {"2024/2024-01-09.md/mine.txt": "x"})
    assert refused(run(tmp_path, into=tmp_path / "other")) == ["2024/2024-01-09.md"]
    assert (tmp_path / "other/2024/2024-02-06.md").exists()


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """The pages are written all the same."""
    write(tmp_path, {"file": "x"})
    report = tmp_path / "file" / "report.json"
    assert refused(run(tmp_path, report=report)) == [str(report)]
    assert (tmp_path / "source/people.md").exists()


def test_pages_in_another_encoding_are_left_alone(tmp_path: Path) -> None:
    """What somebody wrote in it would be lost."""
    mine = "# Leute\n\nÄltere Lampen\n".encode("cp1252")
    for name in ("people.md", "2024/2024-01-09.md"):
        write(tmp_path / "source", {name: ""})
        (tmp_path / "source" / name).write_bytes(mine)
    assert refused(run(tmp_path)) == ["2024/2024-01-09.md", "people.md"]
    assert (tmp_path / "source/people.md").read_bytes() == mine


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg><script>alert(1)</script></svg>",
        '<svg onload="alert(1)"></svg>',
        '<svg><a href="javascript:alert(1)"/></svg>',
        "<svg><foreignObject/></svg>",
        '<!DOCTYPE svg [<!ENTITY x "y">]><svg/>',
        "<svg:svg><svg:script/></svg:svg>",
    ],
)
def test_a_drawing_that_runs_is_not_copied(tmp_path: Path, drawing: str) -> None:
    """A reader who opens a picture by itself runs nothing; one that only draws comes along."""
    files = {"a.md": "# A\n\n[x](bad.svg) ![y](good.svg)\n", "bad.svg": drawing}
    summary = run(tmp_path, files | {"good.svg": '<svg><circle r="1"/></svg>'})
    assert not (tmp_path / "source" / "bad.svg").exists()
    assert (tmp_path / "source" / "good.svg").exists()
    assert "bad.svg" in "".join(summary.problems())


def test_what_a_build_would_run_is_not_copied(tmp_path: Path) -> None:
    """A note that links to a script, or to a page for Sphinx, doesn't bring it into the book."""
    links = ("conf.py", "evil.rst", "book.ipynb", "Makefile", "data.csv")
    text = "# A\n\n" + " ".join(f"[{name}]({name})" for name in links) + "\n"
    run(tmp_path, {"a.md": text, **dict.fromkeys(links, "x")})
    copied = {path.name for path in (tmp_path / "source").iterdir()}
    assert copied & {*links} == {"data.csv"}
    page = (tmp_path / "source/a.md").read_text("utf-8")
    assert all(name in page for name in links)


def test_no_file_of_somebody_else_is_overwritten(tmp_path: Path) -> None:
    """A picture that stands there already stays, unless it is a copy or one is forced."""
    write(tmp_path / "source", {"2024/lamp.png": "mine"})
    lamp = tmp_path / "source/2024/lamp.png"
    assert refused(run(tmp_path)) == ["2024/lamp.png"]
    assert lamp.read_text("utf-8") == "mine"
    assert not run(tmp_path, is_forced=True).has_refused
    assert lamp.read_text("utf-8") == "PNG"
    assert not run(tmp_path, {"2024/lamp.png": "new"}).has_refused
    assert lamp.read_text("utf-8") == "new"


def test_a_source_that_vanishes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note, or a picture, that is gone when it is to be read stops nothing."""
    walk = folders.walked

    def gone(*arguments: object) -> object:
        found = walk(*arguments)
        (tmp_path / "notes/2024/2024-01-09.md").unlink()
        (tmp_path / "notes/2024/lamp.png").unlink()
        return found

    monkeypatch.setattr(conversion, "walked", gone)
    summary = run(tmp_path)
    assert {*told(summary, Severity.REFUSED)} == {"unreadable", "not-written"}
    assert (tmp_path / "source/2024/2024-02-06.md").exists()


def test_a_book_within_its_sources_is_none_of_them(tmp_path: Path) -> None:
    """A second run reads no page of the first, and sources may stand in the book, too."""
    for sources, into in (("notes", "notes/book"), ("docs/notes", "docs")):
        write(tmp_path / sources, {"a.md": "# A\n", "b/c.md": "# C\n"})
        order = ConvertOptions((tmp_path / sources,), tmp_path / into)
        assert not convert(order).has_refused
        before = contents(tmp_path)
        convert(order)
        assert contents(tmp_path) == before
        assert (tmp_path / into / "b/c.md").exists() is (tmp_path / into / "a.md").exists() is True


# folders ----------------------------------------------------------------------------------------


def test_the_first_page_leads_to_all() -> None:
    """Each folder has a list of its own, the newest first, and so has each kind."""
    text = index_page(["a.md", "2023/b.md", "2024/c/d.md", "index.md"])
    assert text.index("2024/**") < text.index("2023/**")
    assert "\n*\n" in text
    assert "\n/people/index\n" in text


def test_media_are_what_a_page_leads_to() -> None:
    """Pictures, links and definitions count, each once, and nothing on the web or elsewhere."""
    text = (
        "![a](b/c%20d.png) [e](../f.pdf#x) [g]: <h.png>\n\n[g]: h.png\n\n:::{figure} i.png\n:::\n"
        "[j](https://a.example/k.png) [l](/etc/passwd) ![again](b/c%20d.png)\n"
    )
    files = {"p/b/c d.png", "f.pdf", "p/h.png", "p/i.png", "p/k.png", "etc/passwd"}
    assert list(linked_files(text, "p/page.md", files)) == [
        "p/b/c d.png",
        "f.pdf",
        "p/h.png",
        "p/i.png",
    ]


def test_counts_are_of_what_is_seen() -> None:
    """Words, links and media are counted; metadata, comments, tags and options' names aren't."""
    text = "---\ntitle: x y\n---\nOne <b>two</b> <!-- no --> [three](https://a.example)\n\n![four](b.png)\n"
    assert counts_of(text) == Counts(words=4, links=1, media=1)
    assert counts_of(":::{event} One\n:date: 2024\n:::\n").words == 2
    assert Counts(1, 2, 3) + Counts(1, 1, 1) == Counts(2, 3, 4)


def test_what_is_proposed_can_be_taken_over(tmp_path: Path) -> None:
    """Two entries that may be one are proposed, and joined when somebody accepts it."""
    names = ("Ada Quill / @adaq", "Ada M. Quill / @adamq", "Bo Linde / @bo")
    rows = "".join(f"- {name} / Tidewater Workshop\n" for name in names)
    files = {"2024-01-09.md": f"# Lantern Club, 2024-01-09\n\n## Attendees\n\n{rows}"}
    row = "- Ada Qill / @ada-quill / Tidewater Workshop\n"
    files["2024-02-06.md"] = f"# Lantern Club, 2024-02-06\n\n## Attendees\n\n{row}"
    summary = run(tmp_path, files)
    people = tmp_path / "source/people.md"
    before = people.read_text("utf-8")
    assert summary.proposals
    assert "## Suggested merges: review and accept" in list(summary.lines())
    name = summary.proposals[0]["name"]
    run(tmp_path, files, accepted=frozenset([name]))
    assert people.read_text("utf-8").count("{person}") == before.count("{person}") - 1

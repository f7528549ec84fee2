"""What a run writes meets what stands there: pages edited by hand, links, other folders."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.output.folder import OutputFolder, OutsideError
from sphinx_annals.convert.output.merging import MergedFolder, State, difference, merged

if TYPE_CHECKING:
    from pathlib import Path

BASE = "one\ntwo\nthree\nfour\nfive\n"
lines = st.lists(st.sampled_from("abcde"), max_size=8).map(
    lambda each: "".join(f"{a}\n" for a in each)
)


# three ways -------------------------------------------------------------------------------------


def test_changes_apart_are_both_kept() -> None:
    """A line changed by hand and another changed in the source don't disturb each other."""
    hand, new = BASE.replace("one", "One"), BASE.replace("five", "5\n6")
    assert merged(BASE, hand, new) == "One\ntwo\nthree\nfour\n5\n6\n"


@pytest.mark.parametrize(
    ("hand", "new"),
    [
        (BASE.replace("three", "3"), BASE.replace("three", "III")),
        (BASE.replace("three", "3"), BASE.replace("four", "IV")),
        (BASE.replace("two\nthree\n", ""), BASE.replace("three", "III")),
        (BASE.replace("three\n", "three\nhand\n"), BASE.replace("three\n", "three\nnew\n")),
    ],
    ids=["same line", "lines that touch", "removed and changed", "added at one place"],
)
def test_changes_that_meet_are_not_guessed(hand: str, new: str) -> None:
    """Where both changed the same place, or side by side, there is no merged text."""
    assert merged(BASE, hand, new) is None


def test_the_same_change_twice_is_one() -> None:
    """What a hand has corrected as the source was corrected is no conflict."""
    both = BASE.replace("two", "2")
    assert merged(BASE, both, both) == both


@given(lines, lines)
def test_one_side_alone_wins(base: str, other: str) -> None:
    """Where only one side changed, the merged text is that side, whichever it is."""
    assert merged(base, other, base) == other
    assert merged(base, base, other) == other


def test_a_difference_is_a_patch() -> None:
    """What would change is shown line by line, with the name of the page."""
    shown = difference("a\nb", "a\nc", "notes.md")
    assert "notes.md" in shown
    assert "-b\n" in shown
    assert "+c\n" in shown


@given(*(st.lists(st.sampled_from("abcd\n"), max_size=30) for _ in range(2)))
def test_a_patch_says_what_the_standard_library_says(one: list[str], other: list[str]) -> None:
    """Hunks and the lines about them are those of a unified difference."""
    before, after = ("".join(f"{letter}\n" for letter in letters) for letters in (one, other))
    lines = [text.splitlines(keepends=True) for text in (before, after)]
    expected = "".join(unified_diff(*lines, "p (as it is)", "p (as converted)"))
    assert difference(before, after, "p") == expected


# pages ------------------------------------------------------------------------------------------


@pytest.fixture
def merge(tmp_path: Path) -> MergedFolder:
    """Return what writes into an empty folder."""
    return MergedFolder(OutputFolder(tmp_path))


def test_a_page_follows_its_source(merge: MergedFolder, tmp_path: Path) -> None:
    """A page is written, left as it is, and written anew when its source changes."""
    states = [merge.settle("a/b.md", text).state for text in ("one\n", "one\n", "two\n")]
    assert states == [State.NEW, State.SAME, State.CHANGED]
    assert (tmp_path / "a/b.md").read_text() == "two\n"


def test_an_edit_by_hand_stays(merge: MergedFolder, tmp_path: Path) -> None:
    """A page edited by hand stays when its source is as it was, and takes up what is new in it."""
    page = tmp_path / "a.md"
    merge.settle("a.md", BASE)
    page.write_text(BASE.replace("one", "One"))
    assert merge.settle("a.md", BASE).state is State.KEPT
    assert merge.settle("a.md", BASE + "six\n").state is State.MERGED
    assert page.read_text() == BASE.replace("one", "One") + "six\n"
    assert merge.settle("a.md", BASE + "six\n").state is State.KEPT


def test_a_conflict_is_refused_with_its_difference(merge: MergedFolder, tmp_path: Path) -> None:
    """Where hand and source changed one line, the page stays, and both are shown."""
    page = tmp_path / "a.md"
    merge.settle("a.md", BASE)
    page.write_text(BASE.replace("one", "hand"))
    for _ in range(2):
        settled = merge.settle("a.md", BASE.replace("one", "new"))
        assert settled.state is State.REFUSED
        assert "-hand" in settled.difference
        assert "+new" in settled.difference
        assert page.read_text() == BASE.replace("one", "hand")


def test_force_overwrites_and_says_so(tmp_path: Path) -> None:
    """Who asks for it gets the new page, and is shown what was lost."""
    page = tmp_path / "a.md"
    page.write_text("by hand\n")
    settled = MergedFolder(OutputFolder(tmp_path), is_forced=True).settle("a.md", "new\n")
    assert settled.state is State.FORCED
    assert "-by hand" in settled.difference
    assert page.read_text() == "new\n"


def test_a_page_of_somebody_else_is_left_alone(merge: MergedFolder, tmp_path: Path) -> None:
    """A page that no run has written is not overwritten, unless it says the same."""
    (tmp_path / "a.md").write_text("mine\n")
    assert merge.settle("a.md", "new\n").state is State.REFUSED
    assert merge.settle("a.md", "mine\n").state is State.SAME


def test_a_check_writes_nothing(tmp_path: Path) -> None:
    """A dry run says what would become of a page, and the folder stays empty."""
    folder = tmp_path / "book"
    assert MergedFolder(OutputFolder(folder, is_dry=True)).settle("a.md", "x\n").state is State.NEW
    assert not folder.exists()


# the door ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["../a.md", "/etc/a.md", "a/../../b.md", "", "a\\..\\b.md", "a\0b"]
)
def test_no_path_leads_out(tmp_path: Path, name: str) -> None:
    """A path that isn't plainly within the folder is refused."""
    with pytest.raises(OutsideError):
        OutputFolder(tmp_path / "book").write(name, "x")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """Symbolic links in the folder, to files and to folders, are not followed."""
    book, elsewhere = tmp_path / "book", tmp_path / "elsewhere"
    for folder in (book, elsewhere):
        folder.mkdir()
    (book / "inner").symlink_to(elsewhere)
    (book / "a.md").symlink_to(elsewhere / "a.md")
    for name in ("inner/a.md", "a.md"):
        with pytest.raises(OutsideError):
            OutputFolder(book).write(name, "x")
    assert list(elsewhere.iterdir()) == []


def test_what_was_written_before_is_remembered(merge: MergedFolder, tmp_path: Path) -> None:
    """The pages of a run, with their sources, are known to the next; a broken memory is none."""
    merge.save_pages({"b.md": "../notes/b.md", "a.md": ""})
    assert merge.last_pages() == {"a.md": "", "b.md": "../notes/b.md"}
    (tmp_path / ".annals/pages.json").write_text("{")
    assert merge.last_pages() == {}

"""Files and folders of sources: what is found, what is left alone, and where each page goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_annals.convert.decode import LIMIT, Undecodable, decoded
from sphinx_annals.convert.walk import Place, pages_of, walked

if TYPE_CHECKING:
    from pathlib import Path


def made(folder: Path, *paths: str) -> Path:
    """Write files into *folder*, each of which holds its path."""
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, "utf-8")
    return folder


def found(*sources: Path, apart: Path | None = None) -> list[str]:
    """Return the paths of the sources found."""
    return [place.path for place in walked(sources, apart).places]


def test_a_folder_is_walked_by_name(tmp_path: Path) -> None:
    """All endings of sources are taken, in an order that doesn't depend on the file system."""
    made(tmp_path, "b/2.md", "b/1.markdown", "a.TXT", "c.html", "d.Rmd", "e.qmd", "B.md")
    made(tmp_path, "lamp.png", "data.yaml", "code.py")
    expected = ["B.md", "a.TXT", "b/1.markdown", "b/2.md", "c.html", "d.Rmd", "e.qmd"]
    assert found(tmp_path) == expected


def test_hidden_folders_and_those_of_programs_are_left_alone(tmp_path: Path) -> None:
    """What no writer writes is no source; posts and drafts of a blog are."""
    made(tmp_path, ".git/a.md", "node_modules/x/b.md", ".c.md", "_posts/d.md", "out/e.md")
    assert found(tmp_path, apart=tmp_path / "out") == ["_posts/d.md"]


def test_a_file_is_its_own_root(tmp_path: Path) -> None:
    """A file that is named is taken, whatever it ends in; nothing is taken twice."""
    made(tmp_path, "x/a.md", "x/notes")
    sources = [tmp_path / "x" / "notes", tmp_path / "x" / "a.md", tmp_path]
    assert walked(sources).places == (
        Place(tmp_path / "x", "notes"),
        Place(tmp_path / "x", "a.md"),
    )


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    """Nobody should believe that a folder was empty."""
    with pytest.raises(FileNotFoundError):
        walked([tmp_path / "none"])


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    """A link may lead to a file of the same folder, and nowhere else; each that does is told."""
    made(tmp_path, "secret/a.md", "in/b.md", "in/sub/c.md")
    inside = tmp_path / "in"
    (inside / "out.md").symlink_to(tmp_path / "secret" / "a.md")
    (inside / "folder").symlink_to(tmp_path / "secret", target_is_directory=True)
    (inside / "loop").symlink_to(inside, target_is_directory=True)
    (inside / "gone.md").symlink_to(inside / "nothing.md")
    (inside / "z.md").symlink_to(inside / "b.md")
    walk = walked([inside])
    assert [place.path for place in walk.places] == ["b.md", "sub/c.md"]
    assert [(path, finding.topic.name) for path, finding in walk.left] == [
        ("folder", "NEUTRAL"),
        ("gone.md", "LEFT_OUT"),
        ("loop", "LEFT_OUT"),
        ("out.md", "NEUTRAL"),
    ]


def test_a_long_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    """So much of a file is read that its length can be refused."""
    made(tmp_path, "a.md").joinpath("a.md").write_bytes(b"x" * (2 * LIMIT))
    content = Place(tmp_path, "a.md").content()
    assert len(content) == LIMIT + 1
    with pytest.raises(Undecodable):
        decoded(content)


PATHS = {
    "2025/06-17.md": "2025/06-17.md",
    "posts/2025-06-17-lamps.markdown": "posts/2025-06-17-lamps.md",
    "a.html": "a.md",
    # a folder that holds one document is it, in each language
    "blog/lamps/index.md": "blog/lamps.md",
    "blog/boats/index.en.md": "blog/boats.en.md",
    "blog/boats/index.es.md": "blog/boats.es.md",
    # one that holds others has a first page
    "talks/index.md": "talks/index.md",
    "talks/one.md": "talks/one.md",
    "deep/_index.md": "deep/index.md",
    "deep/x/index.md": "deep/x.md",
    "index.md": "index.md",
}


def test_pages_mirror_their_sources(tmp_path: Path) -> None:
    """A page has the path of its source, but a folder with one document becomes a page."""
    pages = pages_of([Place(tmp_path, path) for path in PATHS])
    assert {page.place.path: page.path for page in pages} == PATHS
    assert not any(page.findings for page in pages)


def test_no_two_pages_have_one_path(tmp_path: Path) -> None:
    """Who clashes, by letter case too, gets a name of its own, and that is told."""
    paths = ["a.md", "a.txt", "A.html", "b/index.md", "b.md", "c.md", "C.md"]
    other = [Place(tmp_path / "other", "c.md")]
    pages = pages_of([*(Place(tmp_path, path) for path in paths), *other])
    assert [page.path for page in pages] == [
        *("a.md", "a-txt.md", "A-html.md", "b-2.md", "b.md", "c.md", "C-2.md", "c-3.md"),
    ]
    assert [bool(page.findings) for page in pages] == [0, 1, 1, 1, 0, 0, 1, 1]
    assert pages[1].findings[0].message == (
        "Another page has the path a.md: this one goes to a-txt.md."
    )


def test_paths_do_not_depend_on_what_else_is_converted(tmp_path: Path) -> None:
    """Without a clash, one more source changes the path of no other."""
    one = pages_of([Place(tmp_path, "b.md")])
    two = pages_of([Place(tmp_path, "a.md"), Place(tmp_path, "b.md")])
    assert one[0] == two[1]

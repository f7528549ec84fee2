"""Files and folders of sources: what is found, what is left alone, and where each page goes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from building import write

from sphinx_annals.convert.pipeline.page_paths import pages_of
from sphinx_annals.convert.sources.decoding import LIMIT, Undecodable, decoded
from sphinx_annals.convert.sources.folders import SourceFile, walked


def found(*sources: Path, into: Path = Path("out")) -> list[str]:
    """Return the paths of the sources found."""
    return [each.path for each in walked(sources, into).found]


def made(folder: Path, *paths: str) -> Path:
    """Write files into *folder*, each of which holds its path."""
    write(folder, {path: path for path in paths})
    return folder


# sources ----------------------------------------------------------------------------------------


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    """All endings of sources are taken, in an order that doesn't depend on the file system."""
    made(tmp_path, "b/2.md", "b/1.markdown", "a.TXT", "c.html", "d.Rmd", "e.qmd", "B.md")
    made(tmp_path, "f.mdown", "g.HTM", "lamp.png", "b/data.yaml")
    expected = ["B.md", "a.TXT", "b/1.markdown", "b/2.md", "c.html", "d.Rmd", "e.qmd"]
    assert found(tmp_path) == [*expected, "f.mdown", "g.HTM"]
    others = walked([tmp_path], tmp_path / "out").others
    assert others == {name: tmp_path / name for name in ("b/data.yaml", "lamp.png")}


def test_what_no_writer_writes_is_left_alone(tmp_path: Path) -> None:
    """Hidden folders, packages, templates, what was built and the book itself hold no sources."""
    made(tmp_path, ".git/a.md", "x/node_modules/b.md", ".c.md", "_site/d.html", "_build/e.md")
    made(tmp_path, "_layouts/f.html", "_includes/g.html", "out/h.md", "_posts/i.md", ".j.png")
    walk = walked([tmp_path], tmp_path / "out")
    assert [each.path for each in walk.found] == ["_posts/i.md"]
    assert (walk.left, walk.others) == ((), {})


def test_a_file_that_is_named_is_taken(tmp_path: Path) -> None:
    """It is a source whatever it ends in; nothing is taken twice."""
    made(tmp_path, "x/a.md", "x/notes")
    assert found(tmp_path / "x" / "notes") == ["notes"]
    sources = [tmp_path / "x" / "a.md", tmp_path / "x", tmp_path / "x"]
    assert found(*sources) == ["a.md"]


def test_several_folders_keep_their_names(tmp_path: Path) -> None:
    """Where several are named, none hides a page of another, also if they are called the same."""
    made(tmp_path, "one/a.md", "two/a.md", "c.md", "old/one/a.md", "old/c.md")
    assert found(tmp_path / "two", tmp_path / "one", tmp_path / "c.md") == [
        *("c.md", "one/a.md", "two/a.md"),
    ]
    folder = tmp_path.name
    assert found(tmp_path / "one", tmp_path / "old" / "one", tmp_path / "two") == [
        *("old/one/a.md", f"{folder}/one/a.md", "two/a.md"),
    ]
    assert found(tmp_path / "c.md", tmp_path / "old" / "c.md") == ["old/c.md", f"{folder}/c.md"]


def test_links_are_told_and_not_followed(tmp_path: Path) -> None:
    """A link may lead out of the folder, nowhere, or to what is read without it."""
    made(tmp_path, "secret/a.md", "in/b.md", "in/sub/c.md", "secret/lamp.png")
    inside = tmp_path / "in"
    links = {
        "folder": tmp_path / "secret",
        "gone.md": inside / "nothing.md",
        "lamp.png": tmp_path / "secret" / "lamp.png",
        "loop": inside,
        "out.md": tmp_path / "secret" / "a.md",
        "self.md": inside / "self.md",
        "z.md": inside / "b.md",
    }
    for name, target in links.items():
        (inside / name).symlink_to(target)
    walk = walked([inside], tmp_path / "out")
    assert [each.path for each in walk.found] == ["b.md", "sub/c.md"]
    assert walk.others == {}
    neutral = {"folder", "lamp.png", "out.md"}
    assert [(path, finding.topic.name) for path, finding in walk.left] == [
        (name, "NEUTRAL" if name in neutral else "LEFT_OUT") for name in links
    ]


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    """Reading it would never end."""
    os.mkfifo(tmp_path / "a.md")
    walk = walked([tmp_path], tmp_path / "out")
    assert walk.found == ()
    assert [(path, finding.rule) for path, finding in walk.left] == [("a.md", "no-file")]


def test_a_folder_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be shut, gone in between, or too deep: the rest is found all the same."""
    made(tmp_path, "a/b.md", "shut/c.md", "z.md")
    scandir = os.scandir

    def refusing(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    walk = walked([tmp_path], tmp_path / "out")
    assert [each.path for each in walk.found] == ["a/b.md", "z.md"]
    ((path, finding),) = walk.left
    assert (path, finding.topic.name) == ("shut", "REFUSED")
    assert finding.message == "The folder can't be read: Permission denied."


def test_odd_names_can_be_told(tmp_path: Path) -> None:
    """What would be no text, or would play with a terminal, is spelt out; letters stay."""
    names = (b"a\nb.md", b"c\x1b[1m.md", b"d\xff.md", b"e\\f.md", "é, x\u0301 李.md".encode())
    for name in names:
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_bytes(b"x")
    assert found(tmp_path) == [
        *("a\\nb.md", "c\\x1b[1m.md", "d\\udcff.md", "e\\\\f.md", "é, x\u0301 李.md"),
    ]


def test_a_long_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    """So much of a file is read that its length can be refused."""
    file = tmp_path / "a.md"
    with file.open("wb") as stream:
        stream.truncate(4 * LIMIT)
    content = SourceFile("a.md", file).content()
    assert len(content) == LIMIT + 1
    with pytest.raises(Undecodable):
        decoded(content)


# pages ------------------------------------------------------------------------------------------

PATHS = {
    "2025/06-17.md": "2025/06-17.md",
    "posts/2025-06-17-lamps.markdown": "posts/2025-06-17-lamps.md",
    "a.html": "a.md",
    "v1.2 notes.Rmd": "v1.2 notes.md",
    # a folder that holds one document is it, in each language
    "blog/lamps/index.md": "blog/lamps.md",
    "blog/boats/index.en.md": "blog/boats.en.md",
    "blog/boats/index.es.md": "blog/boats.es.md",
    # one that holds others has a first page
    "talks/index.md": "talks/index.md",
    "talks/one.md": "talks/one.md",
    "deep/_index.md": "deep/index.md",
    "deep/_index.de.md": "deep/index.de.md",
    "deep/x/index.md": "deep/x.md",
    "index.md": "index.md",
}


def test_pages_mirror_their_sources() -> None:
    """A page has the path of its source, but a folder with one document becomes a page."""
    pages = pages_of(PATHS)
    assert pages.paths == PATHS
    assert pages.findings == {}


CLASHES = {
    "a.md": "a.md",
    "a.txt": "a-txt.md",
    "A.html": "A-html.md",
    "b/index.md": "b-2.md",
    "b.md": "b.md",
    "c.md": "c.md",
    "C.md": "C-2.md",
    "é.md": "é.md",
    "e\u0301.md": "e\u0301-2.md",
    "index.md": "index-2.md",
    "People.md": "People-2.md",
}


def test_no_two_pages_have_one_path() -> None:
    """What clashes, by letter case or accents too, gets a path of its own, and that is told."""
    pages = pages_of(CLASHES, ["index.md", "people.md"])
    assert pages.paths == CLASHES
    assert set(pages.findings) == {path for path, page in CLASHES.items() if "-" in page}
    assert pages.findings["a.txt"][0].message == (
        "The page is written to a-txt.md: a.md is taken, or not a valid name."
    )


def test_paths_do_not_depend_on_what_else_is_converted() -> None:
    """Without a clash, one more source changes the path of no other."""
    one, two = pages_of(["b.md"]), pages_of(["a.md", "b.md"])
    assert one.paths["b.md"] == two.paths["b.md"]


def test_odd_names_are_not_those_of_pages() -> None:
    """A name that no page may have, or that is too long for one, becomes another, and is told."""
    long = f"{'é' * 120}.md"
    pages = pages_of(["a\\x1b.md", long])
    assert pages.paths == {"a\\x1b.md": "a-x1b.md", long: f"{'é' * 100}.md"}
    assert set(pages.findings) == set(pages.paths)

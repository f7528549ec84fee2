"""Reading real documents: every tenth of a corpus, where it lies beside this checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_annals.convert.dates.choice import date_of
from sphinx_annals.convert.dialects import read
from sphinx_annals.convert.pipeline.page_paths import pages_of
from sphinx_annals.convert.sources.decoding import decoded
from sphinx_annals.convert.sources.folders import SourceFile, walked
from sphinx_annals.convert.sources.titles import title_of

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
#: folders of blogs; all others hold notes
BLOGS = {
    "2i2c-blog": "hugo",
    "carpentries-posts": "hugo",
    "dask-blog": "jekyll",
    "lcolladotor-blog": "hugo",
    "scientific-python-blog": "hugo",
}

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real documents is not beside this checkout"
)


def folders() -> list[Path]:
    """Return the folders of the corpus, one for each community."""
    return sorted(path for path in CORPUS.glob("*") if path.is_dir())


def sample(folder: Path) -> tuple[SourceFile, ...]:
    """Return every tenth source of a folder."""
    return walked([folder], folder / "out").found[::10]


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_documents_are_read_in_their_dialect(folder: Path) -> None:
    """Each document is read as what it is, and has a title; each line knows its place."""
    for place in sample(folder):
        text = decoded(place.content()).text
        source = read(text, place.path)
        lines = text.split("\n")
        assert source.dialect.name == BLOGS.get(folder.name, "notes"), place.path
        assert title_of(source).text, place.path
        moved = [
            each for each in source.body.lines if each.text not in ("", lines[each.number - 1])
        ]
        assert len(moved) <= sum(finding.rule == "tags" for finding in source.findings), place.path


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_few_documents_have_no_date(folder: Path) -> None:
    """Nine of ten say a month at least; yearly archives say a year."""
    dates = [
        date_of(read(decoded(each.content()).text, each.path)).date for each in sample(folder)
    ]
    assert sum(len(date) >= len("2025") for date in dates) >= 0.9 * len(dates)


def test_every_document_has_a_page_of_its_own() -> None:
    """No two pages of the whole corpus have one path."""
    pages = pages_of(each.path for each in walked(folders(), CORPUS / "out").found).paths
    assert len({page.casefold() for page in pages.values()}) == len(pages) > 1000

"""The pages that lead to others, which are the same in every variant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .variant import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..book import Book

#: front matter of a page that stands in no table of contents
ORPHAN = "---\norphan: true\n---\n\n"


def toctree(docnames: Iterable[str], *, hidden: bool = False) -> str:
    """Return a table of contents that leads to *docnames*."""
    option = ":hidden:\n" if hidden else ":maxdepth: 1\n"
    entries = "\n".join(f"/{docname}" for docname in docnames)
    return f":::{{toctree}}\n{option}\n{entries}\n:::\n"


def contents(book: Book, docnames: Iterable[str]) -> Iterator[Page]:
    """Yield the front page, which leads to *docnames*, and the pages that lead to meetings."""
    front = toctree(["meetings/index", *docnames])
    yield Page("index", f"# A made-up book\n\nNothing in it is true.\n\n{front}")
    years = [f"meetings/{year}/index" for year in reversed(book.years)]
    yield Page("meetings/index", f"# Meetings\n\n{toctree(years)}")
    for year, meetings in book.years.items():
        leading = toctree(meeting.docname for meeting in reversed(meetings))
        yield Page(f"meetings/{year}/index", f"# Meetings of {year}\n\n{leading}")

"""A book on disk, with what Sphinx needs to build it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from .book import Book
    from .variants import Variant

#: what the ``conf.py`` of every variant says
SETTINGS = {
    "project": "A made-up book",
    "language": "en",
    "myst_enable_extensions": ["colon_fence", "deflist"],
    "myst_heading_anchors": 3,
    "html_copy_source": False,
    "html_show_sourcelink": False,
}


@dataclass(frozen=True, slots=True)
class Project:
    """The folder of a book, written down in one way."""

    folder: Path
    variant: Variant
    theme: str

    @property
    def source(self) -> Path:
        """Where the pages stand."""
        return self.folder / "source"

    @property
    def output(self) -> Path:
        """Where the HTML is written."""
        return self.folder / "html"

    @property
    def doctrees(self) -> Path:
        """Where Sphinx keeps what it has read."""
        return self.folder / "doctrees"

    def write(self, book: Book) -> int:
        """Write down *book*, and return how many files that changed."""
        texts = {f"{page.docname}.md": page.text for page in self.variant.pages(book)}
        texts["conf.py"] = self.configuration()
        return sum(write_if_changed(self.source / path, text) for path, text in texts.items())

    def configuration(self) -> str:
        """Return the text of ``conf.py``."""
        settings = {
            "extensions": ["myst_parser", *self.variant.extensions],
            "html_theme": self.theme,
            **SETTINGS,
            **self.variant.settings,
        }
        return "".join(f"{name} = {value!r}\n" for name, value in settings.items())


def write_if_changed(path: Path, text: str) -> bool:
    """Write *text* to *path* and return True, unless it stands there already."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True

"""What an output folder holds: which content each of its files was written from.

Sphinx compares the times of files; what a document shows of others leaves no trace there. So
each output folder of each builder has a record of fingerprints, kept among the doctrees.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .content import digest
from .directive import noted_in

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


@dataclass(slots=True)
class Record:
    """The record of one output folder.

    :param path: the file that keeps it.
    :param prints: document -> its fingerprint now.
    :param pages: the documents that no file of the source holds.
    :param old: document -> its fingerprint when it was last written here.
    """

    builder: Builder
    path: Path
    prints: Mapping[str, str]
    pages: frozenset[str]
    old: dict[str, str]
    written: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, builder: Builder, prints: Mapping[str, str], pages: frozenset[str]) -> Record:
        """Return the record of the folder that *builder* writes to."""
        name = f"{builder.name}-{digest(str(builder.outdir))}.json"
        path = Path(builder.doctreedir, "annals", name)
        old = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        return cls(builder, path, prints, pages, old)

    def outdated(self) -> list[str]:
        """Return the documents whose output is not what it should be.

        Sphinx looks for missing output itself where there is a source file to compare with.
        """
        return [
            docname
            for docname, now in self.prints.items()
            if self.old.get(docname) != now or (docname in self.pages and self._is_missing(docname))
        ]

    def clean(self, documents: Container[str]) -> None:
        """Delete the output of pages that are not among *documents* any more."""
        for docname in [name for name in self.old if name not in documents]:
            del self.old[docname]
            if output := output_of(self.builder, docname):
                output.unlink(missing_ok=True)
                if output.parent.is_dir() and not any(output.parent.iterdir()):
                    output.parent.rmdir()

    def save(self) -> None:
        """Keep what was written in this build."""
        fresh = {name: self.prints[name] for name in self.written & self.prints.keys()}
        kept = {name: old for name, old in self.old.items() if name in self.prints}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(kept | fresh, indent=0, sort_keys=True)
        if not self.path.is_file() or self.path.read_text("utf-8") != text:
            self.path.write_text(text, "utf-8")

    def _is_missing(self, docname: str) -> bool:
        output = output_of(self.builder, docname)
        return output is not None and not output.exists()


def output_of(builder: Builder, docname: str) -> Path | None:
    """Return the file that *builder* writes for *docname*; None where it makes one of all."""
    if locate := getattr(builder, "get_output_path", None) or getattr(
        builder, "get_outfilename", None
    ):
        return Path(locate(docname))
    suffix = getattr(builder, "out_suffix", None)
    return Path(builder.outdir, docname + suffix) if suffix else None


def note_written(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note that *docname* is written in this build."""
    if record := noted_in(app.env).record:
        record.written.add(docname)


def keep_record(app: Sphinx, exception: Exception | None) -> None:
    """Keep the record; a build that failed may not have written what it resolved."""
    record = noted_in(app.env).record if app.env and not exception else None
    if record:
        record.save()


def setup_record(app: Sphinx) -> None:
    """Connect the keeping of records."""
    app.connect("doctree-resolved", note_written)
    app.connect("build-finished", keep_record)

"""Remember from which content each file of an output folder was written.

Sphinx compares the times of files, which say nothing about what a document shows of others. So
each output folder of each builder has a table of fingerprints, kept beside the doctrees.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..content.elements import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.builders import Builder


@dataclass(slots=True)
class OutputCache:
    """The record of one output folder.

    :param path: the file that keeps it.
    :param prints: document -> its fingerprint now.
    :param pages: the documents that no file of the source holds.
    :param edition: when what the book says was last changed.
    :param old: document -> its fingerprint when it was last written here.
    :param old_edition: the edition of what was last written here.
    :param templates: when the newest template of the pages was changed.
    """

    builder: Builder
    path: Path
    prints: Mapping[str, str]
    pages: frozenset[str]
    edition: int
    old: dict[str, str]
    old_edition: int
    templates: float
    written: set[str] = field(default_factory=set)

    @classmethod
    def of(
        cls, builder: Builder, prints: Mapping[str, str], pages: Iterable[str], edition: int
    ) -> OutputCache:
        """Return the record of the folder that *builder* writes to."""
        name = f"{builder.name}-{digest(str(builder.outdir))}.json"
        path = Path(builder.doctreedir, "annals", name)
        kept = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        # Sphinx compares these before it builds all documents, but not before it builds a few
        settings = getattr(getattr(builder, "build_info", None), "config_hash", "")
        found = getattr(builder, "templates", None) if builder.format == "html" else None
        return cls(
            builder,
            path,
            {docname: f"{settings} {now}".lstrip() for docname, now in prints.items()},
            frozenset(pages),
            edition,
            kept.get("documents", {}),
            kept.get("edition", 0),
            found.newest_template_mtime() if found else 0,
        )

    @property
    def is_current(self) -> bool:
        """Whether the book says what it said when this folder was last written."""
        return self.edition == self.old_edition

    def outdated(self) -> list[str]:
        """Return the documents whose output is not what it should be.

        Where there is a source file to compare with, Sphinx itself looks for output that is
        missing, or older than a template.
        """
        return [
            docname
            for docname, now in self.prints.items()
            if self.old.get(docname) != now or self._is_stale(docname)
        ]

    def clean(self) -> None:
        """Delete the output of documents that are no part of the book any more."""
        for docname in sorted(self.old.keys() - self.prints.keys()):
            del self.old[docname]
            if output := output_of(self.builder, docname):
                output.unlink(missing_ok=True)
                if output.parent.is_dir() and not any(output.parent.iterdir()):
                    output.parent.rmdir()

    def save(self) -> None:
        """Keep what was written in this build."""
        fresh = {name: self.prints[name] for name in self.written & self.prints.keys()}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"edition": self.edition, "documents": self.old | fresh}
        text = json.dumps(kept, sort_keys=True)
        if not self.path.is_file() or self.path.read_text("utf-8") != text:
            self.path.write_text(text, "utf-8")

    def _is_stale(self, docname: str) -> bool:
        output = output_of(self.builder, docname) if docname in self.pages else None
        if output is None:
            return False
        return not output.exists() or output.stat().st_mtime < self.templates


def output_of(builder: Builder, docname: str) -> Path | None:
    """Return the file that *builder* writes for *docname*; None where it makes one of all."""
    if locate := getattr(builder, "get_output_path", None) or getattr(
        builder, "get_outfilename", None
    ):
        return Path(locate(docname))
    suffix = getattr(builder, "out_suffix", None)
    return Path(builder.outdir, docname + suffix) if suffix else None

"""Where the registry pages of a run are read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .identification import NAMES, Registries

if TYPE_CHECKING:
    from pathlib import Path

    from ..options import ConvertOptions
    from ..output.writer import PageWriter


class RegistryFiles(NamedTuple):
    """The files of both pages, in the order of the registries."""

    into: Path
    files: tuple[Path, ...]

    @classmethod
    def of(cls, options: ConvertOptions) -> RegistryFiles:
        """Return the files given on the command line, or the defaults in the book."""
        into = options.into.resolve()
        named = zip((options.people, options.organizations), NAMES.values(), strict=True)
        # a symbolic link stays one: the book is not written through it
        files = ((f.parent.resolve() / f.name) if f else into / name for f, name in named)
        return cls(into, tuple(files))

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages of the book that they are."""
        inner = (file for file in self.files if file.is_relative_to(self.into))
        return tuple(file.relative_to(self.into).as_posix() for file in inner)

    def read(self) -> Registries:
        """Return the texts; empty where there is no file yet."""
        return Registries(*map(_text, self.files))

    def put(self, texts: Registries, writer: PageWriter) -> None:
        """Write the texts, except those whose file is outside the folder of the book."""
        for file, text in zip(self.files, texts, strict=True):
            if text and file.is_relative_to(self.into):
                writer.put_registry(file.relative_to(self.into).as_posix(), text)


def _text(file: Path) -> str:
    """Return the text of a page; one that can't be read is reported when it is written."""
    try:
        return file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
    except OSError:
        return ""

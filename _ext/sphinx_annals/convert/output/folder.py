"""The folder a run writes to, and nothing outside it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path, PurePosixPath


class OutsideError(ValueError):
    """A path that leads out of the folder."""


class ForeignError(ValueError):
    """A file that a run must not overwrite, because no run has written it."""


class OutputFolder:
    """A folder, and nothing but what is in it.

    :param is_dry: whether all is done but the writing.
    """

    def __init__(self, folder: Path, *, is_dry: bool = False) -> None:
        self.root = folder.resolve()
        self.is_dry = is_dry
        #: folders known not to be symbolic links
        self._known: set[Path] = set()

    def place(self, name: str) -> Path:
        """Return the path of *name*; raises :class:`OutsideError`.

        Neither it nor a folder on the way may be a symbolic link.
        """
        pure = PurePosixPath(name)
        if (
            pure.is_absolute()
            or not pure.parts
            or set(pure.parts) & {"..", ".", ""}
            or "\\" in name
            or "\0" in name
        ):
            raise OutsideError(f"{name!r} is not a path within the folder.")
        place = self.root / pure
        for each in (*reversed(place.parents), place)[len(self.root.parts) :]:
            if each not in self._known and each.is_symlink():
                raise OutsideError(f"{each} is a symbolic link; nothing is written through it.")
        self._known.update(place.parents)
        return place

    def read(self, name: str) -> str | None:
        """Return the text of a file; None where there is none.

        :raises ForeignError: it is no UTF-8, which no run has written.
        """
        place = self.place(name)
        try:
            return place.read_bytes().decode("utf-8") if place.is_file() else None
        except UnicodeDecodeError as error:
            raise ForeignError(f"{place} is not UTF-8; convert it first.") from error

    def write(self, name: str, text: str) -> None:
        """Write a text, unless the file says it already."""
        self.write_bytes(name, text.encode("utf-8", "replace"))

    def write_bytes(self, name: str, content: bytes) -> None:
        """Write *content* whole or not at all, unless it is there already."""
        place = self.place(name)
        if self.is_dry or (place.is_file() and place.read_bytes() == content):
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=place.parent, prefix=".annals-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(draft).chmod(0o644)
            Path(draft).replace(place)
        except OSError:
            Path(draft).unlink(missing_ok=True)
            raise

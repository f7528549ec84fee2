"""Included files: which file a part of a document was written in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def included_file(env: BuildEnvironment, docname: str, source: str | None) -> str:
    """Return the file *source* as seen from the source folder, if *docname* includes it.

    Empty where it is the document itself, or no file: a docstring, an epilog.
    """
    # docutils tells an included file as seen from the working folder
    path = Path(source or "").absolute()
    if path == Path(env.doc2path(docname)) or not path.is_file():
        return ""
    return Path(os.path.relpath(path, env.srcdir)).as_posix()

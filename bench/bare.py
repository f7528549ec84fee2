"""A bare reading of Markdown, the least a converter can do: ``python -m bench.bare FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from markdown_it import MarkdownIt


def main(folder: str) -> None:
    """Parse all files in *folder*, and throw away what comes of it."""
    parser = MarkdownIt("commonmark").enable("table")
    for path in sorted(Path(folder).rglob("*")):
        if path.is_file():
            parser.parse(path.read_bytes().decode(errors="replace"))


if __name__ == "__main__":
    main(sys.argv[1])

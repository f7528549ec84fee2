"""The press: make a PDF of what Sphinx wrote for LaTeX, and fail where it isn't fit to print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: how far a line may run into the right margin, in points
MARGIN = 10
OVERFULL = re.compile(r"Overfull \\hbox \(([\d.]+)pt too wide\)")
#: how LaTeX begins a line of its log that says the book has lost something
FAULTS = re.compile(
    r"! "
    r"|Missing character: "
    r"|LaTeX Warning: .*(?:undefined|multiply defined)"
    r"|pdfTeX warning.*(?:dest|name)"
)
#: how our style says which font isn't on this machine, and who needs it
NO_FONT = re.compile(r"Package annalsfonts Warning: (No font .*?)(?: on input line \d+)?\.?$")
#: LaTeX would break the lines of its log, names and all
WHOLE_LINES = {"max_print_line": "10000"}
OPTIONS = "LATEXMKOPTS=-interaction=nonstopmode -halt-on-error -silent"


def faults_in(log: str) -> list[str]:
    """Return what is wrong with a PDF, each fault once, from the log of the last run of LaTeX."""
    return list(dict.fromkeys(line.strip() for line in log.splitlines() if _is_fault(line)))


def _is_fault(line: str) -> bool:
    over = OVERFULL.match(line)
    return float(over[1]) > MARGIN if over else FAULTS.match(line) is not None


def missing_fonts(log: str) -> Iterator[str]:
    """Yield what the log says of fonts that aren't on this machine."""
    for line in log.splitlines():
        if found := NO_FONT.match(line):
            yield found[1]


def main(folder: Path) -> int:
    """Make the PDF in *folder*; return how it ended, for the shell."""
    made = subprocess.run(
        ["make", "-C", str(folder), OPTIONS],
        env={**os.environ, **WHOLE_LINES},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        check=False,
    )
    log = "\n".join(path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.log")))
    faults = faults_in(log) or (["LaTeX failed without a word"] if made.returncode else [])
    for message in (*missing_fonts(log), *faults):
        print(message, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

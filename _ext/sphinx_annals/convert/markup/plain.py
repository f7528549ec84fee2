"""Plain text on a page of Markdown: what keeps it from being anything else."""

from __future__ import annotations

import re
from html import unescape

_SPECIAL = re.compile(r"[\\`*_\[\]{}<>&$|~]")
_RUNS = re.compile(r"`+")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return *text* so that Markdown shows it as it is."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)


def one_line(text: str) -> str:
    """Return *text* without line ends, and with each space once."""
    return _SPACE.sub(" ", text).strip()


def code(text: str) -> str:
    """Return a code span that shows *text*."""
    bare = one_line(text.replace("\0", "\N{REPLACEMENT CHARACTER}"))
    longest = max((len(run) for run in _RUNS.findall(bare)), default=0)
    run = "`" * (1 if not longest else longest + 1)
    pad = " " if bare[:1] == "`" or bare[-1:] == "`" else ""
    return f"{run}{pad}{bare}{pad}{run}"


def decoded(value: str) -> str:
    """Return the text that the value of an attribute of HTML stands for."""
    return one_line(unescape(value))

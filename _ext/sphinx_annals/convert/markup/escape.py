"""Escapes: what Markdown of MyST would run, or hide, is shown as the text it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Topic
from ..document.source_text import Edit
from .anchor import label
from .attribute import SIZE
from .lead import LEAD

if TYPE_CHECKING:
    from .view import Told, View


_WIDER = rf"{LEAD}(?:(?:\[\^[^\]\n]{{1,99}}\]:|:)[ \t]*+{LEAD})?+"
#: what is looked for; a backslash goes where the group ``here`` is
_RULES = (
    ("role", "A role", re.compile(r"(?P<here>)\{(?!math\})[\w:+-]{1,200}\}(?=[`\x00])")),
    ("target", "A target", re.compile(r"\)(?P<here>)=[ \t]*+$", re.MULTILINE)),
    ("comment", "A comment of MyST", re.compile(rf"^{_WIDER}(?P<here>)%", re.MULTILINE)),
    (
        "break",
        "A break of MyST",
        re.compile(
            r"^(?:[ \t>]|[-*][ \t]|\d{1,9}[.)][ \t])*+(?P<here>)\+[ \t]*+\+[ \t]*+\+", re.MULTILINE
        ),
    ),
    (
        "attributes",
        "A list of attributes",
        re.compile(rf"^{_WIDER}(?P<here>)\{{(?![{{%])[^\n]*\}}[ \t]*+$", re.MULTILINE),
    ),
    (
        "attributes",
        "A list of attributes",
        re.compile(rf"(?<=[\])>\x00`])(?P<here>)\{{(?![{{%])(?!{SIZE})"),
    ),
)
_START = re.compile(r"\s*(?:-[ \t]*){3,}(?=\n|$)")


def escapes(view: View) -> Told:
    """Put a backslash before what would be more than text."""
    done: set[int] = set()
    for rule, what, pattern in _RULES:
        for found in pattern.finditer(view.veil):
            at = found.start("here")
            if at in done or (rule == "target" and _is_ours(view, at)):
                continue
            done.add(at)
            # what opens a block of code in a note is no directive where a language goes before
            yield Edit(at, at, "text " if view.veil[max(0, at - 3) : at] == "```" else "\\")
            words = view.text[found.start() : found.start() + 300].strip()
            yield view.note(Topic.NEUTRAL, rule, at, f"{what} is shown as text.", words)
    # at the very beginning, a rule would be taken for front matter
    opening = _START.match(view.veil)
    if opening and opening.end() <= min(done, default=opening.end()):
        yield Edit(0, opening.end(), opening[0].replace("-", "*"))


def _is_ours(view: View, at: int) -> bool:
    """Tell whether a target is one that was made from an id."""
    line = view.text[view.line_start(at) : at].lstrip(" \t>*+-0123456789.")
    return line.startswith(f"({label(view.path, '')}-")

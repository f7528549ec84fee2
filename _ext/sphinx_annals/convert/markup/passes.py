"""Markup: what other dialects of Markdown, their templates and HTML say, said in MyST.

Each pass looks at the script with its code hidden, and yields edits and findings::

    left out → code → MyST's own syntax as text → calls → boxes → HTML → links → words → checked
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.findings import Finding, Topic
from .anchor import anchors
from .attribute import attributes
from .colon import containers, levels
from .escape import escapes
from .fence import fenced
from .footnotes import footnotes
from .formulas import displays, formulas
from .guard import as_code, guarded
from .html_elements import blocks_of_html
from .legend import legends
from .length import lengths
from .link import links
from .listing import listings
from .phrase import phrases
from .rule import rules
from .shortcodes import shortcodes
from .site import Folder, Site
from .strike import strikes
from .turn import breaks, raised
from .unseen import unseen
from .view import Pass, View, after
from .wording import wording

if TYPE_CHECKING:
    from ..document.source import Source
    from ..document.source_text import Script


__all__ = ["Folder", "Site", "translated"]

_MARKS = "{}[]<>`$|*_~\\"
#: a long note has fewer
_MOST_MARKS = 100_000
#: what is done before HTML is read as a tree
_BEFORE: tuple[Pass, ...] = (
    Pass(unseen, ("<", "{")),
    Pass(listings, ("<", "{")),
    Pass(fenced, ("```", "~~~")),
    Pass(formulas, ("$", "\\\\", "{math}")),
    Pass(attributes, ("{",)),
    Pass(escapes),
    Pass(containers, (":::",)),
    Pass(shortcodes, ("{{", "{%", "}}", "%}")),
    Pass(raised, ("<",)),
    Pass(breaks, ("<",)),
    Pass(phrases, ("<",)),
)
#: and after
_AFTER: tuple[Pass, ...] = (
    Pass(anchors),
    Pass(links, ("](", "]:", "<")),
    Pass(legends, ("![",)),
    Pass(footnotes, ("[^",)),
    Pass(lengths),
    Pass(wording),
    Pass(strikes, ("~",)),
    Pass(rules, ("--", "- -", "-\t", "**", "* *", "*\t", "__", "_ _", "_\t")),
    Pass(displays, ("{math}",)),
    Pass(levels, (":::",)),
)


def _is_noise(text: str) -> bool:
    """Whether there are so many marks that to look at each would take more than anybody has."""
    marks = sum(map(text.count, _MARKS))
    return marks > _MOST_MARKS and 4 * marks > len(text)


def translated(source: Source, site: Site) -> tuple[Script, tuple[Finding, ...]]:
    """Return the body of *source* in MyST, and what is worth telling about it."""
    if _is_noise(source.body.text):
        message = "More than a quarter of it are marks: no writer's text, and shown as it stands."
        return as_code(source.body), (Finding(Topic.KEPT, "marks", 0, message),)
    view, found = View.of(source.body, source, site), list[Finding]()
    for each in _BEFORE:
        view, told = after(each, view)
        found += told
    view = View.of(blocks_of_html(view), source, site)
    for each in _AFTER:
        view, told = after(each, view)
        found += told
    script, told = guarded(view.script)
    return script, tuple(sorted((*found, *told), key=lambda finding: finding.line))

"""Translate foreign markup to MyST, pass by pass.

Each pass looks at the text with its code masked, and yields edits and findings::

    hidden parts → code → MyST's own syntax as text → shortcodes → boxes → HTML → links → words
    → sanitised
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.findings import Finding, Severity
from .boxes import containers, levels
from .code import fenced, listings
from .figures import legends
from .footnotes import footnotes
from .formulas import displays, formulas
from .hidden import unseen
from .html_elements import blocks_of_html
from .html_inline import breaks, phrases, raised
from .inline_marks import strikes, wording
from .links import links
from .markup_context import MarkupContext, Pass, after
from .rule import rules
from .sanitize import as_code, escapes, guarded, lengths
from .shortcodes import shortcodes
from .targets import anchors, attributes

if TYPE_CHECKING:
    from ..document.source import Source
    from ..document.source_text import SourceText
    from .site import Site


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
    """Whether a text has so many markup characters that translating it would take too long."""
    marks = sum(map(text.count, _MARKS))
    return marks > _MOST_MARKS and 4 * marks > len(text)


def translated(source: Source, site: Site) -> tuple[SourceText, tuple[Finding, ...]]:
    """Return the body of *source* as MyST, and the findings."""
    if _is_noise(source.body.text):
        message = "More than a quarter of this file is markup characters, so it was kept verbatim."
        return as_code(source.body), (Finding(Severity.KEPT, "marks", 0, message),)
    context, found = MarkupContext.of(source.body, source, site), list[Finding]()
    for each in _BEFORE:
        context, findings = after(each, context)
        found += findings
    context = MarkupContext.of(blocks_of_html(context), source, site)
    for each in _AFTER:
        context, findings = after(each, context)
        found += findings
    body, findings = guarded(context.body)
    return body, tuple(sorted((*found, *findings), key=lambda finding: finding.line))

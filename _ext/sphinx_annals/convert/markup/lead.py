"""What stands before the words of a line: quotation marks, list markers, indentation."""

from __future__ import annotations

import re

_MARKER = r"(?:[-*+]|\d{1,9}[.)])"
#: the lead of a line, for patterns that go on; it never gives back what it took
LEAD = rf"[ \t>]*+(?:{_MARKER}[ \t]++[ \t>]*+)*+"

_LEAD = re.compile(LEAD)
_MARK = re.compile(_MARKER + r"(?=[ \t])")


def lead_of(text: str, start: int = 0) -> str:
    """Return the lead of the line that begins at *start*."""
    found = _LEAD.match(text, start)
    return found[0] if found else ""


def continued(lead: str) -> str:
    """Return the lead of a further line in the same list item or quotation."""
    return _MARK.sub(lambda found: " " * len(found[0]), lead)


def has_marker(lead: str) -> bool:
    """Tell whether a list item begins with this lead."""
    return continued(lead) != lead


def width(lead: str) -> int:
    """Return how far to the right the words after a lead begin."""
    return len(lead.expandtabs(4))

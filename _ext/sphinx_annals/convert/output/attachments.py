"""Files beside the sources that a page shows or links to."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Container, Iterator


#: an address without a scheme: of a link, a picture, a definition, or the argument of a directive
ADDRESS = re.compile(
    r"(?:\]\(<?|^[ \t>]*\[[^\]\n]{1,200}\]:[ \t]*<?|\{(?:figure|image)\}[ \t]+)"
    r"(?P<address>(?![a-z][a-z0-9+.-]*:|#|//)[^\s()<>#?]+)",
    re.MULTILINE | re.IGNORECASE,
)
#: drawings in XML, which a browser runs where a reader opens one by itself
DRAWINGS = (".svg", ".svgz", ".xml", ".xhtml")
#: what of them runs, or loads from elsewhere what does; one in another encoding isn't looked into
SCRIPT = re.compile(
    rb"<(?:[\w-]{1,40}:)?(?:script|foreignobject|iframe|embed|object|handler)\b|[\s\"'/]on[a-z]{3,20}\s*="
    rb"|javascript:|<!entity|<\?xml-stylesheet|\A\x1f\x8b|\x00",
    re.IGNORECASE,
)


def contains_script(name: str, content: bytes) -> bool:
    """Whether a reader who opens the file *name* would run a program in it."""
    return name.lower().endswith(DRAWINGS) and SCRIPT.search(content) is not None


def linked_files(text: str, page: str, files: Container[str]) -> Iterator[str]:
    """Yield each of *files* that the text of *page* leads to, once."""
    folder = posixpath.dirname(page)
    seen: set[str] = set()
    for found in ADDRESS.finditer(text):
        path = posixpath.normpath(posixpath.join(folder, unquote(found["address"])))
        if path in files and path not in seen:
            seen.add(path)
            yield path

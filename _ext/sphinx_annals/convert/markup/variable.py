"""Variables: what a site's templates would have filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = re.compile(r"[\w.-]+")
_LITERAL = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)')\s*((?:\|[^|]*)*)")
#: filters that turn a path of the site into an address
_FILTER = re.compile(
    r"\|\s*(?:relative_url|absolute_url|relurl|absurl|prepend:\s*site\.(?:baseurl|url)|strip)\s*"
)
_ALIASES = (
    ("site.params.", "param."),
    (".site.params.", "param."),
    (".site.baseurl", "site.baseurl"),
)


def value_of(words: str, variables: Mapping[str, str]) -> str | None:
    """Return what *words* between braces stand for; None where that isn't known.

    >>> value_of(' "/about" | relative_url ', {})
    '/about'
    """
    literal = _LITERAL.fullmatch(words)
    if literal:
        is_known = not _FILTER.sub("", literal[3]).strip()
        return (literal[1] or literal[2] or "") if is_known else None
    name = words.strip("- \t").casefold()
    if not _NAME.fullmatch(name):
        return None
    for alias, meant in _ALIASES:
        if name.startswith(alias):
            name = meant + name.removeprefix(alias)
    known = {key.casefold(): value for key, value in variables.items()}
    return known.get(name, known.get(name.replace("_", "")))

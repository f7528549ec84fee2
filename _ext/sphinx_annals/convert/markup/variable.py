"""Variables: what a site's templates would have filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


_SAID = re.compile(
    r"\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<name>[\w.-]+))\s*"
    r"(?P<filters>(?:\|[^|]*)*)"
)
#: filters that turn a path of the site into an address, and those that leave words as they are
_FILTER = re.compile(
    r"\|\s*(?:relative_url|absolute_url|relurl|absurl|prepend:\s*site\.(?:baseurl|url)|strip"
    r"|escape|escape_once|xml_escape|capitalize|upcase|downcase|markdownify|smartify"
    r"|normalize_whitespace)\s*(?=\||\Z)"
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
    said = _SAID.fullmatch(words.strip("- \t"))
    if not said or _FILTER.sub("", said["filters"]).strip():
        return None
    if said["name"] is None:
        return said["double"] or said["single"] or ""
    name = said["name"].casefold()
    for alias, meant in _ALIASES:
        if name.startswith(alias):
            name = meant + name.removeprefix(alias)
    known = {key.casefold(): value for key, value in variables.items()}
    return known.get(name, known.get(name.replace("_", "")))

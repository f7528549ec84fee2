"""The site that sources come from: its addresses and template variables."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from ..sources.permalinks import key, keys

if TYPE_CHECKING:
    from collections.abc import Mapping


_EXPRESSION = re.compile(
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
    """Return the value of an expression between braces; None if it is unknown.

    >>> value_of(' "/about" | relative_url ', {})
    '/about'
    """
    found = _EXPRESSION.fullmatch(words.strip("- \t"))
    if not found or _FILTER.sub("", found["filters"]).strip():
        return None
    if found["name"] is None:
        return found["double"] or found["single"] or ""
    name = found["name"].casefold()
    for alias, meant in _ALIASES:
        if name.startswith(alias):
            name = meant + name.removeprefix(alias)
    known = {key.casefold(): value for key, value in variables.items()}
    return known.get(name, known.get(name.replace("_", "")))


#: default values of a site's variables: addresses from its own root
ROOT = {"site.baseurl": "", "site.base_url": "", "page.baseurl": "", "site.url": ""}
_PAGE_ENDS = (
    *("", ".md", ".markdown", ".html", ".Rmd", ".qmd", ".txt"),
    *("/index.md", "/index.html", "/_index.md", "/README.md"),
)
_WEB_END = re.compile(r"\.html?$")


class Site(Protocol):
    """What the translation asks about the site."""

    @property
    def variables(self) -> Mapping[str, str]:
        """Return ``site.baseurl``, ``param.handbook_url`` … with their values."""

    def resolve(self, address: str, path: str) -> str | None:
        """Return what a page writes for an *address* in the source at *path*.

        :return: a path as seen from the page, or an address of the web; None where nothing is
        """


@dataclass(frozen=True, slots=True)
class Folder:
    """A site as far as its folder shows it: its pages, its other files, and its home."""

    #: path of a source -> path of its page
    pages: Mapping[str, str] = field(default_factory=dict)
    #: pictures and such, which keep their paths
    files: frozenset[str] = frozenset()
    variables: Mapping[str, str] = field(default_factory=lambda: ROOT)
    #: where the site is published; what isn't found in the folder is taken to be there
    home: str = ""
    #: folders whose content is published at the root: ``content``, ``static``, ``_posts``
    roots: tuple[str, ...] = ("", "content", "static", "docs", "assets")
    #: address that a site had a document at -> path of its source
    published: Mapping[str, str] = field(default_factory=dict)

    def resolve(self, address: str, path: str) -> str | None:
        """Return what the page of *path* writes for *address*."""
        place, mark, fragment = address.partition("#")
        place = unquote(place.partition("?")[0])
        page = self.pages.get(path, path)
        known = (
            self.pages.get(candidate) or (candidate if candidate in self.files else "")
            for candidate in self.candidates(place, path)
        )
        found = next(filter(None, known), "") or self._published(place, path)
        if found:
            return posixpath.relpath(found, posixpath.dirname(page) or ".")
        if self.home and place.startswith("/"):
            return self.home.rstrip("/") + place + mark + fragment
        return None

    def _published(self, place: str, path: str) -> str:
        """Return the page of what the site had at *place*; a page may have been a folder there."""
        starts = ("",) if place.startswith("/") else (posixpath.dirname(path), key(path))
        addresses = (posixpath.join(start, place) for start in starts)
        tried = chain.from_iterable(map(keys, addresses))
        source = next((self.published[each] for each in tried if each in self.published), "")
        return self.pages.get(source, "")

    def candidates(self, place: str, path: str) -> list[str]:
        """Return the files that *place* may mean, as seen from the folder; none outside of it."""
        starts = self.roots if place.startswith("/") else (posixpath.dirname(path),)
        bare = _WEB_END.sub("", place).strip("/" if place.startswith("/") else "")
        tries = [place.strip("/") if place.startswith("/") else place]
        tries += [bare.rstrip("/") + end for end in _PAGE_ENDS]
        joined = (
            posixpath.normpath(posixpath.join(start, name)) for start in starts for name in tries
        )
        return [each for each in joined if not each.startswith(("..", "/"))]

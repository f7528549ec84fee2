"""Permalinks: addresses of a document on its former site."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.source import Source


#: keys of front matter with addresses of the document
_STATED = ("permalink", "url", "aliases", "alias", "redirect_from")
_ENDING = re.compile(r"\.(?:html?|md|markdown|mdown|rmd|qmd|txt)$", re.IGNORECASE)
#: folders that addresses leave out
_ROOT = re.compile(r"(?:content|_posts|_pages|_drafts|pages)/")
_DATED_NAME = re.compile(r"(?P<date>\d{4}-\d\d?-\d\d?)-(?P<name>.+)")
_DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?!\d)")
#: the end of an address that identifies a post: a year, perhaps more of the date, and a name
_TAIL = re.compile(r"(?:^|/)((?:19|20)\d\d/(?:\d\d/){0,2}(?=[^/]*[^\W\d])[^/]+)$")


def key(address: str) -> str:
    """Return *address* in canonical form.

    >>> (
    ...     key("/Blog/2024/lamps/"),
    ...     key("content/blog/2024/lamps/index.md"),
    ...     key("blog/2024/lamps.html"),
    ... )
    ('blog/2024/lamps', 'blog/2024/lamps', 'blog/2024/lamps')
    """
    path = posixpath.normpath("/" + unquote(address.partition("?")[0])).strip("/")
    bare = _ENDING.sub("", _ROOT.sub("", path, count=1)).casefold()
    return bare.removesuffix("/index").removesuffix("/_index")


def keys(address: str) -> Iterator[str]:
    """Yield the keys of *address*: all of it, and its end that identifies a post."""
    whole = key(address)
    yield whole
    if found := _TAIL.search(whole):
        yield found[1]


def permalinks(source: Source) -> frozenset[str]:
    """Return the keys of all addresses of *source*, by its path and its front matter."""
    if not source.dialect.is_published:
        return frozenset()
    found = {source.path, *_stated(source), *_built(source)}
    return frozenset(each for address in found for each in keys(address)) - {""}


def _stated(source: Source) -> Iterator[str]:
    return (text for text in source.values(*_STATED) if ":" not in text)


def _built(source: Source) -> Iterator[str]:
    """Yield addresses as sites build them, from folder, name and date."""
    folder, _, name = key(source.path).rpartition("/")
    dated = _DATED_NAME.fullmatch(name)
    date, bare = dated.group("date", "name") if dated else ("", name)
    dates = (date, *source.values("date"))
    places = {folder, *(place for date in dates for place in _days(date))}
    names = {bare, *map(str.casefold, source.values("slug"))}
    return (f"{place}/{name}" for place in places for name in names)


def _days(date: str) -> Iterator[str]:
    """Yield *date* as in addresses: to the day, the month and the year."""
    if found := _DATE.match(date):
        year, month, day = found[1], found[2].zfill(2), found[3].zfill(2)
        yield from (f"{year}/{month}/{day}", f"{year}/{month}", year)


def directory(published: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Return key -> the one source with it; keys of several sources are left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path, given in published:
        for each in given:
            found[each].add(path)
    return {each: next(iter(paths)) for each, paths in found.items() if len(paths) == 1}

"""Permalinks: the addresses that a document had on its site."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.source import Source


#: keys of front matter that say an address of the document
_STATED = ("permalink", "url", "aliases", "alias", "redirect_from")
_ENDING = re.compile(r"\.(?:html?|md|markdown|mdown|rmd|qmd|txt)$", re.IGNORECASE)
#: what stands before the paths that a site publishes
_ROOT = re.compile(r"(?:content|_posts|_pages|_drafts|pages)/")
_DATED_NAME = re.compile(r"(?P<date>\d{4}-\d\d?-\d\d?)-(?P<name>.+)")
_DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?!\d)")
#: the end of an address that tells posts apart: a year, perhaps more of the date, and a name
_TAIL = re.compile(r"(?:^|/)((?:19|20)\d\d/(?:\d\d/){0,2}(?=[^/]*[^\W\d])[^/]+)$")


def key(address: str) -> str:
    """Return *address* in the one form that all ways of writing it come down to.

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
    """Yield what an address is looked up by: all of it, and the end that tells posts apart."""
    whole = key(address)
    yield whole
    if found := _TAIL.search(whole):
        yield found[1]


def permalinks(source: Source) -> frozenset[str]:
    """Return the keys of all addresses that *source* had, as its path and its data say."""
    if not source.dialect.is_published:
        return frozenset()
    said = {meta.key.casefold(): meta.value for meta in source.meta}
    stated = (text for name in _STATED for text in _texts(said.get(name, ())))
    folder, _, name = key(source.path).rpartition("/")
    dated = _DATED_NAME.fullmatch(name)
    names = {dated["name"] if dated else name, *map(str.casefold, _texts(said.get("slug", ())))}
    dates = {dated["date"] if dated else "", *_texts(said.get("date", ()))}
    found = {source.path, *(text for text in stated if ":" not in text)}
    found |= {f"{folder}/{each}" for each in names}
    found |= {f"{day}/{each}" for each in names for date in dates for day in _days(date)}
    return frozenset(each for address in found for each in keys(address)) - {""}


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _days(date: str) -> Iterator[str]:
    """Yield a date as sites put it into addresses: with its day, its month, its year."""
    if found := _DATE.match(date):
        year, month, day = found[1], found[2].zfill(2), found[3].zfill(2)
        yield from (f"{year}/{month}/{day}", f"{year}/{month}", year)


def directory(published: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Return each key -> the source that it leads to; what leads to several leads nowhere."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path, given in published:
        for each in given:
            found[each].add(path)
    return {each: next(iter(paths)) for each, paths in found.items() if len(paths) == 1}

"""A source: one document with its metadata apart from its body, in whatever dialect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from .findings import Finding
    from .source_text import SourceText


#: a value of front matter: text, a list of texts, or a nested table as ``key: value`` texts
Value: TypeAlias = "str | tuple[str, ...]"


class Meta(NamedTuple):
    """A key of the front matter with its value."""

    key: str
    value: Value
    line: int


class DialectTraits(NamedTuple):
    """What a dialect declares about its documents."""

    #: its name in options and in reports
    name: str
    #: origins of a title in order of preference, see :func:`~..sources.titles.title_of`
    title_origins: tuple[str, ...]
    #: whether documents are posts, which are dated by front matter and rarely are minutes
    has_posts: bool = True
    #: whether a site publishes documents at addresses other than their paths
    is_published: bool = True
    #: whether double braces are template code rather than text
    has_templates: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A document before it becomes a page: its metadata apart from its body."""

    #: where it is, as seen from the folder that is converted, with ``/`` between its parts
    path: str
    dialect: DialectTraits
    meta: tuple[Meta, ...]
    body: SourceText
    findings: tuple[Finding, ...] = ()

    def values(self, *keys: str) -> tuple[str, ...]:
        """Return all texts under *keys*, letter case ignored."""
        wanted = {key.casefold() for key in keys}
        found = (meta.value for meta in self.meta if meta.key.casefold() in wanted)
        return tuple(t for v in found for t in ((v,) if isinstance(v, str) else v))

    def value(self, *keys: str) -> str:
        """Return the first text under *keys*; empty where there is none."""
        return next(iter(self.values(*keys)), "")

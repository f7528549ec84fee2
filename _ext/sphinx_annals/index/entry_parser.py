"""Parse the text of a directive into an entry, and report what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from ..model import names
from ..model.entries import Entry, FieldValue, LinkValue, Problem
from ..model.fields import Field, FieldError, Link
from ..warnings import Warn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..kinds.kind import Kind
    from ..model.entries import Value


#: the options of every kind that are no fields of it
IDENTITY = ("id", "aliases")


class DirectiveText(NamedTuple):
    """An entry as a writer wrote it."""

    title: str
    options: Mapping[str, str]
    docname: str
    line: int
    #: option name -> its line, where that is known
    lines: Mapping[str, int]
    #: the included file that it is written in, if any
    file: str = ""


class Read(NamedTuple):
    """An entry, and what is wrong with it."""

    entry: Entry
    problems: tuple[Problem, ...]


def read_entry(kind: Kind, draft: DirectiveText) -> Read:
    """Return the entry that *draft* says; every problem is reported, no text is lost."""
    return _Reader(kind, draft).read()


def option_names(kind: Kind) -> tuple[str, ...]:
    """The options a directive of *kind* takes, in the order of its declaration."""
    return (*IDENTITY, *(declared.name for declared in kind.all_fields))


@dataclass(slots=True)
class _Reader:
    """One reading of one draft: gathers the problems on the way."""

    kind: Kind
    draft: DirectiveText
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> Read:
        title = self._title()
        entry_id, aliases = self._identity(title)
        self._report_unknown_options()
        entry = Entry(
            kind=self.kind.name,
            id=entry_id,
            title=title,
            docname=self.draft.docname,
            line=self.draft.line,
            anchor=entry_id,
            aliases=aliases,
            fields=tuple(self._fields()),
            links=tuple(self._links()),
            file=self.draft.file,
        )
        return Read(entry, tuple(self.problems))

    def _option(self, name: str) -> str:
        return " ".join((self.draft.options.get(name) or "").split())

    def _report(self, warn: Warn, message: str, option: str = "") -> None:
        draft = self.draft
        line = draft.lines.get(option, draft.line)
        self.problems.append(Problem(warn.value, draft.docname, line, message, draft.file))

    def _title(self) -> str:
        title = " ".join(self.draft.title.split())
        if not title:
            self._report(
                Warn.MISSING,
                f"this {self.kind.name} has no title: write it after the name of the directive",
            )
        return title or self._option("id") or f"Untitled {self.kind.name}"

    def _identity(self, title: str) -> tuple[str, tuple[str, ...]]:
        """Return the id and the aliases."""
        written = self._option("id")
        aliases = tuple(
            name.text for name in names.parse(self._option("aliases"), beside="").names
        )
        if not written:
            return names.slug(title), aliases
        if names.is_slug(written):
            return written, aliases
        made = names.slug(written)
        self._report(Warn.ID, f"{written!r} can't be an id: write ':id: {made}'", "id")
        return made, (*aliases, written)

    def _report_unknown_options(self) -> None:
        known = option_names(self.kind)
        for option in self.draft.options:
            if option not in known:
                near = get_close_matches(option, known, n=1)
                advice = f"did you mean {near[0]!r}?" if near else f"it knows {', '.join(known)}"
                self._report(
                    Warn.OPTION, f"{self.kind.name} has no option {option!r}: {advice}", option
                )

    def _fields(self) -> Iterator[FieldValue]:
        for declared in self.kind.fields:
            if text := self._option(declared.name):
                yield FieldValue(declared.name, text, self._value(declared, text))

    def _value(self, declared: Field, text: str) -> Value | None:
        try:
            return declared.type.read(text)
        except FieldError as error:
            self._report(error.warn, f"{declared.name}: {error}", declared.name)
            return None

    def _links(self) -> Iterator[LinkValue]:
        for declared in self.kind.links:
            yield from self._names(declared)

    def _names(self, declared: Link) -> Iterator[LinkValue]:
        line = self.draft.lines.get(declared.name, self.draft.line)
        found, wrong = declared.qualifier.read(self._option(declared.name))
        for warn, message in wrong:
            self._report(warn, f"{declared.name}: {message}", declared.name)
        for name in found:
            yield LinkValue(declared.name, name, line)

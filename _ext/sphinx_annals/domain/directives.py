"""The directives: one class for the entries of all kinds, one for their views."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import chain, count
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import nested_parse_with_titles

from ..content.resolver import WHOLE
from ..index.entry_parser import DirectiveText, read_entry
from ..index.queries import OPTION_NAMES
from ..kinds import KINDS
from ..model.entries import Problem, Query
from ..warnings import Warn
from .data import data_of
from .mentions import included_file
from .nodes import annals_box, annals_trail, annals_view
from .sections import expect_lower_headings, headings_within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.util.typing import OptionSpec

    from ..kinds.kind import Kind
    from ..model.entries import Entry


OPTION_LINE = re.compile(r"\s*:?([\w-]+):(?:\s|$)")


class AnyOption(dict[str, "Callable[[str], str]"]):
    """An option spec that takes every option, so that an unknown one doesn't lose the entry."""

    def __bool__(self) -> bool:
        return True

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> Callable[[str], str]:
        return _as_written


def _as_written(text: str | None) -> str:
    return text or ""


class AnnalsDirective(SphinxDirective):
    """What entries and views share: their options as written, and their place."""

    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption()

    def place(self) -> tuple[int, str]:
        """Return the line, and the included file in which it counts, if any."""
        source, line = self.get_source_info()
        return line, included_file(self.env, self.env.docname, source)

    def option_lines(self) -> dict[str, int]:
        """Return option -> its line."""
        _, first = self.get_source_info()
        found: dict[str, int] = {}
        for line, text in enumerate(self.block_text.splitlines(), first):
            if match := OPTION_LINE.match(text):
                found.setdefault(match[1], line)
        return found


class EntryDirective(AnnalsDirective):
    """An entry: notes what it says, and returns its box.

    The box is a section where sections are allowed::

        <section classes="annals-entry annals-event" ids="…">
            <title>
            <index>
            <annals_box>            filled when the page is written
            …                       the prose of the entry
            <annals_trail>          who speaks of it, filled likewise; not where a page says so

    :class:`~sphinx_annals.domain.sections.PlaceEntries` makes another element of it elsewhere.
    """

    has_content = True
    optional_arguments = 1
    kind: ClassVar[Kind]

    def run(self) -> list[nodes.Node]:
        """Return the section of the entry."""
        line, file = self.place()
        title = self.arguments[0] if self.arguments else ""
        draft = DirectiveText(
            title, self.options, self.env.docname, line, self.option_lines(), file
        )
        entry, problems = read_entry(self.kind, draft)
        entry = entry._replace(anchor=self._free_anchor(entry.id))
        # noted before its prose is read, which may hold other entries: document order
        data_of(self.env).note_entry(entry, problems)
        return [self._section(entry)]

    def _free_anchor(self, wanted: str) -> str:
        """Return *wanted*, or a similar id that is free in this document."""
        taken = self.state.document.ids
        numbered = (f"{wanted}-{number}" for number in count(2))
        return next(anchor for anchor in chain([wanted], numbered) if anchor not in taken)

    def _section(self, entry: Entry) -> nodes.section:
        section = nodes.section(
            "", ids=[entry.anchor], classes=["annals-entry", f"annals-{entry.kind}"]
        )
        self.state.document.ids[entry.anchor] = section
        box = annals_box(docname=entry.docname, anchor=entry.anchor)
        # the title is a name: nothing to translate, nor to set in better quotation marks
        section += nodes.title("", entry.title, translatable=False, support_smartquotes=False)
        section += [*self._index_term(entry), box]
        for node in (section, section[0], box):
            self.set_source_info(node)
        expect_lower_headings(self.state)
        with headings_within(self.state, section):
            nested_parse_with_titles(self.state, self.content, section, self.content_offset)
        section += annals_trail(docname=entry.docname, anchor=entry.anchor)
        return section

    def _index_term(self, entry: Entry) -> list[nodes.Node]:
        """Return the entry for the general index, unless a page of its own is listed there."""
        if self.kind.has_page(entry.id) and self.kind.page_of(entry.id) != entry.docname:
            return []
        term = entry.text(self.kind.sort_field) or entry.title
        return [addnodes.index(entries=[("single", index_term(term), entry.anchor, "", None)])]


class QueryDirective(AnnalsDirective):
    """A question to the book: notes its query, and returns a placeholder for the answer."""

    #: what is asked for
    subject: ClassVar[str]
    option_names: ClassVar[tuple[str, ...]] = ()

    def run(self) -> list[nodes.Node]:
        """Return ``annals_view``, filled when the page is written."""
        line, file = self.place()
        known = {name: text for name, text in self.options.items() if name in self.option_names}
        options = tuple(sorted(known.items()))
        query = Query(self.env.docname, line, self.subject, options, file=file)
        data_of(self.env).note_query(query, tuple(self._unknown_options(line, file)))
        node = annals_view(docname=self.env.docname, query=query)
        self.set_source_info(node)
        return [node]

    def _unknown_options(self, line: int, file: str) -> Iterator[Problem]:
        lines = self.option_lines()
        for option in self.options:
            if option not in self.option_names:
                near = get_close_matches(option, self.option_names, n=1)
                known = ", ".join(self.option_names)
                advice = f"write {near[0] if near else known}" if known else "it has none"
                yield Problem(
                    Warn.OPTION.value,
                    self.env.docname,
                    lines.get(option, line),
                    f"a view has no option {option!r}: {advice}",
                    file,
                )


class ViewDirective(QueryDirective):
    """A view of the entries of a kind that its options choose."""

    option_names = OPTION_NAMES


def index_term(term: str) -> str:
    """Return *term* for the general index, where a semicolon would divide it."""
    return term.replace(";", ",")


def _made(base: type[AnnalsDirective], name: str, **said: object) -> type[AnnalsDirective]:
    return type(f"{name}{base.__name__}", (base,), {**said, "__doc__": base.__doc__})


#: name of a kind -> the directive for its entries
ENTRY_DIRECTIVES = {k.name: _made(EntryDirective, k.label, kind=k) for k in KINDS}
#: plural of a kind -> the directive for its views
VIEW_DIRECTIVES = {k.plural: _made(ViewDirective, k.label, subject=k.name) for k in KINDS}
#: what is asked of the whole book -> the directive for it
WHOLE_DIRECTIVES = {name: _made(QueryDirective, name, subject=name) for name in WHOLE}

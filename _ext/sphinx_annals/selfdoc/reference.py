"""The reference, printed from the declarations."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from sphinx.util.docutils import SphinxDirective

from ..config import PREFIX, Options
from ..content.elements import Code, Table
from ..content.gaps import CHECKS
from ..content.views import VIEWS
from ..domain.domain import domain_of
from ..index.queries import OPTIONS
from ..kinds import KINDS
from ..model.fields import Link
from ..render.renderer import Renderer
from ..warnings import WARNING_TYPE, Warn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx

    from ..content.elements import Line
    from ..kinds.kind import Kind
    from ..model.fields import Field


IDENTITY = (
    ("id", "a slug", "Its name in links, roles and addresses; made from the title if left out."),
    ("aliases", "a list, separated by commas", "Other names it is found by."),
)


def fields_of(kind: Kind) -> Table:
    """Return the options of the directive for *kind*."""
    own = (_field(field) for field in kind.all_fields)
    return table_of(("Option", "Holds", "Meaning"), (*IDENTITY, *own))


def _field(field: Field | Link) -> tuple[str, str, str]:
    if isinstance(field, Link):
        beside = f"{field.help} From the other side: “{field.inverse_label}”."
        return field.name, field.summary, beside
    return field.name, field.type.summary, field.help


def kinds() -> Table:
    """Return all kinds, with their directives and roles."""
    return Table(
        ("Directive", "Roles", "View", "For"),
        tuple(
            (
                (Code(f"{{{kind.name}}}"),),
                codes(kind.roles),
                (Code(f"{{{kind.plural}}}"),),
                prose(kind.help),
            )
            for kind in KINDS
        ),
    )


def views() -> Table:
    """Return the options of a view."""
    return table_of(("Option", "Holds", "Chooses"), OPTIONS)


def layouts() -> Table:
    """Return the ways to show what a view chooses."""
    body = (((Code(name),), prose(view.help)) for name, view in VIEWS.items())
    return Table(("View", "Shows"), tuple(body))


def gaps() -> Table:
    """Return what a page of gaps looks for."""
    return Table(
        ("Gap", "Meaning"), tuple(((check.title,), prose(check.sentence)) for check in CHECKS)
    )


def warnings() -> Table:
    """Return all warnings."""
    body = (((Code(f"{WARNING_TYPE}.{w.value}"),), prose(w.sentence)) for w in Warn)
    return Table(("Warning", "Meaning"), tuple(body))


def settings() -> Table:
    """Return what can be set in ``conf.py``."""
    body = (
        (
            (Code(PREFIX + option.name),),
            (Code(repr(option.default)),),
            prose(option.metadata["help"]),
        )
        for option in fields(Options)
    )
    return Table(("Setting", "Default", "Meaning"), tuple(body))


#: argument of the directive -> what it prints
PRINTS: dict[str, Callable[[], Table]] = {
    "kinds": kinds,
    "views": views,
    "layouts": layouts,
    "gaps": gaps,
    "warnings": warnings,
    "settings": settings,
    **{kind.name: partial(fields_of, kind) for kind in KINDS},
}


class ReferenceDirective(SphinxDirective):
    """Prints a table of the reference."""

    required_arguments = 1
    prints: ClassVar[Mapping[str, Callable[[], Table]]] = PRINTS

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        table = self.prints.get(self.arguments[0])
        if table is None:
            known = ", ".join(self.prints)
            raise self.error(f"the reference has {known}, not {self.arguments[0]!r}")
        builder, docname = domain_of(self.env).builder, self.env.docname
        return Renderer(builder, docname, lambda docname, anchor: []).block(table())


def table_of(head: tuple[str, ...], rows: Iterable[tuple[str, str, str]]) -> Table:
    """Return a table of names, what they hold, and what they mean."""
    return Table(
        head, tuple(((Code(name),), (holds,), prose(meaning)) for name, holds, meaning in rows)
    )


def codes(words: tuple[str, ...]) -> Line:
    """Return *words* as names of directives or roles, with commas between them."""
    return tuple(piece for word in words for piece in (", ", Code(f"{{{word}}}")))[1:]


def prose(text: str) -> Line:
    """Return *text* as a line, with words between double backticks as code."""
    parts = text.split("``")
    return tuple(Code(part) if place % 2 else part for place, part in enumerate(parts) if part)


def setup_reference(app: Sphinx) -> None:
    """Register the directive in the domain."""
    app.add_directive_to_domain("annals", "reference", ReferenceDirective)

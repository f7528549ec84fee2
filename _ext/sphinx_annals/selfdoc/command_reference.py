"""The reference of the command ``annals convert``.

An extension of its own, so that no other book has to load the converter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..content.elements import Code, Table
from ..convert.command import EXIT_CODES, OPTIONS
from ..convert.dialects import BY_NAME
from ..convert.document.findings import Severity
from ..convert.sources.folders import ENDINGS
from .reference import ReferenceDirective, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from sphinx.application import Sphinx

    from ..content.elements import Line


def options() -> Table:
    """Return the options of the command."""
    rows = (
        ((Code(each.name),), _code(each.value_name), prose(each.full_help)) for each in OPTIONS
    )
    return Table(("Option", "Value", "Meaning"), tuple(rows))


def exit_codes() -> Table:
    """Return the exit codes of the command."""
    body = (((Code(str(code)),), prose(meaning)) for code, meaning in EXIT_CODES.items())
    return Table(("Exit code", "Meaning"), tuple(body))


def endings() -> Table:
    """Return the suffixes of source files."""
    return Table(("Sources end in",), ((_listed(sorted(ENDINGS)),),))


def dialects() -> Table:
    """Return the dialects that can be read."""
    body = (((Code(name),), prose(dialect.help)) for name, dialect in BY_NAME.items())
    return Table(("Dialect", "Used for"), tuple(body))


def topics() -> Table:
    """Return the topics of a report, most urgent first."""
    body = (
        ((Code(topic.word),), (f"{topic.value[:1].upper()}{topic.value[1:]}.",))
        for topic in Severity
    )
    return Table(("Topic", "Meaning"), tuple(body))


def _code(word: str) -> Line:
    return (Code(word),) if word else ()


def _listed(words: list[str]) -> Line:
    return tuple(piece for word in words for piece in (", ", Code(word)))[1:]


class ManualDirective(ReferenceDirective):
    """Print a table about the command."""

    prints: ClassVar[Mapping[str, Callable[[], Table]]] = {
        "options": options,
        "exit-codes": exit_codes,
        "endings": endings,
        "dialects": dialects,
        "topics": topics,
    }


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive in the domain."""
    app.setup_extension("sphinx_annals")
    app.add_directive_to_domain("annals", "manual", ManualDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

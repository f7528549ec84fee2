"""Your community's memory, as a book: events, talks, people, organizations and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set the extension up; the parts are listed in :mod:`sphinx_annals.extension`."""
    # here, so that the parts that know no Sphinx can be had without it
    from .extension import setup_extension

    setup_extension(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }

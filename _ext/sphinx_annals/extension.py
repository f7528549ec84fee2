"""The extension: what it registers, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .builders.description import setup_description
from .builders.epub import setup_epub
from .builders.html import setup_html
from .builders.keywords import setup_keywords
from .builders.latex import setup_latex
from .builders.remote_pictures import setup_picture
from .builders.search_field import setup_search
from .builders.singlehtml import setup_singlehtml
from .builders.strikethrough import setup_strikethrough
from .config import setup_config
from .domain.domain import setup_domain
from .domain.nodes import setup_nodes
from .domain.roles import setup_shortcut
from .domain.sections import setup_sections
from .export.annals_json import setup_export
from .pages.generated import setup_pages
from .pages.legacy_ids import setup_legacy_ids
from .pages.redirects import setup_redirect
from .render.placeholders import setup_placeholders
from .selfdoc.examples import setup_example
from .selfdoc.reference import setup_reference

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_extension(app: Sphinx) -> None:
    """Register every part."""
    setup_config(app)
    setup_nodes(app)
    setup_domain(app)
    setup_sections(app)
    setup_legacy_ids(app)
    setup_placeholders(app)
    setup_pages(app)
    setup_export(app)
    setup_redirect(app)
    setup_html(app)
    setup_description(app)
    setup_epub(app)
    setup_latex(app)
    setup_picture(app)
    setup_reference(app)
    setup_example(app)
    setup_search(app)
    setup_keywords(app)
    setup_singlehtml(app)
    setup_shortcut(app)
    setup_strikethrough(app)

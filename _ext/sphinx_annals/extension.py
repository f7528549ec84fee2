"""The extension: what it registers, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .config import setup_config
from .description import setup_description
from .domain import setup_domain
from .ebook import setup_ebook
from .example import setup_example
from .export import setup_export
from .filling import setup_filling
from .former import setup_former
from .html import setup_html
from .keywords import setup_keywords
from .nodes import setup_nodes
from .pages import setup_pages
from .paper import setup_paper
from .picture import setup_picture
from .placing import setup_placing
from .redirect import setup_redirect
from .reference import setup_reference
from .search import setup_search
from .shortcut import setup_shortcut
from .single_page import setup_single_page
from .strike import setup_strike

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_extension(app: Sphinx) -> None:
    """Register every part."""
    setup_config(app)
    setup_nodes(app)
    setup_domain(app)
    setup_placing(app)
    setup_former(app)
    setup_filling(app)
    setup_pages(app)
    setup_export(app)
    setup_redirect(app)
    setup_html(app)
    setup_description(app)
    setup_ebook(app)
    setup_paper(app)
    setup_picture(app)
    setup_reference(app)
    setup_example(app)
    setup_search(app)
    setup_keywords(app)
    setup_single_page(app)
    setup_shortcut(app)
    setup_strike(app)

"""Foreign markup as MyST: shortcodes, templates, HTML and other Markdown dialects.

May import: document, sources, vocabulary.
"""

from __future__ import annotations

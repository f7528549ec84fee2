"""A whole run: extract from all sources, identify people, compose the pages.

May import: model, kinds, document, sources, dialects, dates, repair, attendance, minutes,
identity, markup, emit, output, options.
"""

from __future__ import annotations

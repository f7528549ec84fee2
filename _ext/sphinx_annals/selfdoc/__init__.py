"""Directives that document the extension itself: its reference and its live examples.

May import: model, kinds, index, content, domain, render, config, convert, warnings.
"""

from __future__ import annotations

"""Broken Markdown repaired: the structure that its writer meant, but no parser sees.

May import: document, vocabulary.
"""

from __future__ import annotations

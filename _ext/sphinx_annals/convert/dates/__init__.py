"""Dates as people write them: in running text, in paths, and which of several counts.

May import: model, document, vocabulary.
"""

from __future__ import annotations

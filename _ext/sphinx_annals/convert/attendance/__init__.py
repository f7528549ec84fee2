"""Recognisers of meetings: when they were, who was there, who was absent.

May import: model, document, sources, dates, vocabulary.
"""

from __future__ import annotations

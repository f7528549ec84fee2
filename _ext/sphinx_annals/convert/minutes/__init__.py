"""Recognisers of minutes: decisions, actions, talks, agenda items and thanks.

May import: model, document, sources, dates, vocabulary.
"""

from __future__ import annotations

"""A source in memory: its text, blocks and metadata, and the records found in it.

May import: model.
"""

from __future__ import annotations

"""The folder a run writes to, and the report of what it wrote.

May import: document, emit, vocabulary.
"""

from __future__ import annotations

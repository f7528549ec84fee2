"""Plain values and their syntax: entries, names, dates, fields and sentences.

May import: warnings.
"""

from __future__ import annotations

"""What the book shows, as neutral values: boxes, views, charts, lists and pages.

May import: model, kinds, index, warnings.
"""

from __future__ import annotations

"""The converter: notes and posts in foreign dialects become pages of a book.

Pure Python beside the index: nothing here imports Sphinx or docutils. Each step takes plain
values and returns plain values::

    bytes → text → source → repaired body → records → identified people → page and report

May import: model, kinds, index, warnings.
"""

from __future__ import annotations

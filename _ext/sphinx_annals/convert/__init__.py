"""The converter: notes and posts in foreign dialects become pages of a book.

Pure Python beside the index: nothing here knows Sphinx or docutils. Each step takes plain values
and returns plain values::

    bytes → decoded text → Source → mended and translated body → records → page and report
"""

from __future__ import annotations

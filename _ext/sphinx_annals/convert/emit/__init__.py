"""A converted page as MyST text: its front matter, its entries and its body.

May import: model, kinds, document, vocabulary.
"""

from __future__ import annotations

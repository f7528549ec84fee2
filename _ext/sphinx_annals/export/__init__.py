"""The book as data, written beside its pages: one file for each format.

May import: model, kinds, index, content, domain, config, warnings.
"""

from __future__ import annotations

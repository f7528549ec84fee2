"""From files to text and metadata: folders, encodings, front matter, titles, permalinks.

May import: model, document, vocabulary.
"""

from __future__ import annotations

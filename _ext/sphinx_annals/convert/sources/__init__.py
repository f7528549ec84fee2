"""From files to text and metadata: folders, encodings, front matter, titles, permalinks.

May import: model, document.
"""

from __future__ import annotations

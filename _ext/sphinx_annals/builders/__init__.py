"""What a single builder needs beyond neutral nodes: websites, PDF, EPUB, one page, search.

May import: model, kinds, index, content, domain, render, pages, config, warnings.
"""

from __future__ import annotations

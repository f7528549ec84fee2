"""Generated pages: documents made in memory and kept up to date from build to build.

May import: model, kinds, index, content, domain, render, config, warnings.
"""

from __future__ import annotations

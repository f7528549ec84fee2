"""Where a converted page comes from."""

from __future__ import annotations

#: The one key in the front matter of a converted page, which neither Sphinx nor MyST gives a
#: meaning. It holds the path of the source and what its own front matter said.
SOURCE_KEY = "annals-source"

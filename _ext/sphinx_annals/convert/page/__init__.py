"""Pages: what MyST says for a source that was read, mended and translated."""

from __future__ import annotations

from .assembly import Page, page_of
from .identity import FIRST, Ids, free_ids, stem_of, wanted_ids
from .known import Known

__all__ = [
    "FIRST",
    "Ids",
    "Known",
    "Page",
    "free_ids",
    "page_of",
    "stem_of",
    "wanted_ids",
]

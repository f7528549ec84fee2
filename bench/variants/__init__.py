"""The ways of writing down a book; to add one, write its file and name it in the tuple."""

from __future__ import annotations

from types import MappingProxyType

from .annals import ANNALS
from .needs import NEEDS, NEEDS_OF_ALL
from .plain import IN_TOCTREE, ORPHANS
from .variant import Page, Variant

VARIANTS: tuple[Variant, ...] = (ORPHANS, IN_TOCTREE, ANNALS, NEEDS, NEEDS_OF_ALL)

#: name -> variant
BY_NAME = MappingProxyType({variant.name: variant for variant in VARIANTS})

__all__ = ["BY_NAME", "VARIANTS", "Page", "Variant"]

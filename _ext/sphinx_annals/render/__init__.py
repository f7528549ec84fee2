"""How content becomes docutils nodes that every builder understands.

May import: model, kinds, index, content, domain, config, warnings.
"""

from __future__ import annotations

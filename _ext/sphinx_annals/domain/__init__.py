"""How Sphinx reads entries: the domain, its directives, roles, nodes and transforms.

May import: model, kinds, index, content, config, warnings.
"""

from __future__ import annotations

"""What follows from the facts: who is meant by a name, what points where, in which order.

May import: model, kinds, warnings.
"""

from __future__ import annotations

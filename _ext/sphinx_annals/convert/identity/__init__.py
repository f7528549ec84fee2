"""Who is who: which person or organization a name in the notes means.

Two spellings are one person if the same handle is written beside them, or if they are the same
full name. Anything less certain becomes a question, or a proposed change of the registry pages
that a maintainer accepts. Nothing is guessed::

    occurrences, registry pages → people, organizations → matches, questions, proposals

May import: model, kinds, document, vocabulary.
"""

from __future__ import annotations

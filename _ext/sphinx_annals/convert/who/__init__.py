"""Who is who: which person a name in the notes means, and which organization.

Two spellings are one person where the same handle stands beside them, or where they are the same
full name. Whatever is merely likely is asked, or proposed as a change of the registry pages that
somebody accepts; nothing here guesses::

    sightings, registry pages → people, organizations → matches, questions, proposals
"""

from __future__ import annotations

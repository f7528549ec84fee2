"""Everything that can go wrong in a book, each with a name and a sentence."""

from __future__ import annotations

from enum import Enum

#: the type of every warning of this extension, for ``suppress_warnings``
WARNING_TYPE = "annals"


class Warn(Enum):
    """The subtypes of the ``annals`` warnings; each value says what it means."""

    sentence: str

    def __new__(cls, subtype: str, sentence: str) -> Warn:
        """Make a member whose value is the subtype and whose sentence explains it."""
        member = object.__new__(cls)
        member._value_ = subtype
        member.sentence = sentence
        return member

    UNKNOWN = "unknown", "A name in a link, a role or a view belongs to no entry of the book."
    AMBIGUOUS = "ambiguous", "A name belongs to several entries; it is shown as plain text."
    DUPLICATE = "duplicate", "Two entries have the same id; the first in document order keeps it."
    ID = "id", "An id is no plain slug of at most 100 characters; one was made from it."
    MISSING = "missing", "A field that every entry of the kind needs is not there."
    OPTION = "option", "A directive has an option that its kind does not know; it is left out."
    DATE = "date", "A date is impossible or of unknown order; it is shown as written."
    ADDRESS = "address", "An address is not http, https or mailto; it is shown as text."
    CHOICE = "choice", "A field has a value that is not among those of its kind."
    NAME = "name", "A name in a link field can't be read; it is shown as written."
    QUERY = "query", "An option of a view can't be understood; the view ignores it."
    PAGE = "page", "A document stands where a page of the book should be made."
    CONFIG = "config", "A setting in conf.py has a wrong value; its default is used."

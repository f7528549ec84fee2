"""The warnings of the extension, each with a name and a sentence."""

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

    UNKNOWN = "unknown", "A name in a link, a role or a view does not match any entry of the book."
    AMBIGUOUS = "ambiguous", "A name matches several entries; it is shown as plain text."
    DUPLICATE = "duplicate", "Two entries have the same id; the first in document order keeps it."
    ID = "id", "The id is not a valid slug (100 characters at most), so one was generated."
    MISSING = "missing", "A field that every entry of the kind needs is missing."
    OPTION = (
        "option",
        "A directive has an option that its kind does not have; the option is ignored.",
    )
    DATE = "date", "A date is impossible, or its order is ambiguous; it is shown as written."
    ADDRESS = "address", "An address is not http, https or mailto; it is shown as text."
    CHOICE = "choice", "A field has a value that its kind does not allow."
    NAME = "name", "A name in a link field can't be read; it is shown as written."
    QUERY = "query", "An option of a view can't be understood; the view ignores it."
    PAGE = "page", "A document has the name of a page that the book would generate."
    CONFIG = "config", "A setting in conf.py has a wrong value; its default is used."

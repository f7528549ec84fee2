"""Words by which recognisers read notes, in one TOML file for each language.

The files share their keys. What one language says is added to what the others say, so a text may
be in any of them, and a recogniser never names a language.

May import: nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

#: a reference to the words under another key, such as ``{names.and}``
_REFERENCE = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)+)\}")


@cache
def _tables() -> dict[str, Mapping[str, Any]]:
    """Return code of a language -> its table, in the order of the codes."""
    paths = (path for path in files(__package__).iterdir() if path.name.endswith(".toml"))
    found = {path.name.removesuffix(".toml"): path.read_text("utf-8") for path in paths}
    return {language: tomllib.loads(found[language]) for language in sorted(found)}


def languages() -> tuple[str, ...]:
    """Return the codes of all languages, such as ``"en"``."""
    return tuple(_tables())


def words(key: str) -> tuple[str, ...]:
    """Return the words under a dotted *key* such as ``"meetings.names"``, of all languages.

    :raises KeyError: no language has that key.
    """
    found = [value for table in _tables().values() if (value := _at(table, key)) is not None]
    if not found:
        raise KeyError(key)
    return tuple(dict.fromkeys(word for value in found for word in value))


def any_of(key: str) -> str:
    """Return a pattern for any of the words under *key*; ``{a.key}`` in one is any of those."""
    pattern = f"(?:{'|'.join(words(key))})"
    return _REFERENCE.sub(lambda reference: any_of(reference[1]), pattern)


def groups(key: str) -> dict[str, tuple[str, ...]]:
    """Return name -> words, for a table of lists under *key*, of all languages.

    :raises KeyError: no language has that key.
    """
    tables = [value for table in _tables().values() if (value := _at(table, key)) is not None]
    if not tables:
        raise KeyError(key)
    names = dict.fromkeys(name for table in tables for name in table)
    return {name: words(f"{key}.{name}") for name in names}


def _at(table: Mapping[str, Any], key: str) -> Any:
    found: Any = table
    for part in key.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found

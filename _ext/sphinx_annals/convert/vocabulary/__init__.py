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

#: another list within a word: ``{decisions.group}``
_KEY = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)+)\}")


@cache
def _languages() -> tuple[Mapping[str, Any], ...]:
    """Return the tables of all languages, in the order of their names."""
    paths = sorted(
        (path for path in files(__package__).iterdir() if path.name.endswith(".toml")),
        key=lambda path: path.name,
    )
    return tuple(tomllib.loads(path.read_text("utf-8")) for path in paths)


def words(key: str) -> tuple[str, ...]:
    """Return the words under a dotted *key* such as ``"meetings.names"``, of all languages.

    :raises KeyError: no language has that key.
    """
    found = [value for table in _languages() if (value := _at(table, key)) is not None]
    if not found:
        raise KeyError(key)
    return tuple(dict.fromkeys(word for value in found for word in value))


def any_of(key: str) -> str:
    """Return a pattern for any of the words under *key*; each is a regular expression.

    A word may hold another list by its key, such as ``{decisions.group}``.
    """
    return _KEY.sub(lambda other: any_of(other[1]), f"(?:{'|'.join(words(key))})")


def groups(key: str) -> dict[str, tuple[str, ...]]:
    """Return name -> words, for a table of lists under *key*, of all languages.

    :raises KeyError: no language has that key.
    """
    tables = [value for table in _languages() if (value := _at(table, key)) is not None]
    if not tables:
        raise KeyError(key)
    names = dict.fromkeys(name for table in tables for name in table)
    return {name: words(f"{key}.{name}") for name in names}


def _at(table: Mapping[str, Any], key: str) -> Any:
    found: Any = table
    for part in key.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found

"""The words of the recognisers: one file for each language, added up."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_annals.convert import vocabulary
from sphinx_annals.convert.vocabulary import any_of, groups, words

FOLDER = Path(vocabulary.__file__).parent


def lists_in(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, list[str]]]:
    """Return the dotted keys of the lists of words in a table."""
    found = []
    for name, value in table.items():
        if isinstance(value, Mapping):
            found += lists_in(value, f"{prefix}{name}.")
        else:
            found.append((f"{prefix}{name}", value))
    return found


LANGUAGES = sorted(FOLDER.glob("*.toml"))
LISTS = [
    pytest.param(key, value, id=f"{path.stem}:{key}")
    for path in LANGUAGES
    for key, value in lists_in(tomllib.loads(path.read_text("utf-8")))
]


@pytest.mark.parametrize(("key", "value"), LISTS)
def test_each_word_is_a_pattern(key: str, value: object) -> None:
    """A mistake in a word is found when the words are tested, not when a note is converted."""
    assert isinstance(value, list)
    assert value
    for word in value:
        assert isinstance(word, str)
        re.compile(word)
    assert len(set(value)) == len(value)


ASKED = """
import importlib, pkgutil
from sphinx_annals import convert
from sphinx_annals.convert import vocabulary
asked, look_up = set(), vocabulary._at
vocabulary._at = lambda table, key: (asked.add(key), look_up(table, key))[1]
for module in pkgutil.walk_packages(convert.__path__, convert.__name__ + "."):
    importlib.import_module(module.name)
print("\\n".join(sorted(asked)))
"""


def test_each_word_is_asked_for() -> None:
    """Words that no recogniser reads would promise what the converter doesn't do."""
    asked = subprocess.run(
        [sys.executable, "-c", ASKED],
        env={**os.environ, "PYTHONPATH": str(FOLDER.parents[2])},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    # some are asked for when they are first needed
    code = "".join(path.read_text("utf-8") for path in FOLDER.parent.rglob("*.py"))
    keys = {str(param.values[0]) for param in LISTS}
    unused = {
        key
        for key in keys - {*asked}
        if f'"{key}"' not in code and f'"{key.rpartition(".")[0]}"' not in code
    }
    assert unused == set()


def test_languages_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a second language says is recognised beside what the first one says."""
    tables = {
        "en": {"calls": {"present": ["present", "here"]}},
        "fr": {"calls": {"present": ["présents?", "here"], "absent": ["excusés?"]}},
    }
    monkeypatch.setattr(vocabulary, "_tables", lambda: tables)
    assert words("calls.present") == ("present", "here", "présents?")
    assert groups("calls") == {
        "present": ("present", "here", "présents?"),
        "absent": ("excusés?",),
    }
    assert re.fullmatch(any_of("calls.present"), "présents")
    with pytest.raises(KeyError):
        words("calls.late")

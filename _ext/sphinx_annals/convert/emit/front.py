"""Front matter of pages: what the source's own said, as plain quoted texts that do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.provenance import SOURCE_KEY

if TYPE_CHECKING:
    from ..document.source import Source


#: characters that a quoted text of YAML may not hold as they are
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def quoted(text: str) -> str:
    """Return *text* as a YAML text in quotation marks, whatever stands in it."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


def front_matter(source: Source) -> tuple[str, ...]:
    """Return the lines of the front matter; keys that are written twice keep all their values."""
    values: dict[str, list[str]] = {}
    for meta in source.meta:
        texts = (meta.value,) if isinstance(meta.value, str) else meta.value
        values.setdefault(meta.key, []).extend(texts)
    said = [f"  {quoted(key)}: {_value(texts)}" for key, texts in values.items()]
    path = [f'  "from": {quoted(source.path)}'] if "from" not in values else []
    return ("---", f"{SOURCE_KEY}:", *path, *said, "---")


def _value(texts: list[str]) -> str:
    if len(texts) == 1:
        return quoted(texts[0])
    return "[" + ", ".join(map(quoted, texts)) + "]"

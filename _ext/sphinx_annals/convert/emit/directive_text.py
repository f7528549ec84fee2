"""Write a directive safely: nothing inside closes its fence or breaks out of an option."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...kinds import BY_NAME
from ...model.fields import FieldError, Link

#: a line that could close a fence of colons, or open one within it
COLONS = re.compile(r"[ \t>]*(?:[-*+] +)*(:{3,})")
#: what MyST would read as something else than text at the beginning of a value
SPECIAL = "'\"|>#&*!%@`[]{}-?,:"
#: characters that are no text: they end lines, or can't be seen
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


def one_line(text: str) -> str:
    """Return *text* on one line, without what can't be seen."""
    return " ".join(UNSEEN.sub(" ", text).split())


def option_value(text: str) -> str:
    """Return *text* as the value of an option, in quotation marks where it needs them."""
    value = one_line(text)
    if value[:1] not in SPECIAL and " #" not in value and not value.endswith(":"):
        return value
    return "'" + value.replace("'", "''") + "'" if value else ""


@dataclass(frozen=True, slots=True)
class Directive:
    """An entry as it is written."""

    kind: str
    title: str
    #: name -> value; empty ones are left out
    options: tuple[tuple[str, str], ...]

    def lines(self, content: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the directive around *content*."""
        longest = max(
            (len(found[1]) for line in content if (found := COLONS.match(line))), default=2
        )
        fence = ":" * (longest + 1)
        return (
            f"{fence}{{{self.kind}}} {one_line(self.title)}".rstrip(),
            *(f":{name}: {option_value(text)}" for name, text in self._kept()),
            *(("", *content) if content else ()),
            fence,
        )

    def _kept(self) -> list[tuple[str, str]]:
        """Return the options that say something, and that their fields can read."""
        values = ((name, one_line(text)) for name, text in self.options)
        return [(name, text) for name, text in values if text and _is_valid(self.kind, name, text)]


def _is_valid(kind: str, name: str, text: str) -> bool:
    for field in BY_NAME[kind].all_fields:
        if field.name == name and not isinstance(field, Link):
            try:
                field.type.read(text)
            except FieldError:
                return False
    return True

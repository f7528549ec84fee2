"""Repair text that was decoded with the wrong encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ftfy import TextFixerConfig, fix_encoding_and_explain
from ftfy.badness import is_bad

from ..document.findings import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable


#: different pairs such as ``√©`` that a file needs, so that a formula is left alone
_ENOUGH = 3
_FOREIGN = re.compile(r"[^\x00-\x7f]{2,}")
_SPACE = re.compile(r"([ \t]+)")
# without repairs that lose a character or guess within a word
_CAREFUL = TextFixerConfig(
    unescape_html=False,
    replace_lossy_sequences=False,
    decode_inconsistent_utf8=False,
    fix_c1_controls=False,
)
_NAMES = {"macroman": "Mac Roman", "latin-1": "Latin-1", "sloppy-windows-1252": "Windows-1252"}
_CODECS = {"sloppy-windows-1252": "cp1252", "macroman": "mac_roman"}


class _Turned(NamedTuple):
    text: str
    #: the wrong encoding; empty if nothing was wrong
    encoding: str = ""


def unmangled(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Return *text* with UTF-8 that was decoded as another encoding repaired."""
    if text.isascii():
        return text, ()
    whole = _turned(text, "mac_roman")
    if whole != text and _is_certain(text):
        return whole, _of_file(text, whole)
    lines = text.split("\n")
    turned = _turned_lines(lines)
    pairs = enumerate(zip(lines, turned, strict=True), 1)
    findings = tuple(_of_line(at, line, new) for at, (line, new) in pairs if new.encoding)
    return "\n".join(each.text for each in turned), findings


def _turned_lines(lines: list[str]) -> list[_Turned]:
    turned = [_line(line) for line in lines]
    # an encoding proved by one line is tried on all others of the file
    for encoding in sorted({each.encoding for each in turned} - {""}):
        turned = [each if each.encoding else _like(each.text, encoding) for each in turned]
    return turned


def _turned(text: str, codec: str) -> str:
    """Return *text* encoded with *codec* and decoded as UTF-8, or as it is if that fails."""
    try:
        return text.encode(codec).decode("utf-8")
    except UnicodeError:
        return text


def _is_certain(text: str) -> bool:
    return is_bad(text) or len(set(_FOREIGN.findall(text))) >= _ENOUGH


def _line(line: str) -> _Turned:
    """Return *line* repaired as a whole, or word by word."""
    if line.isascii() or not is_bad(line):
        return _Turned(line)
    whole = _explained(line)
    return whole if whole.encoding else _by_words(line)


def _like(line: str, encoding: str) -> _Turned:
    """Return *line* repaired from the wrong *encoding* of other lines."""
    if line.isascii():
        return _Turned(line)
    codec = _CODECS.get(encoding, encoding)
    new = _turned(line, codec)
    return _Turned(new, encoding * (new != line))


def _by_words(line: str) -> _Turned:
    # the spaces between words are parts too
    words = [_explained(word) for word in _SPACE.split(line)]
    encodings = [word.encoding for word in words if word.encoding]
    return _Turned("".join(word.text for word in words), next(iter(encodings), ""))


def _explained(text: str) -> _Turned:
    new, steps = fix_encoding_and_explain(text, _CAREFUL)
    encodings = [step.parameter for step in steps or () if step.action == "encode"]
    if new == text or not encodings or "\n" in new or not _is_whole(new):
        return _Turned(text)
    return _Turned(new, encodings[0])


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeError:
        return False
    return True


# findings ---------------------------------------------------------------------------------------


def _of_file(text: str, whole: str) -> tuple[Finding, ...]:
    pairs = enumerate(zip(text.split("\n"), whole.split("\n"), strict=True), 1)
    changed = [(number, before, after) for number, (before, after) in pairs if before != after]
    number, before, after = changed[0]
    if len(changed) == 1:
        return (_of_line(number, before, _Turned(after, "macroman")),)
    message = (
        f"The whole file was UTF-8 decoded as Mac Roman; {len(changed)} lines were repaired, "
        f"from here on: {_sample(before, after)}"
    )
    return (Finding(Severity.REPAIR, "mojibake", number, message, quoted(before)),)


def _of_line(number: int, line: str, new: _Turned) -> Finding:
    name = _NAMES.get(new.encoding, new.encoding.removeprefix("sloppy-"))
    message = f"UTF-8 decoded as {name} was repaired: {_sample(line, new.text)}"
    return Finding(Severity.REPAIR, "mojibake", number, message, quoted(line))


def _sample(before: str, after: str) -> str:
    """Return the first words that differ, as ``before → after``."""
    pairs: Iterable[tuple[str, str]] = zip(before.split(), after.split(), strict=False)
    old, new = next((pair for pair in pairs if pair[0] != pair[1]), (before, after))
    return f"{quoted(old, 40)} → {quoted(new, 40)}"

"""Decode the bytes of a source: encoding, line ends, mojibake, control characters."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from ..document.findings import Finding, Severity, quoted
from .mojibake import unmangled

#: bytes of a source, at most
LIMIT = 16_000_000
#: byte order marks; the first that fits counts, so longer ones come first
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
#: separators that end a line for some programs and not for others
_SEPARATORS = dict.fromkeys((0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x2028, 0x2029), " ")
#: overrides of the reading order, which no script needs
_OVERRIDES = (0x202D, 0x202E)
_DROPPED = dict.fromkeys((*range(0x20), 0x7F, *_OVERRIDES, 0xFEFF, 0xFFFE, 0xFFFF), "")
_VISIBLE = {code: chr(code) for code in (0x09, 0x0A)}
_END = re.compile(r"\r*\n|\r")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
_CONTROLS = str.maketrans(_DROPPED | _WINDOWS | _SEPARATORS | _VISIBLE)
_CONTROL = re.compile(
    "[" + "".join(re.escape(chr(code)) for code in _CONTROLS if code not in _VISIBLE) + "]"
)


class Undecodable(ValueError):  # noqa: N818 - the word says that it is wrong
    """Bytes that aren't a text file; the message is a sentence."""


class Decoded(NamedTuple):
    """The text of a source, and the repairs made to get it."""

    text: str
    findings: tuple[Finding, ...] = ()


def decoded(raw: bytes, limit: int = LIMIT) -> Decoded:
    """Return the text of *raw*.

    :raises Undecodable: it isn't a text file, or is longer than *limit*.
    """
    if len(raw) > limit:
        raise Undecodable(f"The file has more than {limit:,} bytes, the limit for a source.")
    text, about_encoding = _read(raw)
    clean, about_mojibake = unmangled(_with_line_feeds(text))
    plain, about_controls = without_controls(clean), _controls(clean)
    return Decoded(
        plain, about_encoding + _line_ends(text) + about_mojibake + about_controls + _lost(plain)
    )


# encodings --------------------------------------------------------------------------------------


def _read(raw: bytes) -> tuple[str, tuple[Finding, ...]]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw.removeprefix(mark), encoding)
    if b"\0" in raw:
        raise Undecodable("The file contains NUL bytes: not a text file.")
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _windows(raw)


def _marked(raw: bytes, encoding: str) -> tuple[str, tuple[Finding, ...]]:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _windows(raw)
        raise Undecodable(
            f"The file has the byte order mark of {encoding}, but isn't: {error.reason}."
        ) from error
    message = f"The byte order mark of {encoding} was dropped."
    return text, (Finding(Severity.REPAIR, "byte-order-mark", 1, message),)


def _windows(raw: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of what is UTF-8 in parts or not at all, the rest read as Windows-1252."""
    lines = re.split(rb"\r*\n|\r", raw)
    wrong = [number for number, line in enumerate(lines, 1) if not _is_utf8(line)]
    known = any(not line.isascii() and _is_utf8(line) for line in lines)
    try:
        text = _mixed(lines) if known else raw.decode("cp1252")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"The file is neither UTF-8 nor Windows-1252 (line {line}): not a text file."
        raise Undecodable(message) from error
    if _BINARY.search(text):
        raise Undecodable("The file isn't UTF-8 and contains control characters: not a text file.")
    decoded_lines = _END.split(text)
    what = "Not UTF-8: read as Windows-1252; check the letters with accents."
    return text, tuple(
        Finding(Severity.REPAIR, "encoding", number, what, quoted(decoded_lines[number - 1]))
        for number in (wrong if known else wrong[:1])
    )


def _mixed(lines: list[bytes]) -> str:
    return "\n".join(line.decode("utf-8" if _is_utf8(line) else "cp1252") for line in lines)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


# characters -------------------------------------------------------------------------------------


def _line_ends(text: str) -> tuple[Finding, ...]:
    if "\r" not in text:
        return ()
    line = text.count("\n", 0, text.index("\r")) + 1
    message = "Line ends of Windows or an old Mac became line feeds."
    return (Finding(Severity.REPAIR, "line-ends", line, message),)


def _with_line_feeds(text: str) -> str:
    return _END.sub("\n", text) if "\r" in text else text


def without_controls(text: str) -> str:
    """Return *text* without control characters."""
    return text.translate(_CONTROLS) if _CONTROL.search(text) else text


def _controls(text: str) -> tuple[Finding, ...]:
    if not _CONTROL.search(text):
        return ()
    message = "Control characters were dropped, or became what Windows shows for them."
    return tuple(
        Finding(Severity.REPAIR, "control-character", number, message, quoted(line))
        for number, line in enumerate(text.split("\n"), 1)
        if _CONTROL.search(line)
    )


def _lost(text: str) -> tuple[Finding, ...]:
    if "\ufffd" not in text:
        return ()
    message = "The source already contains U+FFFD: a character was lost before conversion."
    return tuple(
        Finding(Severity.KEPT, "lost-character", number, message, quoted(line))
        for number, line in enumerate(text.split("\n"), 1)
        if "\ufffd" in line
    )

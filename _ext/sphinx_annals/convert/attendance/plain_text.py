"""The plain text of an entry in a roll call, handles included."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from ..document.inline_marks import marks, without

#: a login of GitHub; other services allow an underscore
HANDLE = r"[A-Za-z0-9](?:[A-Za-z0-9_]|-(?=[A-Za-z0-9])){0,38}"

_LINK = re.compile(
    r"(!?)\[([^\[\]]{0,300})\]\(<?([^()\s<>]{0,1000})>?(?:[ \t]+\"[^\"]{0,200}\")?\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]{1,200})\]\[[^\[\]]{0,100}\]")
_PROFILE = re.compile(rf"https?://(?:www\.)?(?:github|gitlab)\.com/({HANDLE})/?")
_MAILING_LIST = re.compile(r"mailto:[^@]{1,100}@(?:googlegroups|groups|lists)\.", re.IGNORECASE)
_EMOJI = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\U000e0020-\U000e007f]+"
)

#: what is taken away or replaced, in this order
_RULES = marks(
    (
        ("<!--", r"<!--.{0,500}?-->", ""),
        # mentions of Zulip: people, who may follow each other without a comma, and groups
        ("**", r"@_?\*\*([^*|]{1,80})(?:\|\d{1,12})?\*\*\s+(?=@_?\*)", r"\1, "),
        ("**", r"@_?\*\*([^*|]{1,80})(?:\|\d{1,12})?\*\*", r"\1"),
        ("@", r"@_?\*[^*]{1,80}\*(?!\*)", ""),
        ("~~", r"~~([^~]{1,200})~~", ""),
        ("<", r"@?<[^<>@\s]{1,80}@[^<>\s]{1,80}>", ""),
        ("<br", r"<br ?/?>", ", "),
        ("<", r"</?[a-zA-Z][^<>]{0,200}>", ""),
        ("[^", r"\[\^[^\]\s]{1,40}\]", ""),
        ("[name=", r"\[name=([^\[\]]{1,80})\]", r"\1"),
        ("`", r"`([^`]{1,100})`", r"\1"),
        ("*", r"\*{1,3}(?=\S)([^*]{1,300})\*{1,3}", r"\1"),
        ("_", r"(?<![\w\\])_{1,3}(?=\S)([^_]{1,300})_{1,3}(?!\w)", r"\1"),
        ("\\", r"\\([!-/:-@\[-`{-~])", r"\1"),
        (":", r"(?<![\w/:]):[a-z][a-z0-9_+-]{1,40}:(?![\w/:])", ""),
        ("", "[\u200b\u200c\u2060\ufeff\u00ad]", ""),
        ("", r"\s+", " "),
    )
)


#: without one of these, there is nothing to take away
_MARK = re.compile("[*_~`<\\\\\\[&\x1f\u2000-\uffff\U0001f000-\U000e007f]|:[a-z]|\u00ad")


@lru_cache(maxsize=4096)
def roll_text(text: str) -> str:
    """Return *text* as a reader sees it, with the handle of a linked profile after its name."""
    if "[" in text:
        text = _REFERENCE.sub(r"\1", _apart(_LINK.sub(_shown, text)))
    return unmarked(text)


@lru_cache(maxsize=4096)
def unmarked(text: str) -> str:
    """Return *text* without marks, tags and emoji."""
    if not _MARK.search(text):
        return " ".join(text.split())
    bare = without(_RULES, text)
    return _EMOJI.sub("", html.unescape(bare)).replace("\u00a0", " ").strip()


def _shown(link: re.Match[str]) -> str:
    is_image, words, address = link.groups()
    if is_image or _MAILING_LIST.match(address):
        return ""
    profile = _PROFILE.fullmatch(address)
    if profile and "@" not in words:
        # the mark keeps apart links that follow each other without a comma
        return f"{words} @{profile[1]}\x1f"
    return f"{words}\x1f"


def _apart(text: str) -> str:
    return re.sub("\x1f(?=[^\x1f]*\x1f) (?=[^\\W\\d_])", ", ", text).replace("\x1f", "")

"""Media: the video and the slides that stand with a talk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


#: what shortcodes and embeds have, how they look, and the address that they stand for
EMBEDS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (sign, re.compile(pattern, re.IGNORECASE), address)
    for sign, pattern, address in (
        (
            "{{",
            r"\{\{[<%]\s*youtube\s+(?:id=)?[\"']?([\w-]{6,20})[\"']?",
            "https://www.youtube.com/watch?v={}",
        ),
        ("{{", r"\{\{[<%]\s*vimeo\s+(?:id=)?[\"']?(\d{5,12})[\"']?", "https://vimeo.com/{}"),
        (
            "{%",
            r"\{%-?\s*(?:include\s+)?youtube(?:\.html|Player\.html)?\s+(?:id=)?[\"']?([\w-]{6,20})",
            "https://www.youtube.com/watch?v={}",
        ),
        (
            "/embed/",
            r"youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})",
            "https://www.youtube.com/watch?v={}",
        ),
        ("/video/", r"player\.vimeo\.com/video/(\d{5,12})", "https://vimeo.com/{}"),
        (
            "{{",
            r"\{\{[<%]\s*video\s+(?:[\w-]+=\"[^\"\n]{0,80}\"\s+)*(?:src=)?\"(https?://[^\"\s]+)\"",
            "{}",
        ),
        ("<source", r"<source\b[^<>\n]{0,200}?\bsrc=[\"'](https?://[^\"'\s<>]+)[\"']", "{}"),
    )
)
ADDRESS = re.compile(r"https?://[^\s()<>\[\]\"'`|]{3,1000}")
VIDEO = re.compile(
    r"https?://(?:www\.|m\.)?(?:youtube\.com/watch\?\S*?v=[\w-]{6,20}|youtu\.be/[\w-]{6,20}"
    r"|youtube\.com/live/[\w-]{6,20}|vimeo\.com/\d{5,12}|media\.ccc\.de/v/\S{4,100}"
    r"|\S{1,200}\.(?:mp4|webm|m4v)\b)\S*",
    re.IGNORECASE,
)
SLIDES = re.compile(
    r"https?://(?:docs\.google\.com/presentation/|(?:www\.)?speakerdeck\.com/|speakerdeck\.com/"
    r"|(?:www\.)?slideshare\.net/|slides\.com/|static\.sched\.com/hosted_files/|figshare\.com/"
    r"|\S{1,300}?(?:slides?|presentation|deck)[\w.-]{0,40}(?:\.pdf|\.pptx?|\.html?)?\b"
    r"|\S{1,300}\.(?:pptx?|key)\b)\S*",
    re.IGNORECASE,
)


class Media(NamedTuple):
    """Addresses of a video and of slides; empty for none."""

    video: str = ""
    slides: str = ""


def media_in(texts: Iterable[str]) -> Media:
    """Return the first video and the first slides that are embedded in or linked from *texts*."""
    video = slides = ""
    for text in texts:
        video = video or embedded(text)
        for address in ADDRESS.findall(text) if "://" in text else ():
            bare = address.rstrip(".,;:!?*_")
            video = video or (bare if VIDEO.match(bare) else "")
            slides = slides or (bare if SLIDES.match(bare) and not VIDEO.match(bare) else "")
    return Media(video, slides)


def embedded(text: str) -> str:
    """Return the address of the first video that is embedded in *text*; empty for none."""
    for sign, pattern, address in EMBEDS:
        if sign in text and (found := pattern.search(text)):
            return address.format(found[1])
    return ""

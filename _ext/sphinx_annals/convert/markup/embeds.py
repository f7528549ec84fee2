"""Embedded content of other sites as links to the page that shows it."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, quote

from .addresses import written
from .myst_text import escaped


class Embed(NamedTuple):
    """What can be embedded: how a link to it is called, and its address."""

    label: str
    #: the address, with ``{}`` for what names it
    address: str
    #: what a second word is that belongs to the name, after a ``/``
    second: re.Pattern[str] | None = None


#: name of a shortcode or tag -> what it embeds
EMBEDS = {
    "youtube": Embed("Video on YouTube", "https://www.youtube.com/watch?v={}"),
    "vimeo": Embed("Video on Vimeo", "https://vimeo.com/{}"),
    "tweet": Embed("Post on X", "https://x.com/{}"),
    "gist": Embed("Gist", "https://gist.github.com/{}", re.compile(r"\d+|[0-9a-f]{5,}")),
    "instagram": Embed("Post on Instagram", "https://www.instagram.com/p/{}/"),
    "slideshare": Embed("Slides on SlideShare", "https://www.slideshare.net/{}"),
    "speakerdeck": Embed("Slides on Speaker Deck", "https://speakerdeck.com/{}"),
    "speakerdeck-player": Embed("Slides on Speaker Deck", "https://speakerdeck.com/player/{}"),
    "asciinema": Embed("Recording on asciinema", "https://asciinema.org/a/{}"),
    "codepen": Embed("Pen on CodePen", "https://codepen.io/pen/{}"),
    "hackmd": Embed("Note on HackMD", "https://hackmd.io/{}"),
    "bilibili": Embed("Video on Bilibili", "https://www.bilibili.com/video/{}"),
    "spotify": Embed("Sound on Spotify", "https://open.spotify.com/{}"),
    "soundcloud": Embed("Sound on SoundCloud", "https://api.soundcloud.com/tracks/{}"),
    "figma": Embed("Drawing on Figma", "https://www.figma.com/{}"),
    "bluesky": Embed("Post on Bluesky", "{}"),
    "pdf": Embed("Document", "{}"),
    "iframe": Embed("Embedded page", "{}"),
}
ALIASES = {
    "x": "tweet",
    "twitter": "tweet",
    "x_simple": "tweet",
    "twitter_simple": "tweet",
    "youtube-nocookie": "youtube",
    "youtubeplayer": "youtube",
    "youtube_embed": "youtube",
    "yt": "youtube",
    "vimeo_simple": "vimeo",
    "vimeoplayer": "vimeo",
    "instagram_simple": "instagram",
    "embed-pdf": "pdf",
    "embed": "iframe",
}

#: how the player of a host is addressed -> what it embeds; the first group names it
PLAYERS = (
    (re.compile(r"(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/([\w-]{6,})"), "youtube"),
    (re.compile(r"player\.vimeo\.com/video/(\d+(?:/\w+)?)"), "vimeo"),
    (re.compile(r"(?:www\.)?instagram\.com/p/([\w-]+)"), "instagram"),
)
#: tag of a script that embeds something -> name of the embed
SCRIPTS = (
    (re.compile(r"\bgist\.github\.com/((?:[\w-]+/)?\w+)\.js\b"), "gist"),
    (re.compile(r"\basciinema\.org/a/(\w+)\.js\b"), "asciinema"),
    (
        re.compile(r"^(?=[^>]*\bspeakerdeck\b)[^>]*\bdata-id=[\"']?(\w+)"),
        "speakerdeck-player",
    ),
)
#: end of a host's name -> how a page there is called
HOSTS = {
    "youtube.com": "Video on YouTube",
    "docs.google.com": "Document on Google Docs",
    "sched.com": "Document on Sched",
    "slideshare.net": "Slides on SlideShare",
    "speakerdeck.com": "Slides on Speaker Deck",
    "twitter.com": "Post on X",
    "x.com": "Post on X",
    "bsky.app": "Post on Bluesky",
    "soundcloud.com": "Sound on SoundCloud",
    "openstreetmap.org": "Map on OpenStreetMap",
    "archive.org": "Item on the Internet Archive",
}
_ID = re.compile(r"[\w./@:?=&%+~#-]+")
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?([\w.-]+)", re.IGNORECASE)
_PLAYLIST = "videoseries"


def sort_of(name: str) -> str:
    """Return what a call of that name embeds, as :data:`EMBEDS` calls it."""
    return ALIASES.get(name, name)


def embedded(name: str, words: tuple[str, ...]) -> tuple[str, str] | None:
    """Return label and address of what a call embeds; None where the call isn't understood."""
    embed = EMBEDS.get(sort_of(name))
    if not embed or not words or not _ID.fullmatch(words[0]):
        return None
    named = [words[0], *(w for w in words[1:2] if embed.second and embed.second.fullmatch(w))]
    if named[0].startswith(("https://", "http://")):
        return label_and_address(named[0])[0] if embed.address == "{}" else embed.label, named[0]
    if "://" in named[0]:
        return None
    return embed.label, embed.address.format("/".join(named))


def label_and_address(address: str) -> tuple[str, str]:
    """Return a label for the page at *address*, and the address for readers."""
    full = f"https:{address}" if address.startswith("//") else address
    return _played(full) or (_label_of(full), full)


def _played(address: str) -> tuple[str, str] | None:
    """Return label and address of what a player at *address* plays."""
    for pattern, name in PLAYERS:
        found = pattern.search(address)
        if found and found[1] != _PLAYLIST:
            embed = EMBEDS[name]
            return embed.label, embed.address.format(found[1]) + _moment(address)
    return None


def _label_of(address: str) -> str:
    """Return a label for a page, by its host."""
    named = _HOST.match(address)
    if not named:
        return "Embedded file"
    host = named[1].lower()
    known = (label for end, label in HOSTS.items() if f".{host}".endswith(f".{end}"))
    return next(known, f"Embedded page on {host.removeprefix('www.')}")


def scripted(tag: str) -> tuple[str, str] | None:
    """Return label and address of what the script of *tag* embeds; None if nothing."""
    for pattern, name in SCRIPTS:
        if found := pattern.search(tag):
            return embedded(name, (found[1],))
    return None


def _moment(address: str) -> str:
    """Return the part of a video's address that says when it begins."""
    given = parse_qs(address.partition("?")[2].partition("#")[0])
    start = next(iter(given.get("start", ())), "")
    return f"&t={quote(start)}s" if start.isdigit() else ""


def as_link(label: str, address: str) -> str:
    """Return a link as Markdown has it."""
    return f"[{escaped(label)}]({written(address)})"

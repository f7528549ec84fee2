"""Hostile sources: all that a note may hold which would load, run, read or hide something.

What would load is on :data:`EVIL`, what would be read is :data:`SECRET`, and what would run sets
``ran``: as a script in a browser, as a file in a build.
"""

from __future__ import annotations

EVIL = "https://evil.example.org"
SECRET = "told by nobody"

EMBEDS = rf"""# Embeds

<iframe src="{EVIL}/frame.html" srcdoc="<script>parent.ran=1</script>" title="a frame"></iframe>

<video src="{EVIL}/v.mp4" poster="{EVIL}/poster.png" autoplay><source src="{EVIL}/s.webm"></video>

<audio src="{EVIL}/a.mp3" autoplay></audio>

<object data="{EVIL}/o.swf"><param name="movie" value="{EVIL}/p.swf">an object</object>

<embed src="{EVIL}/e.swf"> <applet archive="{EVIL}/x.jar" code="X"></applet>

<blockquote class="twitter-tweet"><p>Lanterns!</p>&mdash; Ada Quill (@adaquill)
<a href="https://twitter.com/adaquill/status/1">4 March 2031</a></blockquote>
<script async src="{EVIL}/widgets.js" charset="utf-8"></script>

<style>@import url("{EVIL}/i.css"); body {{ background: url({EVIL}/b.png) }}</style>

<p style="background-image: url({EVIL}/style.png)">styled</p>

<img src="{EVIL}/one.png" srcset="{EVIL}/two.png 2x" alt="one or two" onerror="ran=1">

<picture><source srcset="{EVIL}/pic.webp"><img src="{EVIL}/pic.png" alt="a picture"></picture>

<link rel="stylesheet" href="{EVIL}/l.css"><link rel="prefetch" href="{EVIL}/l2">

<svg width="9"><image href="{EVIL}/svg.png"/><use xlink:href="{EVIL}/u.svg#x"/>
<script>ran=1</script><text>drawn words</text></svg>

<svg><foreignObject><iframe src="{EVIL}/fo"></iframe></foreignObject></svg>

<table background="{EVIL}/t.png"><tr><td background="{EVIL}/td.png">in a cell</td></tr></table>

<body background="{EVIL}/body.png" onload="ran=1">

<meta http-equiv="refresh" content="0; url={EVIL}/refresh"><base href="{EVIL}/base/">

<form action="{EVIL}/form"><input type="image" src="{EVIL}/input.png"
formaction="javascript:ran=1"><button>send</button></form>

<details open ontoggle="ran=1"><summary>more</summary>within</details>

<math><mtext><mglyph src="{EVIL}/g.png"></mglyph></mtext></math>

<frameset><frame src="{EVIL}/fs"></frameset> <a href="#" ping="{EVIL}/ping">pinged</a>

<bgsound src="{EVIL}/bg.mid"><isindex action="{EVIL}/x"><xml src="{EVIL}/y"></xml>

![remote]({EVIL}/remote.png) ![by name][pic] ![no scheme](//evil.example.org/a.png)
![backslashes](\\\\evil.example.org\\b.png) ![no slashes](https:evil.example.org/c.png)
![three](https:///evil.example.org/d.png) ![loud](HTTPS://EVIL.example.org/e.png)
![mixed](/\\evil.example.org/f.png) ![mixed too](\\/evil.example.org/g.png)
![entity](&#104;ttps://evil.example.org/i.png) ![escaped](%2f%2fevil.example.org/j.png)

{{{{< figure src="{EVIL}/fig.png" caption="of Hugo" link="javascript:ran=1" >}}}}

{{{{< figure src="{EVIL}/two.png" caption="with **bold** ![inner]({EVIL}/inner.png)" >}}}}

[![badge]({EVIL}/badge.svg)](https://ci.example.org)

![wrapped]({EVIL}/cap.png "a title")
*a caption*

[pic]: {EVIL}/ref.png
"""

NOTES = rf"""---
title: "<script>ran=1</script> *T* {{{{ 7*7 }}}}"
author: "Ada <img src=x onerror=ran=1>"
tags: ["<script>ran=1</script>", "{{% include secret.dat %}}", "a: b"]
evil: !!python/object/apply:os.system ["touch ran"]
round: &a [*a, *a]
"</script><script>ran=1</script>": value
myst: {{substitutions: {{secret: "SUBSTITUTED"}}, enable_extensions: ["substitution"]}}
substitutions: {{secret: SUBSTITUTED}}
html_meta: {{"http-equiv=refresh": "0; url={EVIL}/meta"}}
layout: post
---
# Lantern Club <script>ran=1</script>, 4 March 2031

## Attendees

- Ada <script>ran=1</script> / @adaquill / Tidewater Workshop <img src=x onerror=ran=1>
- Bo Linde / @bo"onmouseover="ran=1 / [Fern](javascript:ran=1)
- `Cy` {{raw}}`html <script>ran=1</script>` / @cy / {{{{ config }}}}
- Dee ](javascript:ran=1) / @dee-x / |sub|
- <b onclick=ran=1>Fay</b> Moss / @faymoss / <a href="javascript:ran=1">Kelp</a>

## Agenda

- [name=Ada] (10 min): {{download}}`/etc/passwd` {{include}}`secret.dat`
- **Decision**: adopt <script>ran=1</script> {{{{ secret }}}} [x](javascript:ran=1)
- **Decision** :::{{raw}} html
- [ ] @bo: do <img src=x onerror=ran=1>

### Talk <script>ran=1</script> (Bo Linde, Fern <script>ran=1</script> & Ada, Tidewater)

{{{{< youtube "abc\" onload=\"ran=1" >}}}}

Recording: javascript:ran=1 and <javascript:ran=1>

Slides: [slides](data:text/html,<script>ran=1</script>)

### Talk two (Dee {{{{ x }}}}, "Org": y)
:url: javascript:ran=1
:video: javascript:ran=1
"""

RAW = "{fence}{{raw}} html\n{lead}<script>ran=1</script>\n{lead}{end}\n"
DIRECTIVES = "# Directives\n\n" + "\n".join(
    [
        *(
            f"```{{{name}}} {argument}\n{option}```\n"
            for name, argument, option in (
                ("include", "../../secret.dat", ""),
                ("include", "secret.dat", ":literal:\n"),
                ("literalinclude", "/etc/passwd", ""),
                ("literalinclude", "secret.dat", ""),
                ("csv-table", "", ":file: secret.dat\n"),
                ("csv-table", "", f":url: {EVIL}/t.csv\n"),
                ("image", f"{EVIL}/dir.png", ":target: javascript:ran=1\n"),
                ("figure", "../../secret.dat", ""),
                ("code-cell", "python", "import os; os.system('touch ran')\n"),
                ("program-output", "touch ran", ""),
                ("eval-rst", "", ".. include:: secret.dat\n.. raw:: html\n   :file: secret.dat\n"),
            )
        ),
        *(
            RAW.format(fence=start + "```", lead=lead, end="```")
            for start, lead in (
                ("", ""),
                ("   ", "   "),
                ("> ", "> "),
                ("- ", "  "),
                ("````{note}\n", ""),
                ("[^1]: ", "    "),
                ("Footnote[^1].\n\nterm\n: ", "  "),
            )
        ),
        RAW.format(fence="~~~", lead="", end="~~~"),
        RAW.format(fence="``` ", lead="", end="```"),
        "::::{note}\n:::{include} secret.dat\n:::\n::::\n",
        ".. include:: secret.dat\n\n.. raw:: html\n\n   <script>ran=1</script>\n",
        ".. |sub| replace:: replaced\n\n.. _target: javascript:ran=1\n",
        "|sub| and target_ and `x <javascript:ran=1>`_ and :download:`secret.dat`\n",
        "{download}`secret.dat` {download}`x </etc/passwd>` {doc}`/index` {py:mod}`os`\n",
        "{{ secret }} {{ 7*7 }} {{ env.config }} {% include 'secret.dat' %} {{% secret %}}\n",
        f'[span]{{.cls onclick="ran=1" #own style="background:url({EVIL}/attr.png)"}}\n',
        '{.cls #block onclick="ran=1"}\nA paragraph.\n',
        '# Heading {#own onclick="ran=1" .x}\n\n(target)=\n## With target\n',
        '% a hidden comment\n\n+++ {"tags": ["hidden"]}\n',
        "<!-- hidden <script>ran=1</script> -->\n\n<!-- never closed\n<script>ran=1</script>\n",
        "---\nmyst:\n  substitutions:\n    secret: SUBSTITUTED\n---\n",
    ]
)

ADDRESSES = [
    *("javascript:ran=1", "JaVaScRiPt:ran=1", "java&#115;cript:ran=1", "java&#x73;cript:ran=1"),
    *("javascript&colon;ran=1", "java&Tab;script:ran=1", "java&NewLine;script:ran=1"),
    *("%6aavascript:ran=1", "javascript%3aran=1", "&#1;javascript:ran=1", "\x01javascript:ran=1"),
    *("\\javascript:ran=1", "java\\script:ran=1", "javascript\\:ran=1", "#javascript:ran=1"),
    *("javascript\u00ad:ran=1", "java\u200bscript:ran=1", "\u00a0javascript:ran=1"),
    *("\u202ejavascript:ran=1", "feed:javascript:ran=1", "view-source:javascript:ran=1"),
    *("vbscript:ran=1", "VbScript:ran=1", "livescript:ran=1", "mocha:ran=1", "about:blank"),
    *("data:text/html,<script>ran=1</script>", "data:text/html;base64,PHNjcmlwdD5yYW49MQ=="),
    *("DATA:image/svg+xml,<svg/onload=ran=1>", "blob:https://x/1", "intent://x", "ms-word:x"),
    *("../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "FILE:/etc/passwd"),
    *("file://localhost/etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/outside.dat"),
    *("..\\..\\outside.dat", "\\\\evil.example.org\\share\\x.png", "%5c%5cevil.example.org%5cx"),
    *("C:\\windows\\win.ini", "c:/windows/win.ini", "../outside.dat", "/../outside.dat"),
    *("inv:#x", "path:outside.dat", "project:outside.dat", "myst:x", "doc:index"),
    *('https://x.example.org/"onmouseover="ran=1', "https://x.example.org/<script>ran=1</script>"),
]
LINKS = "# Addresses\n\n" + "\n\n".join(
    f"[l{n}]({address}) ![p{n}]({address}) <a href='{address}'>h{n}</a>"
    f" <img src='{address}' alt='i{n}'>\n\n[d{n}]\n\n![e{n}][d{n}]\n\n[d{n}]: {address}"
    for n, address in enumerate(ADDRESSES)
)

SIGNS = """\
# Signs \u202eevil\u202c

A \u202egpj.exe\u202c, \u2066isolated\u2069, \u200bzero \u200e \u200f \u2028 x \u2029 y \ufeff z
\x07 b \x1b[31m red \x7f \x85 \x9f \U000e0041 \ufff9 \x08

[\u202elink](https://x.example.org/\u202e)
"""
#: nine times nine times nine …
BOMB = "---\na: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdef", "bcdefg", strict=True)
)
KEYS = "---\n" + "".join(f"key{n}: value {n}\n" for n in range(3000))

FILES = {
    "embeds.md": EMBEDS,
    "html.html": EMBEDS,
    "2031-03-04.md": NOTES,
    "directives.md": DIRECTIVES,
    "addresses.md": LINKS,
    "signs.md": SIGNS,
    "bomb.md": f"{BOMB}---\n# Bomb\n",
    "keys.md": f"{KEYS}---\n# Keys\n",
    "zero.md": "# Zero\n\n\x00\n",
    "data/secret.dat": SECRET,
}

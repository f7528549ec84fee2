"""Duties: the words that say what somebody is to do, who, until when, and whether it is done."""

from __future__ import annotations

import re

_WORDS = (
    r"(?:new |next )?action(?: items?| points?| required|-\d{1,4})?s?|to-?dos?|to do|ai|ap|a/i"
    r"|next steps?|follow-?ups?|task"
)
_NAME = r"(?:@[\w-]{2,39}|[^\W\d_a-z][\w'’-]{0,24}\.?)"
#: whom a label names: ``ACTION for Ada:``, ``TODO (Bo):``, ``Action item @cy:``, ``AI Bo:``
_FOR = (
    rf"(?: ?(?:for|on|to) (?P<to>{_NAME}(?: {_NAME})?)| ?\(?(?P<at>@[\w-]{{2,39}})\)?"
    r"| ?\((?P<in>[^()\n]{1,60})\)| ?\[(?P<tag>[^\[\]\n]{1,60})\]"
    rf"| (?P<bare>{_NAME})(?=\s?[:：]))?"
)
#: the groups above
OWNERS = ("to", "at", "in", "tag", "bare")
#: a label: ``ACTION:``, ``**Action item** (Ada):``, ``TODO - …``
LABEL = re.compile(
    rf"[\s>*_\[(→➡⇒=:-]{{0,8}}(?i:{_WORDS})[*_\])]{{0,3}}{_FOR}"
    r"[*_]{0,3}(?:\s?[:：][*_]{0,3}|\s(?:--|–|—|-)(?=\s))\s*[*_]{0,2}(?=\S)"
)
CAPITALS = re.compile(
    r"[\s*_\[(]{0,6}(?:TODO|ACTION(?: ITEM|-\d{1,4})?)[*_\])]{0,3}[\s:-]+(?=[\w\"'`@])"
)
BOLD = re.compile(rf"\s*(?:\*\*|__)(?:{_WORDS}):?(?:\*\*|__)\s*[:–—-]?\s*(?=\S)", re.IGNORECASE)
HASHTAG = re.compile(
    r"(?<![\w/#&`])#(?:todo|action|ai|task)(?::(@?[\w.-]{1,40}))?(?![\w/-])", re.IGNORECASE
)
#: who it is for, before what there is to do
_WHO = rf"(?P<who>{_NAME}(?:(?:,? (?:and|&) |, ?|/| ){_NAME}){{0,4}})"
DOER = re.compile(
    rf"{_WHO}(?: ?[:–—]| -)?\s+"
    r"(?:to|will|should|shall|is going to|are going to|needs? to|can)\s+"
)
#: whom a task begins with: ``@bo @cy write it up``, ``@**Bo Linde** write it up``
MENTION = re.compile(r"@_?\*\*([^*|\n]{1,60})(?:\|\d{1,12})?\*\*|(@[\w-]{2,39})")
MENTIONED = re.compile(rf"\W{{0,4}}?(?:(?:{MENTION.pattern})[\s,:–—-]{{0,3}}(?:and |& )?)+")
#: whom it is for, at the end: ``write it up: Ada and Bo``, or at the beginning: ``(Bo) write``
LAST = re.compile(r".{3,}[:–—]\s+([^:]{2,60})\Z")
FIRST = re.compile(r"\W{0,2}\(([^()\n]{1,40})\)\s")
#: a line that says who is to do what, without a label
ASSIGNED = re.compile(rf"\W{{0,6}}{_WHO} to (?!be\b)(?=[a-z]{{2}})")
ASKED = re.compile(r",\s*(@[\w-]{2,39})\b")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
DUE = re.compile(
    r"(?:\b(?:due(?: date| by| on)?|deadline|by|before|until|eta)\b:?\s+|📅\s*)"
    r"(?P<date>\d{4}-\d\d-\d\d|(?:the )?(?:end of (?:the |this |next )?)?(?:next |this |coming )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:the )?(?:end of (?:the )?)?"
    r"(?:next|this|coming) (?:week|month|meeting|call|year|quarter)|eo[dwmy]\b|tomorrow|tonight"
    rf"|\d{{1,2}}(?:st|[nr]d|th)? (?:of )?{_MONTH}(?:,? \d{{4}})?"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|[nr]d|th)?(?:,? \d{{4}})?)",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\A\s*~~.{1,2000}~~\s*\Z|[(\[*_-]\s*(?:done|completed|finished)[)\]*_!.]{0,3}\s*\Z"
    r"|\A\W*(?:✅|☑|✔|:white_check_mark:|:heavy_check_mark:)|(?:✅|✔)\W*\Z"
    r"|\A\W*(?:done|completed)\s*[:–-]",
    re.IGNORECASE,
)
TASK_COLUMN = re.compile(
    r"(?:action|task|to-?do|what|description|item)(?: items?)?s?", re.IGNORECASE
)
OWNER_COLUMN = re.compile(
    r"(?:who|owners?|assignees?|assigned(?: to)?|responsible|lead)", re.IGNORECASE
)
DUE_COLUMN = re.compile(r"(?:due|deadline|by|when|date)(?: .{0,12})?", re.IGNORECASE)
STATE_COLUMN = re.compile(r"(?:status|state|done\??|complete\w*)", re.IGNORECASE)
STATES = (
    (
        re.compile(r"\W*(?:done|complete\w*|closed|finished|yes|x|✅|✔|☑|\[x\])", re.IGNORECASE),
        True,
    ),
    (
        re.compile(
            r"\W*(?:open|to ?do|no|pending|in progress|wip|ongoing|not .*|\[ ?\])", re.IGNORECASE
        ),
        False,
    ),
)

"""People: each has a page, generated from everything that names them."""

from __future__ import annotations

from ..model.fields import INTERVAL, Field, Handle, Link, Text, Web
from .kind import Filter, Gap, Kind

GITHUB = Handle(
    "a GitHub handle: letters, digits and hyphens",
    r"@?(?P<name>[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38})",
    "https://github.com/{name}",
)
ORCID = Handle(
    "an ORCID: sixteen digits in groups of four",
    r"(?:https://orcid\.org/)?(?P<digits>\d{4}-\d{4}-\d{4}-\d{3}[\dX])",
    "https://orcid.org/{digits}",
)
MASTODON = Handle(
    "a Mastodon account: @name@server",
    r"@?(?P<name>\w+)@(?P<server>[A-Za-z0-9.-]+)",
    "https://{server}/@{name}",
)

PERSON = Kind(
    name="person",
    label="Person",
    plural="people",
    plural_label="People",
    help="Someone who attended, spoke, or decided.",
    roles=("person",),
    has_pages=True,
    sort_field="sort-name",
    handle_field="github",
    columns=("affiliation", "came-from"),
    card=("affiliation",),
    gaps=(Gap("People not mentioned anywhere", "No other entry and no sentence names them."),),
    filter=Filter("person", "Only what is related to one of them."),
    own_fields=(
        Field(
            "sort-name",
            "Sorted as",
            Text(),
            "How the name is sorted: ``Quill, Ada``.",
            is_shown=False,
        ),
        Field("pronouns", "Pronouns", Text(), "As the person gives them."),
        Field("github", "GitHub", GITHUB, "The handle."),
        Field("orcid", "ORCID", ORCID, "The identifier for researchers."),
        Field("mastodon", "Mastodon", MASTODON, "The account."),
        Field("website", "Website", Web(), "The person's own page."),
        Link(
            "affiliation",
            "Affiliation",
            ("organization",),
            "people",
            "People",
            "Where the person works or belongs, with the time if it is known.",
            qualifier=INTERVAL,
        ),
    ),
)

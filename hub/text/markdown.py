"""The Markdown subset that members write in: emphasis, code, lists, quotes, links. Never a heading, image or HTML."""

import re

import nh3
from markdown_it import MarkdownIt

ALLOWED_TAGS = {"p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "s"}
ALLOWED_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
ALLOWED_SCHEMES = {"http", "https", "mailto"}
# Deep nesting costs the parser, and the reader, more than it says. Markers beyond the sixth are dropped before
# parsing, since the parser drops the text behind them.
DEEPEST_MARKERS = re.compile(
    r"^((?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s))){6})(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))+", re.M
)
MAX_NESTING = 40

_parser = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": MAX_NESTING}).enable(
    [
        "emphasis",
        "backticks",
        "list",
        "blockquote",
        "link",
        "autolink",
        "escape",
        "newline",
        "fence",
        "strikethrough",
        "entity",
    ]
)


def render_markdown(text: str) -> str:
    """Return safe HTML for a member's text; links carry rel="nofollow ugc noopener"."""
    return nh3.clean(
        _parser.render(DEEPEST_MARKERS.sub(r"\1", text)),
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel="nofollow ugc noopener",
    )


def plain_text(html: str) -> str:
    """Return the words of an HTML fragment, with no markup and no run of spaces."""
    spaced = html.replace("<", " <")
    return " ".join(nh3.clean(spaced, tags=set()).split())

"""What a reader sees of a text, and where in its source each character of it stands."""

import re
from dataclasses import dataclass, field
from html import unescape

BLOCK = re.compile(
    "address|article|aside|audio|blockquote|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer"
    "|form|h[1-6]|header|hr|iframe|legend|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|tfoot|th"
    "|thead|title|tr|ul|video"
)
# What stands in these is shown to nobody.
UNSEEN = frozenset(("head", "noscript", "script", "style", "template"))
# A reference mark after a word ("wrinkles<sup>1</sup>") is not part of the word.
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*'){0,200}>"
    r"|&(?:#\w{1,8}|[A-Za-z]\w{1,31});?",
    re.DOTALL,
)
SPACES = str.maketrans("\t\n\r\f", "    ")


@dataclass(frozen=True)
class Prose:
    """A text as it is read. `offsets[i]` is the index in the source of `text[i]`, with one more entry for the end.

    `ends[i]` is where the source of `text[i]` ends: an entity is longer than what it shows.
    """

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...] = field(default=(), repr=False)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the source of a piece of the text."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.ends[end - 1] if self.ends else self.offsets[end - 1] + 1


def read_plain(text: str) -> Prose:
    """Read a text without markup: all of it is seen."""
    return Prose(text, tuple(range(len(text) + 1)))


def read_html(html: str) -> Prose:
    """Read rich text. Inline tags leave no gap; a <br> is a line feed and the edge of a block an empty line."""
    return HtmlReader(html).read()


class HtmlReader:
    """Collects what is seen, character by character with its offsets. Any string will do, however broken."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.edge: int | None = None
        self.unseen = ""
        self.is_raised = False

    def read(self) -> Prose:
        position = 0
        for match in MARKUP.finditer(self.html):
            self.add_source(position, match.start())
            self.read_markup(match)
            position = match.end()
        self.add_source(position, len(self.html))
        return Prose("".join(self.pieces), (*self.starts, len(self.html)), tuple(self.ends))

    def read_markup(self, match: re.Match[str]) -> None:
        name = (match["name"] or "").lower()
        if name:
            self.read_tag(name, bool(match["slash"]), match.start())
        elif match[0].startswith("&"):
            self.add(unescape(match[0]), match.start(), match.end())

    def read_tag(self, name: str, is_closing: bool, place: int) -> None:
        if name in UNSEEN:
            self.unseen = "" if is_closing else self.unseen or name
        elif name == "br":
            self.add("\n", place, place)
        elif name == "sup":
            self.is_raised = not is_closing
        elif self.starts and BLOCK.fullmatch(name):
            self.edge = place

    def add_source(self, start: int, end: int) -> None:
        """Add a run of the source that is no markup."""
        run = self.html[start:end].translate(SPACES)
        if self.is_unseen(run):
            return
        self.close_block()
        self.pieces.append(run.translate(RAISED) if self.is_raised else run)
        self.starts += range(start, end)
        self.ends += range(start + 1, end + 1)

    def add(self, seen: str, start: int, end: int) -> None:
        """Add what one place of the source shows."""
        if self.is_unseen(seen):
            return
        self.close_block()
        self.pieces.append(seen)
        self.starts += [start] * len(seen)
        self.ends += [end] * len(seen)

    def is_unseen(self, run: str) -> bool:
        """Tell whether nothing of a run is seen: spaces between two blocks are not."""
        is_between_blocks = self.edge is not None or not self.starts
        return not run or bool(self.unseen) or (is_between_blocks and run.isspace() and run != "\xa0")

    def close_block(self) -> None:
        if self.edge is not None:
            self.pieces.append("\n\n")
            self.starts += [self.edge] * 2
            self.ends += [self.edge] * 2
            self.edge = None

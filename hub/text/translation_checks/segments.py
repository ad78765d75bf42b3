"""A string as wagtail-localize hands it out, taken apart: what is markup, and what a reader sees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from .codewords import mask_codewords
from .wordlists import ELEMENTS

VOID = frozenset(("br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
VERBATIM = frozenset(("code", "kbd", "pre", "samp", "var"))

MARKUP = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)\b(?P<rest>[^<>]*)>|&(?:#\w{1,8}|[A-Za-z]\w{1,31});")
ID = re.compile(r"""\bid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


@dataclass(frozen=True)
class Tag:
    """A tag, at its offsets in the string and its place in the text that is left without tags."""

    name: str
    is_closing: bool
    is_alone: bool
    id: str
    start: int
    end: int
    place: int


@dataclass(frozen=True)
class Segment:
    """A string, and what a reader sees of it.

    `text` has no tags and its entities are decoded; a <br> is a line feed. `starts` and `ends` hold for each of its
    characters where that begins and ends in `raw`. `prose` is as long as `text`, with an object replacement character
    instead of each character of a placeholder, an address or code: no language's rules hold there.
    """

    raw: str
    text: str
    prose: str
    starts: Sequence[int]
    ends: Sequence[int]
    tags: list[Tag] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in `raw` of a piece of the text that is not empty."""
        return self.starts[start], self.ends[end - 1]


def read_segment(raw: str) -> Segment:
    """Take a string apart. Any string will do."""
    if "<" not in raw and "&" not in raw:
        return Segment(raw, raw, mask_codewords(raw), range(len(raw)), range(1, len(raw) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    tags: list[Tag] = []
    position = 0
    for match in MARKUP.finditer(raw):
        seen = what_is_seen(match, len(starts) + match.start() - position, tags)
        if seen is not None:
            pieces += [raw[position : match.start()], seen]
            starts += [*range(position, match.start()), *[match.start()] * len(seen)]
            ends += [*range(position + 1, match.start() + 1), *[match.end()] * len(seen)]
            position = match.end()
    pieces.append(raw[position:])
    starts += range(position, len(raw))
    ends += range(position + 1, len(raw) + 1)
    text = "".join(pieces)
    return Segment(raw, text, mask_verbatim(mask_codewords(text), tags), starts, ends, tags)


def what_is_seen(match: re.Match[str], place: int, tags: list[Tag]) -> str | None:
    """Return what a reader sees of markup, and note a tag; None for what is no markup after all."""
    name = match["name"]
    if name is None:
        decoded = unescape(match[0])
        return None if decoded == match[0] else decoded
    name = name.lower()
    if name not in ELEMENTS:
        return None
    found = ID.search(match["rest"]) if match["rest"] else None
    key = next((group for group in found.groups() if group is not None), "") if found else ""
    is_alone = name in VOID or match["rest"].endswith("/")
    tags.append(Tag(name, bool(match["slash"]), is_alone, key, match.start(), match.end(), place))
    return "\n" if name == "br" else ""


def mask_verbatim(prose: str, tags: list[Tag]) -> str:
    """Mask what stands in code."""
    opened: int | None = None
    for tag in tags:
        if tag.name not in VERBATIM:
            continue
        if not tag.is_closing:
            opened = tag.place if opened is None else opened
        elif opened is not None:
            prose = prose[:opened] + "\ufffc" * (tag.place - opened) + prose[tag.place :]
            opened = None
    return prose

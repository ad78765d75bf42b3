"""What a check has to say about a translation."""

from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """The codes of all findings; `hub.editorial.check_messages` has a sentence for each."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    SAME_AS_SOURCE = "same_as_source"
    PLACEHOLDER_MISSING = "placeholder_missing"
    PLACEHOLDER_ADDED = "placeholder_added"
    LINK_MISSING = "link_missing"
    LINK_ADDED = "link_added"
    LINK_REPEATED = "link_repeated"
    ADDRESS_MISSING = "address_missing"
    ADDRESS_ADDED = "address_added"
    TAG_MISSING = "tag_missing"
    TAG_ADDED = "tag_added"
    TAG_UNCLOSED = "tag_unclosed"
    TAG_UNOPENED = "tag_unopened"
    TAG_BROKEN = "tag_broken"
    LINE_BREAKS_DIFFER = "line_breaks_differ"
    NUMBER_MISSING = "number_missing"
    NUMBER_ADDED = "number_added"
    NUMBER_FORMAT = "number_format"
    UNIT_DIFFERS = "unit_differs"
    FINAL_MARK_DIFFERS = "final_mark_differs"
    SPACE_BEFORE_MARK = "space_before_mark"
    SPACE_MISSING = "space_missing"
    SPACE_BREAKS = "space_breaks"
    SPACE_INSIDE_QUOTES = "space_inside_quotes"
    QUOTES_FOREIGN = "quotes_foreign"
    OPENING_MARK_MISSING = "opening_mark_missing"
    CLOSING_MARK_MISSING = "closing_mark_missing"
    MARK_FOREIGN = "mark_foreign"
    WORD_DOUBLED = "word_doubled"
    CHARACTER_INVISIBLE = "character_invisible"
    CHARACTER_CONTROL = "character_control"
    CHARACTER_BROKEN = "character_broken"
    SPACE_AROUND_DIFFERS = "space_around_differs"
    SPACE_DOUBLED = "space_doubled"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or may be, in a translation.

    `code` is one of `Code`, `params` what its sentence is filled with. `start` and `end` are offsets in the target as
    it was given, tags and entities included; both are None where the target lacks something. `excerpt` is what a
    reader sees of the text at fault: of the target where it has a place there, else of the source.
    """

    code: str
    params: dict[str, str | int] = field(hash=False)
    excerpt: str
    start: int | None
    end: int | None
    is_blocking: bool

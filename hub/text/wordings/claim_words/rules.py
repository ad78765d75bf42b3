"""How the claims of a language are written down: regular expressions of whole words, case apart.

`ordinary` says what looks like a claim and is none: a claim that lies in such a passage, or across its edge, is left out.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    superlative: tuple[str, ...]
    comparative: tuple[str, ...]
    absolute: tuple[str, ...]
    ordinary: tuple[str, ...]
    # What may stand at both ends of a match; scripts without spaces have none.
    before: str = r"(?<!\w)"
    after: str = r"(?!\w)"


HUNDRED = r"(?<![.,\d])100(?:[.,]0+)? ?[%٪]"

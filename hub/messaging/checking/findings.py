"""What the check has to say about a text."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from ..models import Severity

RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.BLOCKS: 2}


@dataclass(frozen=True)
class Fix:
    """What one click can do: put the message `key` in the place of the words, or write `text` there."""

    kind: str
    key: str = ""
    text: str = ""


PLACE_MESSAGE, REPLACE = "place_message", "replace"


@dataclass(frozen=True)
class Found:
    """One finding. `start` and `end` are offsets in the plain text of the passage at `path`; None where it lacks it.

    `subject` is what it is about: the term, the message, the pattern. `params` fill the sentence that explains it.
    """

    rule: str
    severity: str
    subject: str
    path: str
    block_id: str
    start: int | None
    end: int | None
    excerpt: str
    sentence: str
    sentence_hash: str
    params: dict[str, str] = field(default_factory=dict, hash=False)
    is_probable: bool = False
    fix: Fix | None = None
    help_text: str = ""
    is_waived: bool = False
    waived_because: str = ""
    waiver_id: int | None = None

    @property
    def stands_in_the_way(self) -> bool:
        return self.severity == Severity.BLOCKS and not self.is_waived

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)


def severest(findings: Iterable[Found]) -> str:
    """Return the highest severity of the findings that nobody has waived; empty for none."""
    standing = [one.severity for one in findings if not one.is_waived]
    return max(standing, key=lambda severity: RANK[Severity(severity)], default="")

"""How long a text takes to read."""

import math

# Words a minute of adults reading silently (Brysbaert 2019, a meta-analysis: 238 for English non-fiction).
WORDS_PER_MINUTE = 238


def reading_minutes(text: str) -> int:
    """Return whole minutes, at least one."""
    return max(1, math.ceil(len(text.split()) / WORDS_PER_MINUTE))

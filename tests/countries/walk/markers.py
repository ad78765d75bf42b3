"""Words that stand in one country's objects and nowhere else, so that an answer that holds one has leaked."""

# In every text, name of a file, and slug of the other country.
TEXT = "geheimtext"
# In the names and mail addresses of its people.
PERSON = "geheimperson"
# In its name, and so in those of its groups, its collection, and its workflow.
COUNTRY = "geheimland"
MARKERS = (TEXT, PERSON, COUNTRY)

# A word that every title of both countries has: what a search finds them by, so that its own echo tells nothing.
SHARED = "gemeinsam"


def titled(name: str) -> str:
    return f"{SHARED} {name} {TEXT}"


def leaks(text: str) -> list[str]:
    """Return the markers that a text holds."""
    lowered = text.lower()
    return [marker for marker in MARKERS if marker in lowered]

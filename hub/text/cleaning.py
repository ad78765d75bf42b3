"""What may not stand in a text that somebody sends, and what is quietly taken out of it."""

import re
import unicodedata

# NUL is refused by PostgreSQL, lone surrogates by every encoder.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# Controls other than tab and line feed show nothing; bidi overrides make a text read as another (CVE-2021-42574).
UNSEEN = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]")


def is_storable(text: str) -> bool:
    """Tell whether every database and encoder can take the text."""
    return not UNSTORABLE.search(text)


def clean_text(text: str) -> str:
    """Return NFC text with Unix line ends, at most one blank line in a row, and no invisible control."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"\n{3,}", "\n\n", UNSEEN.sub("", text)).strip()


def clean_name(text: str) -> str:
    """Return a name on one line: as `clean_text`, with every run of white space as one space."""
    return " ".join(clean_text(text).split())

"""What makes a claim in each language."""

from .ar import ARABIC
from .de import GERMAN
from .en import ENGLISH
from .es import SPANISH
from .fr import FRENCH
from .it import ITALIAN
from .ja import JAPANESE
from .nl import DUTCH
from .pl import POLISH
from .pt import PORTUGUESE
from .rules import Rules
from .tr import TURKISH

__all__ = ["RULES", "Rules"]

RULES: dict[str, Rules] = {
    "ar": ARABIC,
    "de": GERMAN,
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "it": ITALIAN,
    "ja": JAPANESE,
    "nl": DUTCH,
    "pl": POLISH,
    "pt": PORTUGUESE,
    "tr": TURKISH,
}

"""Finding terms in a text as a reader would: inflected, elided, hyphenated or not, in any script.

Pure and quick: the cost of a text does not grow with the number of terms. Offsets are always those of the text given.
"""

from .casing import differs_in_case, mark_after
from .index import TermIndex
from .models import Case, Certainty, Match, Term

__all__ = ["Case", "Certainty", "Match", "Term", "TermIndex", "differs_in_case", "mark_after"]

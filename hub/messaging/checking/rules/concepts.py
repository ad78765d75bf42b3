"""What the source speaks of, said in the translation with the brand's own word."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ...models import Severity
from ..lexicon import Word
from ..views import Hit, Pair, PassageView
from .rule import Rule

Span = tuple[int, int]


def find_missing(pair: Pair) -> Iterator[Hit]:
    """Tell of concepts whose word is not there; where another term of the concept stands, that one is told of."""
    there = {word.concept_id for word in words_in(pair.target, pair.span)}
    preferred = pair.target.knowledge.lexicon.preferred
    for concept_id, said in concepts_in(pair).items():
        word = preferred.get(concept_id)
        if word is None or word.is_name or concept_id in there:
            continue
        params = {"term": word.text, "source": said.text}
        yield Hit(pair.target, word.text, params=params, severity=word.severity, sentence=pair.text, excerpt=said.text)


def concepts_in(pair: Pair) -> dict[int, Word]:
    found = words_in(pair.source, pair.source_span)
    return {word.concept_id: word for word in found if word.is_good}


def words_in(view: PassageView, span: Span) -> list[Word]:
    return [word for match, word in view.matches if span[0] <= match.start < span[1]]


RULES = (
    Rule(
        "preferred_term_missing",
        Severity.WARNING,
        _("Preferred term missing"),
        _("The source text has a term of the glossary, and the translation does not have the brand's word for it."),
        in_pair=find_missing,
    ),
)

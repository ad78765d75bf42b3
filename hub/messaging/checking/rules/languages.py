"""Text in another language than its readers'."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from hub.text.wordings.languages import is_other_language, name_of

from ...models import Severity
from ..views import Hit, Pair, PassageView, TextView, paragraphs_of
from .rule import Rule

# Fewer words are the same in two languages now and then.
FEWEST_WORDS = 4


def find_other_language(text: TextView) -> Iterator[Hit]:
    """Look at each paragraph. One that was left as in the source is told of as untranslated."""
    untranslated = {(id(pair.target), pair.span) for pair in text.pairs if is_untranslated(pair)}
    for view in text.looked_at:
        for start, end in paragraphs_of(view.text):
            if (id(view), (start, end)) in untranslated:
                yield at(view, start, end, {"variant": "untranslated"})
            elif other := language_of(view, view.text[start:end]):
                yield at(view, start, end, {"language": other})


def at(view: PassageView, start: int, end: int, params: dict[str, str]) -> Hit:
    start += len(view.text[start:end]) - len(view.text[start:end].lstrip())
    return Hit(view, params.get("language", "untranslated"), start, end, params, is_probable="variant" not in params)


def language_of(view: PassageView, text: str) -> str | None:
    return is_other_language(text, view.language, view.knowledge.languages)


def is_untranslated(pair: Pair) -> bool:
    """Tell whether a paragraph is the source's, in a language that is not."""
    if name_of(pair.source.language) == name_of(pair.target.language):
        return False
    is_same = pair.text.split() == pair.source_text.split()
    return is_same and sum(word.islower() for word in pair.text.split()) >= FEWEST_WORDS


RULES = (
    Rule(
        "other_language",
        Severity.WARNING,
        _("Other language"),
        _("A text that is in another language than the page, or was not translated."),
        in_text=find_other_language,
    ),
)

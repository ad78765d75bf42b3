"""The glossary of one locale, made ready for finding its terms."""

from dataclasses import dataclass, field
from functools import cached_property

from wagtail.models import Locale

from hub.text import terms as finding

from ..models import Concept, Term, TermCase, TermStatus

GOOD = (TermStatus.PREFERRED, TermStatus.ADMITTED)


@dataclass(frozen=True)
class Word:
    """A term as the rules read it, with what its concept says."""

    pk: int
    concept_id: int
    text: str
    status: str
    is_name: bool
    severity: str
    mark: str = ""
    replacement: str = ""
    reason: str = ""
    has_fixed_case: bool = False
    forms: tuple[str, ...] = field(default=(), repr=False)
    exceptions: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_good(self) -> bool:
        return self.status in GOOD


class Lexicon:
    """The terms that count in a locale, and the names that no language translates."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self.language = locale.language_code

    @cached_property
    def words(self) -> dict[int, Word]:
        """The terms by key: those of the locale, and the names of the source language."""
        concepts = Concept.objects.in_locale(self.locale.pk).values("pk")
        rows = Term.objects.filter(concept__in=concepts, locale=self.locale)
        names = Term.objects.filter(
            concept__in=concepts, concept__is_name=True, locale=Locale.get_default(), status__in=GOOD
        )
        found = {word.pk: word for word in map(read_word, (rows | names).select_related("concept").order_by("pk"))}
        return found

    @cached_property
    def index(self) -> finding.TermIndex:
        return finding.TermIndex([as_term(word) for word in self.words.values()], self.language)

    @cached_property
    def names(self) -> list[Word]:
        return [word for word in self.words.values() if word.is_name and word.is_good]

    @cached_property
    def preferred(self) -> dict[int, Word]:
        """The preferred term of each concept that has one here."""
        rows = sorted(self.words.values(), key=lambda word: (word.status == TermStatus.PREFERRED, -word.pk))
        return {word.concept_id: word for word in rows if word.is_good}

    def instead_of(self, word: Word) -> str:
        """Return what to say instead of a term; empty where nobody has said."""
        other = self.preferred.get(word.concept_id)
        return word.replacement or (other.text if other else "")


def read_word(term: Term) -> Word:
    return Word(
        term.pk,
        term.concept_id,
        term.text,
        term.status,
        term.concept.is_name,
        term.concept.severity,
        term.mark,
        term.replacement,
        term.reason,
        term.case == TermCase.AS_WRITTEN,
        tuple(term.form_list),
        tuple(term.exception_list),
    )


def as_term(word: Word) -> finding.Term:
    """Return a term to be found. One with fixed capitals that is to be used is found in any, to tell of wrong ones."""
    keeps_case = word.has_fixed_case and not word.is_good
    case = finding.Case.AS_WRITTEN if keeps_case else finding.Case.ANY
    return finding.Term(word.pk, word.text, case, word.forms, word.exceptions, inflects=not word.is_name)

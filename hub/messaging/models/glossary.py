"""The glossary: what the brand means, and the words for it in each language."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Locale
from wagtail.search import index

from hub.countries.models import Country

from .checks import Severity


class TermStatus(models.TextChoices):
    """The administrative status of a term (ISO 30042, TBX-Basic), without the superseded one."""

    PREFERRED = "preferred", _("preferred")
    ADMITTED = "admitted", _("admitted")
    DEPRECATED = "deprecated", _("deprecated")
    FORBIDDEN = "forbidden", _("forbidden")


class TermCase(models.TextChoices):
    ANY = "any", _("any")
    AS_WRITTEN = "as_written", _("exactly as written here")


class Mark(models.TextChoices):
    NONE = "", _("none")
    REGISTERED = "®", _("® (registered)")
    TRADE_MARK = "™", _("™ (trade mark)")


class PartOfSpeech(models.TextChoices):
    NONE = "", _("not said")
    NOUN = "noun", _("noun")
    PROPER_NOUN = "properNoun", _("proper noun")
    VERB = "verb", _("verb")
    ADJECTIVE = "adjective", _("adjective")
    ADVERB = "adverb", _("adverb")
    OTHER = "other", _("other")


class ConceptQuerySet(models.QuerySet["Concept"]):
    def in_locale(self, locale_id: int) -> "ConceptQuerySet":
        """Return the concepts that count in a locale: for one of its countries, or for all."""
        return self.filter(models.Q(countries=None) | models.Q(countries__locale_id=locale_id)).distinct()


class Concept(index.Indexed, ClusterableModel):
    """Something that the brand speaks of. Its terms say it in the languages."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    name = models.CharField(
        _("name"), max_length=120, unique=True, help_text=_("How the team speaks of it; readers do not see it.")
    )
    subject = models.CharField(_("subject"), max_length=80, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    note = models.TextField(_("note"), blank=True)
    is_name = models.BooleanField(
        _("a name that is not translated"),
        default=False,
        help_text=_("It stays in every language exactly as it is written in the source language."),
    )
    severity = models.CharField(
        _("severity"),
        max_length=8,
        choices=Severity,
        default=Severity.WARNING,
        help_text=_("How much it matters where a text does not follow."),
    )
    countries = ParentalManyToManyField(
        Country,
        blank=True,
        related_name="+",
        verbose_name=_("countries"),
        help_text=_("Where it counts; none chosen: everywhere."),
    )
    updated_at = models.DateTimeField(auto_now=True)

    objects = ConceptQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.SearchField("definition"),
        index.AutocompleteField("name"),
        index.FilterField("id"),
    ]

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TermQuerySet(models.QuerySet["Term"]):
    def in_locale(self, locale: Locale) -> "TermQuerySet":
        return self.filter(locale=locale)


class Term(index.Indexed, models.Model):
    """A word or words for a concept in one language."""

    concept = ParentalKey(Concept, on_delete=models.CASCADE, related_name="terms", verbose_name=_("concept"))
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+", verbose_name=_("locale"))
    text = models.CharField(_("term"), max_length=200)
    status = models.CharField(_("status"), max_length=10, choices=TermStatus, default=TermStatus.PREFERRED)
    replacement = models.CharField(
        _("say instead"), max_length=200, blank=True, help_text=_("Empty: the preferred term of the same concept.")
    )
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Why it must not be used. A forbidden term needs one.")
    )
    case = models.CharField(_("capitals"), max_length=10, choices=TermCase, default=TermCase.ANY)
    mark = models.CharField(
        _("mark"),
        max_length=1,
        choices=Mark,
        blank=True,
        default=Mark.NONE,
        help_text=_("What has to follow the term."),
    )
    forms = models.TextField(
        _("other forms"), blank=True, help_text=_("One a line: forms that grammar cannot know, and abbreviations.")
    )
    exceptions = models.TextField(
        _("exceptions"), blank=True, help_text=_("One a line: phrases in which the word means something else.")
    )
    part_of_speech = models.CharField(
        _("part of speech"), max_length=12, choices=PartOfSpeech, blank=True, default=PartOfSpeech.NONE
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = TermQuerySet.as_manager()

    search_fields = [
        index.SearchField("text"),
        index.AutocompleteField("text"),
        index.FilterField("locale_id"),
        index.FilterField("status"),
    ]

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "locale", "text"], name="one_term_per_concept_and_locale")
        ]

    def __str__(self) -> str:
        return f"{self.text}{self.mark}"

    @property
    def form_list(self) -> list[str]:
        return [line.strip() for line in self.forms.splitlines() if line.strip()]

    @property
    def exception_list(self) -> list[str]:
        return [line.strip() for line in self.exceptions.splitlines() if line.strip()]

    def clean(self) -> None:
        if self.status == TermStatus.FORBIDDEN and not self.reason.strip():
            raise ValidationError({"reason": _("Say why the term must not be used.")})

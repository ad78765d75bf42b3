"""Brand messages: what marketing wants said, once for all pages and in the words of each country."""

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.documents import get_document_model_string
from wagtail.models import Locale, PreviewableMixin, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from hub.countries.models import Country
from hub.editorial.governed import GovernedSnippet
from hub.editorial.models import Weighed

from .keys import LONGEST_KEY

# What counts for a message in every language. It is read from the row in the source language only.
POLICY = (
    *("key", "kind", "text_limit", "short_limit", "valid_from", "valid_until", "countries", "when_missing"),
    *("substantiation", "substantiation_note", "owner"),
)


class Kind(models.TextChoices):
    KEY_MESSAGE = "key_message", _("key message")
    CLAIM = "claim", _("claim")
    LEGAL_LINE = "legal_line", _("legal line")
    BOILERPLATE = "boilerplate", _("boilerplate")
    TAGLINE = "tagline", _("tagline")


class WhenMissing(models.TextChoices):
    """What a page shows of a message that its language does not have."""

    SOURCE = "source", _("the source text")
    NOTHING = "nothing", _("nothing")
    BLOCK = "block", _("nothing: the page may not go live")


class BrandMessageQuerySet(models.QuerySet["BrandMessage"]):
    def origins(self) -> "BrandMessageQuerySet":
        """Return one row of each message: that of the source language, else the first one."""
        source = Locale.get_default().pk
        others = BrandMessage.objects.filter(translation_key=OuterRef("translation_key"))
        earlier = others.filter(Q(locale_id=source) | Q(pk__lt=OuterRef("pk")))
        return self.filter(Q(locale_id=source) | ~Exists(earlier))

    def origin_of(self, key: str) -> "BrandMessage | None":
        """Return the row that sets the rules of a message, or None where there is no such message."""
        return (
            self.filter(key=key)
            .order_by(models.Case(models.When(locale=Locale.get_default(), then=0), default=1), "pk")
            .first()
        )

    def with_rules(self, locale_id: int) -> "BrandMessageQuerySet":
        """Annotate `is_withdrawn`, and `is_for_locale`: whether the row is for a country of a locale."""
        through = BrandMessage.countries.through.objects.filter(brandmessage=OuterRef("pk"))
        open_ones = Withdrawal.objects.filter(translation_key=OuterRef("translation_key"), lifted_at=None)
        mine = through.filter(country__locale_id=locale_id)
        return self.annotate(is_withdrawn=Exists(open_ones), is_for_locale=~Exists(through) | Exists(mine))


class BrandMessage(GovernedSnippet, Weighed, PreviewableMixin, TranslatableMixin, index.Indexed, ClusterableModel):
    """A message in one language. Pages name it by its key, and show what is live of it."""

    key = models.SlugField(
        _("key"),
        max_length=LONGEST_KEY,
        help_text=_("The name by which pages ask for it, the same in every language; it cannot be changed later."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.KEY_MESSAGE)
    text = models.TextField(_("full text"))
    short_text = models.CharField(
        _("short text"), max_length=300, blank=True, help_text=_("For narrow places; empty: the full text.")
    )
    text_limit = models.PositiveSmallIntegerField(
        _("longest full text"),
        default=400,
        validators=[MinValueValidator(1)],
        help_text=_("In characters, in every language."),
    )
    short_limit = models.PositiveSmallIntegerField(
        _("longest short text"),
        default=120,
        validators=[MinValueValidator(1)],
        help_text=_("In characters, in every language."),
    )
    valid_from = models.DateTimeField(_("valid from"), null=True, blank=True)
    valid_until = models.DateTimeField(
        _("valid until"), null=True, blank=True, help_text=_("From that minute on no page shows it.")
    )
    countries = ParentalManyToManyField(
        Country,
        blank=True,
        related_name="+",
        verbose_name=_("countries"),
        help_text=_("Where it may be shown; none chosen: everywhere."),
    )
    when_missing = models.CharField(
        _("where a language lacks it, pages show"), max_length=8, choices=WhenMissing, default=WhenMissing.NOTHING
    )
    substantiation = models.ForeignKey(
        get_document_model_string(),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("substantiation"),
        help_text=_("The study, certificate or measurement that proves it. A claim needs one."),
    )
    substantiation_note = models.TextField(
        _("note on the substantiation"), blank=True, help_text=_("What the document proves, and where in it.")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="owned_messages",
        verbose_name=_("owner"),
    )

    objects = BrandMessageQuerySet.as_manager()

    search_fields = [
        index.SearchField("key"),
        index.SearchField("text"),
        index.SearchField("short_text"),
        index.AutocompleteField("key"),
        index.AutocompleteField("text"),
        index.FilterField("locale_id"),
        index.FilterField("kind"),
    ]
    override_translatable_fields = [
        *(SynchronizedField(name, overridable=False) for name in POLICY if name != "countries"),
        SynchronizedField("change_weight", overridable=False),
    ]
    # A change of anything else makes no translation untrue.
    translated_words = ("text", "short_text")

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("brand message")
        verbose_name_plural = _("brand messages")
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["key", "locale"], name="one_message_per_key_and_locale")]

    def __str__(self) -> str:
        return self.key

    @property
    def is_origin(self) -> bool:
        """Whether this row sets the rules for every language."""
        if self.locale_id == Locale.get_default().pk:
            return True
        others = BrandMessage.objects.filter(translation_key=self.translation_key).exclude(pk=self.pk)
        return not others.filter(Q(locale=Locale.get_default()) | Q(pk__lt=self.pk or 0)).exists()

    @property
    def short(self) -> str:
        """What stands in narrow places."""
        return self.short_text or self.text

    def is_valid_at(self, moment: datetime.datetime) -> bool:
        begun = self.valid_from is None or self.valid_from <= moment
        return begun and (self.valid_until is None or moment < self.valid_until)

    def next_change(self, moment: datetime.datetime) -> datetime.datetime | None:
        """Return when the message begins or ceases to be valid next, or None."""
        coming = [day for day in (self.valid_from, self.valid_until) if day is not None and day > moment]
        return min(coming, default=None)

    @property
    def is_expired(self) -> bool:
        return self.valid_until is not None and self.valid_until <= timezone.now()

    def clean(self) -> None:
        super().clean()
        errors = {**self.length_errors(), **self.rule_errors()}
        if errors:
            raise ValidationError(errors)

    def length_errors(self) -> dict[str, str]:
        """Return what is too long, by field."""
        found: dict[str, str] = {}
        for name, limit in (("text", self.text_limit), ("short_text", self.short_limit)):
            length = len(getattr(self, name))
            if limit is not None and length > limit:
                found[name] = _("It has %(length)d characters, %(limit)d are allowed.") % {
                    "length": length,
                    "limit": limit,
                }
        return found

    def rule_errors(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.valid_from and self.valid_until and self.valid_until <= self.valid_from:
            found["valid_until"] = _("It has to end after it begins.")
        if self.kind == Kind.CLAIM and self.is_origin:
            if self.substantiation_id is None:
                found["substantiation"] = _("A claim needs the document that proves it.")
            if not self.substantiation_note.strip():
                found["substantiation_note"] = _("Say what the document proves, and where in it.")
        taken = BrandMessage.objects.filter(key=self.key).exclude(translation_key=self.translation_key)
        if self.key and taken.exists():
            found["key"] = _("Another message has this key.")
        return found

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "messaging/message_preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        return {**super().get_preview_context(request, mode_name), "message": self}


class Withdrawal(models.Model):
    """A message that no page may show any more, in any language, until that is lifted."""

    translation_key = models.UUIDField()
    key = models.SlugField(max_length=LONGEST_KEY)
    reason = models.CharField(max_length=500)
    withdrawn_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # The pages that showed it then, as a list of {"id", "title", "locale", "url"}: what was changed by the act.
    pages = models.JSONField(default=list)

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key"], condition=Q(lifted_at=None), name="one_open_withdrawal_per_message"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.reason}"

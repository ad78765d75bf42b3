"""What the messaging check is told to look for, what it found, and what somebody answered for."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from hub.countries.models import Country

from .keys import LONGEST_KEY
from .messages import BrandMessage
from .patterns import validate_pattern

HASH_LENGTH = 64  # SHA-256 in hexadecimal


class Severity(models.TextChoices):
    INFO = "info", _("info")
    WARNING = "warning", _("warning")
    BLOCKS = "blocks", _("blocks")


class RuleSetting(models.Model):
    """How one rule of the check is applied; a rule without a row is applied as it comes."""

    rule = models.CharField(_("rule"), max_length=40, unique=True)
    is_on = models.BooleanField(_("on"), default=True)
    severity = models.CharField(
        _("severity"),
        max_length=8,
        choices=Severity,
        blank=True,
        help_text=_("Empty: as the rule comes, or as the glossary says of the concept."),
    )
    countries = models.ManyToManyField(
        Country, blank=True, related_name="+", verbose_name=_("countries"), help_text=_("None chosen: all of them.")
    )
    page_types = models.ManyToManyField(
        ContentType,
        blank=True,
        related_name="+",
        verbose_name=_("page types"),
        help_text=_("None chosen: all of them."),
    )
    help_text = models.TextField(
        _("help text"), blank=True, help_text=_("Shown with every finding: what your editors should do about it.")
    )

    class Meta:
        verbose_name = _("rule of the check")
        verbose_name_plural = _("rules of the check")
        ordering = ["rule"]

    def __str__(self) -> str:
        return self.rule


class WordingPattern(models.Model):
    """A wording that a regular expression finds."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    pattern = models.CharField(_("regular expression"), max_length=300)
    locales = models.ManyToManyField(
        Locale, blank=True, related_name="+", verbose_name=_("locales"), help_text=_("None chosen: all of them.")
    )
    severity = models.CharField(_("severity"), max_length=8, choices=Severity, default=Severity.WARNING)
    explanation = models.CharField(
        _("explanation"), max_length=300, help_text=_("What is wrong with it, and what to write instead.")
    )
    is_on = models.BooleanField(_("on"), default=True)
    # Why it was switched off by the check itself, in the words of the moment.
    fault = models.CharField(_("fault"), max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = _("wording pattern")
        verbose_name_plural = _("wording patterns")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse what is no pattern or can take too long; one that is switched on again has no fault any more."""
        try:
            validate_pattern(self.pattern)
        except ValidationError as refusal:
            raise ValidationError({"pattern": refusal.messages}) from refusal
        if self.is_on:
            self.fault = ""


class RequiredLine(models.Model):
    """A legal line that must stand on pages of some types, of some countries, or beside a claim."""

    line_key = models.SlugField(_("legal line"), max_length=LONGEST_KEY, help_text=_("The key of the brand message."))
    page_types = models.ManyToManyField(
        ContentType,
        blank=True,
        related_name="+",
        verbose_name=_("page types"),
        help_text=_("None chosen: all of them."),
    )
    countries = models.ManyToManyField(
        Country, blank=True, related_name="+", verbose_name=_("countries"), help_text=_("None chosen: all of them.")
    )
    claim_key = models.SlugField(
        _("only beside the claim"),
        max_length=LONGEST_KEY,
        blank=True,
        help_text=_("The key of a brand message. Empty: on every such page."),
    )
    severity = models.CharField(_("severity"), max_length=8, choices=Severity, default=Severity.BLOCKS)

    class Meta:
        verbose_name = _("required line")
        verbose_name_plural = _("required lines")
        ordering = ["line_key"]

    def __str__(self) -> str:
        return self.line_key

    def clean(self) -> None:
        for name in ("line_key", "claim_key"):
            key = getattr(self, name)
            if key and not BrandMessage.objects.filter(key=key).exists():
                raise ValidationError({name: _("There is no brand message with this key.")})


class WaiverQuerySet(models.QuerySet["Waiver"]):
    def standing(self) -> "WaiverQuerySet":
        """Return those that count today."""
        day = timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gte=day), ended_at=None)


class Waiver(models.Model):
    """Somebody answers for a finding in one sentence of one text, until a day. A changed sentence is another one."""

    rule = models.CharField(max_length=40)
    # What the finding was about: the term, the message, the pattern.
    subject = models.CharField(max_length=200, blank=True)
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    sentence_hash = models.CharField(max_length=HASH_LENGTH)
    sentence = models.TextField()
    reason = models.CharField(_("reason"), max_length=500)
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("Empty: as long as the sentence stands."))
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        indexes = [models.Index(fields=["content_type", "object_id", "sentence_hash"], name="waivers_of_a_sentence")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}"


class CheckRun(models.Model):
    """One check of the whole site, by a job."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    begun_at = models.DateTimeField(auto_now_add=True)
    # While a run goes on, when it gave its last sign of life.
    ended_at = models.DateTimeField(null=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    # How many texts could not be read; of a run that failed, the kind of error.
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("messaging check of the site")
        verbose_name_plural = _("messaging checks of the site")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.begun_at:%Y-%m-%d %H:%M}"


class FindingQuerySet(models.QuerySet["Finding"]):
    def standing(self) -> "FindingQuerySet":
        return self.filter(is_waived=False)


class Finding(models.Model):
    """What a check of the whole site found in one live text."""

    run = models.ForeignKey(CheckRun, on_delete=models.CASCADE, related_name="findings")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    title = models.TextField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(max_length=40)
    severity = models.CharField(max_length=8, choices=Severity)
    subject = models.CharField(max_length=200, blank=True)
    # Where: the field or block as wagtail-localize writes paths, and the span in the plain text of that place.
    path = models.CharField(max_length=255, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    excerpt = models.CharField(max_length=300, blank=True)
    sentence = models.TextField(blank=True)
    sentence_hash = models.CharField(max_length=HASH_LENGTH, blank=True)
    params = models.JSONField(default=dict)
    is_waived = models.BooleanField(default=False)
    # Whether the run before had it too, and since when it has been there.
    is_new = models.BooleanField(default=True)
    seen_since = models.DateTimeField()

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        indexes = [
            models.Index(fields=["run", "locale", "severity"], name="findings_of_a_run"),
            models.Index(fields=["run", "content_type", "object_id"], name="findings_of_a_text"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.excerpt}"

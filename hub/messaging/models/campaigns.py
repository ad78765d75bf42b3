"""Campaigns: which messages are to be live in which countries, by when, and who sees to it."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from hub.countries.models import Country

from .messages import BrandMessage


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def running(self, day: datetime.date) -> "CampaignQuerySet":
        """Return those that are not over on a day."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=day))


class Campaign(index.Indexed, ClusterableModel):
    """Messages for countries, each due on a day."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    goals = models.TextField(_("goals"), blank=True, help_text=_("What it is to reach, one a line."))
    notes = models.TextField(_("notes"), blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    due_on = models.DateField(
        _("due on"), help_text=_("When its messages are to be live, where nothing else is said for one of them.")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="owned_campaigns",
        verbose_name=_("owner"),
    )

    objects = CampaignQuerySet.as_manager()

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-due_on", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("It has to end after it begins.")})


class CampaignMessage(Orderable):
    """A message of a campaign: the row in the source language."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="messages")
    message = models.ForeignKey(
        BrandMessage, on_delete=models.CASCADE, related_name="campaigns", verbose_name=_("message")
    )
    due_on = models.DateField(_("due on"), null=True, blank=True, help_text=_("Empty: as the campaign."))

    class Meta(Orderable.Meta):
        verbose_name = _("message of a campaign")
        verbose_name_plural = _("messages of a campaign")
        constraints = [models.UniqueConstraint(fields=["campaign", "message"], name="one_row_per_campaign_and_message")]

    def __str__(self) -> str:
        return str(self.message)


class CampaignCountry(Orderable):
    """A country of a campaign, and who sees to it there."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="countries")
    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="+", verbose_name=_("country"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("owner"),
        help_text=_("Gets the mail about what is due. Empty: the country's managers."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("country of a campaign")
        verbose_name_plural = _("countries of a campaign")
        constraints = [models.UniqueConstraint(fields=["campaign", "country"], name="one_row_per_campaign_and_country")]

    def __str__(self) -> str:
        return str(self.country)


class CampaignCell(models.Model):
    """What is arranged otherwise for one message in one country."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="cells")
    message = models.ForeignKey(BrandMessage, on_delete=models.CASCADE, related_name="+")
    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="+")
    due_on = models.DateField(_("due on"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("owner"),
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    is_left_out = models.BooleanField(_("not for this country"), default=False)
    reminded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("arrangement for a cell")
        verbose_name_plural = _("arrangements for cells")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "message", "country"], name="one_arrangement_per_cell")
        ]

    def __str__(self) -> str:
        return f"{self.message}, {self.country}"


class CampaignDigest(models.Model):
    """The day of the last mail about campaigns to somebody: there is one a day, however often the command runs."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="campaign_digest")
    day = models.DateField()

    class Meta:
        verbose_name = _("campaign digest")
        verbose_name_plural = _("campaign digests")

    def __str__(self) -> str:
        return f"{self.member}, {self.day}"

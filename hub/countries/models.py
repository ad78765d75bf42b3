"""A market that the brand speaks in, and the team that speaks for it."""

import zoneinfo

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

MARKETING_GROUP = "Marketing"


def validate_time_zone(value: str) -> None:
    """Refuse a name that the time zone database does not hold."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(value)s” is not a time zone; write one such as Europe/Paris."), params={"value": value}
        )


validate_code = RegexValidator(r"^[A-Za-z]{2}$", _("Write two letters, such as FR."))


class CountryQuerySet(models.QuerySet["Country"]):
    def live(self) -> "CountryQuerySet":
        return self.filter(state=Country.State.LIVE)


class Country(models.Model):
    """A market. Its pages are the tree of its locale's home page."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("preparing")
        LIVE = "live", _("live")
        PAUSED = "paused", _("paused")

    name = models.CharField(_("name"), max_length=80)
    code = models.CharField(
        _("code"), max_length=2, validators=[validate_code], help_text=_("Two letters, as in ISO 3166: FR.")
    )
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="countries", verbose_name=_("locale"))
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[validate_time_zone])
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.PREPARING)
    legal_owner = models.CharField(
        _("legal owner"), max_length=120, blank=True, help_text=_("The company that answers for this country's site.")
    )
    is_governed = models.BooleanField(
        _("governed"), default=True, help_text=_("Nothing goes live here without a finished approval.")
    )
    needs_four_eyes = models.BooleanField(
        _("four eyes"), default=True, help_text=_("Who changed a text last cannot be the one who signs it off.")
    )

    objects = CountryQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        # A market with two languages is two rows of one code, each with its own team.
        constraints = [models.UniqueConstraint(fields=["code", "locale"], name="one_country_per_code_and_locale")]
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.code = self.code.upper()


class Role(models.TextChoices):
    """What somebody does for a country."""

    EDITOR = "editor", _("editor")
    MANAGER = "manager", _("country manager")
    TRANSLATOR = "translator", _("translator")
    MODERATOR = "moderator", _("moderator")


class CentralRole(models.TextChoices):
    """What somebody does for every country."""

    MARKETING = "marketing", _("marketing")
    ADMINISTRATOR = "administrator", _("administrator")


class CountryTeam(models.Model):
    """The group that holds one role in one country."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="teams")
    role = models.CharField(max_length=12, choices=Role)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="country_team")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["country", "role"], name="one_group_per_country_and_role")]

    def __str__(self) -> str:
        return self.group.name

"""Who sees which campaigns and countries, and who arranges them."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Locale
from wagtail.permission_policies import ModelPermissionPolicy

from hub.countries.models import Country, Role
from hub.countries.permissions import locales_permitting, works_everywhere

from ..models import Campaign

CHANGE_MESSAGES = "messaging.change_brandmessage"


def can_manage_campaigns(user: Any) -> bool:
    """Tell whether somebody arranges campaigns, as Marketing does."""
    return bool(user.is_active and user.has_perm("messaging.change_campaign"))


def countries_seen(user: Any) -> QuerySet[Country]:
    """Return the countries whose columns somebody sees: all for the head office, else those of the own teams."""
    found = Country.objects.select_related("locale").order_by("name", "pk")
    if not user.is_active:
        return found.none()
    if can_manage_campaigns(user) or works_everywhere(user):
        return found
    return found.filter(pk__in=Country.objects.filter(teams__group__user=user).values("pk"))


def campaigns_seen(user: Any) -> QuerySet[Campaign]:
    """Return the campaigns that somebody sees: all for Marketing, else those that have one of the own countries."""
    if can_manage_campaigns(user):
        return Campaign.objects.all()
    return Campaign.objects.filter(pk__in=Campaign.objects.filter(countries__country__in=countries_seen(user)))


def can_see_matrix(user: Any) -> bool:
    return countries_seen(user).exists()


def can_read_drafts(user: Any, locale: Locale) -> bool:
    """Tell whether somebody may see what is not live of a locale's messages."""
    return locales_permitting(user, CHANGE_MESSAGES).filter(pk=locale.pk).exists()


def can_remind(user: Any, country: Country) -> bool:
    """Tell whether somebody may have the people of a country reminded: Marketing, and the country's managers."""
    if can_manage_campaigns(user):
        return True
    return country.teams.filter(role=Role.MANAGER, group__user=user).exists()


class CampaignListPolicy(ModelPermissionPolicy):
    """Django's permissions for campaigns, and looking at the list for whoever sees a country."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return super().user_has_permission(user, action) or (action == "view" and can_see_matrix(user))

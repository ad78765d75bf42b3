from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users import apps as users


class CountriesConfig(AppConfig):
    name = "hub.countries"
    label = "countries"
    verbose_name = _("Countries")
    default = True

    def ready(self) -> None:
        from . import filter_patches, receivers  # noqa: F401, PLC0415  models are ready now

        filter_patches.install()


class GuardedUsersConfig(users.WagtailUsersAppConfig):
    """Wagtail's users, with an admin that keeps one active administrator; it stands in for "wagtail.users"."""

    user_viewset = "hub.countries.user_viewsets.GuardedUserViewSet"
    default = False

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CountriesConfig(AppConfig):
    name = "hub.countries"
    label = "countries"
    verbose_name = _("Countries")

    def ready(self) -> None:
        from . import filter_patches  # noqa: PLC0415  models are ready now

        filter_patches.install()

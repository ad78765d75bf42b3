from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "hub.editorial"
    label = "editorial"
    verbose_name = _("Editorial")

    def ready(self) -> None:
        from hub.countries.checklist import register_items  # noqa: PLC0415  models are ready now
        from hub.countries.signals import country_launched  # noqa: PLC0415  models are ready now

        from . import localize_patches, receivers  # noqa: PLC0415  models are ready now

        country_launched.connect(receivers.give_country_its_workflow, dispatch_uid="give_country_its_workflow")
        register_items(receivers.translation_items)
        localize_patches.install()

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagingConfig(AppConfig):
    name = "hub.messaging"
    label = "messaging"
    verbose_name = _("Messaging")

    def ready(self) -> None:
        from .checking.receivers import connect_receivers  # noqa: PLC0415  needs the models

        connect_receivers()

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagingConfig(AppConfig):
    name = "hub.messaging"
    label = "messaging"
    verbose_name = _("Messaging")

    def ready(self) -> None:
        from hub.editorial.gate import register_obstacle  # noqa: PLC0415  models are ready now

        from . import receivers  # noqa: F401, PLC0415  models are ready now
        from .checking.receivers import connect_receivers  # noqa: PLC0415  models are ready now
        from .obstacles import missing_messages  # noqa: PLC0415  models are ready now

        connect_receivers()
        register_obstacle(missing_messages)

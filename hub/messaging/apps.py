from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagingConfig(AppConfig):
    name = "hub.messaging"
    label = "messaging"
    verbose_name = _("Messaging")

    def ready(self) -> None:
        from hub.editorial.strings.glossary import register_terms  # noqa: PLC0415  models are not loaded before

        from .glossary.receivers import connect  # noqa: PLC0415
        from .glossary.terms_beside import terms_of  # noqa: PLC0415

        register_terms(terms_of)
        connect()

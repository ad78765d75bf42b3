from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagingConfig(AppConfig):
    name = "hub.messaging"
    label = "messaging"
    verbose_name = _("Messaging")

    def ready(self) -> None:
        from hub.countries.checklist import register_items  # noqa: PLC0415  models are ready now
        from hub.countries.signals import country_launched  # noqa: PLC0415  models are ready now
        from hub.editorial.gate import register_obstacle  # noqa: PLC0415  models are ready now
        from hub.editorial.strings.findings import register_findings  # noqa: PLC0415  models are ready now
        from hub.editorial.strings.glossary import register_terms  # noqa: PLC0415  models are ready now

        from . import receivers  # noqa: PLC0415  models are ready now
        from .campaigns.checklist import campaign_items  # noqa: PLC0415  models are ready now
        from .checking.receivers import connect_receivers  # noqa: PLC0415  models are ready now
        from .glossary.receivers import connect  # noqa: PLC0415  models are ready now
        from .glossary.terms_beside import terms_of  # noqa: PLC0415  models are ready now
        from .live.strings import messaging_findings  # noqa: PLC0415  models are ready now
        from .obstacles import missing_messages  # noqa: PLC0415  models are ready now

        connect()
        connect_receivers()
        register_terms(terms_of)
        country_launched.connect(receivers.put_check_first, dispatch_uid="put_check_first")
        register_obstacle(missing_messages)
        register_findings(messaging_findings)
        register_items(campaign_items)

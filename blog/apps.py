from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    name = "blog"
    label = "blog"
    verbose_name = _("Journal")

    def ready(self) -> None:
        from . import receivers  # noqa: F401, PLC0415  connects them, once the models are ready

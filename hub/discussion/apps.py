from django.apps import AppConfig
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _


class DiscussionConfig(AppConfig):
    name = "hub.discussion"
    label = "discussion"
    verbose_name = _("Discussion")

    def ready(self) -> None:
        from django_comments_xtd.models import publish_or_unpublish_on_pre_save  # noqa: PLC0415  models are ready now

        from . import receivers  # noqa: F401, PLC0415  connects them

        # Saving a public comment would make its hidden replies public again, and let the counts drift.
        pre_save.disconnect(publish_or_unpublish_on_pre_save, sender="discussion.Comment")

"""The first step of every workflow: the messaging check, which needs nobody."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Task


class MessagingCheckTask(Task):
    """A step that a job decides: it sends a text with blocking findings back, and lets every other one pass.

    Nobody decides it by hand, so it offers no actions. Whoever submitted the text may cancel, and submit it again.
    """

    class Meta:
        verbose_name = _("messaging check")
        verbose_name_plural = _("messaging checks")

    @classmethod
    def get_description(cls) -> Any:
        return _("Checks the text for what the brand does not say so. What blocks is sent back with the list.")

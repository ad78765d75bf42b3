"""The steps of a workflow."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupApprovalTask


class ReviewTask(GroupApprovalTask):
    """A step that people of some groups approve, by a time if the country sets one."""

    hours_allowed = models.PositiveIntegerField(
        _("hours allowed"),
        null=True,
        blank=True,
        help_text=_("After so many hours the reviewers are reminded, after twice as many Marketing is told."),
    )

    admin_form_fields = [*GroupApprovalTask.admin_form_fields, "hours_allowed"]

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

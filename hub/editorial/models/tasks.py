"""The steps of a workflow."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import GroupApprovalTask

from ..four_eyes import is_own_text


class ReasonForm(TaskStateCommentForm):
    """Why a text is sent back: its author has to know."""

    comment = forms.CharField(
        label=_("What has to change"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The author gets this by mail, with a link to the text."),
    )


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

    def get_actions(self, obj: Any, user: Any) -> list[Any]:
        """Offer no approval of one's own text."""
        actions: list[Any] = super().get_actions(obj, user)
        return [action for action in actions if action[0] != "approve"] if is_own_text(obj, user) else actions

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return ReasonForm if action == "reject" else super().get_form_for_action(action)

    @classmethod
    def get_description(cls) -> Any:
        return _("People of the chosen groups approve; who changed the text last cannot approve it.")

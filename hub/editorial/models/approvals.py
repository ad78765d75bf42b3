"""Who approved which text. Rows are added, never changed and never deleted."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, RevisionMixin, TaskState, Workflow

HASH_LENGTH = 64  # SHA-256 in hexadecimal


class AppendOnly(models.Model):
    """A row that stays as it was written; a deleted account leaves its name."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError(f"{type(self).__name__} is append-only")


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def of(self, instance: RevisionMixin) -> "ApprovalQuerySet":
        """Return the approvals of an object, the newest first."""
        kind = instance.get_base_content_type()
        return self.filter(content_type=kind, object_id=str(instance.pk)).order_by("-pk")


class Approval(AppendOnly):
    """A finished approval of exactly one text of one object. Only the newest of an object counts."""

    class Kind(models.TextChoices):
        WORKFLOW = "workflow", _("approved")
        EMERGENCY = "emergency", _("emergency")
        SETUP = "setup", _("set up")
        TAKEN_BACK = "taken_back", _("taken back")

    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.CharField(max_length=255)
    object_title = models.TextField()
    locale = models.ForeignKey(Locale, null=True, on_delete=models.SET_NULL, related_name="+")
    content_hash = models.CharField(max_length=HASH_LENGTH)
    # Of the text in the source language that was live then; empty for a source text itself.
    source_hash = models.CharField(max_length=HASH_LENGTH, blank=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.WORKFLOW)
    reason = models.TextField(blank=True)
    approved_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    approver_name = models.CharField(max_length=80, blank=True)
    workflow = models.ForeignKey(Workflow, null=True, on_delete=models.SET_NULL, related_name="+")
    workflow_name = models.CharField(max_length=255, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        indexes = [models.Index(fields=["content_type", "object_id", "-id"], name="approvals_of_an_object")]
        permissions = [("emergency_publish", _("Can publish without approval, giving a reason"))]

    def __str__(self) -> str:
        return f"{self.object_title} ({self.get_kind_display()})"


class StepApproval(AppendOnly):
    """What a reviewer had before them when approving one step: a revision may be rewritten in place afterwards."""

    task_state = models.ForeignKey(TaskState, on_delete=models.CASCADE, related_name="step_approvals")
    content_hash = models.CharField(max_length=HASH_LENGTH)
    approved_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.task_state}: {self.content_hash[:8]}"

"""Who translates what, by when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def open(self) -> "AssignmentQuerySet":
        return self.filter(done_at=None)


class Assignment(models.Model):
    """A translation that somebody is to do; without a person, anybody of the locale's translators may take it."""

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, related_name="assignment")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translation_assignments",
        verbose_name=_("translator"),
    )
    due_on = models.DateField(_("due"), null=True, blank=True, db_index=True)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    assigned_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, editable=False)
    # Set when the translator was told, in a mail of its own or in a digest.
    told_at = models.DateTimeField(null=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation assignment")
        verbose_name_plural = _("translation assignments")

    def __str__(self) -> str:
        return f"{self.translation} ({self.assignee or _('anybody')})"

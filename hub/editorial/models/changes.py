"""How much a change of a source text matters to its translations."""

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, RevisionMixin


class ChangeWeight(models.IntegerChoices):
    """What becomes of the translations when a change of their source goes live."""

    MINOR = 1, _("Minor: the translations stay valid")
    NORMAL = 2, _("Normal: the translations are outdated, and translators get them")
    URGENT = 3, _("Urgent: what is no longer true goes off line everywhere, and everybody is told")


class WeightChoice(forms.TypedChoiceField):
    """A choice that is left as it is where the form does not ask."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Wagtail's editor stores a revision, which has to be approved, whenever a form has changed."""
        return data is not None and super().has_changed(initial, data)


class WeightField(models.PositiveSmallIntegerField):
    """A weight that a form may leave out: it is asked for in the source language only."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        found: forms.Field = super().formfield(  # type: ignore[assignment]
            required=False, widget=forms.RadioSelect, choices_form_class=WeightChoice, **kwargs
        )
        return found

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveSmallIntegerField", args, kwargs


class Weighed(models.Model):
    """Mixed into texts that are translated."""

    change_weight = WeightField(
        _("how much this change matters to the translations"),
        choices=ChangeWeight,
        default=ChangeWeight.NORMAL,
    )

    class Meta:
        abstract = True


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, instance: RevisionMixin) -> "NoticeQuerySet":
        kind = instance.get_base_content_type()
        return self.filter(content_type=kind, object_id=str(instance.pk))


class Notice(models.Model):
    """A translation that is off line because its source says something else now; gone when it is live again."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="one_notice_per_text")]

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id}"

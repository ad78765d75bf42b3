"""What a check said of a translated string, and who kept the string all the same."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import String, Translation, TranslationContext

from .approvals import HASH_LENGTH, AppendOnly


class CheckOverride(AppendOnly):
    """A finding that somebody answered for, about exactly one wording in one place."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="check_overrides")
    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=40)
    text_hash = models.CharField(max_length=HASH_LENGTH)
    reason = models.CharField(max_length=500)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("kept finding")
        verbose_name_plural = _("kept findings")
        indexes = [models.Index(fields=["translation", "string", "context"], name="overrides_of_a_string")]

    def __str__(self) -> str:
        return f"{self.code}: {self.reason}"

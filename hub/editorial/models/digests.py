"""Until when somebody knows what waits on the translators' desk."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Digest(models.Model):
    """When somebody's desk was last gone through for news, whether or not there was any to send."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="translation_digest")
    # The day in the site's time zone: there is one digest a day, however often the command runs.
    day = models.DateField()
    looked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("translation digest")
        verbose_name_plural = _("translation digests")

    def __str__(self) -> str:
        return f"{self.member}, {self.day}"

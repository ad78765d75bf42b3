"""Who changed a text last does not sign it off."""

from typing import Any

from hub.countries.models import Country


def needs_four_eyes(locale_id: int) -> bool:
    return Country.objects.filter(locale_id=locale_id, is_governed=True, needs_four_eyes=True).exists()


def is_own_text(instance: Any, user: Any) -> bool:
    """Tell whether somebody may not sign off a text because its last change is their own."""
    locale_id = getattr(instance, "locale_id", None)
    if user is None or locale_id is None or not needs_four_eyes(locale_id):
        return False
    revision = instance.get_latest_revision()
    return revision is not None and revision.user_id == user.pk

"""Public names: what one may be, and whether it is free."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hub.text.cleaning import clean_name, is_storable
from hub.text.folding import fold

from .models import User

LONGEST = User._meta.get_field("display_name").max_length or 0
LONGEST_KEY = User._meta.get_field("display_name_key").max_length or 0


def clean_display_name(text: str, member: User | None = None) -> str:
    """Return a name as it will be shown; raises ValidationError if it cannot be read or is another member's."""
    if not is_storable(text):
        raise ValidationError(_("This name holds characters that cannot be stored."))
    name = clean_name(text)
    key = fold(name)
    if not any(char.isalnum() for char in key):
        raise ValidationError(_("Please use at least one letter or digit."))
    # Some single characters unfold into many.
    if len(name) > LONGEST or len(key) > LONGEST_KEY:
        raise ValidationError(_("This name is too long."))
    if is_taken(key, member):
        raise ValidationError(_("Another member has this name, or one that reads the same."))
    return name


def is_taken(key: str, member: User | None = None) -> bool:
    others = User.objects.filter(display_name_key=key)
    return (others.exclude(pk=member.pk) if member else others).exists()

"""Messages without which a page may not go live."""

from typing import Any

from django.utils.translation import gettext as _

from .placing import named_messages
from .reading import read_messages


def missing_messages(text: Any) -> str:
    """Return why a text may not go live: it names messages that its language needs and does not have; else nothing."""
    keys = {key for _path, key in named_messages(text)}
    shown = read_messages(keys, text.locale_id)
    missing = sorted(message.key for message in shown.values() if message.is_blocking)
    if not missing:
        return ""
    return _("It shows brand messages that have to be live in its language first: %(keys)s.") % {
        "keys": ", ".join(missing)
    }

"""Locks: a person's, and that of a text which waits for a decision."""

from typing import Any

from wagtail.models import LockableMixin

from .gate import Locked


def is_locked_for(text: Any, user: Any) -> bool:
    """Tell whether somebody may not change a text now."""
    lock = text.get_lock() if isinstance(text, LockableMixin) else None
    return bool(lock and lock.for_user(user))


def check_lock(text: Any, user: Any) -> None:
    """Raise Locked if somebody may not change a text now."""
    if is_locked_for(text, user):
        raise Locked(text)

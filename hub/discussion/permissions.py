"""Who may do what in a discussion."""

import datetime
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from hub.members.models import User

from .models import Comment, CommentSettings

EDITABLE_FOR = datetime.timedelta(minutes=15)


def settings_key(locale_id: int) -> str:
    return f"discussion:settings:{locale_id}"


def comment_settings(locale_id: int) -> tuple[bool, int | None]:
    """Return whether a locale takes comments, and after how many days its articles close; cached."""
    found = cache.get(settings_key(locale_id))
    if found is None:
        rows = CommentSettings.objects.filter(country__locale_id=locale_id).values_list("are_open", "close_after_days")
        found = rows.first() or (True, None)
        cache.set(settings_key(locale_id), found, 3600)
    return found


def may_comment_on(page: Any) -> bool:
    """Tell whether a page takes comments now: itself, its country, and its age allow it."""
    if not getattr(page, "comments_are_open", False) or not page.live:
        return False
    are_open, days = comment_settings(page.locale_id)
    if not are_open:
        return False
    return days is None or timezone.localdate() <= page.date + datetime.timedelta(days=days)


def can_edit(member: User, comment: Comment) -> bool:
    """A member may edit the own comment for 15 minutes."""
    is_own = member.is_authenticated and comment.user_id == member.pk
    return is_own and comment.is_published and timezone.now() < comment.submit_date + EDITABLE_FOR


def can_withdraw(member: User, comment: Comment) -> bool:
    """A member may withdraw the own comment at any time."""
    return member.is_authenticated and comment.user_id == member.pk and comment.is_published

"""The publish gate: in a governed country no text goes live unless a finished approval covers exactly that text.

Whatever makes a text live saves its row, so the gate stands at `pre_save`; only `QuerySet.update()` passes it by.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import DraftStateMixin, Page

from hub.countries.models import Country

from .fingerprints import BOOKKEEPING, fingerprint, text_of
from .models import Approval

_setting_up: ContextVar[bool] = ContextVar("setting_up", default=False)


class Refusal(Exception):
    """Why a text does not go live. No PermissionDenied: Wagtail would answer that one without saying why."""

    def __init__(self, instance: Any, text: str) -> None:
        self.instance = instance
        super().__init__(text % {"title": instance})


class NotApproved(Refusal):
    """A text that was to go live and that nobody has approved."""

    def __init__(self, instance: Any) -> None:
        text = _("“%(title)s” has not gone live: this text has not been approved. Submit it for approval.")
        super().__init__(instance, text)


class OwnText(Refusal):
    """An approval by whoever changed the text last."""

    def __init__(self, instance: Any) -> None:
        super().__init__(instance, _("You changed “%(title)s” last, so somebody else has to approve it."))


class ChangedInReview(Refusal):
    """An approval of a text that has changed since an earlier step approved it, or since it was read."""

    def __init__(self, instance: Any) -> None:
        text = _("“%(title)s” has changed since it was approved first. Send it back, so that it is reviewed anew.")
        super().__init__(instance, text)


class Locked(Refusal):
    """A change of a text that is locked: by a person, or because it waits for a decision."""

    def __init__(self, instance: Any) -> None:
        super().__init__(instance, _("“%(title)s” is locked or under review, so it cannot be changed now."))


class Obstructed(Refusal):
    """A text that a room above does not let go live as it is; it says why itself."""

    def __init__(self, instance: Any, reason: str) -> None:
        super().__init__(instance, _("“%(title)s” has not gone live."))
        self.args = (f"{self} {reason}",)


# Takes a text that is about to go live, and returns why it may not, or nothing.
Obstacle = Callable[[Any], str]
_obstacles: list[Obstacle] = []


def register_obstacle(obstacle: Obstacle) -> Obstacle:
    """Let a room above keep texts from going live; called in its `apps.ready()`."""
    if obstacle not in _obstacles:
        _obstacles.append(obstacle)
    return obstacle


def check_obstacles(instance: Any) -> None:
    """Raise Obstructed where a room above keeps a text from going live."""
    for obstacle in _obstacles:
        if reason := obstacle(instance):
            raise Obstructed(instance, reason)


@contextmanager
def setting_up() -> Iterator[None]:
    """Let texts go live, each with an approval of its own kind; for loading a site, never for a request."""
    token = _setting_up.set(True)
    try:
        yield
    finally:
        _setting_up.reset(token)


def is_setting_up() -> bool:
    return _setting_up.get()


def is_governed_kind(instance: Any) -> bool:
    """Tell whether an instance is text that goes live in a locale."""
    return isinstance(instance, DraftStateMixin) and hasattr(instance, "locale_id")


def is_governed(locale_id: int) -> bool:
    return Country.objects.filter(locale_id=locale_id, is_governed=True).exists()


def check_gate(instance: Any, raw: bool = False, update_fields: Collection[str] | None = None) -> None:
    """Raise NotApproved if saving an instance would make a text live that no approval covers.

    Raises Obstructed, in free countries too, where a room above keeps it from going live. `raw` and `update_fields` are
    those of Django's `pre_save`.
    """
    if update_fields is not None and not set(update_fields) - (BOOKKEEPING - {"live"}):
        return  # Wagtail stores a draft this way: what the instance says is not written
    text = with_stored_parts(instance) if raw else instance
    if not text.live or text.locale_id is None:
        return
    if not is_governed(text.locale_id):
        check_obstacles_of_change(text)
        return
    stored = stored_row(text)
    wanted = fingerprint(text)
    if stored is not None and stored.live and fingerprint(stored) == wanted:
        return
    if not is_setting_up():
        if not is_approved(text, wanted):
            raise NotApproved(text)
        check_obstacles(text)


def check_obstacles_of_change(text: Any) -> None:
    """Raise Obstructed where a text that is not governed would go live, or change, against an obstacle."""
    if not _obstacles or is_setting_up():
        return
    stored = stored_row(text)
    if stored is None or not stored.live or fingerprint(stored) != fingerprint(text):
        check_obstacles(text)


def check_part(part: Any) -> None:
    """Raise NotApproved if a row of a fixture would change what belongs to a live text, a navigation for example."""
    for field in part._meta.local_fields:
        whole: Any = getattr(part, field.name, None) if isinstance(field, ParentalKey) else None
        if not is_governed_kind(whole) or not whole.live or not is_governed(whole.locale_id) or is_setting_up():
            continue
        stored = stored_row(part)
        if stored is None or get_serializable_data_for_fields(stored) != get_serializable_data_for_fields(part):
            raise NotApproved(whole)


def is_approved(instance: Any, wanted: str) -> bool:
    """Tell whether the newest approval covers a text."""
    newest = Approval.objects.of(instance).first() if instance.pk else None
    return (newest is not None and newest.content_hash == wanted) or follows_approved_page(instance)


def follows_approved_page(instance: Any) -> bool:
    """Tell whether an instance is an alias that says in its own country what its source says there already."""
    source = getattr(instance, "alias_of", None)
    if source is None or not source.live or source.locale_id != instance.locale_id:
        return False
    return {**text_of(source.specific), "slug": ""} == {**text_of(instance), "slug": ""}


def stored_row(instance: Any) -> Any:
    """Return the row as it is stored now, or None."""
    return type(instance)._base_manager.filter(pk=instance.pk).first() if instance.pk else None


def with_stored_parts(instance: Any) -> Any:
    """Return what a row of a fixture would make of an instance: such a row holds one table of it only."""
    if not instance._meta.parents:
        return instance
    stored = stored_row(instance)
    if stored is None:
        base = Page.objects.filter(pk=instance.pk).first()
        instance.live, instance.locale_id = (base.live, base.locale_id) if base else (False, None)
        return instance
    for field in instance._meta.local_fields:
        setattr(stored, field.attname, getattr(instance, field.attname))
    return stored

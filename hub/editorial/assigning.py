"""Who translates what: beginning a translation, handing it out, taking it over, and closing it when it is done."""

import datetime
import re
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from .desk import State, begun
from .models import Assignment
from .permissions import can_manage_translations, can_read_source, translators_of
from .signals import translations_assigned

# A letter for the kind of row, and its number, which fits every database's keys.
ROW_KEY = re.compile(r"[tp][0-9]{1,9}")


@transaction.atomic
def begin_translation(page: Page, locale: Locale, user: Any) -> Translation:
    """Return a page's translation into a locale, with a draft of it; one that was begun gets the newest text.

    `user` None is the system, where the caller has seen to the rights. Raises PermissionDenied for a source that is not
    for the user, or where `save_target` does.
    """
    if user is not None and not can_read_source(user, page):
        raise PermissionDenied
    source, is_new = TranslationSource.get_or_create_from_instance(page.specific)
    translation = Translation.objects.get_or_create(source=source, target_locale=locale)[0]
    published_at = page.last_published_at
    if not is_new and published_at and published_at > source.last_updated_at:
        source.update_from_db()
    translation.save_target(user=user, publish=False)
    return translation


@transaction.atomic
def take_over(translation: Translation, user: Any) -> None:
    """Bring its source's newest text into a translation's draft; raises what `save_target` does, and all stays."""
    translation.source.update_from_db()
    translation.save_target(user=user, publish=False)


@transaction.atomic
def assign_translations(
    user: Any, translations: Iterable[Translation], assignee: Any | None, due_on: datetime.date | None
) -> list[Assignment]:
    """Hand translations to a person, or with None to whoever of the locale's translators takes them.

    Raises PermissionDenied if the user does not manage a locale, or if the person does not translate into it.
    """
    translations = list(translations)
    for locale in {translation.target_locale for translation in translations}:
        if not can_manage_translations(user, locale) or not is_translator(assignee, locale):
            raise PermissionDenied
    found = [assign(user, translation, assignee, due_on) for translation in translations]
    if assignee is not None and assignee != user and found:
        told = partial(
            translations_assigned.send,
            sender=Assignment,
            assignee=assignee,
            assignments=[assignment.pk for assignment in found],
            user=user,
        )
        transaction.on_commit(told)
    return found


def is_translator(person: Any | None, locale: Locale) -> bool:
    """Tell whether somebody translates into a locale; nobody (None) is whoever of them wants to."""
    return person is None or translators_of(locale).filter(pk=person.pk).exists()


def assign(user: Any, translation: Translation, assignee: Any | None, due_on: datetime.date | None) -> Assignment:
    """Store one assignment, which is open then, and log it."""
    now = timezone.now()
    values = {
        "assignee": assignee,
        "due_on": due_on,
        "assigned_by": user,
        "assigned_at": now,
        "done_at": None,
        # Nobody has to be told of what was taken by oneself.
        "told_at": now if assignee == user else None,
    }
    assignment = Assignment.objects.update_or_create(translation=translation, defaults=values)[0]
    data = {"assignee": str(assignee or ""), "due_on": due_on.isoformat() if due_on else ""}
    log(translation.get_target_instance(), "editorial.assign", user=user, data=data)
    return assignment


@transaction.atomic
def take_translations(user: Any, translations: Iterable[Translation]) -> list[Assignment]:
    """Give a translator what nobody has; raises PermissionDenied for others' work and outside the own locales."""
    return [pass_on(user, translation, giver=None, taker=user) for translation in translations]


@transaction.atomic
def give_back_translations(user: Any, translations: Iterable[Translation]) -> list[Assignment]:
    """Leave one's own work to the locale's other translators; raises PermissionDenied for anybody else's."""
    return [pass_on(user, translation, giver=user, taker=None) for translation in translations]


def pass_on(user: Any, translation: Translation, giver: Any | None, taker: Any | None) -> Assignment:
    """Move one translation from somebody to somebody, where None is nobody; its date stays."""
    if not is_translator(user, translation.target_locale):
        raise PermissionDenied
    stored = Assignment.objects.select_for_update().filter(translation=translation, done_at=None).first()
    holder = stored.assignee if stored else None
    if holder not in (giver, taker) or (giver is not None and stored is None):
        raise PermissionDenied
    return assign(user, translation, taker, stored.due_on if stored else None)


def close_finished(translations: Iterable[int], *, is_live: bool = False) -> int:
    """Close the assignments of those translations that are complete, or have gone live, and are not outdated.

    Return how many were closed.
    """
    keys = list(translations)
    open_ones = Assignment.objects.open().filter(translation__in=keys)
    locales = Locale.objects.filter(pk__in=open_ones.values("translation__target_locale"))
    rows = begun(locales).filter(pk__in=keys, is_outdated=False)
    if not is_live:
        rows = rows.filter(state__in=[State.COMPLETE, State.REVIEW])
    finished = list(rows.values_list("pk", flat=True))
    return open_ones.filter(translation__in=finished).update(done_at=timezone.now()) if finished else 0


def reopen_outdated(text: Any) -> int:
    """Open the assignments that were done of a source whose new text has gone live, and return how many.

    A date that was given for the earlier text says nothing about this one.
    """
    done = Assignment.objects.filter(
        translation__source__object_id=text.translation_key, translation__source__locale=text.locale_id
    )
    return done.exclude(done_at=None).update(done_at=None, told_at=None, due_on=None)


def reopen_sent_back(page: Page) -> Assignment | None:
    """Open the assignment of a translation that was sent back, and return it; None where there is none."""
    found = Assignment.objects.filter(
        translation__source__object_id=page.translation_key, translation__target_locale=page.locale_id
    )
    assignment = found.select_related("assignee").first()
    if assignment is not None and assignment.done_at is not None:
        found.update(done_at=None)
    return assignment


def translations_named(keys: Iterable[str], locale: Locale) -> list[Translation]:
    """Return the translations into a locale that keys of the desk's rows name; pages that were not begun are begun.

    The caller sees to the rights, in the same transaction. Keys that name nothing are passed over.
    """
    keys = [key for key in keys if ROW_KEY.fullmatch(key)]
    numbers = {kind: [int(key[1:]) for key in keys if key[0] == kind] for kind in "tp"}
    found = list(begun([locale]).filter(pk__in=numbers["t"]).select_related("source", "target_locale"))
    for page in Page.objects.live().filter(pk__in=numbers["p"], locale=Locale.get_default()):
        translation = Translation.objects.filter(source__object_id=page.translation_key, target_locale=locale).first()
        found.append(translation or begin_translation(page, locale, None))
    return found

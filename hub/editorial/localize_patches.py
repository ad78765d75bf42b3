"""wagtail-localize's way of saving a translation, replaced: it writes draft text into the row that visitors see.

`Translation.save_target` is the one way through which submitting, synchronising and publishing a translation pass. Ours
writes a revision, and publishes that revision only for somebody who may publish. To be removed when the library does
so itself: tests/editorial/test_localize_patches.py fails then.
"""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.models import DraftStateMixin, Locale, Page, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationLog, TranslationSource

from hub.countries.permissions import SUBMIT_TRANSLATION, locales_permitting

from .fingerprints import fingerprint
from .gate import NotApproved, is_approved, is_governed
from .locks import is_locked_for
from .permissions import can_change, can_publish
from .strings.readiness import check_ready

original_save_target = Translation.save_target


def install() -> None:
    """Put ours in the library's place; done twice is done once."""
    Translation.save_target = save_target


def save_target(translation: Translation, user: Any = None, publish: bool = True) -> None:
    """Save what is translated as a draft, and publish that draft if asked; `user` None is the system itself.

    Raises PermissionDenied where the user may not, or where the page is locked, and ValidationError for bad text.
    """
    if not issubclass(translation.source.specific_content_type.model_class(), DraftStateMixin):
        save_plain_target(translation, user, publish)
        return
    try:
        with transaction.atomic():
            target = stored_target(translation) or first_copy(translation, user)
            check_permission(target, user, publish)
            revision = save_draft(translation, target, user)
            if publish:
                if user is not None:
                    check_ready(translation)
                check_approval(revision.as_object())
                translation.source.update_target_view_restrictions(translation.target_locale)
                transaction.on_commit(partial(revision.publish, user=user))
    except ValidationError as error:
        mark_errors(translation, error)
        raise


def stored_target(translation: Translation) -> Any:
    """Return the stored translation, or None where none was made yet."""
    model = translation.source.specific_content_type.model_class()
    key = {"translation_key": translation.source.object_id, "locale_id": translation.target_locale_id}
    return model._default_manager.filter(**key).first()


def save_plain_target(translation: Translation, user: Any, publish: bool) -> None:
    """Save a translation of a kind that has no drafts, and so is seen at once."""
    target = stored_target(translation)
    if target is None:
        check_locale(translation.target_locale, user)
    elif not (user is None or can_change(user, target)) or not translation.get_progress()[1]:
        # Submitting a page takes what it refers to along; what somebody else keeps, or nobody translated, stays.
        return
    original_save_target(translation, user=user, publish=publish)


def check_locale(locale: Locale, user: Any) -> None:
    """Raise PermissionDenied if somebody may not begin translations into a locale."""
    if user is not None and not locales_permitting(user, SUBMIT_TRANSLATION).filter(pk=locale.pk).exists():
        raise PermissionDenied


def check_permission(target: Any, user: Any, publish: bool) -> None:
    """Raise PermissionDenied if somebody may not do this to a page, or its lock says no."""
    if user is None:
        return
    if is_locked_for(target, user):
        raise PermissionDenied
    if not (can_publish(user, target) if publish else can_change(user, target)):
        raise PermissionDenied


def check_approval(draft: Any) -> None:
    """Raise NotApproved where publishing a draft would be refused, before anything is stored."""
    if is_governed(draft.locale_id) and not is_approved(draft, fingerprint(draft)):
        raise NotApproved(draft)


def first_copy(translation: Translation, user: Any) -> Any:
    """Return a draft copy of the source in the target's locale; parents that are missing there are copied the same way.

    The library makes live aliases of missing parents, in the source's language.
    """
    check_locale(translation.target_locale, user)
    source = translation.source.get_source_instance()
    if isinstance(source, Page):
        ensure_parent(source, translation.target_locale, user)
    copy = source.copy_for_translation(translation.target_locale)
    if isinstance(copy, Page):
        translation.source.sync_view_restrictions(source, copy)
    else:
        copy.live = False
        copy.save()
    return copy


def ensure_parent(page: Page, locale: Locale, user: Any) -> None:
    """Begin the translation of a page's parent where it has none."""
    parent = page.get_parent().specific
    if parent.is_root() or parent.has_translation(locale):
        return
    source = TranslationSource.get_or_create_from_instance(parent)[0]
    Translation.objects.get_or_create(source=source, target_locale=locale)[0].save_target(user=user, publish=False)


def save_draft(translation: Translation, target: Any, user: Any) -> Revision:
    """Store the translated text as a revision; the row that visitors see is left alone."""
    if getattr(target, "alias_of_id", None):
        type(target).objects.filter(pk=target.pk).update(alias_of=None)
    draft = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    if isinstance(draft, Page):
        tidy_slug(draft, target)
    revision = draft.save_revision(user=user, log_action=True)
    TranslationLog.objects.create(source=translation.source, locale=translation.target_locale, revision=revision)
    return revision


def tidy_slug(draft: Page, target: Page) -> None:
    """Keep the stored slug where the source's is taken by a neighbour, as beside the source's home page."""
    if target.get_siblings(inclusive=False).filter(slug=draft.slug).exists():
        draft.slug = target.slug


def mark_errors(translation: Translation, error: ValidationError) -> None:
    """Show errors beside the strings that they are about, as the library does."""
    for field, errors in error.error_dict.items():
        about = {"context__object": translation.source.object, "context__path": field}
        for string in StringTranslation.objects.filter(locale=translation.target_locale, **about):
            string.set_field_error(errors)

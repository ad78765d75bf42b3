"""What a new or changed comment sets off."""

from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from hub.content.purging import purge, purge_language, urls_of
from hub.members.models import User

from .models import Comment, CommentSettings, Discussion, PendingComment
from .permissions import settings_key
from .signals import comment_changed, comment_held, comment_posted
from .tasks import notify_followers, send_confirmation


@receiver(comment_posted)
@receiver(comment_changed)
def purge_discussed_page(comment: Comment, **_kwargs: Any) -> None:
    page = comment.discussion.page
    if page is not None:
        purge(urls_of([page]))


@receiver(comment_posted)
def tell_followers(comment: Comment, **_kwargs: Any) -> None:
    notify_followers.enqueue(comment.pk)


@receiver(comment_held)
def ask_for_confirmation(pending: PendingComment, **_kwargs: Any) -> None:
    send_confirmation.enqueue(pending.pk)


@receiver(post_save, sender=CommentSettings)
@receiver(post_delete, sender=CommentSettings)
def forget_comment_settings(instance: CommentSettings, **_kwargs: Any) -> None:
    cache.delete(settings_key(instance.country.locale_id))
    purge_language(instance.country.locale.language_code)


@receiver(pre_save, sender=User)
def note_public_face(instance: User, **_kwargs: Any) -> None:
    """Remember how a member looked before, to tell whether pages with comments show somebody else now."""
    before = User.objects.filter(pk=instance.pk).values_list("display_name", "avatar").first() if instance.pk else None
    instance._face_before = before  # type: ignore[attr-defined]


@receiver(post_save, sender=User)
def purge_pages_with_face(instance: User, created: bool, **_kwargs: Any) -> None:
    face = (instance.display_name, instance.avatar.name or "")
    if not created and instance._face_before != face:  # type: ignore[attr-defined]
        purge_member_pages(instance)


@receiver(pre_delete, sender=User)
def purge_pages_of_erased(instance: User, **_kwargs: Any) -> None:
    purge_member_pages(instance)


def purge_member_pages(member: User) -> None:
    """Purge the pages on which a member has commented."""
    discussions = (
        Discussion.objects.filter(comments__user_id=member.pk, page__isnull=False).select_related("page").distinct()
    )
    purge(urls_of(discussion.page for discussion in discussions if discussion.page))

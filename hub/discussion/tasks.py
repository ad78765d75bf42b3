"""Mail about discussions, sent by the worker."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django_tasks import task

from hub.members.mail import queue_mail
from hub.text.markdown import plain_text

from .models import Comment, Follower, PendingComment
from .signing import CONFIRM_SALT, UNSUBSCRIBE_SALT, sign

EXCERPT_LENGTH = 400


def absolute(root_url: str, name: str, language: str, *args: Any) -> str:
    """Return the absolute address of a view in a language."""
    with translation.override(language):
        return root_url + reverse(f"discussion:{name}", args=args)


@task()
def send_confirmation(pending_id: int) -> None:
    """Mail a guest the link that publishes the comment; nothing is sent if it has been confirmed meanwhile."""
    pending = PendingComment.objects.select_related("discussion__page").filter(pk=pending_id).first()
    if pending is None or pending.discussion.page is None:
        return
    root = pending.discussion.page.get_site().root_url
    link = absolute(root, "confirm", pending.language, sign(pending.pk, CONFIRM_SALT))
    context = {"name": pending.name, "title": pending.discussion.title, "text": pending.text, "link": link}
    queue_mail("discussion/mail/confirm", pending.email, pending.language, context)


@task()
def notify_followers(comment_id: int) -> None:
    """Mail the followers of a discussion, except the author, about a new comment."""
    comment = Comment.objects.published().select_related("user", "discussion__page").filter(pk=comment_id).first()
    page = comment.discussion.page if comment else None
    if comment is None or page is None or not page.live or page.get_view_restrictions().exists():
        return
    followers = comment.discussion.followers.select_related("member")
    others = (
        followers.exclude(member_id=comment.user_id) if comment.user_id else followers.exclude(email=comment.user_email)
    )
    for follower in others.iterator():
        mail_follower(follower, comment, page.get_site().root_url)


def mail_follower(follower: Follower, comment: Comment, root: str) -> None:
    """Queue one mail, in the follower's language, that can be ended with one click (RFC 8058)."""
    language = follower.mail_language
    end = absolute(root, "unsubscribe", language, sign(follower.pk, UNSUBSCRIBE_SALT))
    context = {
        "author": comment.author_name,
        "title": comment.discussion.title,
        "text": plain_text(comment.html)[:EXCERPT_LENGTH],
        "link": absolute(root, "comment", language, comment.pk),
        "unsubscribe": end,
    }
    headers = {"List-Unsubscribe": f"<{end}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    queue_mail("discussion/mail/reply", follower.address, language, context, headers)

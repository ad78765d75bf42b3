"""What changes a discussion. Each action is one transaction; its signal is sent once that is committed."""

import datetime
import uuid
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from hub.members.models import User
from hub.text.cleaning import clean_text
from hub.text.markdown import render_markdown

from .models import DEEPEST_LEVEL, SEGMENT_LENGTH, Comment, Discussion, Follower, PendingComment
from .permissions import may_comment_on
from .signals import comment_changed, comment_held, comment_posted
from .signing import CONFIRM_SECONDS

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Draft:
    """A comment to be posted; by a member, or by a guest whose address is confirmed."""

    text: str
    member: User | None = None
    guest_name: str = ""
    guest_email: str = ""
    parent: Comment | None = None
    submission_key: uuid.UUID = field(default_factory=uuid.uuid4)


def path_segment(number: int) -> str:
    """Return a number as six base-36 digits, which sort as the numbers do."""
    digits = ""
    for _place in range(SEGMENT_LENGTH):
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits


def discussion_of(page: Page) -> Discussion:
    """Return a page's discussion, made if it has none."""
    defaults = {"locale_id": page.locale_id, "title": page.title}
    return Discussion.objects.get_or_create(page_id=page.pk, defaults=defaults)[0]


def post_comment(page: Page, draft: Draft) -> Comment:
    """Store a comment and return it; the same submission key twice returns the first one."""
    discussion_id = discussion_of(page).pk
    try:
        with transaction.atomic():
            # One writer at a time: the counters and the order stay right whatever the database.
            discussion = Discussion.objects.select_for_update().get(pk=discussion_id)
            already = Comment.objects.filter(submission_key=draft.submission_key).first()
            if already is not None:
                return already
            comment = store_comment(discussion, page, draft)
            transaction.on_commit(partial(comment_posted.send, sender=Comment, comment=comment))
            return comment
    except IntegrityError:
        return Comment.objects.get(submission_key=draft.submission_key)


def store_comment(discussion: Discussion, page: Page, draft: Draft) -> Comment:
    """Write the row in its place and count it; the discussion is locked."""
    number = discussion.last_number + 1
    text = clean_text(draft.text)
    comment = Comment(
        content_type=ContentType.objects.get_for_model(Page),
        object_pk=str(page.pk),
        site_id=1,
        user=draft.member,
        user_name="" if draft.member else draft.guest_name,
        user_email="" if draft.member else draft.guest_email,
        comment=text,
        html=render_markdown(text),
        submit_date=timezone.now(),
        discussion=discussion,
        submission_key=draft.submission_key,
        **place_below(draft.parent, number),
    )
    comment.save()
    if draft.parent is None:  # the library's way to say that a comment begins a thread
        Comment.objects.filter(pk=comment.pk).update(thread_id=comment.pk, parent_id=comment.pk)
    Discussion.objects.filter(pk=discussion.pk).update(last_number=number, comment_count=F("comment_count") + 1)
    return comment


def place_below(parent: Comment | None, number: int) -> dict[str, Any]:
    """Return the fields that place a new comment: a thread of its own, or a reply to `parent`."""
    if parent is None:
        return {"path": path_segment(number), "level": 0, "position": 0}
    root_id = parent.root_id or parent.pk
    root = Comment.objects.select_for_update(of=("self",)).get(pk=root_id)
    position = root.last_position + 1
    Comment.objects.filter(pk=root_id).update(last_position=position, reply_count=F("reply_count") + 1)
    level = min(parent.level + 1, DEEPEST_LEVEL)
    return {
        "root_id": root_id,
        "parent_id": parent.pk,
        "thread_id": root_id,
        "level": level,
        "position": position,
        "path": parent.path[: level * SEGMENT_LENGTH] + path_segment(number),
    }


def edit_comment(comment: Comment, text: str) -> None:
    """Replace a comment's text."""
    with transaction.atomic():
        comment.comment = clean_text(text)
        comment.html = render_markdown(comment.comment)
        comment.edited_at = timezone.now()
        comment.save(update_fields=["comment", "html", "edited_at"])
        announce_change(comment)


def withdraw_comment(comment: Comment) -> None:
    """Take back one's own comment; its replies stay."""
    change_state(comment, Comment.State.WITHDRAWN)


def hide_comment(comment: Comment) -> None:
    """Un-publish a comment; its replies stay."""
    change_state(comment, Comment.State.HIDDEN)


def show_comment(comment: Comment) -> None:
    """Publish a hidden comment again."""
    change_state(comment, Comment.State.PUBLISHED)


def change_state(comment: Comment, state: str) -> None:
    """Set the state, the library's own flags with it, and every count that follows from it."""
    with transaction.atomic():
        discussion = Discussion.objects.select_for_update().get(pk=comment.discussion_id)
        current = Comment.objects.get(pk=comment.pk)
        if current.state == state:
            return
        is_published = state == Comment.State.PUBLISHED
        current.state, current.is_public, current.is_removed = state, is_published, not is_published
        current.save(update_fields=["state", "is_public", "is_removed"])
        change = int(is_published) - int(comment.state == Comment.State.PUBLISHED)
        Discussion.objects.filter(pk=discussion.pk).update(comment_count=F("comment_count") + change)
        relist_upwards(current)
        comment.state = state
        announce_change(current)


def relist_upwards(comment: Comment) -> None:
    """Give a place on the page to the comment and its ancestors if they, or a listed reply of theirs, are published."""
    depths = range(len(comment.path), 0, -SEGMENT_LENGTH)
    paths = [comment.path[:depth] for depth in depths]
    family = {c.path: c for c in Comment.objects.filter(discussion_id=comment.discussion_id, path__in=paths)}
    for member in (family[path] for path in paths if path in family):
        replies = Comment.objects.filter(
            discussion_id=member.discussion_id, path__startswith=member.path, is_listed=True
        )
        is_listed = member.is_published or replies.exclude(pk=member.pk).exists()
        if is_listed == member.is_listed:
            continue
        Comment.objects.filter(pk=member.pk).update(is_listed=is_listed)
        if member.root_id:
            Comment.objects.filter(pk=member.root_id).update(reply_count=F("reply_count") + (1 if is_listed else -1))


def announce_change(comment: Comment) -> None:
    transaction.on_commit(partial(comment_changed.send, sender=Comment, comment=comment))


def follow(discussion: Discussion, member: User | None, email: str, language: str) -> Follower:
    """Let somebody get mail about new comments; following twice is once."""
    if member is not None:
        return Follower.objects.get_or_create(discussion=discussion, member=member, defaults={"language": language})[0]
    return Follower.objects.get_or_create(discussion=discussion, email=email.lower(), defaults={"language": language})[
        0
    ]


def unfollow(follower_id: int) -> None:
    """Stop the mails; done twice is done."""
    Follower.objects.filter(pk=follower_id).delete()


def store_pending(discussion: Discussion, data: dict[str, Any], language: str) -> PendingComment:
    """Keep a guest's comment until its address is confirmed; the same submission twice is kept, and mailed, once."""
    expired = timezone.now() - datetime.timedelta(seconds=CONFIRM_SECONDS)
    with transaction.atomic():
        PendingComment.objects.filter(created_at__lt=expired).delete()
        fields = {name: data[name] for name in ("parent", "name", "email", "text", "wants_replies")}
        pending, is_new = PendingComment.objects.get_or_create(
            submission_key=data["submission_key"], defaults={"discussion": discussion, "language": language, **fields}
        )
        if is_new:
            transaction.on_commit(partial(comment_held.send, sender=PendingComment, pending=pending))
    return pending


def confirm_pending(pending_id: int) -> Comment | None:
    """Post a guest's confirmed comment, once; None where it has been confirmed or has expired."""
    with transaction.atomic():
        rows = PendingComment.objects.select_for_update(of=("self",)).select_related("discussion__page", "parent")
        pending = rows.filter(pk=pending_id).first()
        page = pending.discussion.page.specific if pending and pending.discussion.page else None
        if pending is None or page is None or not may_comment_on(page):
            return None
        draft = Draft(pending.text, None, pending.name, pending.email, pending.parent, pending.submission_key)
        comment = post_comment(page, draft)
        if pending.wants_replies:
            follow(pending.discussion, None, pending.email, pending.language)
        pending.delete()
        return comment

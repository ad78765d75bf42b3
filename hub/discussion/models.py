"""Discussions of pages, their comments in thread order, guests' unconfirmed comments, and followers.

A comment's `path` is its place in thread order: for each level, six base-36 digits of the comment's number in the
discussion. A parent's path begins its replies' paths, so sorting by path is thread order, and a new reply never
renumbers another. Comments deeper than the deepest level continue flat, as siblings in the order of posting.

`position` counts a thread's replies in the order of posting. The first few posted are always a whole upper part of the
tree (a parent is posted before its replies), which is what a page shows of a long thread, at a constant cost.
"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_comments.managers import CommentManager
from django_comments.models import Comment as PlainComment
from django_comments_xtd.models import XtdComment
from wagtail.models import Locale, Page

from hub.countries.models import Country
from hub.members.models import hue_of, initials_of

DEEPEST_LEVEL = 3  # levels 0 to 3: replies nest up to four levels
SEGMENT_LENGTH = 6
FORMER_MEMBER = _("Former member")


class Discussion(models.Model):
    """All comments on one page. It outlives its page, so that no thread is lost with it."""

    page = models.OneToOneField(Page, null=True, on_delete=models.SET_NULL, related_name="discussion")
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=255)
    # Published comments; kept with every change, so that no page counts them.
    comment_count = models.PositiveIntegerField(default=0)
    # The number that the last comment got.
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("discussion")
        verbose_name_plural = _("discussions")

    def __str__(self) -> str:
        return self.title


class CommentQuerySet(models.QuerySet["Comment"]):
    def published(self) -> "CommentQuerySet":
        return self.filter(state=Comment.State.PUBLISHED)

    def listed(self) -> "CommentQuerySet":
        """Comments that have a place on the page: published, or the parent of a published one."""
        return self.filter(is_listed=True)

    def roots(self) -> "CommentQuerySet":
        return self.filter(position=0)

    def in_locale(self, locale: Locale) -> "CommentQuerySet":
        return self.filter(discussion__locale=locale)


class Comment(XtdComment):
    """A comment on django-comments-xtd's tables, with its own place in thread order."""

    class State(models.TextChoices):
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn by its author")
        HIDDEN = "hidden", _("hidden by the team")

    # Named, because the library's own field `comment` takes the default name of the way back.
    xtdcomment_ptr = models.OneToOneField(
        XtdComment, on_delete=models.CASCADE, parent_link=True, primary_key=True, related_name="in_thread"
    )
    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="comments")
    root = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="thread")
    path = models.CharField(max_length=SEGMENT_LENGTH * (DEEPEST_LEVEL + 1))
    position = models.PositiveIntegerField(default=0)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.PUBLISHED)
    is_listed = models.BooleanField(default=True)
    # Listed replies, and all that were ever posted; on a thread's first comment only.
    reply_count = models.PositiveIntegerField(default=0)
    last_position = models.PositiveIntegerField(default=0)
    html = models.TextField(editable=False)
    edited_at = models.DateTimeField(null=True)
    # Made with the form: sending a form twice makes one comment.
    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    objects = CommentManager.from_queryset(CommentQuerySet)()
    norel_objects = objects

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes = [
            models.Index(fields=["discussion", "position", "is_listed", "path"], name="threads_of_a_discussion"),
            models.Index(fields=["root", "is_listed", "position"], name="first_replies_of_a_thread"),
            models.Index(fields=["root", "is_listed", "path"], name="a_thread_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.author_name}: {self.comment[:50]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Not XtdComment's: it saves the row before it looks at the parent, and renumbers the thread.
        super(PlainComment, self).save(*args, **kwargs)

    @property
    def author_name(self) -> str:
        """The member's public name, the guest's name, or what stands for somebody who has left."""
        if self.user_id and self.user:
            return str(self.user.display_name)
        return self.user_name or str(FORMER_MEMBER)

    @property
    def initials(self) -> str:
        return initials_of(self.author_name)

    @property
    def hue(self) -> int:
        return hue_of(self.author_name)

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED


class PendingComment(models.Model):
    """A guest's comment that waits for its address to be confirmed; deleted when it is, or when it expires."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE)
    parent = models.ForeignKey(Comment, null=True, on_delete=models.CASCADE)
    name = models.CharField(max_length=40)
    email = models.EmailField()
    text = models.TextField(max_length=3000)
    language = models.CharField(max_length=12)
    wants_replies = models.BooleanField(default=False)
    submission_key = models.UUIDField(unique=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:50]}"


class Follower(models.Model):
    """Somebody who gets mail about new comments: a member, or a guest by a confirmed address."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="followers")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["discussion", "member"], name="a_member_follows_once"),
            models.UniqueConstraint(
                fields=["discussion", "email"], condition=~models.Q(email=""), name="a_guest_follows_once"
            ),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def address(self) -> str:
        return str(self.member.email) if self.member else self.email

    @property
    def mail_language(self) -> str:
        return str(self.member.language) if self.member else self.language


class CommentSettings(models.Model):
    """How a country takes comments."""

    country = models.OneToOneField(Country, on_delete=models.CASCADE, related_name="comment_settings")
    are_open = models.BooleanField(_("comments are open"), default=True)
    close_after_days = models.PositiveIntegerField(
        _("close after days"), null=True, blank=True, help_text=_("Days after an article appears; empty: never.")
    )

    class Meta:
        verbose_name = _("comment settings")
        verbose_name_plural = _("comment settings")

    def __str__(self) -> str:
        return str(self.country)

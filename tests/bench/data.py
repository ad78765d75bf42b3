"""The benchmark's own site: made once, kept for the next run, and left by every run as it was found."""

import uuid
from dataclasses import dataclass
from typing import TextIO
from urllib.parse import urlencode

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from blog.models import ArticlePage
from home.demo.bulk import PREFIX, has_bulk
from home.demo.sites import is_loaded
from home.management import serving
from hub.discussion.models import Comment, Discussion
from hub.members.models import User

ARTICLES, COMMENTS = 2_000, 20_000
REPLY_SIZES = (100, 5_000)
# Django takes any token of this length that is the same in cookie and form.
CSRF_TOKEN = "b" * 32


def make_data(output: TextIO) -> None:
    """Make the demo and the big site, where they are not there yet."""
    serving.migrate()
    if not (is_loaded() and has_bulk()):
        output.write(f"Making {ARTICLES:,} articles and {COMMENTS:,} comments, once ...\n")
        call_command("load_demo", "--once", articles=ARTICLES, comments=COMMENTS, stdout=output)
    for size in REPLY_SIZES:
        tidy(find_thread(size))  # what a run that was broken off has left


@dataclass(frozen=True)
class Thread:
    """The longest thread of a discussion, and what its discussion was before anybody replied."""

    discussion_id: int
    root_id: int
    size: int
    path: str

    def new_reply(self) -> str:
        """Return the body of a form as the browser sends it."""
        fields = {"parent": self.root_id, "submission_key": uuid.uuid4(), "csrfmiddlewaretoken": CSRF_TOKEN}
        return urlencode(fields | {"text": "I *agree*, and would add one thing: measure before you change."})


def find_thread(size: int) -> Thread:
    page = ArticlePage.objects.get(slug=f"{PREFIX}{size}", locale__language_code="en")
    discussion = Discussion.objects.get(page_id=page.pk)
    root = Comment.objects.filter(discussion=discussion).roots().order_by("-reply_count").first()
    assert root is not None
    with translation.override("en"):
        path = reverse("discussion:new", args=[page.pk])
    return Thread(discussion.pk, root.pk, size, path)


def tidy(thread: Thread) -> None:
    """Remove what was posted beyond the thread's size, and the jobs that it set off."""
    comments = Comment.objects.filter(discussion_id=thread.discussion_id)
    kept = comments.order_by("pk").values_list("pk", flat=True)[: thread.size]
    comments.exclude(pk__in=list(kept)).delete()
    replies = Comment.objects.filter(root_id=thread.root_id).count()
    Comment.objects.filter(pk=thread.root_id).update(reply_count=replies, last_position=replies)
    Discussion.objects.filter(pk=thread.discussion_id).update(comment_count=thread.size, last_number=thread.size)
    DBTaskResult.objects.all().delete()


def member_cookies() -> str:
    """Return the Cookie header of a member who is signed in."""
    client = Client()
    client.force_login(User.objects.get(email="member1@example.org"))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF_TOKEN}"

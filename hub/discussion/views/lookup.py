"""Finding what an address names, with the right to see it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django_htmx.middleware import HtmxDetails
from wagtail.models import Page

from hub.members.models import User

from ..models import Comment, Discussion


def public_page_or_404(page_id: int) -> Any:
    """Return a live page of the active language that takes part in discussions and that everybody may read."""
    page = get_object_or_404(Page.objects.live().public(), pk=page_id, locale__language_code=get_language()).specific
    if not hasattr(page, "comments_are_open"):
        raise Http404
    return page


def comment_or_404(comment_id: int) -> Comment:
    """Return a listed comment on a page that everybody may read."""
    comments = Comment.objects.listed().select_related("user", "root", "discussion__page__locale")
    comment = get_object_or_404(comments, pk=comment_id, discussion__locale__language_code=get_language())
    if comment.discussion.page is None:
        raise Http404
    public_page_or_404(comment.discussion.page_id or 0)
    return comment


def page_of(comment: Comment) -> Page:
    """Return the page of a comment that `comment_or_404` has found."""
    assert comment.discussion.page is not None  # noqa: S101  comment_or_404 has looked
    return comment.discussion.page


def discussion_or_none(page: Page) -> Discussion | None:
    return Discussion.objects.filter(page_id=page.pk).first()


class ReaderRequest(HttpRequest):
    """A request as django-htmx's middleware hands it on."""

    htmx: HtmxDetails


def member_of(request: HttpRequest) -> User | None:
    """Return who is signed in."""
    return request.user if isinstance(request.user, User) else None


def signed_in(request: HttpRequest) -> User:
    """Return who is signed in, where `login_required` has looked."""
    member = member_of(request)
    assert member is not None  # noqa: S101  login_required has looked
    return member


def answer(request: ReaderRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Render `discussion/<name>.html`, or for htmx its fragment `discussion/_<name>.html`; never kept by a cache."""
    template = f"discussion/{'_' if request.htmx else ''}{name}.html"
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def redirect_to_comment(comment: Comment) -> HttpResponse:
    """Go to a comment through its permalink, which knows where it stands."""
    return redirect("discussion:comment", comment.pk)

"""Writing a comment: as a member at once, as a guest after confirming the address."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.members.limits import is_over_limit
from hub.members.models import User
from hub.text.markdown import render_markdown

from ..actions import Draft, confirm_pending, discussion_of, follow, post_comment, store_pending
from ..forms import CommentForm, GuestCommentForm
from ..models import Comment, Discussion
from ..permissions import may_comment_on
from ..reading import ShownComment, nest
from ..signing import CONFIRM_SALT, CONFIRM_SECONDS, unsign
from .lookup import ReaderRequest, answer, member_of, public_page_or_404, redirect_to_comment


@require_http_methods(["GET", "POST"])
def new_comment(request: ReaderRequest, page_id: int) -> HttpResponse:
    """Show the form, preview what was written, or post it."""
    page = public_page_or_404(page_id)
    if not may_comment_on(page):
        return answer(request, "closed", {"article": page}, status=403)
    discussion = discussion_of(page)
    member = member_of(request)
    form_class = CommentForm if member else GuestCommentForm
    if request.method == "GET":
        form = form_class(discussion=discussion, initial={"parent": request.GET.get("parent")})
        return show_form(request, page, discussion, form)
    form = form_class(request.POST, discussion=discussion)
    if not form.is_valid():
        return show_form(request, page, discussion, form, status=422)
    if "preview" in request.POST:
        preview = render_markdown(form.cleaned_data["text"])
        return show_form(request, page, discussion, form, preview=preview)
    if member is not None:
        return post_as_member(request, page, member, form)
    return post_as_guest(request, page, discussion, form)


def show_form(
    request: ReaderRequest, page: Any, discussion: Discussion, form: CommentForm, status: int = 200, preview: str = ""
) -> HttpResponse:
    """Show the form, with what it replies to."""
    key = form["parent"].value()
    parent = None
    if str(key or "").isdecimal() and len(str(key)) < 19:
        parent = Comment.objects.published().filter(discussion=discussion, pk=int(key)).select_related("user").first()
    context = {"article": page, "form": form, "parent": parent, "preview": preview}
    return answer(request, "comment_form", context, status)


def post_as_member(request: ReaderRequest, page: Any, member: User, form: CommentForm) -> HttpResponse:
    """Post at once; htmx gets the comment itself in the form's place."""
    data = form.cleaned_data
    draft = Draft(data["text"], member, parent=data["parent"], submission_key=data["submission_key"])
    comment = post_comment(page, draft)
    if data["wants_replies"]:
        follow(comment.discussion, member, "", member.language)
    if request.htmx:
        return answer(request, "posted", {"rows": nest([ShownComment.of(comment)]), "comment": comment})
    messages.success(request, _("Your comment is published."))
    return redirect_to_comment(comment)


def post_as_guest(request: ReaderRequest, page: Any, discussion: Discussion, form: CommentForm) -> HttpResponse:
    """Keep the comment until the address is confirmed."""
    if is_over_limit(request, "guest_comment"):
        form.add_error(None, _("Too many comments came from your network. Please try again in an hour."))
        return show_form(request, page, discussion, form, status=429)
    store_pending(discussion, form.cleaned_data, get_language() or "en")
    return answer(request, "check_mail", {"article": page, "email": form.cleaned_data["email"]})


@require_http_methods(["GET", "POST"])
def confirm(request: ReaderRequest, token: str) -> HttpResponse:
    """Ask the guest to publish the comment; POST does it, once (a mail scanner that follows the link does nothing)."""
    key = unsign(token, CONFIRM_SALT, CONFIRM_SECONDS)
    if key is None:
        return answer(request, "link_expired", {}, status=410)
    if request.method == "GET":
        return answer(request, "confirm", {"token": token})
    comment = confirm_pending(key)
    if comment is None:
        return answer(request, "link_expired", {}, status=410)
    return redirect_to_comment(comment)

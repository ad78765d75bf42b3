"""What a writer does with an own comment, and a reader with the mails."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .. import actions
from ..forms import TextForm
from ..models import Follower
from ..permissions import can_edit, can_withdraw
from ..signing import UNSUBSCRIBE_SALT, unsign
from .lookup import ReaderRequest, answer, comment_or_404, public_page_or_404, redirect_to_comment, signed_in


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: ReaderRequest, comment_id: int) -> HttpResponse:
    """Change an own comment while it is fresh."""
    comment = comment_or_404(comment_id)
    if not can_edit(signed_in(request), comment):
        raise PermissionDenied
    form = TextForm(request.POST or None, initial={"text": comment.comment})
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return answer(request, "edit", {"comment": comment, "form": form}, status)
    actions.edit_comment(comment, form.cleaned_data["text"])
    messages.success(request, _("Your comment is changed."))
    return redirect_to_comment(comment)


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: ReaderRequest, comment_id: int) -> HttpResponse:
    """Take back an own comment, after asking."""
    comment = comment_or_404(comment_id)
    if not can_withdraw(signed_in(request), comment):
        raise PermissionDenied
    if request.method == "GET":
        return answer(request, "withdraw", {"comment": comment})
    actions.withdraw_comment(comment)
    messages.success(request, _("Your comment is withdrawn."))
    page = comment.discussion.page
    return redirect(f"{page.get_url(request)}#discussion" if page else "/")


@login_required
@require_http_methods(["GET", "POST"])
def following(request: ReaderRequest, page_id: int) -> HttpResponse:
    """Start or stop getting mail about a page's discussion."""
    page = public_page_or_404(page_id)
    discussion, member = actions.discussion_of(page), signed_in(request)
    follower = Follower.objects.filter(discussion=discussion, member=member).first()
    if request.method == "GET":
        return answer(request, "following", {"article": page, "follower": follower})
    if follower is None:
        actions.follow(discussion, member, "", member.language)
        messages.success(request, _("You will get mail about new comments here."))
    else:
        actions.unfollow(follower.pk)
        messages.success(request, _("You will get no more mail about this discussion."))
    return redirect(f"{page.get_url(request)}#discussion")


@csrf_exempt  # a mail program posts here without having seen a page of ours (RFC 8058); the token says who
@require_http_methods(["GET", "POST"])
def unsubscribe(request: ReaderRequest, token: str) -> HttpResponse:
    """End the mails about one discussion: POST does it at once, GET asks."""
    key = unsign(token, UNSUBSCRIBE_SALT)
    if key is None:
        return answer(request, "link_expired", {}, status=410)
    if request.method == "GET":
        return answer(request, "unsubscribe", {"token": token})
    actions.unfollow(key)
    return answer(request, "unsubscribed", {})

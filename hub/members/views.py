"""A member's own pages."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from . import actions
from .adapters import brand_of
from .forms.profile import DeleteAccountForm, ProfileForm
from .mail import queue_mail
from .models import User
from .permissions import can_delete_account


def own_account(request: HttpRequest) -> User:
    """Return the member apart from `request.user`: what is typed and refused must not show in the page's head."""
    return User.objects.get(pk=request.user.pk or 0)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show a member's own account, and change what others see of it."""
    member = own_account(request)
    sent = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
    form = ProfileForm(**sent, member=member)
    if form.is_valid() and save_profile(member, form):
        with translation.override(member.language):
            messages.success(request, _("Your changes are saved."))
            return redirect("members:profile")
    return render(request, "members/profile.html", {"form": form, "member": member})


def save_profile(member: User, form: ProfileForm) -> bool:
    """Store a valid form; tell whether it could be."""
    data = form.cleaned_data
    try:
        actions.change_profile(member, data["display_name"], data["language"])
    except actions.NameTaken:
        form.add_error("display_name", _("Another member has this name, or one that reads the same."))
        return False
    if data["picture"]:
        actions.set_avatar(member, data["picture"])
    elif data.get("remove_picture"):
        actions.remove_avatar(member)
    return True


@never_cache
@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_account(request: HttpRequest) -> HttpResponse:
    """Say what deleting the account does, and do it."""
    member = own_account(request)
    allowed = can_delete_account(member)
    form = DeleteAccountForm(request.POST if request.method == "POST" else None)
    if allowed and form.is_valid():
        farewell = (member.email, member.language, {"name": member.display_name, "brand": brand_of(request)})
        actions.delete_account(member)
        queue_mail("members/mail/account_deleted", *farewell)
        logout(request)
        return redirect(reverse("members:account_deleted"))
    return render(request, "members/delete_account.html", {"form": form, "allowed": allowed})


@never_cache
@require_safe
def account_deleted(request: HttpRequest) -> HttpResponse:
    """Confirm that the account is gone."""
    return render(request, "members/account_deleted.html")

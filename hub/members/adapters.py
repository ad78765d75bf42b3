"""How allauth behaves on this site."""

import posixpath
from typing import Any
from urllib.parse import urlsplit

import qrcode  # type: ignore[import-untyped]  # it ships no types
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import IntegrityError, transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse, translate_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage  # type: ignore[import-untyped]  # it ships no types
from wagtail.models import Site

from .mail import queue_mail
from .models import User


def brand_of(request: HttpRequest) -> str:
    """Return what the site calls itself."""
    site = Site.find_for_request(request)
    return str(site.site_name if site and site.site_name else settings.WAGTAIL_SITE_NAME)


def is_admin_address(url: str) -> bool:
    """Tell whether a browser would take an address to the editors' side."""
    path = posixpath.normpath(urlsplit(url).path.replace("\\", "/")) + "/"
    return path.startswith(reverse("wagtailadmin_home"))


class AccountAdapter(DefaultAccountAdapter):
    """Mails by job in the reader's language; redirects that stay here; people land where they work."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is already the address of your account."),
        "email_password_mismatch": _("This address and password do not belong together."),
        "email_taken": _("This address belongs to another account."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This code is not right, or no longer valid."),
        "incorrect_password": _("This password is not right."),
        "invalid_or_expired_key": _("This link is not right, or no longer valid."),
        "invalid_password_reset": _("This link is not right, or no longer valid."),
        "max_email_addresses": _("You cannot add more than %d addresses."),
        "rate_limited": _("That was too often in a short time. Please wait a few minutes."),
        "too_many_login_attempts": _("That was wrong too often. Please wait a few minutes."),
        "unverified_primary_email": _("Please confirm your address first."),
    }
    method_names = {
        "reauthenticate": _("Use your password"),
        "mfa_reauthenticate": _("Use a code from your app"),
        "mfa_reauthenticate:webauthn": _("Use a passkey"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.ACCOUNT_SIGNUP_OPEN

    def save_user(self, request: HttpRequest, user: Any, form: BaseForm, commit: bool = True) -> AbstractBaseUser:
        user.display_name = form.cleaned_data["display_name"]
        user.language = get_language() or settings.LANGUAGE_CODE
        return super().save_user(request, user, form, commit)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        try:
            with transaction.atomic():
                return super().confirm_email(request, email_address)
        except IntegrityError:  # the address stands in another account, which never confirmed it
            template = "account/messages/email_confirmation_failed.txt"
            self.add_message(request, messages.ERROR, template, {"email": email_address.email})
            return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Leave a mail to a job, in the language of the member at this address, else in that of the page."""
        user = context.get("user") or member_at(email)
        language = user.language if user else get_language() or settings.LANGUAGE_CODE
        facts = {name: value for name, value in context.items() if name != "request"}
        links = {name: translate_url(url, language) for name, url in facts.items() if name.endswith("_url")}
        extra = {"email": email, "brand": brand_of(current.request), "member": user}
        queue_mail(template_prefix, email, language, facts | links | extra)

    def is_safe_url(self, url: str) -> bool:
        """Allow this host only; and the editors' side only to those whom it does not send back here."""
        request = current.request
        if not url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()):
            return False
        user = request.user
        return not (user.is_authenticated and is_admin_address(url) and not user.has_perm("wagtailadmin.access_admin"))

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        if kwargs["redirect_url"] and not self.is_safe_url(kwargs["redirect_url"]):
            kwargs["redirect_url"] = None
        return super().post_login(request, user, **kwargs)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        is_editor = request.user.has_perm("wagtailadmin.access_admin")
        return reverse("wagtailadmin_home") if is_editor else resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return f"/{get_language()}/"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the visitor's address; a proxy that does not name it shares one allowance among its visitors."""
        try:
            return super().get_client_ip(request)
        except (ImproperlyConfigured, PermissionDenied):
            return request.META.get("REMOTE_ADDR") or "0.0.0.0"  # noqa: S104  a name for nobody, not bound to

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": self.method_names[method["id"]]} for method in methods]


def member_at(email: str) -> User | None:
    """Return the member whose account an address belongs to."""
    address = EmailAddress.objects.filter(email__iexact=email).select_related("user").order_by("-verified").first()
    return address.user if address else User.objects.filter(email__iexact=email).first()


class MFAAdapter(DefaultMFAAdapter):
    """The second factor in the site's words and the brand's name."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": _("Please switch the second factor off before you change your address."),
        "cannot_delete_authenticator": _("The second factor cannot be switched off."),
        "cannot_generate_recovery_codes": _("Recovery codes need an app or a passkey first."),
        "incorrect_code": _("This code is not right, or no longer valid."),
        "unverified_email": _("Please confirm your address first."),
    }

    def _get_site_name(self) -> str:
        return brand_of(current.request)

    def build_totp_svg(self, url: str) -> str:
        # On white, so that it can be read on a dark page too.
        picture = qrcode.make(url, image_factory=SvgPathFillImage).to_string()
        return str(picture.decode() if isinstance(picture, bytes) else picture)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)d") % {"number": count + 1}

"""allauth's forms in the site's words: one label a field, no placeholder, help where it helps."""

from typing import Any

from allauth.account import forms as stock
from allauth.account.internal.userkit import filter_users_by_email
from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.validators import MaxLengthValidator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from ..models import DIGITS, User
from ..names import LONGEST

LONGEST_EMAIL = User._meta.get_field("email").max_length or 0
PASSWORD_HELP = _("At least 10 characters. A short sentence is easy to remember and hard to guess.")


class OurFields:
    """Puts the site's labels and limits on a form of allauth's."""

    fields: dict[str, forms.Field]
    labels: dict[str, Any] = {}
    helps: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "" if name in self.labels else field.help_text)
            if isinstance(field, forms.EmailField):
                field.validators.append(MaxLengthValidator(LONGEST_EMAIL))
                field.widget.attrs["maxlength"] = LONGEST_EMAIL


class LoginForm(OurFields, stock.LoginForm):
    labels = {
        "login": _("E-mail address"),
        "password": _("Password"),
        "remember": _("Keep me signed in on this device"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"


class SignupForm(OurFields, stock.SignupForm):
    labels = {"email": _("E-mail address"), "password1": _("Password")}
    helps = {"email": _("Nobody else sees it. We send you a link to confirm it."), "password1": PASSWORD_HELP}

    def try_save(self, request: HttpRequest) -> tuple[AbstractBaseUser | None, HttpResponse | None]:
        """Make the account; where the same form came twice, or another took the name just now, raise no error."""
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            self.account_already_exists = bool(filter_users_by_email(self.cleaned_data["email"]))
            suffix = f" {get_random_string(4, DIGITS)}"
            self.cleaned_data["display_name"] = self.cleaned_data["display_name"][: LONGEST - len(suffix)] + suffix
            return super().try_save(request)


class AddEmailForm(OurFields, stock.AddEmailForm):
    labels = {"email": _("New e-mail address")}
    helps = {"email": _("We send a link to this address. Until you follow it, the old address stays.")}


class PasswordOnce(OurFields):
    """Asks for a new password once: the browser can show it, and it can be reset by mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class ChangePasswordForm(PasswordOnce, stock.ChangePasswordForm):
    labels = {"oldpassword": _("Current password"), "password1": _("New password")}
    helps = {"password1": PASSWORD_HELP}


class SetPasswordForm(PasswordOnce, stock.SetPasswordForm):
    labels = {"password1": _("New password")}
    helps = {"password1": PASSWORD_HELP}


class ResetPasswordForm(OurFields, stock.ResetPasswordForm):
    labels = {"email": _("E-mail address")}


class ResetPasswordKeyForm(PasswordOnce, stock.ResetPasswordKeyForm):
    labels = {"password1": _("New password")}
    helps = {"password1": PASSWORD_HELP}


class ReauthenticateForm(OurFields, stock.ReauthenticateForm):
    labels = {"password": _("Password")}

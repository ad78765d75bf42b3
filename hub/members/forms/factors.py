"""The forms of the second factor and of passkeys, hardened against what no browser sends."""

import struct
from collections.abc import Iterator
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.text.cleaning import is_storable

from .account import OurFields

LONGEST_KEY_NAME = 60
# What the libraries below raise for bytes that are no credential.
MALFORMED = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, struct.error)


class CredentialField(forms.JSONField):
    """What the browser's WebAuthn call answered: an object of texts that can be stored."""

    widget = forms.HiddenInput
    default_error_messages = {"required": _("The passkey was not used. Please try again.")}

    def to_python(self, value: Any) -> Any:
        try:
            credential = super().to_python(value)
        except RecursionError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if credential is not None and not (
            isinstance(credential, dict) and all(map(is_storable, texts_in(credential)))
        ):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return credential

    def bound_data(self, data: Any, initial: Any) -> str:
        """Show nothing again of what was refused: each answer counts once, and it may not even be text."""
        return ""

    def prepare_value(self, value: Any) -> str:
        return ""


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text of a JSON value, names included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)


class CodeField(OurFields):
    labels = {"code": _("Code")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"autocomplete": "one-time-code", "maxlength": 20}


class AuthenticateForm(CodeField, base.AuthenticateForm):
    helps = {"code": _("The six digits that your app shows, or one of your recovery codes.")}


class ReauthenticateForm(CodeField, base.ReauthenticateForm):
    helps = AuthenticateForm.helps


class ActivateTOTPForm(CodeField, totp.ActivateTOTPForm):
    helps = {"code": _("The six digits that your app shows now.")}


class CheckedCredential:
    """Turns what the libraries cannot read into a field error."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = CredentialField()

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]  # a mixin of allauth's forms
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class AuthenticateWebAuthnForm(CheckedCredential, webauthn.AuthenticateWebAuthnForm):
    pass


class LoginWebAuthnForm(CheckedCredential, webauthn.LoginWebAuthnForm):
    pass


class ReauthenticateWebAuthnForm(CheckedCredential, webauthn.ReauthenticateWebAuthnForm):
    pass


class KeyName(OurFields):
    labels = {"name": _("Name of this passkey")}
    helps = {"name": _("So that you know it again, such as “phone” or “blue key”.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        self.fields["name"] = forms.CharField(
            label=name.label, help_text=name.help_text, required=name.required, max_length=LONGEST_KEY_NAME
        )


class AddWebAuthnForm(KeyName, webauthn.AddWebAuthnForm):
    labels = KeyName.labels | {"passwordless": _("Sign in with it alone, without the password")}
    helps = KeyName.helps | {"passwordless": _("It then asks for your fingerprint, face or PIN.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = CredentialField()
        self.fields["passwordless"].initial = True

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class EditWebAuthnForm(KeyName, webauthn.EditWebAuthnForm):
    pass

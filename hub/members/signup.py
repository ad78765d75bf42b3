"""What signing up asks beside the address and the password."""

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .names import LONGEST, clean_display_name


class SignupForm(forms.Form):
    """The fields that allauth's form of sign-up inherits."""

    display_name = forms.CharField(
        label=_("Public name"),
        max_length=LONGEST,
        help_text=_("Everybody sees this name beside what you write. It need not be your own."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    field_order = ["email", "display_name", "password1"]

    def clean_display_name(self) -> str:
        return clean_display_name(self.cleaned_data["display_name"])

    def signup(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Required by allauth; the adapter has stored everything with the account."""

"""Launching and changing a country, and choosing its team."""

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from .actions import launch_country
from .models import Country, Role


def time_zone_field() -> forms.ChoiceField:
    names = sorted(zoneinfo.available_timezones())
    return forms.ChoiceField(label=gettext_lazy("Time zone"), choices=[(name, name) for name in names], initial="UTC")


class CountryForm(forms.ModelForm):
    """A launched country: its locale and its code stay."""

    time_zone = time_zone_field()

    class Meta:
        model = Country
        fields = ["name", "legal_owner", "time_zone", "state", "is_governed", "needs_four_eyes"]


class LaunchForm(CountryForm):
    """A new country; saving it launches it."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=settings.WAGTAIL_CONTENT_LANGUAGES,
        help_text=gettext_lazy(
            "The country gets a draft of the home page in this language, four teams and a collection of its own."
        ),
    )
    source = forms.ModelChoiceField(
        label=gettext_lazy("Copy the pages of"),
        queryset=Locale.objects.all(),
        to_field_name="language_code",
        required=False,
        empty_label=gettext_lazy("the home page only"),
        help_text=gettext_lazy("Every page becomes a draft here; one in the same language follows its source."),
    )
    field_order = ["name", "code", "language", "source", "legal_owner", "time_zone"]

    class Meta(CountryForm.Meta):
        fields = ["name", "code", "legal_owner", "time_zone", "is_governed", "needs_four_eyes"]

    def save(self, commit: bool = True) -> Country:
        source = self.cleaned_data.pop("source")
        return launch_country(**self.cleaned_data, source=source.language_code if source else None)


class JoinForm(forms.Form):
    """Somebody who has an account, and a role."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"), help_text=gettext_lazy("The address of an account."))
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices)

    def clean_email(self) -> Any:
        user = get_user_model().objects.filter(email__iexact=self.cleaned_data["email"], is_active=True).first()
        if user is None:
            raise ValidationError(_("There is no account with this address."))
        self.user = user
        return self.cleaned_data["email"]

"""The forms of a member's own page."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from ..avatars import make_avatar
from ..models import User
from ..names import LONGEST, clean_display_name


def language_choices(current: str) -> list[tuple[str, str]]:
    """Return the languages that the site speaks, each by its own name, and the member's even if it is none of them."""
    known = dict(settings.LANGUAGES)
    spoken = [code for code in Locale.objects.values_list("language_code", flat=True) if code in known]
    codes = spoken if current in spoken or current not in known else [*spoken, current]
    return [(code, get_language_info(code)["name_local"].capitalize()) for code in sorted(codes)]


class ProfileForm(forms.Form):
    """A member's public name, language and picture."""

    display_name = forms.CharField(
        label=_("Public name"),
        max_length=LONGEST,
        help_text=_("Everybody sees this name beside what you write. It need not be your own."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), help_text=_("The language of these pages and of our mails to you.")
    )
    picture = forms.FileField(
        label=_("Picture"),
        required=False,
        help_text=_("JPEG, PNG, WebP, GIF or AVIF, up to 5 MB. We keep a small square of it and nothing else."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif,image/avif"}),
    )
    remove_picture = forms.BooleanField(label=_("Remove my picture"), required=False)

    def __init__(self, *args: Any, member: User, **kwargs: Any) -> None:
        kwargs["initial"] = {"display_name": member.display_name, "language": member.language}
        super().__init__(*args, **kwargs)
        self.member = member
        self.fields["language"].choices = language_choices(member.language)  # type: ignore[attr-defined]
        if not member.avatar:
            del self.fields["remove_picture"]

    def clean_display_name(self) -> str:
        return clean_display_name(self.cleaned_data["display_name"], self.member)

    def clean_picture(self) -> bytes | None:
        """Return the new picture as it will be stored, or None."""
        upload = self.cleaned_data["picture"]
        return make_avatar(upload) if isinstance(upload, UploadedFile) else None


class DeleteAccountForm(forms.Form):
    """Makes sure that it is meant."""

    is_sure = forms.BooleanField(
        label=_("Yes, delete my account for ever"),
        error_messages={"required": _("Please tick the box if you are sure.")},
    )

"""The forms of the glossary: a file that comes in, and a term of one's own language."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from .permissions import concepts_seen, term_locales

LARGEST = 2 * 1024 * 1024


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy(
            "TBX or CSV, in UTF-8, of at most 2 MB. You see what would change before anything does."
        ),
        widget=forms.FileInput(attrs={"accept": ".tbx,.xml,.csv,.tsv,.txt"}),
    )
    skips_unknown_languages = forms.BooleanField(
        label=gettext_lazy("Leave out the terms of languages that this site does not have"), required=False
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            sizes = {"size": filesizeformat(file.size), "largest": filesizeformat(LARGEST)}
            raise forms.ValidationError(_("The file is too large: %(size)s. At most %(largest)s is read.") % sizes)
        return file


class TermForm(WagtailAdminModelForm):
    """A term in a language that its writer keeps. Concept and language stay as they were chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["concept"].queryset = concepts_seen(self.for_user)
        locales: Any = self.fields["locale"]
        locales.queryset = term_locales(self.for_user)
        if self.instance.pk:
            self.fields["concept"].disabled = locales.disabled = True
        elif len(locales.queryset) == 1:
            locales.initial = locales.queryset[0]

    def clean(self) -> dict[str, Any]:
        """Refuse a second row for the same words, beside the field: the database's own words would be of a key."""
        cleaned: dict[str, Any] = super().clean()
        same = type(self.instance).objects.filter(
            concept=cleaned.get("concept"), locale=cleaned.get("locale"), text=cleaned.get("text")
        )
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("text", _("The concept has this term in this language already."))
        return cleaned

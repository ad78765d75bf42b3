"""The form by which a file comes in."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LARGEST = 5 * 1024 * 1024


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The file from the agency"),
        help_text=gettext_lazy("PO or XLIFF 1.2, in UTF-8, of at most 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".po,.xlf,.xliff"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            sizes = {"size": filesizeformat(file.size), "largest": filesizeformat(LARGEST)}
            raise forms.ValidationError(_("The file is too large: %(size)s. At most %(largest)s is read.") % sizes)
        return file

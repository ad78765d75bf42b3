"""What somebody says who answers for a finding."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..checking.actions import LONGEST_REASON, SHORTEST_REASON


class WaiveForm(forms.Form):
    """It comes within an editor's form, so its fields bear a prefix."""

    prefix = "messaging-waiver"

    finding = forms.CharField(max_length=64)
    reason = forms.CharField(label=_("Why"), min_length=SHORTEST_REASON, max_length=LONGEST_REASON)
    until = forms.DateField(label=_("Until"), required=False)

"""Forms of the check."""

import datetime
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from ..checking.actions import LONGEST_REASON, SHORTEST_REASON
from ..choosers import MessageWidget
from ..models import RuleSetting, Severity
from .texts import kinds_of_text

LONGEST_TRIAL = 5000


class WaiveForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        min_length=SHORTEST_REASON,
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Others read it beside your name."),
    )
    until = forms.DateField(
        label=gettext_lazy("Until"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("Empty: as long as the sentence stands. A changed sentence brings the finding back."),
    )

    def clean_until(self) -> datetime.date | None:
        until: datetime.date | None = self.cleaned_data["until"]
        if until is not None and until < timezone.localdate():
            raise ValidationError(_("This day is past."))
        return until


def text_kinds() -> list[tuple[int, str]]:
    """Return the types of text that a rule can be held to, by name."""
    kinds = ContentType.objects.get_for_models(*kinds_of_text())
    return sorted(((kind.pk, name_of(model)) for model, kind in kinds.items()), key=lambda kind: kind[1])


def name_of(model: Any) -> str:
    name = str(model._meta.verbose_name)
    return name[:1].upper() + name[1:]


def offer_boxes(form: forms.BaseForm) -> None:
    """Let the countries and the types of text be ticked, not picked from a list with a key held down."""
    if "page_types" in form.fields:
        kinds = text_kinds()
        field: Any = form.fields["page_types"]
        field.queryset = ContentType.objects.filter(pk__in=[pk for pk, _name in kinds])
        field.widget = forms.CheckboxSelectMultiple(choices=kinds)
        field.choices = kinds
    if "countries" in form.fields:
        countries: Any = form.fields["countries"]
        countries.widget = forms.CheckboxSelectMultiple(choices=countries.choices)


class RuleForm(forms.ModelForm):
    """How one rule is applied."""

    class Meta:
        model = RuleSetting
        fields = ["is_on", "severity", "countries", "page_types", "help_text"]
        widgets = {"help_text": forms.Textarea({"rows": 4})}

    def __init__(self, *args: Any, default_severity: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_boxes(self)
        severity: Any = self.fields["severity"]
        as_it_comes = _("As it comes (%(severity)s)") % {"severity": Severity(default_severity).label}
        severity.choices = [("", as_it_comes), *Severity.choices]


class LineForm(WagtailAdminModelForm):
    """A line and a claim are chosen from the messages; what is kept is the key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_boxes(self)
        for name in ("line_key", "claim_key"):
            if name in self.fields:
                self.fields[name].widget = MessageWidget()
                self.fields[name].widget.is_required = self.fields[name].required


class PatternForm(WagtailAdminModelForm):
    """The languages are ticked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "locales" in self.fields:
            locales: Any = self.fields["locales"]
            locales.widget = forms.CheckboxSelectMultiple(choices=locales.choices)


class TrialForm(forms.Form):
    """A pattern and a text to try it on."""

    pattern = forms.CharField(max_length=300, strip=False)
    trial = forms.CharField(max_length=LONGEST_TRIAL, required=False, strip=False)

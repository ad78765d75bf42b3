"""Forms for campaigns and for what is arranged in a cell. They offer who works here, never all members."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from hub.countries.models import MARKETING_GROUP, Country
from hub.countries.people import people_of, people_with_a_role

from ..models import CampaignCell

Choices = list[tuple[Any, Any]]


class Offered:
    """The choices that all rows of a form share, read once."""

    @cached_property
    def people(self) -> Choices:
        people = people_with_a_role().filter(is_active=True).order_by("display_name")
        return [("", "---------"), *((person.pk, str(person)) for person in people)]

    @cached_property
    def countries(self) -> Choices:
        return [("", "---------"), *Country.objects.order_by("name", "pk").values_list("pk", "name")]


class CountryRowForm(WagtailAdminModelForm):
    """A country of a campaign and its owner."""

    def __init__(self, *args: Any, offered: Offered | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = offered or Offered()
        self.fields["country"].choices = offered.countries
        self.fields["owner"].queryset = people_with_a_role()
        self.fields["owner"].choices = offered.people


class CampaignForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = Offered()
        self.fields["owner"].queryset = people_with_a_role()
        self.fields["owner"].choices = offered.people
        if "countries" in self.formsets:
            self.formsets["countries"].form_kwargs["offered"] = offered


def owners_for(country: Country) -> QuerySet[Any]:
    """Return those who can be asked to see to a cell: the country's team, and the head office."""
    wanted = Q(group__country_team__country=country) | Q(group__name=MARKETING_GROUP)
    return get_user_model().objects.filter(people_of(wanted), is_active=True).order_by("display_name")


class CellForm(forms.ModelForm):
    """What is arranged otherwise for one message in one country."""

    class Meta:
        model = CampaignCell
        fields = ["due_on", "owner", "note", "is_left_out"]
        widgets = {"due_on": AdminDateInput}
        labels = {"is_left_out": _("Leave this country out of it")}
        help_texts = {
            "due_on": _("Empty: as the campaign says."),
            "owner": _("Empty: as the campaign says."),
        }

    def __init__(self, *args: Any, country: Country, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners_for(country)  # type: ignore[attr-defined]  # a choice of models

"""The boxes of one person's roles, and the filters of the list of people."""

from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet

from .models import CentralRole, Country, Role
from .people import CENTRAL_CELLS, HEAD_OFFICE, Cell, holding_role

ADMINISTRATOR = Cell(HEAD_OFFICE, CentralRole.ADMINISTRATOR)
NO_ROLE = "none"


class RolesForm(forms.Form):
    """Somebody's roles. It carries what was shown, so that only the boxes changed by its user are changes.

    `given` and `taken` are those, once the form is valid.
    """

    held = forms.MultipleChoiceField(required=False)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, person: Any, by: Any, grid: dict[Country, list[Cell]], held: set[Cell]) -> None:
        """`by` is who changes the roles, `held` the boxes to be shown ticked."""
        keys = sorted(cell.key for cell in held)
        super().__init__(data, initial={"held": keys, "shown": " ".join(keys)})
        self.person, self.by = person, by
        self.cells = {cell.key: cell for cells in [CENTRAL_CELLS, *grid.values()] for cell in cells}
        self.fields["held"].choices = [(key, key) for key in self.cells]  # type: ignore[attr-defined]

    @property
    def ticked(self) -> set[str]:
        """The keys of the boxes that are ticked as the form is shown."""
        return set(self["held"].value() or [])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        held, shown = set(data.get("held", [])), set(data.get("shown", "").split())
        self.given = [cell for key, cell in self.cells.items() if key in held - shown]
        self.taken = [cell for key, cell in self.cells.items() if key in shown - held]
        if ADMINISTRATOR in self.given + self.taken and not self.by.is_superuser:
            raise ValidationError(_("Only an administrator makes somebody an administrator, or takes that role."))
        if ADMINISTRATOR in self.taken and self.person.pk == self.by.pk:
            raise ValidationError(_("You cannot take the administrator’s role from yourself; another one has to."))
        return data


class PeopleFilterSet(WagtailFilterSet):
    """The countries and the role that people are looked for by; both together mean that role in these countries."""

    country = django_filters.ModelMultipleChoiceFilter(
        label=gettext_lazy("Country"), queryset=Country.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    role = django_filters.ChoiceFilter(
        label=gettext_lazy("Role"),
        choices=[*Role.choices, *CentralRole.choices, (NO_ROLE, gettext_lazy("without a role"))],
        empty_label=gettext_lazy("Any"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = get_user_model()
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        role = self.form.cleaned_data["role"]
        if role == NO_ROLE:
            return queryset
        return holding_role(queryset, role, list(self.form.cleaned_data["country"]))

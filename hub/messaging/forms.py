"""Forms of messages."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from hub.countries.permissions import people_in_reach

from .actions import SHORTEST_REASON
from .models import POLICY
from .permissions import can_set_rules, countries_to_choose


class MessageForm(WagtailAdminModelForm):
    """A translation has no rules of its own, so its form does not ask for them. A key stays as it was given.

    It offers the people and the countries of whoever writes, and needs to know who that is. The rules of a message that
    other countries follow are for those who work in all of them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and not can_set_rules(self.for_user, self.instance):
            for name in POLICY:
                self.fields.pop(name, None)
        elif self.instance.pk and "key" in self.fields:
            self.fields["key"].disabled = True
        if "owner" in self.fields:
            staff = Q(groups__permissions__codename="access_admin") | Q(is_superuser=True)
            owners = people_in_reach(get_user_model().objects.filter(staff, is_active=True), self.for_user).distinct()
            self.fields["owner"].queryset = owners.order_by("display_name")
        if "countries" in self.fields:
            self.fields["countries"].queryset = countries_to_choose(self.for_user)
            self.fields["countries"].widget = forms.CheckboxSelectMultiple(choices=self.fields["countries"].choices)


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        min_length=SHORTEST_REASON,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The countries read it with the message."),
    )

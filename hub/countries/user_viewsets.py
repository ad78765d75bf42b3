"""Wagtail's own admin of users, so that it never leaves the site without an active administrator."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.users.forms import UserEditForm
from wagtail.users.views.users import DeleteView, EditView, UserViewSet

from .role_actions import last_administrator_text, leaves_no_administrator


class GuardedUserForm(UserEditForm):
    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        # Somebody who edits the own account is not shown these fields.
        lost = [field for field in ("is_superuser", "is_active") if not data.get(field, True)]
        if lost and leaves_no_administrator([self.instance.pk]):
            self.add_error(lost[0], last_administrator_text())
        return data


class GuardedEditView(EditView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # One transaction from the check to the change: else two administrators could take each other's role at once.
        with transaction.atomic():
            return super().post(request, *args, **kwargs)


class GuardedDeleteView(DeleteView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            if leaves_no_administrator([self.object.pk]):
                messages.error(request, last_administrator_text())
                return redirect(self.index_url_name)
            return super().post(request, *args, **kwargs)


class GuardedUserViewSet(UserViewSet):
    edit_view_class = GuardedEditView
    delete_view_class = GuardedDeleteView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return GuardedUserForm if for_update else super().get_form_class(for_update)

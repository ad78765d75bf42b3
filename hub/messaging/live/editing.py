"""A text as it stands in an editor's form: nothing of it is saved."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, resolve
from wagtail.admin.panels import get_edit_handler
from wagtail.blocks.base import BlockField
from wagtail.models import Locale, Page, RevisionMixin, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from hub.countries.permissions import LocalePermissionPolicy

# What reading a form that no editor made can raise, in Wagtail's widgets and blocks.
BROKEN_FORM = (ArithmeticError, AttributeError, DatabaseError, LookupError, TypeError, ValueError)


class Unreadable(Exception):
    """A form that no editor can have sent."""


def read_edited(user: Any, address: str, data: QueryDict) -> Any:
    """Return the text that the form of an editor at `address` holds, whether it could be published or not.

    Raises Http404 where there is no such editor, PermissionDenied for who may not use it, and Unreadable.
    """
    form_class, arguments = find_form(user, address)
    try:
        form = form_class(data, for_user=user, **arguments)
        form.defer_required_fields()
        form.is_valid()
        keep_refused_words(form)
        keep_children(form)
    except BROKEN_FORM as error:
        raise Unreadable from error
    return form.instance


def find_form(user: Any, address: str) -> tuple[Any, dict[str, Any]]:
    """Return the class of an editor's form and what it is made with."""
    parts = urlsplit(address)
    try:
        found = resolve(parts.path)
    except Resolver404 as error:
        raise Http404 from error
    names = iter(("content_type_app_name", "content_type_model_name", "parent_page_id"))
    given = found.kwargs or dict(zip(names, found.args, strict=False))
    if found.view_name == "wagtailadmin_pages:edit":
        return page_form(edited_page(user, *found.args, **found.kwargs))
    if found.view_name == "wagtailadmin_pages:add":
        return page_form(new_page(user, *given.values()))
    codes = parse_qs(parts.query).get("locale", [])
    return snippet_form(user, found.namespace, found.url_name or "", found.kwargs.get("pk"), "".join(codes[:1]))


def page_form(page: tuple[Page, Page]) -> tuple[Any, dict[str, Any]]:
    text, parent = page
    return get_edit_handler(type(text)).get_form_class(), {"instance": text, "parent_page": parent}


def edited_page(user: Any, page_id: int) -> tuple[Page, Page]:
    """Return the draft of a page that somebody may edit, and its parent."""
    page = get_object_or_404(Page.objects.select_related("latest_revision"), pk=page_id)
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return page.get_latest_revision_as_object(), page.get_parent().specific


def new_page(user: Any, app_label: str, model_name: str, parent_id: int) -> tuple[Page, Page]:
    """Return an empty page such as somebody may add below a parent."""
    parent = get_object_or_404(Page, pk=parent_id).specific
    model = get_object_or_404(ContentType, app_label=app_label, model=model_name).model_class()
    if model is None or not issubclass(model, Page) or model not in type(parent).creatable_subpage_models():
        raise Http404
    if not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    return model(locale=parent.locale, owner=user), parent


def snippet_form(user: Any, namespace: str, act: str, pk: Any, code: str) -> tuple[Any, dict[str, Any]]:
    by_namespace = {model.snippet_viewset.url_namespace: model.snippet_viewset for model in get_snippet_models()}
    viewset = by_namespace.get(namespace)
    if viewset is None or act not in ("edit", "add"):
        raise Http404
    instance = edited_snippet(user, viewset, pk) if act == "edit" else new_snippet(user, viewset, code)
    return viewset._edit_handler.get_form_class(), {"instance": instance}


def edited_snippet(user: Any, viewset: Any, pk: Any) -> Any:
    """Return the draft of a snippet that somebody may edit."""
    found = get_object_or_404(viewset.model, pk=pk)
    if not viewset.permission_policy.user_has_permission_for_instance(user, "change", found):
        raise PermissionDenied
    return found.get_latest_revision_as_object() if isinstance(found, RevisionMixin) else found


def new_snippet(user: Any, viewset: Any, code: str) -> Any:
    """Return an empty snippet such as somebody may add, in the locale of a code or the source language."""
    policy, model = viewset.permission_policy, viewset.model
    if not policy.user_has_permission(user, "add"):
        raise PermissionDenied
    if not issubclass(model, TranslatableMixin):
        return model()
    locale = get_object_or_404(Locale, language_code=code) if code else Locale.get_default()
    if isinstance(policy, LocalePermissionPolicy) and not policy.locales(user, ["add"]).filter(pk=locale.pk).exists():
        raise PermissionDenied
    return model(locale=locale)


def keep_refused_words(form: Any) -> None:
    """Let the text say what stands in a field, even where the form refuses it: too long, or a block incomplete."""
    for name in form.errors:
        if isinstance(form.fields.get(name), BlockField | forms.CharField):
            setattr(form.instance, name, form[name].data)


def keep_children(form: Any) -> None:
    """Let the text have the rows of its panels; a panel with a row that cannot be read keeps what was stored."""
    for formset in getattr(form, "formsets", {}).values():
        if formset.is_valid():
            formset.save(commit=False)

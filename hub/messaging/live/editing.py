"""A text as it stands in an editor's form: nothing of it is saved."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from django import forms
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, Resolver404, ResolverMatch, resolve, reverse
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
    # By the address, for a room may have put a view of its own before Wagtail's, under no name.
    if is_at(parts.path, "wagtailadmin_pages:edit", found):
        return page_form(edited_page(user, **found.kwargs))
    if is_at(parts.path, "wagtailadmin_pages:add", found):
        return page_form(new_page(user, *found.args, *found.kwargs.values()))
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        if is_at(parts.path, viewset.get_url_name("edit"), found):
            return snippet_form(viewset, edited_snippet(user, viewset, *found.args, *found.kwargs.values()))
        if is_at(parts.path, viewset.get_url_name("add"), found):
            return snippet_form(viewset, new_snippet(user, viewset, parse_qs(parts.query).get("locale", [""])[0]))
    raise Http404


def is_at(path: str, name: str, found: ResolverMatch) -> bool:
    """Tell whether a path is that of a named view, with the arguments that it was found with."""
    try:
        return path == reverse(name, args=found.args, kwargs=None if found.args else found.kwargs)
    except NoReverseMatch:
        return False


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


def snippet_form(viewset: Any, instance: Any) -> tuple[Any, dict[str, Any]]:
    return viewset._edit_handler.get_form_class(), {"instance": instance}


def edited_snippet(user: Any, viewset: Any, pk: Any) -> Any:
    """Return the draft of a snippet that somebody may edit."""
    found = get_object_or_404(viewset.model, pk=unquote(str(pk)))
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

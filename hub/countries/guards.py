"""Looks at what an address of Wagtail's names, before its own view, which does not always ask whose that is."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.documents import get_document_model
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page, Workflow
from wagtail.permission_policies import ModelPermissionPolicy

from .permissions import ANY_ACTION, pages_in_reach

View = Callable[..., HttpResponse]

PAGE_PARAMETERS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")


def can_reach(user: Any, page: Page) -> bool:
    """Tell whether somebody works on a page, or is to decide on it: a reviewer may have no right but that one."""
    return pages_in_reach(user).filter(pk=page.pk).exists() or bool(page.permissions_for_user(user).can_edit())


def for_reached_pages(view: View) -> View:
    """Let nobody in whom the address leads to another country's page, or to a step that its page is not in."""

    @wraps(view)
    def check(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        for name in PAGE_PARAMETERS:
            if name not in kwargs:
                continue
            page = get_object_or_404(Page, pk=kwargs[name])
            if not can_reach(request.user, page):
                raise PermissionDenied
            if "task_id" in kwargs and not page.workflow_states.filter(task_states__task=kwargs["task_id"]).exists():
                raise Http404
        return view(request, *args, **kwargs)

    return check


def for_keepers_of_workflows(view: View) -> View:
    """Let only those in who add or change workflows."""
    policy = ModelPermissionPolicy(Workflow)

    @wraps(view)
    def check(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not policy.user_has_any_permission(request.user, ["add", "change"]):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return check


def changeable(model: Any, user: Any) -> QuerySet[Any] | None:
    """Return the objects of a model that somebody may do something to; None if the model has no bounds."""
    if issubclass(model, Page):
        return pages_in_reach(user).filter(depth__gt=1)
    if model is get_image_model():
        return image_policy.instances_user_has_any_permission_for(user, ["change", "delete"])
    if model is get_document_model():
        return document_policy.instances_user_has_any_permission_for(user, ["change", "delete"])
    if hasattr(model, "snippet_viewset"):
        return model.snippet_viewset.permission_policy.instances_user_has_any_permission_for(user, ANY_ACTION)
    return None


def for_own_objects(view: View) -> View:
    """Keep an action on many objects to those in reach; to name any other is a 404, which tells nothing of it."""

    @wraps(view)
    def check(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
        try:
            model: Any = apps.get_model(app_label, model_name)
            mine = changeable(model, request.user)
            if mine is not None:
                hold_to(request, mine, named_keys(request, model, action))
        except (LookupError, ObjectDoesNotExist, ValidationError, ValueError) as error:
            raise Http404 from error
        return view(request, app_label, model_name, action)

    return check


def named_keys(request: HttpRequest, model: Any, action: str) -> set[Any]:
    """Return the keys of the objects that an address names; raises LookupError where there is no such action."""
    keys = request.GET.getlist("id")
    action_class = bulk_action_registry.get_bulk_action_class(*model._meta.label_lower.split("."), action)
    if action_class is None:
        raise LookupError(action)
    if "all" not in keys:
        return {model._meta.pk.to_python(key) for key in keys}
    listed = action_class(request, model).get_all_objects_in_listing_query(request.GET.get("childOf"))
    return {getattr(found, "pk", found) for found in listed}


def hold_to(request: HttpRequest, mine: QuerySet[Any], keys: set[Any]) -> None:
    """Make "all" of a request all that is in reach; raises Http404 if it names something else by its key."""
    reached = set(mine.filter(pk__in=keys).values_list("pk", flat=True))
    if "all" not in request.GET.getlist("id"):
        if reached < keys:
            raise Http404
        return
    asked = request.GET.copy()
    asked.setlist("id", [str(key) for key in sorted(reached)])
    request.GET = asked  # type: ignore[assignment]  # the view reads it anew

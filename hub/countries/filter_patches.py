"""What the filters of the admin's lists offer, held to what somebody works on.

Wagtail offers everybody who ever edited a page, every site and every workflow, in a dozen lists and in each of them
anew. All of them build their form in one method of `WagtailFilterSet`, which has no hook: it is replaced. To be removed
when the filters ask who looks at them.
"""

from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Site, Task, Workflow

from .permissions import pages_in_reach, people_in_reach, workflows_in_reach, works_everywhere
from .tags import tags_in_reach

original_get_form_class = WagtailFilterSet.get_form_class


def install() -> None:
    """Put ours in the library's place; done twice is done once."""
    WagtailFilterSet.get_form_class = get_form_class


def get_form_class(filterset: WagtailFilterSet) -> Any:
    if filterset.request is not None and not works_everywhere(filterset.request.user):
        for name, found in filterset.filters.items():
            if name == "tag" and "choices" in found.extra:
                found.extra["choices"] = tags_among(found.extra["choices"], filterset.request.user)
            elif hasattr(found, "queryset"):
                found.queryset = partial(choices_for, found.extra.get("queryset", found.queryset))
    return original_get_form_class(filterset)


def choices_for(choices: Any, request: HttpRequest) -> Any:
    """Return those of a filter's choices that are in reach; `choices` is a queryset, or makes one for a request."""
    return narrowed(choices(request) if callable(choices) else choices, request.user)


def narrowed(choices: Any, user: Any) -> Any:
    if not isinstance(choices, QuerySet):
        return choices
    if issubclass(choices.model, get_user_model()):
        return people_in_reach(choices, user)
    if choices.model is Site:
        return choices.filter(root_page__in=pages_in_reach(user))
    if choices.model is Workflow:
        return workflows_in_reach(choices, user)
    if choices.model is Task:
        return choices.filter(workflow_tasks__workflow__in=workflows_in_reach(Workflow.objects.all(), user)).distinct()
    return choices


def tags_among(choices: list[tuple[str, str]], user: Any) -> list[tuple[str, str]]:
    known = set(tags_in_reach(user).filter(name__in=[name for name, _label in choices]).values_list("name", flat=True))
    return [choice for choice in choices if choice[0] in known]

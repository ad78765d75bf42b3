"""The choosers of pictures and documents, which would offer every country's collections and tags."""

from collections.abc import Iterator
from copy import copy
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.viewsets.chooser import ChooserViewSet

from .permissions import collections_in_reach
from .tags import tags_in_reach


class OwnMediaMixin:
    """Mixed into a chooser's views; `codename` is the permission that lets somebody choose."""

    request: HttpRequest
    codename = ""

    @property
    def collections(self) -> Any:
        found = collections_in_reach(self.request.user, self.codename)
        return found if len(found) > 1 else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # mixed into a view
        if "popular_tags" in context:
            known = set(tags_in_reach(self.request.user))
            context["popular_tags"] = [tag for tag in context["popular_tags"] if tag in known]
        return context


def choosing(viewset: ChooserViewSet, codename: str) -> Iterator[URLPattern]:
    """Yield the addresses at which a chooser lists what there is."""
    own = copy(viewset)
    for name, route in (("choose", ""), ("choose_results", "results/")):
        view_class = getattr(viewset, f"{name}_view_class")
        setattr(own, f"{name}_view_class", type("OwnView", (OwnMediaMixin, view_class), {"codename": codename}))
        yield path(f"{viewset.url_prefix}/{route}", require_admin_access(getattr(own, f"{name}_view")))

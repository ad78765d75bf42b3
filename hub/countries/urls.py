"""Addresses of Wagtail's admin that are answered here, included before Wagtail's own and without names of their own."""

from collections.abc import Iterator

from django.urls import URLPattern, path, re_path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import pages as page_urls
from wagtail.admin.urls import workflows as workflow_urls
from wagtail.admin.views.bulk_action import index as bulk_action
from wagtail.admin.views.chooser import ChosenMultipleView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.documents import get_document_model
from wagtail.documents.views.chooser import viewset as document_chooser
from wagtail.images import get_image_model
from wagtail.images.views.chooser import viewset as image_chooser

from . import guards, views
from .media import choosing
from .tags import complete_tag
from .workflow_reports import OwnWorkflowTasksView, OwnWorkflowView

CHOOSERS = [
    (image_chooser, get_image_model(), "choose_image"),
    (document_chooser, get_document_model(), "choose_document"),
]


def chosen_media() -> Iterator[URLPattern]:
    """Yield the addresses that tell about a picture or a document by its key."""
    for viewset, model, codename in CHOOSERS:
        for pattern in viewset.get_urlpatterns():
            if pattern.name in ("chosen", "chosen_multiple", "select_format"):
                view = views.for_media_in_reach(pattern.callback, model, codename)
                yield path(f"{viewset.url_prefix}/{pattern.pattern}", require_admin_access(view))


def page_addresses() -> Iterator[URLPattern]:
    """Yield the addresses that name a page: Wagtail asks for some of them what may be done, and for others nothing."""
    for pattern in page_urls.urlpatterns:
        if any(f":{name}>" in str(pattern.pattern) for name in guards.PAGE_PARAMETERS):
            view = guards.for_reached_pages(pattern.callback)
            yield path(f"pages/{pattern.pattern}", require_admin_access(view), pattern.default_args)


def task_chooser_addresses() -> Iterator[URLPattern]:
    for pattern in workflow_urls.urlpatterns:
        if str(pattern.pattern).startswith("task_chooser/"):
            view = guards.for_keepers_of_workflows(pattern.callback)
            yield path(f"workflows/{pattern.pattern}", require_admin_access(view))


page_types_usage = "reports/page-types-usage/"
site_history = "reports/site-history/"

urlpatterns: list[URLPattern] = [
    path(page_types_usage, require_admin_access(views.for_head_office(PageTypesUsageReportView.as_view()))),
    path(
        f"{page_types_usage}results/",
        require_admin_access(views.for_head_office(PageTypesUsageReportView.as_view(results_only=True))),
    ),
    path(site_history, require_admin_access(views.TeamLogEntriesView.as_view())),
    path(f"{site_history}results/", require_admin_access(views.TeamLogEntriesView.as_view(results_only=True))),
    path("reports/workflow/", require_admin_access(OwnWorkflowView.as_view())),
    path("reports/workflow/results/", require_admin_access(OwnWorkflowView.as_view(results_only=True))),
    path("reports/workflow_tasks/", require_admin_access(OwnWorkflowTasksView.as_view())),
    path("reports/workflow_tasks/results/", require_admin_access(OwnWorkflowTasksView.as_view(results_only=True))),
    path(
        "choose-page/chosen-multiple/",
        require_admin_access(views.for_pages_in_reach(ChosenMultipleView.as_view())),
    ),
    re_path(r"^api/main/(images|documents)/", views.closed),
    *chosen_media(),
    path(
        "bulk/<str:app_label>/<str:model_name>/<str:action>/",
        require_admin_access(guards.for_own_objects(bulk_action)),
    ),
    path("tag-autocomplete/", require_admin_access(complete_tag)),
    path("tag-autocomplete/<slug:app_name>/<slug:model_name>/", require_admin_access(complete_tag)),
    *choosing(image_chooser, "choose_image"),
    *choosing(document_chooser, "choose_document"),
    *page_addresses(),
    *task_chooser_addresses(),
]

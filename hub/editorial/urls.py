"""wagtail-localize's addresses, answered by our views. Their names stay the library's."""

from collections.abc import Iterator

from django.urls import URLPattern, path
from wagtail.admin.auth import require_admin_access
from wagtail_localize.wagtail_hooks import register_admin_urls

from . import (
    audit_views,
    coverage_views,
    desk_views,
    exchange_views,
    review_views,
    string_views,
    views,
)

PREFIX = "localize/"
ONE = "translate/<int:translation_id>/"
SNIPPETS = "api/snippets/<slug:app_label>/<slug:model_name>/"


def translation_addresses() -> Iterator[URLPattern]:
    """Yield every address of the library that is about one translation, for those who may change that one."""
    for resolver in register_admin_urls():
        for pattern in resolver.url_patterns:
            if str(pattern.pattern).startswith("translate/"):
                yield path(f"{PREFIX}{pattern.pattern}", views.for_translators(pattern.callback))


# Under /admin/editorial/, in the namespace `editorial`.
own_urlpatterns: list[URLPattern] = [
    path("review/<int:pk>/", require_admin_access(review_views.review), name="review"),
    path(
        "emergency/<int:content_type_id>/<str:object_id>/",
        require_admin_access(review_views.emergency),
        name="emergency",
    ),
    path("translations/<int:translation_id>/files/", require_admin_access(exchange_views.files), name="files"),
    path(
        "translations/<int:translation_id>/files/<str:suffix>/",
        require_admin_access(exchange_views.download),
        name="download_file",
    ),
    path("audit/", require_admin_access(audit_views.AuditView.as_view()), name="audit"),
    path(
        "audit/results/",
        require_admin_access(audit_views.AuditView.as_view(results_only=True)),
        name="audit_results",
    ),
    path("coverage/", require_admin_access(coverage_views.CoverageView.as_view()), name="coverage"),
    path(
        "coverage/results/",
        require_admin_access(coverage_views.CoverageView.as_view(results_only=True)),
        name="coverage_results",
    ),
    path("coverage/pages/", require_admin_access(coverage_views.PairsView.as_view()), name="coverage_pages"),
    path(
        "coverage/pages/results/",
        require_admin_access(coverage_views.PairsView.as_view(results_only=True)),
        name="coverage_pages_results",
    ),
    path(
        "translations/<int:translation_id>/",
        require_admin_access(views.for_translators(string_views.strings)),
        name="strings",
    ),
    path("desk/", require_admin_access(desk_views.desk), name="desk"),
    path("desk/next/", require_admin_access(desk_views.next_translation), name="next_translation"),
    path("desk/begin/", require_admin_access(desk_views.begin), name="begin_translation"),
    path("desk/assignments/", require_admin_access(desk_views.hand_out), name="assign_translations"),
    path(
        "translations/<int:translation_id>/changes/",
        require_admin_access(views.for_translators(desk_views.changes)),
        name="translation_changes",
    ),
]

urlpatterns: list[URLPattern] = [
    path(f"{PREFIX}submit/page/<int:page_id>/", views.SubmitPageView.as_view()),
    path(
        f"{PREFIX}submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
        views.SubmitSnippetView.as_view(),
    ),
    path(f"{PREFIX}update/<int:translation_source_id>/", views.SyncView.as_view()),
    path(f"{PREFIX}page/<int:page_id>/convert_to_alias/", views.alias_for_publishers),
    path(f"{PREFIX}{SNIPPETS}", require_admin_access(views.OwnSnippetsView.as_view({"get": "list"}))),
    path(f"{PREFIX}{SNIPPETS}<str:pk>/", require_admin_access(views.OwnSnippetsView.as_view({"get": "retrieve"}))),
    path(f"{PREFIX}reports/translations/", views.OwnTranslationsReport.as_view()),
    path(f"{PREFIX}reports/translations/results/", views.OwnTranslationsReport.as_view(results_only=True)),
    path(f"{PREFIX}{ONE}pofile/download/", exchange_views.download),
    path(f"{PREFIX}{ONE}pofile/upload/", exchange_views.upload_from_editor),
    *translation_addresses(),
]

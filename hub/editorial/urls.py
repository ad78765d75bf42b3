"""wagtail-localize's addresses, answered by our views. Their names stay the library's."""

from collections.abc import Iterator

from django.urls import URLPattern, path
from wagtail.admin.auth import require_admin_access
from wagtail_localize.wagtail_hooks import register_admin_urls

from . import review_views, views

PREFIX = "localize/"
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
    *translation_addresses(),
]

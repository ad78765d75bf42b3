"""wagtail-localize's addresses, answered by our views. Their names stay the library's."""

from collections.abc import Iterator

from django.urls import URLPattern, path
from wagtail_localize.wagtail_hooks import register_admin_urls

from . import views

PREFIX = "localize/"


def translation_addresses() -> Iterator[URLPattern]:
    """Yield every address of the library that is about one translation, for those who may change that one."""
    for resolver in register_admin_urls():
        for pattern in resolver.url_patterns:
            if str(pattern.pattern).startswith("translate/"):
                yield path(f"{PREFIX}{pattern.pattern}", views.for_translators(pattern.callback))


urlpatterns: list[URLPattern] = [
    path(f"{PREFIX}submit/page/<int:page_id>/", views.SubmitPageView.as_view()),
    path(
        f"{PREFIX}submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
        views.SubmitSnippetView.as_view(),
    ),
    path(f"{PREFIX}update/<int:translation_source_id>/", views.SyncView.as_view()),
    path(f"{PREFIX}page/<int:page_id>/convert_to_alias/", views.alias_for_publishers),
    path(f"{PREFIX}reports/translations/", views.OwnTranslationsReport.as_view()),
    path(f"{PREFIX}reports/translations/results/", views.OwnTranslationsReport.as_view(results_only=True)),
    *translation_addresses(),
]

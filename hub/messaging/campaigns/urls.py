"""The addresses of matrices and cells, in the namespace `campaigns`, under that of the campaigns' list."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from .cell_views import arrange, remind, show_cell, submit, translate
from .matrix_views import CampaignMatrixView, MessageMatrixView

CELL = "<int:pk>/cells/<int:message_id>/<int:country_id>/"
ACTS: dict[str, Callable[..., HttpResponse]] = {
    "arrangement": arrange,
    "reminder": remind,
    "submission": submit,
    "translation": translate,
}


def own_urls() -> list[URLPattern]:
    return [
        path("messages/", MessageMatrixView.as_view(), name="messages"),
        path("messages/results/", MessageMatrixView.as_view(results_only=True), name="messages_results"),
        path("messages/<int:message_id>/<int:country_id>/", show_cell, name="message_cell"),
        path("messages/<int:message_id>/<int:country_id>/translation/", translate, name="message_translation"),
        path("messages/<int:message_id>/<int:country_id>/submission/", submit, name="message_submission"),
        path("<int:pk>/", CampaignMatrixView.as_view(), name="matrix"),
        path("<int:pk>/results/", CampaignMatrixView.as_view(results_only=True), name="matrix_results"),
        path(CELL, show_cell, name="cell"),
        *(path(f"{CELL}{name}/", view, name=name) for name, view in ACTS.items()),
    ]

"""Telling people in the admin why a text has not gone live."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from .gate import Refusal


class RefusalMiddleware:
    """Answers a refusal of the gate with the text's own editor and a message; a script gets 403 and the message."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        if request.headers.get("X-Requested-With") or "json" in request.headers.get("Accept", ""):
            return JsonResponse({"error": str(exception)}, status=403)
        messages.error(request, str(exception))
        return redirect(editor_of(request, exception.instance))


def editor_of(request: HttpRequest, instance: Any) -> str:
    """Return the address of a text's editor, else of the admin's home: a new text has none yet."""
    if isinstance(instance, Page) and instance.pk:
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    url = AdminURLFinder(request.user).get_edit_url(instance) if instance.pk else None
    return url or reverse("wagtailadmin_home")

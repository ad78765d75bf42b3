"""What editorial shows within other rooms' templates."""

from typing import Any

from django import template
from django.urls import reverse
from wagtail.models import TaskState, WorkflowMixin
from wagtail.snippets.side_panels import SnippetStatusSidePanel

from ..fingerprints import fingerprint
from ..gate import is_governed
from ..locks import is_locked_for
from ..middleware import editor_of
from ..permissions import can_submit
from ..reviewing import decisions_for

register = template.Library()


@register.filter
def goes_live_by_approval(text: Any) -> bool:
    """Tell whether publishing is no button for anybody."""
    return is_governed(text.locale_id)


@register.inclusion_tag("editorial/admin/_translation_bar.html", takes_context=True)
def translation_bar(context: dict[str, Any]) -> dict[str, Any]:
    """Show the buttons of the translation editor: files, save, submit, and a decision where one is asked for."""
    text, request = context["instance"], context["request"]
    waiting = TaskState.objects.reviewable_by(request.user).for_instance(text).first()
    return {
        "request": request,
        "text": text,
        "strings_url": reverse("editorial:strings", args=[context["translation"].pk]),
        "files_url": reverse("editorial:files", args=[context["translation"].pk]),
        "editor_url": editor_of(request, text),
        "can_save": not is_locked_for(text, request.user),
        "can_submit": can_submit(request.user, text),
        "waiting": waiting,
        "decisions": decisions_for(waiting, request.user) if waiting else [],
        "fingerprint": fingerprint(text.get_latest_revision_as_object()) if waiting else "",
    }


@register.simple_tag(takes_context=True)
def mend_status(context: dict[str, Any]) -> str:
    """Put the status panel of snippets in its place: the library's own has none of the addresses it links to."""
    text = context["instance"]
    viewset = getattr(text, "snippet_viewset", None)
    if viewset is None or not isinstance(text, WorkflowMixin):
        return ""
    panel = context["side_panels"][0]
    kept = {name: getattr(panel, name) for name in ("locale", "translations", "usage_url", "last_updated_info")}
    history = reverse(viewset.get_url_name("history"), args=[text.pk])
    context["side_panels"] = [SnippetStatusSidePanel(text, context["request"], history_url=history, **kept)]
    context["revisions_compare_url_name"] = viewset.get_url_name("revisions_compare")
    context["workflow_history_url"] = reverse(viewset.get_url_name("workflow_history"), args=[text.pk])
    context["draftstate_enabled"] = True
    return ""

"""What editorial shows within other rooms' templates."""

from typing import Any

from django import template
from wagtail.models import TaskState

from ..fingerprints import fingerprint
from ..locks import is_locked_for
from ..middleware import editor_of
from ..permissions import can_submit
from ..reviewing import decisions_for

register = template.Library()


@register.inclusion_tag("editorial/admin/_translation_bar.html", takes_context=True)
def translation_bar(context: dict[str, Any]) -> dict[str, Any]:
    """Show the buttons of the translation editor: save, submit, and a decision where one is asked for."""
    text, request = context["instance"], context["request"]
    waiting = TaskState.objects.reviewable_by(request.user).for_instance(text).first()
    return {
        "request": request,
        "text": text,
        "editor_url": editor_of(request, text),
        "can_save": not is_locked_for(text, request.user),
        "can_submit": can_submit(request.user, text),
        "waiting": waiting,
        "decisions": decisions_for(waiting, request.user) if waiting else [],
        "fingerprint": fingerprint(text.get_latest_revision_as_object()) if waiting else "",
    }

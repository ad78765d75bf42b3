"""The threads of a page, in templates of the rooms above."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language

register = template.Library()


def thread_addresses(page: Any) -> dict[str, str]:
    """Return the addresses that every row needs, so that no row looks one up."""
    return {
        "comments_url": f"/{get_language()}/discussion/comments/",
        "new_url": reverse("discussion:new", args=[page.pk]) if page.pk else "",
    }


@register.inclusion_tag("discussion/_discussion.html", takes_context=True)
def threads(context: dict[str, Any]) -> dict[str, Any]:
    """Show the discussion of the context's page."""
    page, request = context["page"], context["request"]
    user = getattr(request, "user", None)
    return {
        "article": page,
        "discussion": getattr(page, "discussion", None),
        "threads": context["threads"],
        "may_comment": context["may_comment"],
        "reader_id": user.pk if user and user.is_authenticated else None,
        **thread_addresses(page),
    }


@register.inclusion_tag("discussion/_rows.html", takes_context=True)
def comment_rows(context: dict[str, Any], rows: Any, article: Any, may_comment: bool) -> dict[str, Any]:
    """Show rows on a page of their own."""
    user = context["request"].user
    return {"rows": rows, "may_comment": may_comment, "reader_id": user.pk, **thread_addresses(article)}

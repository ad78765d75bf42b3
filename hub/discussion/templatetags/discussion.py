"""The threads of a page, in templates of the rooms above."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ..markup import RowWriter
from ..reading import Row

register = template.Library()


def thread_addresses(page: Any) -> dict[str, SafeString]:
    """Return the addresses that every row needs, so that no row looks one up; of our own making, so safe."""
    return {
        "comments_url": SafeString(f"/{get_language()}/discussion/comments/"),
        "new_url": SafeString(reverse("discussion:new", args=[page.pk]) if page.pk else ""),
    }


def reader_id(context: dict[str, Any]) -> int | None:
    """Return the key of the member who reads, None for a visitor; the lazy user itself would be looked up per row."""
    user = getattr(context["request"], "user", None)
    return user.pk if user and user.is_authenticated else None


@register.inclusion_tag("discussion/_discussion.html", takes_context=True)
def threads(context: dict[str, Any]) -> dict[str, Any]:
    """Show the discussion of the context's page."""
    page = context["page"]
    return {
        "article": page,
        "discussion": getattr(page, "discussion", None),
        "threads": context["threads"],
        "may_comment": context["may_comment"],
        "request": context["request"],
        "new_url": thread_addresses(page)["new_url"],
    }


@register.simple_tag(takes_context=True)
def comment_rows(context: dict[str, Any], rows: Sequence[Row], article: Any, may_comment: bool) -> SafeString:
    """Show comments, as the content of a list."""
    addresses = thread_addresses(article)
    new_url = addresses["new_url"] if may_comment else SafeString("")
    return RowWriter(addresses["comments_url"], new_url, reader_id(context)).write(rows)

"""Where discussions join the admin."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from hub.countries.models import Role
from hub.countries.permissions import locales_of_role
from hub.editorial.panels import WaitingPanel

from .models import Comment
from .viewsets import CommentSettingsViewSet, CommentViewSet

NEWEST = 8

register_snippet(CommentSettingsViewSet)


@hooks.register("register_admin_viewset")
def register_comments() -> CommentViewSet:
    return CommentViewSet()


@hooks.register("register_log_actions")
def register_comment_actions(actions: LogActionRegistry) -> None:
    actions.register_action("discussion.hide_comment", _("Hide a comment"), _("Comment hidden"))
    actions.register_action("discussion.show_comment", _("Show a comment"), _("Comment shown again"))


class NewestCommentsPanel(WaitingPanel):
    """The newest comments of a moderator's locales."""

    name = "newest_comments"
    order = 130
    template_name = "discussion/admin/newest_comments_panel.html"

    def rows(self, request: HttpRequest) -> dict[str, Any] | None:
        locales = locales_of_role(request.user, Role.MODERATOR)
        if not locales:
            return None
        comments = Comment.objects.published().filter(discussion__locale__in=list(locales))
        found = comments.select_related("user", "discussion__locale").defer("html").order_by("-submit_date")
        return {"comments": found[:NEWEST]}


@hooks.register("construct_homepage_panels")
def add_newest_comments(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(NewestCommentsPanel())

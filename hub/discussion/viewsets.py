"""Comments and how countries take them, in the admin."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.snippets.views.snippets import CreateView, EditView

from hub.countries.models import Country
from hub.countries.permissions import MODERATE_COMMENTS, locales_permitting
from hub.countries.viewsets import LocaleBoundViewSet

from .actions import hide_comment, show_comment
from .models import Comment, CommentSettings

SEE_ADDRESSES = "members.view_user"
SHOWN = ["comment", "user_name", "user__display_name"]


class CommentPolicy(BasePermissionPolicy):
    """Moderators see and hide comments in the locales of their countries; nobody adds or deletes them here."""

    def locales(self, user: Any) -> QuerySet[Locale]:
        return locales_permitting(user, MODERATE_COMMENTS)

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in ("view", "change") and self.locales(user).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Comment]:
        may = {"view", "change"} & set(actions)
        return Comment.objects.filter(discussion__locale__in=self.locales(user)) if may else Comment.objects.none()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Comment) -> bool:
        return self.instances_user_has_any_permission_for(user, [action]).filter(pk=instance.pk).exists()


def own_locales(request: HttpRequest) -> QuerySet[Locale]:
    return locales_permitting(request.user, MODERATE_COMMENTS)


class CommentFilterSet(WagtailFilterSet):
    locale = django_filters.ModelChoiceFilter(
        field_name="discussion__locale", queryset=own_locales, label=gettext_lazy("Language")
    )
    state = django_filters.ChoiceFilter(choices=Comment.State.choices, label=gettext_lazy("State"))
    page = django_filters.CharFilter(
        field_name="discussion__title", lookup_expr="icontains", label=gettext_lazy("Title of the page")
    )

    class Meta:
        model = Comment
        fields = ["locale", "state", "page"]


class CommentColumn(Column):
    """Text, author and place of a comment, or its button."""

    def __init__(self, name: str, label: Any, template: str, **kwargs: Any) -> None:
        super().__init__(name, label=label, accessor="pk", **kwargs)
        self.cell_template_name = template

    def get_cell_context_data(self, instance: Comment, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        return context | {
            "comment": instance,
            "csrf_token": get_token(request),
            "request": request,
            "shows_address": request.user.has_perm(SEE_ADDRESSES),
        }


class CommentIndexView(generic.IndexView):
    """Comments in the user's locales, the newest first."""

    page_title = gettext_lazy("Comments")
    default_ordering = "-submit_date"
    filterset_class = CommentFilterSet
    any_permission_required = ["view"]

    columns = [
        CommentColumn(
            "comment", gettext_lazy("Comment text"), "discussion/admin/_comment_cell.html", classname="title"
        ),
        CommentColumn("page", gettext_lazy("Page"), "discussion/admin/_page_cell.html"),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display", width="12%"),
        DateColumn("submit_date", label=gettext_lazy("Written"), sort_key="submit_date", width="12%"),
        CommentColumn("action", gettext_lazy("Action"), "discussion/admin/_action_cell.html", width="12%"),
    ]

    def get_base_queryset(self) -> QuerySet[Comment]:
        mine = self.permission_policy.instances_user_has_any_permission_for(self.request.user, ["view"])
        return mine.select_related("user", "discussion__locale", "discussion__page__locale").defer("html")

    def search_queryset(self, queryset: QuerySet[Comment]) -> QuerySet[Comment]:
        if not self.is_searching:
            return queryset
        addresses = ["user_email", "user__email"] if self.request.user.has_perm(SEE_ADDRESSES) else []
        wanted = Q()
        for field in [*SHOWN, *addresses]:
            wanted |= Q(**{f"{field}__icontains": self.search_query})
        return queryset.filter(wanted)


def moderated(request: HttpRequest, pk: int) -> Comment:
    """Return a comment that the user moderates; another country's is not found."""
    mine = CommentPolicy(Comment).instances_user_has_any_permission_for(request.user, ["change"])
    return get_object_or_404(mine, pk=pk)


def back_to_list(request: HttpRequest, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect(get_valid_next_url_from_request(request) or reverse("comments:index"))


@require_POST
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    comment = moderated(request, pk)
    if comment.state != Comment.State.PUBLISHED:
        raise PermissionDenied
    hide_comment(comment)
    log(comment, "discussion.hide_comment", user=request.user)
    return back_to_list(request, _("The comment is no longer shown."))


@require_POST
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish what the team has hidden; what its author has withdrawn stays withdrawn."""
    comment = moderated(request, pk)
    if comment.state != Comment.State.HIDDEN:
        raise PermissionDenied
    show_comment(comment)
    log(comment, "discussion.show_comment", user=request.user)
    return back_to_list(request, _("The comment is shown again."))


class CommentViewSet(ModelViewSet):
    model = Comment
    name = "comments"
    icon = "comment"
    menu_label = gettext_lazy("Comments")
    menu_order = 250
    add_to_admin_menu = True
    add_to_reference_index = False
    index_view_class = CommentIndexView
    search_fields = SHOWN
    list_per_page = 50

    @property
    def permission_policy(self) -> CommentPolicy:
        return CommentPolicy(self.model)

    def get_form_class(self, for_update: bool = False) -> None:
        return None  # a comment is not edited by others

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/hide/", hide, name="hide"),
            path("<int:pk>/show/", show, name="show"),
        ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        none = dict.fromkeys(["history_url_name", "usage_url_name", "add_url_name", "edit_url_name", "delete_url_name"])
        return super().get_common_view_kwargs(**none, copy_url_name=None, **kwargs)


class OwnCountriesMixin(PermissionCheckedMixin):
    """Offer the countries whose locales the user keeps."""

    def get_form(self, form_class: type[ModelForm] | None = None) -> ModelForm:
        form: ModelForm = super().get_form(form_class)
        locales = self.permission_policy.locales(self.request.user, ["add", "change"])
        countries: Any = form.fields["country"]
        countries.queryset = Country.objects.filter(locale__in=locales)
        return form


class CommentSettingsCreateView(OwnCountriesMixin, CreateView):
    pass


class CommentSettingsEditView(OwnCountriesMixin, EditView):
    pass


class CommentSettingsViewSet(LocaleBoundViewSet):
    model = CommentSettings
    locale_path = "country__locale"
    icon = "comment"
    menu_label = gettext_lazy("Comment settings")
    menu_order = 95
    add_to_settings_menu = True
    add_view_class = CommentSettingsCreateView
    edit_view_class = CommentSettingsEditView
    list_display = ["country", "are_open", "close_after_days"]
    list_filter = {"country__locale": ["exact"], "are_open": ["exact"]}

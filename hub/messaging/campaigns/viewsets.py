"""The admin of campaigns: the list with how far each is, and its forms."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from ..models import Campaign
from .grids import Grid, read_grids
from .panels import campaign_panels
from .permissions import CampaignListPolicy, campaigns_seen, can_manage_campaigns, countries_seen
from .urls import own_urls


class ProgressColumn(BaseColumn):
    """How many cells are live, in figures and as a bar."""

    cell_template_name = "messaging/admin/campaigns/_progress.html"

    def get_cell_context_data(self, instance: Any, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {**super().get_cell_context_data(instance, parent_context), "grid": instance.grid}


class NextDueColumn(DateColumn):
    def get_value(self, instance: Any) -> Any:
        return instance.grid.next_due


class CampaignIndexView(generic.IndexView):
    """Campaigns with how far each is in the countries that somebody sees."""

    def get_base_queryset(self) -> QuerySet[Campaign]:
        seen = campaigns_seen(self.request.user).select_related("owner")
        return seen.order_by(*Campaign._meta.ordering)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        shown = list(context["object_list"])
        grids: list[Grid] = read_grids(shown, countries_seen(self.request.user))
        for campaign, grid in zip(shown, grids, strict=True):
            campaign.grid = grid
        return context

    def get_edit_url(self, instance: Campaign) -> str | None:
        return super().get_edit_url(instance) if can_manage_campaigns(self.request.user) else None

    @cached_property
    def header_buttons(self) -> list[Button]:
        every = HeaderButton(_("All messages"), url=reverse("campaigns:messages"), icon_name="table")
        return [*super().header_buttons, every]


class CampaignViewSet(ModelViewSet):
    model = Campaign
    name = "campaigns"
    url_prefix = "messaging/campaigns"
    icon = "calendar-check"
    menu_label = _("Campaigns")
    menu_order = 306
    add_to_admin_menu = True
    index_view_class = CampaignIndexView
    copy_view_enabled = False
    search_fields = ["name"]
    list_display = [
        TitleColumn("name", label=_("Name"), url_name="campaigns:matrix", sort_key="name"),
        ProgressColumn("progress", label=_("Live")),
        NextDueColumn("next_due", label=_("Next due")),
        DateColumn("due_on", label=_("Due"), sort_key="due_on"),
        Column("owner", label=_("Owner")),
    ]

    @cached_property
    def edit_handler(self) -> Any:
        return campaign_panels()

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(permission_policy=CampaignListPolicy(self.model), **kwargs)

    @cached_property
    def menu_item_class(self) -> type:
        policy = CampaignListPolicy(self.model)

        class CampaignMenuItem(super().menu_item_class):  # type: ignore[misc]  # the library builds its class too
            def is_shown(self, request: HttpRequest) -> bool:
                return policy.user_has_any_permission(request.user, ["add", "change", "delete", "view"])

        return CampaignMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), *own_urls()]

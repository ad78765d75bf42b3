"""Where messaging joins the admin."""

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from hub.countries.viewsets import LocaleBoundViewSet

from .campaigns.choosers import origin_chooser
from .campaigns.viewsets import CampaignViewSet
from .models import BrandMessage


class BrandMessageViewSet(LocaleBoundViewSet):
    model = BrandMessage


register_snippet(BrandMessageViewSet)


@hooks.register("register_admin_viewset")
def register_campaigns() -> list[Any]:
    return [CampaignViewSet(), origin_chooser]

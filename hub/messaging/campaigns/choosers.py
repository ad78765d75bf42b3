"""Choosing messages for a campaign: one row of each, that of the source language."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from hub.countries.viewsets import found_by_key

from ..choosers import MessageFilterForm, NothingToCreateView
from ..models import BrandMessage
from .permissions import can_manage_campaigns


class OriginsMixin:
    """Mixed into a chooser's views: they offer the rows that set a message's rules, to whoever arranges campaigns."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_manage_campaigns(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # mixed into views

    def get_object_list(self) -> QuerySet[BrandMessage]:
        return BrandMessage.objects.origins()

    def get_object(self, pk: Any) -> BrandMessage:
        return found_by_key(self.get_object_list(), [pk]).get()

    def get_objects(self, pks: list[Any]) -> QuerySet[BrandMessage]:
        return found_by_key(self.get_object_list(), pks)


class ColumnsMixin(OriginsMixin):
    filter_form_class = MessageFilterForm

    def get_filter_form(self) -> MessageFilterForm:
        form: MessageFilterForm = super().get_filter_form()  # type: ignore[misc]  # as above
        form.rows = BrandMessage.objects.all()
        return form

    @property
    def columns(self) -> list[Column]:
        kind = Column("kind", label=_("Kind"), accessor="get_kind_display")
        return [self.title_column, Column("text", label=_("Text")), kind]  # type: ignore[attr-defined]  # as above


class ChooseView(ColumnsMixin, chooser.ChooseView):
    pass


class ChooseResultsView(ColumnsMixin, chooser.ChooseResultsView):
    pass


class ChosenView(OriginsMixin, chooser.ChosenView):
    pass


class ChosenMultipleView(OriginsMixin, chooser.ChosenMultipleView):
    pass


class OriginChooserViewSet(ChooserViewSet):
    model = BrandMessage
    icon = "openquote"
    choose_one_text = _("Choose a message")
    choose_another_text = _("Choose another message")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
    create_view_class = NothingToCreateView
    register_widget = False


origin_chooser = OriginChooserViewSet("messaging_origin_chooser", url_prefix="messaging/choose-origin")

"""The admin of countries, and the base of every admin that is held to somebody's locales."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from .forms import CountryForm, LaunchForm
from .models import Country
from .people_views import PeopleView, person
from .permissions import ANY_ACTION, LocalePermissionPolicy, ObjectPermissionPolicy, snippets_in_reach
from .views import set_state, show_checklist, team


def found_by_key(rows: QuerySet[Any], keys: Iterable[str]) -> QuerySet[Any]:
    """Return those rows whose keys an address names; raises Http404 if one of them cannot be a key."""
    field = rows.model._meta.pk
    try:
        return rows.filter(pk__in=[field.clean(unquote(str(key)), None) for key in keys])
    except ValidationError as error:
        raise Http404 from error


class LocaleCreateView(CreateView):
    """A form for a new object, in a locale in which the user may add one."""

    def get_locale(self) -> Locale | None:
        if not self.i18n_enabled:
            return None
        own = self.permission_policy.locales(self.request.user, ["add"])
        if code := self.request.GET.get("locale"):
            return get_object_or_404(own, language_code=code)
        return own.filter(language_code=settings.LANGUAGE_CODE).first() or own.first()


class OwnSnippetsMixin:
    """Mixed into a chooser's views: they offer the snippets of the locales that the user works in."""

    request: HttpRequest
    model_class: Any

    def get_object_list(self) -> QuerySet[Any]:
        return snippets_in_reach(self.model_class, self.request.user)

    def get_object(self, pk: str) -> Any:
        return found_by_key(self.get_object_list(), [pk]).get()

    def get_objects(self, pks: list[str]) -> QuerySet[Any]:
        return found_by_key(self.get_object_list(), pks)


class OwnChooseView(OwnSnippetsMixin, chooser.ChooseView):
    pass


class OwnChooseResultsView(OwnSnippetsMixin, chooser.ChooseResultsView):
    pass


class OwnChosenView(OwnSnippetsMixin, chooser.SnippetChosenView):
    pass


class OwnChosenMultipleView(OwnSnippetsMixin, chooser.SnippetChosenMultipleView):
    pass


class OwnCreateView(chooser.SnippetCreateView):
    """The form for a new snippet inside the chooser, where there is one."""

    def can_create(self) -> bool:
        return self.get_creation_form_class() is not None and super().can_create()


class LocaleBoundChooserViewSet(chooser.SnippetChooserViewSet):
    """The chooser of a model, held to the locales that the user works in."""

    choose_view_class = OwnChooseView
    choose_results_view_class = OwnChooseResultsView
    chosen_view_class = OwnChosenView
    chosen_multiple_view_class = OwnChosenMultipleView
    create_view_class = OwnCreateView


class LocaleBoundViewSet(SnippetViewSet):
    """The admin of a model, held at every address to the locales in which the user has the permission."""

    locale_path = "locale"
    add_view_class = LocaleCreateView
    chooser_viewset_class = LocaleBoundChooserViewSet
    copy_view_enabled = False

    @property
    def permission_policy(self) -> LocalePermissionPolicy:
        return LocalePermissionPolicy(self.model, self.locale_path)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        mine = self.permission_policy.instances_user_has_any_permission_for(request.user, ANY_ACTION)
        return mine.select_related(self.locale_path)

    def construct_view(self, view_class: type, **kwargs: Any) -> Callable[..., HttpResponse]:
        """Return the view behind a look at the object that the address names: Wagtail looks at the model only."""
        make_view = super().construct_view
        view = make_view(view_class, **kwargs)

        @wraps(view)
        def check(request: HttpRequest, *args: Any, **arguments: Any) -> HttpResponse:
            if "pk" not in arguments:
                return view(request, *args, **arguments)
            policy = self.policy_of(arguments["pk"])
            if not policy.user_has_any_permission(request.user, ANY_ACTION):
                raise PermissionDenied
            return make_view(view_class, **kwargs | {"permission_policy": policy})(request, *args, **arguments)

        return check

    def policy_of(self, key: Any) -> ObjectPermissionPolicy:
        """Return what may be done with the object of a key in an address; raises Http404 where there is none."""
        found = found_by_key(self.model._default_manager.all(), [key])
        locale_id = get_object_or_404(found.values_list(self.locale_path, flat=True))
        return ObjectPermissionPolicy(self.model, self.locale_path, locale_id)


class CountryPolicy(ModelPermissionPolicy):
    """A country is paused, never deleted: its teams and its log stay."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class LaunchView(generic.CreateView):
    page_title = _("Launch a country")
    submit_button_label = _("Launch")

    def save_instance(self) -> Model:
        return self.form.save()  # launching logs it

    def get_success_url(self) -> str:
        return reverse("countries:checklist", args=[self.object.pk])


class CountryIndexView(generic.IndexView):
    def get_list_more_buttons(self, instance: Country) -> list[Button]:
        buttons: list[Button] = super().get_list_more_buttons(instance)
        if self.user_has_permission("change"):
            url = reverse("countries:team", args=[instance.pk])
            buttons.append(Button(_("Team"), url=url, icon_name="group", priority=15))
            url = reverse("countries:checklist", args=[instance.pk])
            buttons.append(Button(_("Checklist"), url=url, icon_name="tasks", priority=10))
        return buttons


own_urls = [
    path("people/", PeopleView.as_view(), name="people"),
    path("people/results/", PeopleView.as_view(results_only=True), name="people_results"),
    path("people/<int:pk>/", person, name="person"),
    path("<int:pk>/team/", team, name="team"),
    path("<int:pk>/checklist/", show_checklist, name="checklist"),
    path("<int:pk>/state/", set_state, name="state"),
]


class CountryViewSet(ModelViewSet):
    model = Country
    name = "countries"
    icon = "globe"
    menu_label = _("Countries")
    menu_order = 100
    add_to_settings_menu = True
    index_view_class = CountryIndexView
    add_view_class = LaunchView
    copy_view_enabled = False
    list_display = [
        "name",
        "code",
        Column("locale", label=_("Locale"), accessor="locale"),
        Column("state", label=_("State"), accessor="get_state_display"),
        "time_zone",
    ]
    list_filter = ["locale", "state"]
    search_fields = ["name", "code"]

    @property
    def permission_policy(self) -> CountryPolicy:
        return CountryPolicy(self.model)

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return CountryForm if for_update else LaunchForm

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(queryset=Country.objects.select_related("locale"), **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), *own_urls]

"""wagtail-localize's admin views, held to the locales and the pages that the user works on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import DataError, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from rest_framework.authentication import SessionAuthentication
from wagtail.admin import messages as admin_messages
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views.convert import convert_to_alias
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.snippets_api import SnippetViewSet
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
    SubmitTranslationForm,
)
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView

from hub.countries.permissions import snippets_in_reach, works_everywhere

from .actions import submit_for_approval
from .gate import Refusal
from .locks import check_lock
from .middleware import editor_of
from .permissions import can_read_source, can_translate, translatable_locales
from .strings.readiness import NotReady, check_ready

View = Callable[..., HttpResponse]


class OwnLocalesMixin:
    """Offer the locales into which the user translates. Whole trees, drafts among them, are for the head office."""

    request: HttpRequest

    def get_form(self) -> SubmitTranslationForm:
        form: SubmitTranslationForm = super().get_form()  # type: ignore[misc]  # mixed into the library's views
        form.fields["locales"].queryset &= translatable_locales(self.request.user)
        if not works_everywhere(self.request.user):
            form.fields["include_subtree"].disabled = True
            form.fields["include_subtree"].widget = forms.HiddenInput()
        return form


class SubmitPageView(OwnLocalesMixin, SubmitPageTranslationView):
    def get_object(self) -> Page:
        page = super().get_object()
        if not can_read_source(self.request.user, page):
            raise PermissionDenied
        return page


class SubmitSnippetView(OwnLocalesMixin, SubmitSnippetTranslationView):
    pass


class SyncView(UpdateTranslationsView):
    """Take the source's present text over into the user's own locales, as drafts unless the user may publish."""

    def get_object(self) -> TranslationSource:
        """Return the source; one that is not translated into the user's locales is not found."""
        found = super().get_object()
        if not found.translations.filter(target_locale__in=translatable_locales(self.request.user)).exists():
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the own translations only, of all those that the library names."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        own = {translation.target_locale for translation in self.own_translations()}
        context["translations"] = [found for found in context["translations"] if found["locale"] in own]
        return context

    def own_translations(self) -> QuerySet[Translation]:
        locales = translatable_locales(self.request.user)
        enabled = self.object.translations.filter(enabled=True, target_locale__in=locales)
        return enabled.select_related("source", "target_locale")

    def get_form(self) -> UpdateTranslationsForm:
        form = super().get_form()
        if not works_everywhere(self.request.user):
            form.fields["publish_translations"].disabled = True
            form.fields["publish_translations"].widget = forms.HiddenInput()
        return form

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        source = self.object.get_source_instance()
        if isinstance(source, Page) and not can_read_source(request.user, source):
            raise PermissionDenied
        return super().post(request, **kwargs)

    @transaction.atomic
    def form_valid(self, form: UpdateTranslationsForm) -> HttpResponse:
        self.object.update_from_db()
        for translation in self.own_translations():
            self.save_one(translation, form.cleaned_data["publish_translations"])
        self.components.save(self.object, sources_and_translations={self.object: list(self.own_translations())})
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())

    def save_one(self, translation: Translation, publish: bool) -> None:
        """Save one locale's translation; a page that is locked, under review for example, is left and told about."""
        try:
            translation.save_target(user=self.request.user, publish=publish)
        except PermissionDenied:
            text = _("Left as it is, because it is locked or under review: %(locale)s")
            messages.warning(self.request, text % {"locale": translation.target_locale})
        except Refusal as refusal:
            messages.warning(self.request, str(refusal))
        except ValidationError as error:
            messages.warning(self.request, f"{translation.target_locale}: {' '.join(error.messages)}")


class OwnTranslationsReport(TranslationsReportView):
    def get_queryset(self) -> QuerySet[Translation]:
        found = super().get_queryset().select_related("source__locale", "target_locale")
        return found.filter(target_locale__in=translatable_locales(self.request.user)).order_by("-created_at", "-pk")


class OwnSnippetsView(SnippetViewSet):
    """What the translation editor tells of a snippet that was chosen in it, to whoever is logged in there."""

    authentication_classes = [SessionAuthentication]

    def get_queryset(self) -> QuerySet[Any]:
        return snippets_in_reach(self.get_model(), self.request.user)


def for_translators(view: View) -> View:
    """Let only those in who may change the translation that the address names; what the database refuses is a 400."""

    @wraps(view)
    def check(request: HttpRequest, translation_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        translation = get_object_or_404(Translation, pk=translation_id)
        try:
            if not can_translate(request.user, translation):
                raise PermissionDenied
            if request.method not in ("GET", "HEAD"):
                check_lock(translation.get_target_instance(), request.user)
        except ObjectDoesNotExist as error:
            raise Http404 from error
        refuse_nul(request)
        try:
            with transaction.atomic():
                return view(request, translation_id, *args, **kwargs)
        except (DataError, KeyError) as error:  # a title that is too long; a field or a file's header that is missing
            raise BadRequest from error

    return check


def refuse_nul(request: HttpRequest) -> None:
    """Raise BadRequest for a NUL, which PostgreSQL does not store."""
    is_form = request.content_type == "application/x-www-form-urlencoded"
    try:
        found = (b"%00" if is_form else b"\x00") in request.body
    except RawPostDataException:  # a form with files, of which the check against forgery has read its own field
        found = any("\x00" in value for values in request.POST.lists() for value in values[1])
    if found:
        raise BadRequest


def alias_for_publishers(request: HttpRequest, page_id: int) -> HttpResponse:
    """Turn a translation back into a copy of its source: that changes what is live, so it takes who may publish."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return convert_to_alias(request, page_id)


def save_translation(request: HttpRequest, text: Any) -> HttpResponse | None:
    """Answer the translation editor's own two buttons: keep a draft, or keep it and ask for approval."""
    wanted = request.POST.get("translation-desk")
    if request.method != "POST" or wanted not in ("draft", "submit"):
        return None
    found = {"source__object_id": text.translation_key, "target_locale_id": text.locale_id, "enabled": True}
    translation = get_object_or_404(Translation.objects.select_related("source", "target_locale"), **found)
    try:
        translation.save_target(user=request.user, publish=False)
        if wanted == "submit":
            check_ready(translation)
            submit_for_approval(type(text)._base_manager.get(pk=text.pk), request.user)
    except ValidationError as error:
        admin_messages.error(request, " ".join(error.messages))
    except NotReady as refusal:
        admin_messages.error(request, str(refusal))
        return redirect("editorial:strings", translation.pk)
    else:
        done = _("Submitted for approval.") if wanted == "submit" else _("Saved as a draft.")
        admin_messages.success(request, done)
    return redirect(editor_of(request, text))

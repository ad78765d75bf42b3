"""The translators' desk: what waits in a locale, what comes next, who does it, and what changed in a source."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from .assigning import (
    assign_translations,
    begin_translation,
    give_back_translations,
    take_over,
    take_translations,
    translations_named,
)
from .changes import changes_of
from .desk import Listing, Waiting, counts, most_urgent
from .desk_rows import rows_of
from .gate import Refusal
from .permissions import (
    can_manage_translations,
    can_read_source,
    desk_locales,
    translatable_locales,
    translators_of,
)

SHOWN = 50


class AssignForm(forms.Form):
    """Who is to translate, by when; nobody is whoever of the locale's translators takes it."""

    assignee: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Translator"), required=False, empty_label=gettext_lazy("Whoever takes it")
    )
    due_on = forms.DateField(label=gettext_lazy("Due on"), required=False, widget=AdminDateInput)

    def __init__(self, *args: Any, locale: Locale, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = translators_of(locale)  # type: ignore[attr-defined]  # a choice of models


def desk_locale(request: HttpRequest, wanted: str | None) -> tuple[list[Locale], Locale]:
    """Return the user's locales and the one that is wanted, else the first.

    Raises PermissionDenied for who has none, and Http404 for a locale of others.
    """
    locales = list(desk_locales(request.user))
    if not locales:
        raise PermissionDenied
    for locale in locales:
        if locale.language_code == (wanted or locales[0].language_code):
            return locales, locale
    raise Http404


def chosen_list(wanted: str | None, numbers: dict[str, int]) -> str:
    """Return the list that is wanted, else the most urgent that holds something."""
    if wanted in Listing.values:
        return str(wanted)
    return next((name for name in Listing.values if numbers[name]), Listing.NEW.value)


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show one list of one locale's desk."""
    locales, locale = desk_locale(request, request.GET.get("locale"))
    numbers = counts(locale, request.user)
    name = chosen_list(request.GET.get("list"), numbers)
    page = WagtailPaginator(Waiting(name, locale, request.user, numbers[name]), SHOWN).get_page(request.GET.get("p"))
    is_manager = can_manage_translations(request.user, locale)
    team = list(translators_of(locale))
    context = {
        "locales": locales,
        "locale": locale,
        "lists": [(listing, numbers[listing]) for listing in Listing],
        "chosen": name,
        "page": page,
        "rows": rows_of(page.object_list, locale),
        "may_begin": translatable_locales(request.user).filter(pk=locale.pk).exists(),
        "may_take": request.user in team,
        "form": AssignForm(locale=locale) if is_manager else None,
    }
    return render(request, "editorial/admin/desk.html", context)


@require_safe
def next_translation(request: HttpRequest) -> HttpResponse:
    """Lead to what is most urgent in a locale; a page that is not begun is begun where it is submitted."""
    locale = desk_locale(request, request.GET.get("locale"))[1]
    found = most_urgent(locale, request.user)
    if found is None:
        messages.success(request, _("Nothing waits for translation. Well done."))
        return redirect(f"{reverse('editorial:desk')}?locale={locale.language_code}")
    if isinstance(found, Page):
        url = reverse("wagtail_localize:submit_page_translation", args=[found.pk])
        return redirect(f"{url}?select_locale={locale.language_code}")
    (row,) = rows_of([found], locale)
    return redirect(row.link)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a translation, or bring an untouched one up to date, and open it."""
    locale = desk_locale(request, request.POST.get("locale"))[1]
    if not translatable_locales(request.user).filter(pk=locale.pk).exists():
        raise PermissionDenied
    page = source_named(request.POST.get("row", ""), locale)
    try:
        translation = begin_translation(page, locale, request.user)
    except (Refusal, ValidationError) as error:
        messages.error(request, str(error) if isinstance(error, Refusal) else " ".join(error.messages))
        return redirect(f"{reverse('editorial:desk')}?locale={locale.language_code}")
    return redirect("editorial:strings", translation.pk)


def source_named(key: str, locale: Locale) -> Page:
    """Return the live source page that a row's key names; raises Http404 where there is none."""
    if not key[1:].isascii() or not key[1:].isdecimal() or len(key) > 10:
        raise Http404
    if key[0] == "p":
        return get_object_or_404(Page.objects.live(), pk=int(key[1:]), locale=Locale.get_default())
    translation = get_object_or_404(Translation, pk=int(key[1:]), target_locale=locale, enabled=True)
    source = {"translation_key": translation.source.object_id, "locale": translation.source.locale_id}
    return get_object_or_404(Page.objects.live(), **source)


@require_POST
def hand_out(request: HttpRequest) -> HttpResponse:
    """Assign the chosen rows, take them, or give them back; one row's own button names that row alone."""
    locale = desk_locale(request, request.POST.get("locale"))[1]
    act, _dot, key = request.POST.get("act", "").partition(":")
    keys = [key] if key else request.POST.getlist("rows")
    form = AssignForm(request.POST, locale=locale)
    if act == "assign" and not form.is_valid():
        errors = [error for field in form.errors.values() for error in field]
        messages.error(request, " ".join(str(error) for error in errors))
    else:
        say(request, act, len(do(act, request.user, keys, locale, getattr(form, "cleaned_data", {}))))
    name = request.POST.get("list", "")
    chosen = f"&list={name}" if name in Listing.values else ""
    return redirect(f"{reverse('editorial:desk')}?locale={locale.language_code}{chosen}")


def say(request: HttpRequest, act: str, number: int) -> None:
    """Tell what an act has done with how many pages."""
    if not number:
        messages.warning(request, _("Choose at least one page."))
        return
    text = ngettext("%(number)d page is assigned.", "%(number)d pages are assigned.", number)
    given_back = ngettext("%(number)d page is given back.", "%(number)d pages are given back.", number)
    messages.success(request, (given_back if act == "give-back" else text) % {"number": number})


@transaction.atomic
def do(act: str, user: Any, keys: list[str], locale: Locale, values: dict[str, Any]) -> list[Any]:
    """Do one of the three acts with some rows; what is refused begins nothing."""
    translations = translations_named(keys[:SHOWN], locale)
    if act == "assign":
        return assign_translations(user, translations, values["assignee"], values["due_on"])
    if act == "take":
        return take_translations(user, translations)
    if act == "give-back":
        return give_back_translations(user, translations)
    raise BadRequest


@require_http_methods(["GET", "HEAD", "POST"])
def changes(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Show what changed in the source of a translation; by POST, take it over and go on in the editor."""
    translation = get_object_or_404(
        Translation.objects.select_related("source__locale", "target_locale"), pk=translation_id
    )
    source, target = translation.source.get_source_instance(), translation.get_target_instance()
    if not isinstance(source, Page):
        raise Http404
    if not can_read_source(request.user, source):
        raise PermissionDenied
    if request.method == "POST":
        return take_over_changes(request, translation, target)
    found = changes_of(translation)
    lock = target.get_lock()
    context = {
        "translation": translation,
        "source": source,
        "target": target,
        "changes": found,
        "is_locked": bool(lock and lock.for_user(request.user)),
    }
    return render(request, "editorial/admin/desk_changes.html", context)


def take_over_changes(request: HttpRequest, translation: Translation, target: Page) -> HttpResponse:
    """Take the source's text over; a page that is locked, under review for example, is left and told about."""
    try:
        take_over(translation, request.user)
    except PermissionDenied:
        text = _("Left as it is, because it is locked or under review: %(locale)s")
        messages.warning(request, text % {"locale": translation.target_locale})
        return redirect("editorial:translation_changes", translation.pk)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("editorial:translation_changes", translation.pk)
    messages.success(request, _("The changes are in your draft. What is new waits for its translation."))
    return redirect("editorial:strings", translation.pk)

"""What the report can be narrowed to."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Locale, Page

from ..checking.registry import RULES, rule_of
from ..models import CheckRun, Finding, Severity
from .comparing import runs_done
from .lines import kinds_found
from .runs import KEPT

ORDERS = {
    "": ("-rank", "title", "pk"),
    "text": ("title", "content_type_id", "object_id", "-rank", "pk"),
    "rule": ("rule", "-rank", "title", "pk"),
    "newest": ("-seen_since", "-rank", "title", "pk"),
    "oldest": ("seen_since", "-rank", "title", "pk"),
}
BY_TEXT = "text"
LONGEST_LIST = 300  # of texts to choose from


def locale_choices(locales: Iterable[Locale]) -> list[tuple[str, str]]:
    """Return the languages with their countries' names; `locales` has the countries prefetched."""
    return [(locale.language_code, name_of_locale(locale)) for locale in locales]


def name_of_locale(locale: Locale) -> str:
    countries = ", ".join(country.name for country in locale.countries.all())
    return f"{locale} ({countries})" if countries else str(locale)


def run_choices(runs: Iterable[CheckRun]) -> list[tuple[str, str]]:
    return [(str(run.pk), date_format(localtime(run.begun_at), "DATETIME_FORMAT")) for run in runs]


def rule_choices_of(codes: Iterable[str]) -> list[tuple[str, str]]:
    titles = ((code, str(rule_of(code).title) if code in RULES else code) for code in codes)
    return sorted(titles, key=lambda choice: choice[1])


class FindingFilterSet(WagtailFilterSet):
    q = django_filters.CharFilter(label=_("Search"), method="search")
    locale = django_filters.ChoiceFilter(label=_("Country"), method="in_locale")
    severity = django_filters.ChoiceFilter(label=_("Severity"), choices=Severity.choices)
    rule = django_filters.ChoiceFilter(label=_("Rule"))
    kind = django_filters.ChoiceFilter(label=_("Type"), method="of_kind")
    text = django_filters.ChoiceFilter(label=_("Page or snippet"), method="in_text")
    news = django_filters.ChoiceFilter(
        label=_("Since the check before"),
        choices=[("new", _("New")), ("still", _("Still there"))],
        method="by_news",
    )
    waived = django_filters.ChoiceFilter(
        label=_("Waived"),
        choices=[("yes", _("Waived only")), ("all", _("Waived or not"))],
        empty_label=_("Not waived"),
        method="pass_by",
    )
    order = django_filters.ChoiceFilter(
        label=_("Order"),
        choices=[
            (BY_TEXT, _("By page, all its findings together")),
            ("rule", _("By rule")),
            ("newest", _("Newest first")),
            ("oldest", _("Oldest first")),
        ],
        empty_label=_("Worst first"),
        method="pass_by",
    )
    run = django_filters.ChoiceFilter(label=_("Check of"), method="pass_by", empty_label=_("the last time"))

    class Meta:
        model = Finding
        fields: list[str] = []

    def __init__(self, data: Any, *, request: HttpRequest, locales: list[Locale], **kwargs: Any) -> None:
        """`locales` are those in reach, with their countries prefetched."""
        super().__init__(data, request=request, queryset=Finding.objects.none(), **kwargs)
        runs = list(runs_done()[:KEPT])
        asked = data.get("run")
        self.chosen_run = next((run for run in runs if str(run.pk) == asked), runs[0] if runs else None)
        found = Finding.objects.filter(run=self.chosen_run, locale__in=[locale.pk for locale in locales])
        texts = sorted(set(found.values_list("content_type_id", "object_id", "title")), key=lambda text: text[2])
        choices = {
            "locale": locale_choices(locales),
            "run": run_choices(runs),
            "rule": rule_choices_of(found.order_by().values_list("rule", flat=True).distinct()),
            "kind": [(str(pk), name) for pk, name in kinds_found((kind, key) for kind, key, _title in texts)],
            "text": text_choices(texts, data.get("text")),
        }
        for name, offered in choices.items():
            self.filters[name].extra["choices"] = offered

    def pass_by(self, queryset: QuerySet[Any], _name: str, _value: str) -> QuerySet[Any]:
        """The whole is put together at the end."""
        return queryset

    def search(self, queryset: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        columns = ("title", "excerpt", "subject", "sentence")
        wanted = Q()
        for column in columns:
            wanted |= Q(**{f"{column}__icontains": value})
        return queryset.filter(wanted)

    def in_locale(self, queryset: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(locale__language_code=value)

    def of_kind(self, queryset: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        page_kind = ContentType.objects.get_for_model(Page)
        pages = Page.objects.filter(content_type=int(value)).annotate(key=Cast("pk", CharField()))
        of_page = Q(content_type=page_kind, object_id__in=pages.values("key"))
        return queryset.filter(of_page | Q(content_type=int(value)))

    def in_text(self, queryset: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        kind, _dash, key = value.partition("-")
        return queryset.filter(content_type=int(kind), object_id=key)

    def by_news(self, queryset: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(is_new=value == "new")

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = self.form.cleaned_data
        found = super().filter_queryset(queryset)
        if wanted["waived"] != "all":
            found = found.filter(waiver_id__isnull=wanted["waived"] != "yes")
        return found.order_by(*ORDERS[wanted["order"] or ""])


def text_choices(texts: list[tuple[int, str, str]], asked: str | None) -> list[tuple[str, str]]:
    """Return the first texts by title, and the one that is asked for."""
    offered = [(f"{kind}-{key}", title) for kind, key, title in texts]
    return offered[:LONGEST_LIST] + [choice for choice in offered[LONGEST_LIST:] if choice[0] == asked]

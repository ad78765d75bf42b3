"""What the lists of concepts and terms can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Locale

from hub.messaging.models import Concept, Severity, Term, TermStatus

from .permissions import concepts_seen, term_locales, visible_locales


def seen(request: HttpRequest) -> QuerySet[Locale]:
    return visible_locales(request.user)


def kept(request: HttpRequest) -> QuerySet[Locale]:
    return term_locales(request.user)


def subjects(user: Any) -> list[tuple[str, str]]:
    found = concepts_seen(user).exclude(subject="").order_by("subject").values_list("subject", flat=True).distinct()
    return [(subject, subject) for subject in found]


class SubjectFilterSet(WagtailFilterSet):
    """Offers the subjects of the concepts that the user sees."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["subject"].extra["choices"] = subjects(self.request.user)


class ConceptFilterSet(SubjectFilterSet):
    """Language and status are asked for together: a concept with a forbidden term in French."""

    locale = django_filters.ModelChoiceFilter(queryset=seen, label=_("Has a term in"))
    status = django_filters.ChoiceFilter(choices=TermStatus.choices, label=_("Status of a term"))
    severity = django_filters.ChoiceFilter(choices=Severity.choices, label=_("Severity"))
    subject = django_filters.ChoiceFilter(choices=[], label=_("Subject"))
    is_name = django_filters.BooleanFilter(label=_("A name that is not translated"))
    lacks = django_filters.ModelChoiceFilter(
        queryset=seen, label=_("Lacks a preferred term in"), method="leave_translated_out"
    )

    class Meta:
        model = Concept
        fields = ["locale", "status", "severity", "subject", "is_name", "lacks"]

    def filter_queryset(self, queryset: QuerySet[Concept]) -> QuerySet[Concept]:
        wanted = {name: self.form.cleaned_data.pop(name, None) for name in ("locale", "status")}
        self.form.cleaned_data |= dict.fromkeys(wanted)
        terms = {name: value for name, value in wanted.items() if value}
        found: QuerySet[Concept] = super().filter_queryset(queryset)
        self.form.cleaned_data |= wanted
        return found.filter(Exists(Term.objects.filter(concept=OuterRef("pk"), **terms))) if terms else found

    def leave_translated_out(self, queryset: Any, _name: str, locale: Locale) -> QuerySet[Concept]:
        """Return what still needs a term in a locale; names that are not translated need none."""
        preferred = Term.objects.filter(concept=OuterRef("pk"), locale=locale, status=TermStatus.PREFERRED)
        found: QuerySet[Concept] = queryset.filter(~Exists(preferred))
        if locale.pk == Locale.get_default().pk:
            return found
        return found.filter(is_name=False, pk__in=Concept.objects.in_locale(locale.pk).values("pk"))


class TermFilterSet(SubjectFilterSet):
    locale = django_filters.ModelChoiceFilter(queryset=kept, label=_("Language"))
    status = django_filters.ChoiceFilter(choices=TermStatus.choices, label=_("Status"))
    severity = django_filters.ChoiceFilter(
        field_name="concept__severity", choices=Severity.choices, label=_("Severity")
    )
    subject = django_filters.ChoiceFilter(field_name="concept__subject", choices=[], label=_("Subject"))

    class Meta:
        model = Term
        fields = ["locale", "status", "severity", "subject"]

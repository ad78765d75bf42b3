"""The glossary in the admin: concepts, which Marketing keeps, and the terms of one's own language."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Concat
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, InspectView, SnippetViewSet

from hub.countries.viewsets import LocaleBoundChooserViewSet, LocaleBoundViewSet
from hub.messaging.models import Concept, Term, TermStatus

from .entries import Kind
from .filters import ConceptFilterSet, TermFilterSet
from .forms import TermForm
from .panels import TERM_FIELDS, ConceptContextPanel, concept_panels
from .permissions import ConceptPolicy, can_import_glossary, concepts_seen, term_locales, visible_locales
from .views import confirm_import, export_glossary, import_file

# More languages than these make no table: the filter brings the others.
SHOWN_LOCALES = 4


def preferred_in(locale_id: int, concept: str = "pk") -> Subquery:
    """Return the preferred term of a concept in a locale, with its mark."""
    found = Term.objects.filter(concept=OuterRef(concept), locale_id=locale_id, status=TermStatus.PREFERRED)
    written = Concat(F("text"), F("mark"), output_field=CharField())
    return Subquery(found.order_by("text").annotate(written=written).values("written")[:1])


class ConceptIndexView(IndexView):
    """Concepts with their preferred terms in the languages that the user keeps."""

    filterset_class = ConceptFilterSet

    @cached_property
    def shown_locales(self) -> Sequence[Locale]:
        """Return the source language, and the first of the user's; or the one that is asked for."""
        visible = list(visible_locales(self.request.user))
        asked = {self.request.GET.get("locale"), self.request.GET.get("lacks")} - {"", None}
        default = Locale.get_default().pk
        source = [locale for locale in visible if locale.pk == default]
        others = [locale for locale in visible if locale not in source and (not asked or str(locale.pk) in asked)]
        return [*source, *others[:SHOWN_LOCALES]]

    @cached_property
    def list_display(self) -> list[Any]:
        terms = [
            Column(f"term_{locale.pk}", label=locale.get_display_name(), accessor=f"term_{locale.pk}")
            for locale in self.shown_locales
        ]
        return ["name", *terms, Column("severity", label=_("Severity"), accessor="get_severity_display"), "subject"]

    def get_base_queryset(self) -> QuerySet[Concept]:
        terms = {f"term_{locale.pk}": preferred_in(locale.pk) for locale in self.shown_locales}
        return super().get_base_queryset().annotate(**terms)

    def search_queryset(self, queryset: QuerySet[Concept]) -> QuerySet[Concept]:
        """Find names, definitions and the terms that the user sees: "remplir" among the other forms too."""
        if not self.is_searching:
            return queryset
        words = self.search_query
        seen = Term.objects.filter(concept=OuterRef("pk"), locale__in=visible_locales(self.request.user))
        terms = seen.filter(Q(text__icontains=words) | Q(forms__icontains=words))
        return queryset.filter(Q(name__icontains=words) | Q(definition__icontains=words) | Exists(terms))

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = [
            Button(label, url=reverse(f"{self.viewset_name}:export", args=[kind.value]), icon_name="download")
            for kind, label in ((Kind.CSV, _("Download as a spreadsheet")), (Kind.TBX, _("Download as TBX")))
        ]
        if can_import_glossary(self.request.user):
            buttons.append(Button(_("Import"), url=reverse(f"{self.viewset_name}:import"), icon_name="upload"))
        return [*super().header_more_buttons, *buttons]

    @property
    def viewset_name(self) -> str:
        return str(self.index_url_name).rpartition(":")[0]


class ConceptInspectView(InspectView):
    """A concept to read, with its terms in the languages that the user sees, and the way to add one."""

    template_name = "messaging/admin/concept.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"rows": rows_for(self.request.user, self.object)}


def rows_for(user: Any, concept: Concept) -> list[dict[str, Any]]:
    """Return the terms of a concept by language, the source first and in each the preferred ones first."""
    own = set(term_locales(user))
    source = Locale.get_default().pk
    terms: dict[int, list[Term]] = defaultdict(list)
    for term in sorted(concept.terms.select_related("locale"), key=lambda term: TermStatus.values.index(term.status)):
        terms[term.locale_id].append(term)
    return [
        {"locale": locale, "is_own": locale in own, "terms": terms[locale.pk]}
        for locale in sorted(visible_locales(user), key=lambda locale: locale.pk != source)
    ]


class ConceptViewSet(SnippetViewSet):
    model = Concept
    icon = "openquote"
    menu_label = _("Glossary")
    index_view_class = ConceptIndexView
    inspect_view_class = ConceptInspectView
    inspect_view_enabled = True
    inspect_template_name = "messaging/admin/concept.html"
    chooser_viewset_class = LocaleBoundChooserViewSet
    copy_view_enabled = False
    list_per_page = 50
    panels = concept_panels

    @property
    def permission_policy(self) -> ConceptPolicy:
        return ConceptPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Concept]:
        return concepts_seen(request.user)

    def construct_view(self, view_class: type, **kwargs: Any) -> Callable[..., HttpResponse]:
        """Return the view behind a look at the concept that the address names: Wagtail looks at the model only."""
        view = super().construct_view(view_class, **kwargs)

        @wraps(view)
        def check(request: HttpRequest, *args: Any, **arguments: Any) -> HttpResponse:
            if "pk" in arguments:
                concept = get_object_or_404(Concept, pk=arguments["pk"])
                if not concepts_seen(request.user).filter(pk=concept.pk).exists():
                    raise PermissionDenied
            return view(request, *args, **arguments)

        return check

    def get_urlpatterns(self) -> list[URLPattern]:
        own = [
            path("import/", import_file, name="import"),
            path("import/confirm/", confirm_import, name="confirm_import"),
            path("export/<str:suffix>/", export_glossary, name="export"),
        ]
        return [*super().get_urlpatterns(), *own]


class TermIndexView(IndexView):
    """The terms of the user's languages, each with what it means and how the source language says it."""

    filterset_class = TermFilterSet

    def get_base_queryset(self) -> QuerySet[Term]:
        source = preferred_in(Locale.get_default().pk, "concept_id")
        return super().get_base_queryset().select_related("concept", "locale").annotate(source=source)

    def search_queryset(self, queryset: QuerySet[Term]) -> QuerySet[Term]:
        if not self.is_searching:
            return queryset
        fields = ("text", "forms", "source", "concept__name", "concept__definition")
        wanted = Q()
        for field in fields:
            wanted |= Q(**{f"{field}__icontains": self.search_query})
        return queryset.filter(wanted)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer what is still to be done."""
        listing = reverse(Concept.snippet_viewset.get_url_name("list"))
        missing = [
            Button(
                _("Concepts without a term: %(language)s") % {"language": locale.get_display_name()},
                url=f"{listing}?lacks={locale.pk}",
                icon_name="warning",
            )
            for locale in list(term_locales(self.request.user))[:SHOWN_LOCALES]
        ]
        return [*super().header_more_buttons, *missing]


class TermCreateView(CreateView):
    """A form for a new term; a link may name its concept and its language."""

    def get_initial_form_instance(self) -> Term:
        term = Term()
        if key := self.request.GET.get("concept"):
            term.concept = get_object_or_404(concepts_seen(self.request.user), pk=key) if key.isdecimal() else None
        own = term_locales(self.request.user)
        if code := self.request.GET.get("locale"):
            term.locale = get_object_or_404(own, language_code=code)
        return term


class TermViewSet(LocaleBoundViewSet):
    model = Term
    icon = "list-ul"
    menu_label = _("Terms")
    index_view_class = TermIndexView
    add_view_class = TermCreateView
    edit_view_class = EditView
    list_per_page = 50
    list_display = [
        "text",
        LocaleColumn(label=_("Language")),
        Column("status", label=_("Status"), accessor="get_status_display"),
        Column("source", label=_("Source language"), accessor="source"),
        Column("concept", label=_("Meaning"), accessor="concept.definition"),
    ]
    edit_handler = ObjectList(
        [
            ConceptContextPanel(heading=_("What it means")),
            FieldPanel("concept"),
            FieldPanel("locale", widget=forms.Select),
            FieldPanel("text"),
            *(FieldPanel(name) for name in TERM_FIELDS),
        ],
        base_form_class=TermForm,
    )

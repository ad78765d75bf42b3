"""The glossary beside a page: the terms that stand in its text, and a search in those of its language."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from hub.text.folding import fold
from hub.text.prose import read_html

from .indexes import GlossaryIndex, TermRow, index_of

SHOWN = 100


@dataclass
class Line:
    """A concept beside a page; `standing` is how the page says it, and `wrong` what of that it should not say."""

    rows: list[TermRow]
    standing: dict[str, TermRow] = field(default_factory=dict)

    @property
    def concept(self) -> TermRow:
        return self.rows[0]

    @property
    def good(self) -> list[TermRow]:
        return [row for row in self.rows if row.is_good]

    @property
    def bad(self) -> list[TermRow]:
        return [row for row in self.rows if not row.is_good]

    @property
    def wrong(self) -> list[str]:
        return [words for words, row in self.standing.items() if not row.is_good]


@require_safe
def page_terms(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the terms that stand in the saved text of a page, to those who write it."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft, index = page.get_latest_revision_as_object(), index_of(page.locale)
    words = request.GET.get("q", "").strip()
    context = {
        "page": draft,
        "words": words,
        "lines": lines_in(text_of(draft), index),
        "found": search(words, index) if words else [],
        "language": page.locale.language_code,
    }
    return render(request, "messaging/admin/page_terms.html", context)


def text_of(page: Any) -> str:
    """Return what can be read on a page, its strings on lines of their own."""
    values = (segment for segment in extract_segments(page) if isinstance(segment, StringSegmentValue))
    return "\n\n".join(read_html(segment.string.data).text for segment in values)


def lines_in(text: str, index: GlossaryIndex) -> list[Line]:
    """Return the concepts that a text speaks of, what it should not say first."""
    lines: dict[int, Line] = {}
    for found in index.find(text):
        line = lines.setdefault(found.row.concept_id, Line(index.terms_of(found.row.concept_id)))
        line.standing.setdefault(text[found.start : found.end], found.row)
    return sorted(lines.values(), key=lambda line: not line.wrong)


def search(words: str, index: GlossaryIndex) -> list[Line]:
    """Return the concepts with some words in a term, or in their name or definition."""
    wanted = fold(words)
    lines = (Line(rows) for rows in index.by_concept.values() if rows[0].counts_in(index.locale_id))
    return [line for line in lines if wanted in fold(haystack(line))][:SHOWN]


def haystack(line: Line) -> str:
    terms = [word for row in line.rows for word in (row.text, *row.forms)]
    return "\n".join([line.concept.concept_name, line.concept.definition, *terms])


def glossary_button(page: Page, user: Any, view_name: str, url: str) -> list[Button]:
    """Return the way to the glossary from a page's editor, for those who write the page."""
    if view_name != "edit" or not page.permissions_for_user(user).can_edit():
        return []
    return [Button(gettext_lazy("Glossary for this page"), url=url, icon_name="openquote", priority=62)]

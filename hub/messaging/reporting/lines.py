"""Findings as the report shows them: explained, marked in their sentence, with the way to the text."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..checking.explaining import explain, title_of
from ..checking.findings import PLACE_MESSAGE, Found
from ..models import Finding, RuleSetting, Severity, Waiver
from .storing import REST, block_of, found_of

# So many characters are shown on either side of what was found.
AROUND = 160
SEVERITY_ICONS = {Severity.BLOCKS: "cross", Severity.WARNING: "warning", Severity.INFO: "info-circle"}


@dataclass(frozen=True)
class Line:
    """A finding. `before`, `marked` and `after` are its sentence; nothing is marked in one that has no span."""

    finding: Finding
    rule: str
    explanation: str
    help_text: str
    fix: str
    before: str
    marked: str
    after: str
    kind: str
    url: str
    waiver: Waiver | None
    can_waive: bool

    @property
    def pk(self) -> int:
        return self.finding.pk

    @property
    def title(self) -> str:
        return self.finding.title

    @property
    def locale(self) -> str:
        return self.finding.locale.language_code

    @property
    def severity(self) -> str:
        return self.finding.get_severity_display()

    @property
    def icon(self) -> str:
        return SEVERITY_ICONS[Severity(self.finding.severity)]

    @property
    def text_key(self) -> str:
        """By what the filter knows the text."""
        return f"{self.finding.content_type_id}-{self.finding.object_id}"

    @property
    def is_probable(self) -> bool:
        return bool(self.finding.params.get(REST, {}).get("probable"))

    @property
    def sentence(self) -> str:
        return self.finding.sentence or self.finding.excerpt

    @property
    def excerpt(self) -> str:
        return self.finding.excerpt

    @property
    def is_new(self) -> bool:
        return self.finding.is_new

    @property
    def news(self) -> str:
        return _("new") if self.finding.is_new else _("still there")

    @property
    def seen_since(self) -> datetime.datetime:
        return self.finding.seen_since

    @property
    def waived_because(self) -> str:
        return self.waiver.reason if self.waiver else ""


@dataclass(frozen=True)
class Surroundings:
    """What a list of findings is shown with; read once for all of them."""

    page_kinds: dict[int, int]
    helps: dict[str, str]
    waivers: dict[int, Waiver]
    waivable: frozenset[int]


def read_lines(findings: Iterable[Finding], locale_ids: Iterable[int] = ()) -> list[Line]:
    """Return findings as lines, in a fixed number of queries; those of `locale_ids` may be waived by who looks."""
    found = list(findings)
    around = read_surroundings(found, frozenset(locale_ids))
    return [line_of(finding, around) for finding in found]


def read_surroundings(findings: Sequence[Finding], waivable: frozenset[int]) -> Surroundings:
    page_kind = ContentType.objects.get_for_model(Page)
    keys = {int(one.object_id) for one in findings if one.content_type_id == page_kind.pk}
    pages = Page.objects.only("pk", "content_type_id").in_bulk(keys)
    waiver_ids = {one.waiver_id for one in findings if getattr(one, "waiver_id", None)}  # type: ignore[attr-defined]
    return Surroundings(
        {pk: page.content_type_id for pk, page in pages.items()},
        dict(RuleSetting.objects.exclude(help_text="").values_list("rule", "help_text")),
        Waiver.objects.select_related("made_by").in_bulk(waiver_ids),
        waivable,
    )


def line_of(finding: Finding, around: Surroundings) -> Line:
    found = found_of(finding)
    kind = ContentType.objects.get_for_id(finding.content_type_id)
    is_page = kind.model_class() is Page
    own_kind = around.page_kinds.get(int(finding.object_id)) if is_page else kind.pk
    is_there = own_kind is not None
    rule, explanation = say(found)
    waiver = around.waivers.get(getattr(finding, "waiver_id", None) or 0)
    return Line(
        finding,
        rule,
        explanation,
        around.helps.get(finding.rule, ""),
        say_fix(found),
        *parts_of(finding),
        kind=name_of_kind(ContentType.objects.get_for_id(own_kind)) if own_kind else "",
        url=edit_url(kind, finding.object_id, finding.path) if is_there else "",
        waiver=waiver,
        can_waive=waiver is None and finding.locale_id in around.waivable and can_be_waived(finding),
    )


def can_be_waived(finding: Finding) -> bool:
    """A rule that did not work is nobody's to answer for."""
    return finding.rule != "rule_failed"


def say(found: Found) -> tuple[str, str]:
    """Return the rule's title and what it says; the words themselves for a rule that there is no more."""
    try:
        return title_of(found), explain(found)
    except (KeyError, ValueError, TypeError):
        return found.rule, found.excerpt


def say_fix(found: Found) -> str:
    if found.fix is None:
        return ""
    if found.fix.kind == PLACE_MESSAGE:
        return _("Open the text and place the message “%(key)s” by reference.") % {"key": found.fix.key}
    return _("Write “%(text)s”.") % {"text": found.fix.text}


def parts_of(finding: Finding) -> tuple[str, str, str]:
    """Return what stands before the span in its sentence, the span, and what stands after it; a long one is cut."""
    at = finding.params.get(REST, {}).get("at")
    if at is None or finding.start is None or finding.end is None:
        return finding.sentence or finding.excerpt, "", ""
    end = at + finding.end - finding.start
    before, marked, after = finding.sentence[:at], finding.sentence[at:end], finding.sentence[end:]
    return shorten(before, at_end=True), marked[: 2 * AROUND], shorten(after, at_end=False)


def shorten(text: str, *, at_end: bool) -> str:
    if len(text) <= AROUND:
        return text
    return f"…{text[-AROUND:]}" if at_end else f"{text[:AROUND]}…"


def name_of_kind(kind: ContentType) -> str:
    model = kind.model_class()
    return str(capfirst(str(model._meta.verbose_name))) if model else ""


def edit_url(kind: ContentType, key: str, path: str = "") -> str:
    """Return the address of the editor, at the block if it is in one."""
    model: Any = kind.model_class()
    if model is None:
        return ""
    if model is Page:
        url = reverse("wagtailadmin_pages:edit", args=[key])
    else:
        url = reverse(model.snippet_viewset.get_url_name("edit"), args=[key])
    block = block_of(path)
    return f"{url}#block-{block}-section" if block else url


def kinds_found(findings: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the content types of texts, each text given by its base kind and key: a page by the type that it is of."""
    page_kind = ContentType.objects.get_for_model(Page)
    found = set(findings)
    kinds = {kind for kind, _key in found if kind != page_kind.pk}
    pages = [int(key) for kind, key in found if kind == page_kind.pk]
    kinds |= {page.content_type_id for page in Page.objects.only("pk", "content_type_id").in_bulk(pages).values()}
    yield from sorted(((kind, name_of_kind(ContentType.objects.get_for_id(kind))) for kind in kinds), key=str)

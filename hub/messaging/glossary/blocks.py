"""The glossary on a page: for agencies, and for whoever else writes for the brand."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail_localize.segments import StringSegmentValue

from hub.messaging.models import Concept

from .public import Entry, read_public_glossary

# What the reference index keeps of a page that shows the glossary: it shows all of it, and no row in particular.
WHOLE_GLOSSARY = "glossary"
OWN, WITH_SOURCE = "own", "source"


class GlossaryBlock(blocks.StructBlock):
    """A table of the terms in the page's language. It is read when the page is shown, so it is never old."""

    title = blocks.CharBlock(label=_("Title"), max_length=100)
    languages = blocks.ChoiceBlock(
        label=_("Languages"),
        search_index=False,
        choices=[(WITH_SOURCE, _("The source language, and that of the page")), (OWN, _("That of the page"))],
        default=WITH_SOURCE,
    )

    class Meta:
        icon = "openquote"
        label = _("Glossary")
        template = "blocks/glossary.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        locale = locale_of(context)
        entries = read_public_glossary(locale, value["languages"] == WITH_SOURCE)
        source = Locale.get_default() if any(entry.source for entry in entries) else None
        return context | {"glossary": GlossaryTable(entries, locale, source)}

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """Leave everything but the title alone: the terms come in the page's own language."""
        return [StringSegmentValue("title", value["title"])] if value["title"] else []

    def restore_translated_segments(self, value: Any, segments: list[StringSegmentValue]) -> Any:
        for segment in segments:
            if segment.path == "title":
                value["title"] = segment.render_text()
        return value

    def extract_references(self, value: Any) -> Iterator[tuple[type[Concept], str, str, str]]:
        yield Concept, WHOLE_GLOSSARY, "", ""


class GlossaryTable:
    """What the template shows; `source` is the source language where that has a column."""

    def __init__(self, entries: list[Entry], locale: Locale, source: Locale | None) -> None:
        self.entries, self.locale, self.source = entries, locale, source

    @cached_property
    def has_avoided(self) -> bool:
        return any(entry.avoided for entry in self.entries)


def locale_of(context: dict[str, Any]) -> Locale:
    """Return the language of the page that is shown, or that of the reader where there is none."""
    page = context.get("page")
    return page.locale if page is not None else Locale.get_active()


def pages_that_show_glossary() -> list[Page]:
    """Return the live pages on which the glossary stands: their caches are old once it changes."""
    kind = ContentType.objects.get_for_model(Concept)
    found = ReferenceIndex.objects.filter(
        to_content_type=kind, to_object_id=WHOLE_GLOSSARY, base_content_type=ContentType.objects.get_for_model(Page)
    )
    keys = {int(key) for key in found.values_list("object_id", flat=True) if key.isdecimal()}
    return list(Page.objects.live().filter(pk__in=keys))

"""The blocks that pages are written with. Each has its template in `templates/blocks/`."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hub.messaging.blocks import MessageBlock
from hub.messaging.glossary.blocks import GlossaryBlock

from .choosers import DocumentChooserBlock, ImageChooserBlock, PageChooserBlock

LIMITED_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]
# Where the player of a video page stands; other addresses are shown as a link.
PLAYERS = (
    (re.compile(r"https://(?:www\.)?youtube\.com/watch\?v=([\w-]+)"), "https://www.youtube-nocookie.com/embed/{}"),
    (re.compile(r"https://youtu\.be/([\w-]+)"), "https://www.youtube-nocookie.com/embed/{}"),
    (re.compile(r"https://vimeo\.com/(\d+)"), "https://player.vimeo.com/video/{}?dnt=1"),
)


class ParagraphBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "blocks/paragraph.html"


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("Level"), search_index=False, choices=[("2", _("Section")), ("3", _("Part of a section"))], default="2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=200,
        help_text=_("What somebody who cannot see the picture needs to know of it."),
    )
    decorative = blocks.BooleanBlock(
        label=_("Only decorative"), required=False, help_text=_("The picture says nothing; screen readers skip it.")
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)
    credit = blocks.CharBlock(label=_("Credit"), required=False, max_length=120)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["alt"] and not cleaned["decorative"]:
            message = _("Describe the picture, or mark it as only decorative.")
            raise blocks.StructBlockValidationError({"alt": ValidationError(message)})
        return cleaned


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=12)

    class Meta:
        icon = "grip"
        label = _("Gallery")
        template = "blocks/gallery.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Text"), max_length=500)
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"


class CalloutBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(
        label=_("Tone"),
        search_index=False,
        choices=[("tip", _("Tip")), ("note", _("Note")), ("warning", _("Warning"))],
        default="note",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=LIMITED_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Call-out")
        template = "blocks/callout.html"


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, help_text=_("Says what the table shows."))
    header = blocks.ListBlock(blocks.CharBlock(max_length=80), label=_("Column headings"), min_num=2, max_num=8)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(required=False, max_length=200), label=_("Cells")), label=_("Rows"), min_num=1
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        columns = len(cleaned["header"])
        if any(len(row) != columns for row in cleaned["rows"]):
            message = _("Every row needs as many cells as there are column headings (%(count)s).")
            raise blocks.StructBlockValidationError({"rows": ValidationError(message, params={"count": columns})})
        return cleaned


class EmbedValue(blocks.StructValue):
    @property
    def player_url(self) -> str:
        """The address to frame once the reader asks for it, or nothing where only a link can be shown."""
        for pattern, player in PLAYERS:
            found = pattern.match(self["url"])
            if found:
                return player.format(found[1])
        return ""


class EmbedBlock(blocks.StructBlock):
    url = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    provider = blocks.CharBlock(
        label=_("Provider"), max_length=60, help_text=_("Readers are told that this provider will see their address.")
    )
    description = blocks.TextBlock(label=_("What it shows"), required=False, max_length=300)

    class Meta:
        icon = "media"
        label = _("Video or other embed")
        template = "blocks/embed.html"
        value_class = EmbedValue


class LinkValue(blocks.StructValue):
    @property
    def href(self) -> str:
        """The page's address, else the written one; empty where the page is not live."""
        page = self.get("page")
        return (page.url if page else "") or self.get("url", "")


class CallToActionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=100)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=300)
    label = blocks.CharBlock(label=_("Button"), max_length=60)
    page = PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("or address"), required=False)

    class Meta:
        icon = "link"
        label = _("Call to action")
        template = "blocks/cta.html"
        value_class = LinkValue

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["page"] and not cleaned["url"]:
            raise blocks.StructBlockValidationError({"page": ValidationError(_("Choose a page or write an address."))})
        return cleaned


class DocumentListBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=100)
    documents = blocks.ListBlock(DocumentChooserBlock(), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "blocks/documents.html"


class BodyBlock(blocks.StreamBlock):
    """The body of any page; rooms above add their own blocks by subclassing."""

    paragraph = ParagraphBlock(features=LIMITED_FEATURES)
    heading = HeadingBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    table = TableBlock()
    embed = EmbedBlock()
    cta = CallToActionBlock()
    documents = DocumentListBlock()
    message = MessageBlock()
    glossary = GlossaryBlock()


def text_of(stream: blocks.StreamValue) -> str:
    """Return the words of a stream value, for counting and searching."""
    words: list[str] = []
    for child in stream:
        words.extend(str(text) for text in child.block.get_searchable_content(child.value))
    return " ".join(words)

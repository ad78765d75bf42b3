"""The sections that a home page is made of."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from hub.content.blocks import CallToActionBlock, QuoteBlock
from hub.content.choosers import ImageChooserBlock, LentValues, PageChooserBlock
from hub.messaging.blocks import MessageBlock


class CategoryChooserBlock(LentValues, SnippetChooserBlock):
    """A category, taken from what the home page has fetched."""


class LeadStoryBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=40, help_text=_("Stands above the title: “Worth reading”."))
    article = PageChooserBlock("blog.ArticlePage", label=_("Article"))

    class Meta:
        icon = "pick"
        label = _("Lead story")
        template = "blocks/lead_story.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        chosen = value["article"]
        context["article"] = context.get("leads", {}).get(chosen.pk) if chosen else None
        return context


class LatestArticlesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)

    class Meta:
        icon = "list-ul"
        label = _("Latest articles")
        template = "blocks/latest_articles.html"


class TopicTeaserBlock(blocks.StructBlock):
    category = CategoryChooserBlock("blog.Category", label=_("Category"))
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=300)
    label = blocks.CharBlock(label=_("Link text"), max_length=60)

    class Meta:
        icon = "tag"
        label = _("Topic")
        template = "blocks/topic_teaser.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        category = value["category"]
        context["articles"] = context.get("topics", {}).get(category.pk, []) if category else []
        return context


class LogoBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Logo"))
    name = blocks.CharBlock(label=_("Name"), max_length=80)
    url = blocks.URLBlock(label=_("Address"), required=False)


class LogoWallBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    logos = blocks.ListBlock(LogoBlock(), label=_("Logos"), min_num=2, max_num=12)

    class Meta:
        icon = "image"
        label = _("Logo wall")
        template = "blocks/logo_wall.html"


class SectionsBlock(blocks.StreamBlock):
    lead_story = LeadStoryBlock()
    latest_articles = LatestArticlesBlock()
    topic_teaser = TopicTeaserBlock()
    quote = QuoteBlock(template="blocks/section_quote.html")
    call_to_action = CallToActionBlock(template="blocks/section_cta.html")
    logo_wall = LogoWallBlock()
    message = MessageBlock(template="blocks/section_message.html")

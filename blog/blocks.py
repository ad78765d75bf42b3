"""Blocks that know articles."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hub.content.blocks import BodyBlock
from hub.content.choosers import PageChooserBlock
from hub.content.restrictions import is_below


class RelatedArticlesBlock(blocks.StructBlock):
    articles = blocks.ListBlock(PageChooserBlock("blog.ArticlePage"), label=_("Articles"), min_num=1, max_num=3)

    class Meta:
        icon = "list-ul"
        label = _("Related articles")
        template = "blocks/related.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        closed = getattr(context.get("page"), "closed_paths", ())
        context["articles"] = [page for page in value["articles"] if page and not is_below(page.path, closed)]
        return context


class ArticleBodyBlock(BodyBlock):
    related = RelatedArticlesBlock()

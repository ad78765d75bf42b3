"""Chooser blocks and link handlers that take what the page has fetched for them."""

from typing import Any

from django.utils.html import escape
from wagtail.blocks import PageChooserBlock as WagtailPageChooserBlock
from wagtail.documents.blocks import DocumentChooserBlock as WagtailDocumentChooserBlock
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.images.blocks import ImageChooserBlock as WagtailImageChooserBlock
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from .references import borrow


class LentValues:
    """Mixed into a chooser block: bulk values come from the pool if there is one."""

    def to_python(self, value: Any) -> Any:
        return self.bulk_to_python([value])[0] if value is not None else None

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        lent = borrow(self.model_class, values)  # type: ignore[attr-defined]  # a chooser block has it
        return super().bulk_to_python(values) if lent is None else lent  # type: ignore[misc]


class ImageChooserBlock(LentValues, WagtailImageChooserBlock):
    pass


class PageChooserBlock(LentValues, WagtailPageChooserBlock):
    pass


class DocumentChooserBlock(LentValues, WagtailDocumentChooserBlock):
    pass


class LentPageLinkHandler(PageLinkHandler):
    """Links in rich text to pages; a link to a page that is not live is shown as text only."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Any]:
        lent = borrow(Page, [attrs.get("id") for attrs in attrs_list])
        return super().get_many(attrs_list) if lent is None else lent

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        return [f'<a href="{escape(page.url)}">' if page else "<a>" for page in cls.get_many(attrs_list)]


class LentDocumentLinkHandler(DocumentLinkHandler):
    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Any]:
        lent = borrow(cls.get_model(), [attrs.get("id") for attrs in attrs_list])
        return super().get_many(attrs_list) if lent is None else lent

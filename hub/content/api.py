"""Live pages as JSON, for other programs. Brand messages come with the words that readers see."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework.fields import Field
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page

from hub.messaging.reading import read_messages

from .pausing import paused_languages
from .references import references_of


class StreamText(Field):
    """A stream of a page, with the brand messages in it as its readers see them."""

    def __init__(self, name: str) -> None:
        super().__init__(source="*", read_only=True)
        self.name = name

    def to_representation(self, page: Any) -> Any:
        stream = getattr(page, self.name)
        messages = read_messages(references_of(stream).messages, page.locale_id)
        return stream.stream_block.get_api_representation(stream, {**self.context, "messages": messages})


def stream_field(name: str) -> APIField:
    return APIField(name, serializer=StreamText(name))


class LivePagesAPIViewSet(PagesAPIViewSet):
    """What any visitor may read: neither drafts, nor restricted pages, nor countries that take a break.

    Nobody's session counts, so the answer is the same for everybody.
    """

    renderer_classes = [JSONRenderer]
    authentication_classes: ClassVar[list[Any]] = []
    permission_classes = [AllowAny]

    def get_queryset(self) -> QuerySet[Page]:
        return super().get_queryset().exclude(locale__language_code__in=paused_languages())


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", LivePagesAPIViewSet)

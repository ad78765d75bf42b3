"""Live pages as JSON, for other programs. Brand messages come with the words that readers see."""

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from rest_framework.fields import Field
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page, Site

from hub.messaging.reading import read_messages

from .pausing import paused_languages
from .references import references_of

NUMBER = re.compile(r"[0-9]{1,18}")  # what a database takes for one


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

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse numbers that the library takes as they come."""
        super().initial(request, *args, **kwargs)
        for name in ("id", "offset"):
            if name in request.GET and not NUMBER.fullmatch(request.GET[name]):
                raise BadRequestError(f"{name} must be a number")

    def handle_exception(self, exc: Exception) -> Response:
        """Answer 400 where the library fails: for a site that is not there, and a value that is no date."""
        if isinstance(exc, (Site.DoesNotExist, ValidationError)):
            exc = BadRequestError("a value in the address makes no sense")
        return super().handle_exception(exc)

    def get_queryset(self) -> QuerySet[Page]:
        return super().get_queryset().exclude(locale__language_code__in=paused_languages())


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", LivePagesAPIViewSet)

"""Tags: one list for all countries, of which each knows what stands on its own pages and media."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import HttpRequest, JsonResponse
from taggit.models import Tag, TaggedItem
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from .permissions import media_in_reach, pages_in_reach, works_everywhere

OFFERED = 10
MEDIA = [(get_image_model(), "choose_image"), (get_document_model(), "choose_document")]


def tags_in_reach(user: Any) -> QuerySet[Tag]:
    """Return the tags of the media that somebody may choose and of the pages worked on."""
    if works_everywhere(user):
        return Tag.objects.all()
    media = Q(pk__in=[])
    for model, codename in MEDIA:
        keys = media_in_reach(model.objects.all(), user, codename).values("pk")
        media |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=keys)
    wanted = Q(pk__in=TaggedItem.objects.filter(media).values("tag"))
    for field in page_tags():
        wanted |= Q(**{f"{field}__content_object__in": pages_in_reach(user).values("pk")})
    return Tag.objects.filter(wanted).distinct()


def page_tags() -> list[str]:
    """Return the names by which a tag knows its places on pages of each type."""
    found = []
    for relation in Tag._meta.related_objects:
        about = next((field for field in relation.related_model._meta.fields if field.name == "content_object"), None)
        if about is not None and issubclass(about.related_model, Page):
            found.append(relation.name)
    return found


def complete_tag(request: HttpRequest, app_name: str = "", model_name: str = "") -> JsonResponse:
    """Offer the tags that begin with a term; `app_name` and `model_name` are Wagtail's, for other models of tags."""
    term = request.GET.get("term", "")
    found = tags_in_reach(request.user).filter(name__istartswith=term) if term else Tag.objects.none()
    return JsonResponse(list(found.order_by("name").values_list("name", flat=True)[:OFFERED]), safe=False)

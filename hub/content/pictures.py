"""Pictures as browsers want them: several widths, AVIF and WebP, with their size known beforehand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from wagtail.images.models import Filter

from .models import BrandImage, BrandRendition

FORMATS = ("avif", "webp")


@dataclass(frozen=True)
class Shape:
    """A place on a page: the Wagtail filters for its widths, and how wide it is shown (the `sizes` attribute)."""

    filters: tuple[str, ...]
    sizes: str = ""
    formats: tuple[str, ...] = FORMATS

    def specs(self, image_format: str) -> list[str]:
        return [f"{filter_spec}|format-{image_format}" for filter_spec in self.filters]

    @cached_property
    def all_specs(self) -> tuple[str, ...]:
        return tuple(spec for image_format in self.formats for spec in self.specs(image_format))


SHAPES = {
    "card": Shape(("fill-400x250", "fill-800x500"), "(min-width: 60rem) 22rem, (min-width: 40rem) 45vw, 92vw"),
    "wide": Shape(("fill-640x360", "fill-1280x720"), "(min-width: 72rem) 68rem, 94vw"),
    "hero": Shape(("fill-640x480", "fill-1120x840"), "(min-width: 52rem) 36rem, 92vw"),
    "body": Shape(("width-480", "width-960"), "(min-width: 48rem) 44rem, 92vw"),
    "portrait": Shape(("fill-96x96", "fill-192x192"), "6rem"),
    "logo": Shape(("max-240x120",), "7.5rem"),
    "share": Shape(("fill-1200x630",), formats=("jpeg",)),
}


class Renderable(Protocol):
    """A picture, or what is known of one without having fetched it."""

    pk: Any

    def get_renditions(self, *filters: Any) -> dict[str, Any]: ...


@dataclass
class PictureKey:
    """A picture of which only the key was fetched: enough for a card, whose renditions have been made before."""

    pk: int
    made_renditions: "dict[str, Made]" = field(default_factory=dict)

    def get_renditions(self, *filters: Any) -> dict[str, Any]:
        return BrandImage.objects.get(pk=self.pk).get_renditions(*filters)


class Made(NamedTuple):
    """A rendition that has been made."""

    file: str
    width: int
    height: int

    @property
    def url(self) -> str:
        return BrandRendition._meta.get_field("file").storage.url(self.file)


@dataclass(frozen=True)
class Sources:
    """What a `<picture>` needs: one srcset per format, and the plain image of the smallest width."""

    avif: str
    webp: str
    sizes: str
    src: str
    width: int
    height: int


def sources_of(image: Renderable, shape_name: str) -> Sources:
    """Return the sources of an image in a shape; renditions that are missing are made."""
    shape = SHAPES[shape_name]
    made = renditions_of(image, shape)
    sets = {f: ", ".join(f"{made[s].url} {made[s].width}w" for s in shape.specs(f)) for f in FORMATS}
    smallest = made[shape.specs("webp")[0]]
    return Sources(sets["avif"], sets["webp"], shape.sizes, smallest.url, smallest.width, smallest.height)


def share_picture(image: Renderable) -> Made:
    """Return the picture that shared links show, 1200 by 630 pixels."""
    return renditions_of(image, SHAPES["share"])[SHAPES["share"].all_specs[0]]


def renditions_of(image: Renderable, shape: Shape) -> dict[str, Made]:
    """Return what was fetched for an image with its page, else look it up or make it."""
    fetched: dict[str, Made] = image.__dict__.get("made_renditions", {})
    if all(spec in fetched for spec in shape.all_specs):
        return fetched
    return {spec: Made(r.file.name, r.width, r.height) for spec, r in image.get_renditions(*shape.all_specs).items()}


def fetch_renditions(places: Mapping[str, Iterable[Renderable | None]]) -> None:
    """Fetch, in one query of plain values, the renditions of many images; `places` names the images of each shape."""
    shown = {name: [image for image in images if image is not None] for name, images in places.items()}
    keys = {image.pk for images in shown.values() for image in images}
    if not keys:
        return
    specs = {spec for name, images in shown.items() if images for spec in SHAPES[name].all_specs}
    found: dict[int, dict[str, Made]] = defaultdict(dict)
    renditions = BrandRendition.objects.filter(image_id__in=keys, filter_spec__in=specs)
    for key, spec, *made in renditions.values_list("image_id", "filter_spec", "file", "width", "height"):
        found[key][spec] = Made(*made)
    for image in (image for images in shown.values() for image in images):
        image.__dict__["made_renditions"] = found[image.pk]


def make_renditions(image: BrandImage, shape_names: Iterable[str]) -> None:
    """Make what a page will ask for, so that no reader waits for it."""
    specs = [spec for name in (*shape_names, "share") for spec in SHAPES[name].all_specs]
    image.get_renditions(*(Filter(spec=spec) for spec in specs))

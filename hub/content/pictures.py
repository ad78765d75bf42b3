"""Pictures as browsers want them: several widths, AVIF and WebP, with their size known beforehand."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.images.models import Filter

from .models import BrandImage, BrandRendition

FORMATS = ("avif", "webp")


@dataclass(frozen=True)
class Shape:
    """A place on a page: the Wagtail filters for its widths, and how wide it is shown (the `sizes` attribute)."""

    filters: tuple[str, ...]
    sizes: str

    def specs(self, image_format: str) -> list[str]:
        return [f"{filter_spec}|format-{image_format}" for filter_spec in self.filters]


SHAPES = {
    "card": Shape(("fill-400x250", "fill-800x500"), "(min-width: 60rem) 22rem, (min-width: 40rem) 45vw, 92vw"),
    "hero": Shape(("fill-640x480", "fill-1280x960"), "(min-width: 72rem) 38rem, (min-width: 52rem) 52vw, 94vw"),
    "wide": Shape(("fill-640x360", "fill-1280x720"), "(min-width: 72rem) 68rem, 94vw"),
    "body": Shape(("width-480", "width-960"), "(min-width: 48rem) 44rem, 92vw"),
    "portrait": Shape(("fill-96x96", "fill-192x192"), "6rem"),
    "logo": Shape(("max-240x120",), "7.5rem"),
}
ALL_SPECS = tuple(
    spec for shape in SHAPES.values() for image_format in FORMATS for spec in shape.specs(image_format)
)
SHARE_SPEC = "fill-1200x630|format-jpeg"
ALL_SPECS = (*ALL_SPECS, SHARE_SPEC)


@dataclass(frozen=True)
class Sources:
    """What a `<picture>` needs: one srcset per format, and the plain image of the smallest width."""

    avif: str
    webp: str
    sizes: str
    src: str
    width: int
    height: int


def sources_of(image: BrandImage, shape_name: str) -> Sources:
    """Return the sources of an image in a shape; renditions that are missing are made."""
    shape = SHAPES[shape_name]
    made = image.get_renditions(*(spec for image_format in FORMATS for spec in shape.specs(image_format)))
    sets = {f: ", ".join(f"{made[s].url} {made[s].width}w" for s in shape.specs(f)) for f in FORMATS}
    smallest = made[shape.specs("webp")[0]]
    return Sources(sets["avif"], sets["webp"], shape.sizes, smallest.url, smallest.width, smallest.height)


def fetch_images(ids: set[int], others: Iterable[BrandImage | None] = ()) -> dict[int, BrandImage]:
    """Return images by id, and give them and `others`, which are fetched already, their renditions; in one query."""
    present = {image.pk: image for image in others if image is not None}
    wanted = BrandRendition.objects.filter(image_id__in=ids | present.keys(), filter_spec__in=ALL_SPECS)
    found: dict[int, BrandImage] = {}
    renditions = defaultdict(list)
    for rendition in wanted.select_related("image") if ids or present else ():
        found.setdefault(rendition.image_id, rendition.image)
        renditions[rendition.image_id].append(rendition)
    if missing := ids - found.keys():  # never shown before
        found |= BrandImage.objects.in_bulk(missing)
    for image in [*found.values(), *present.values()]:
        image.prefetched_renditions = renditions[image.pk]
    return found


def make_renditions(image: BrandImage, shape_names: Iterable[str]) -> None:
    """Make what a page will ask for, so that no reader waits for it."""
    specs = [spec for name in shape_names for image_format in FORMATS for spec in SHAPES[name].specs(image_format)]
    image.get_renditions(*(Filter(spec=spec) for spec in [*specs, SHARE_SPEC]))

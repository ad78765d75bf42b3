"""The demo's pictures: drawn, stored, and cut to the sizes that pages ask for."""

import io
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from django.core.files.images import ImageFile
from PIL import Image

from hub.content.models import BrandImage
from hub.content.pictures import make_renditions

from .pictures import PARTNERS, PEOPLE, SCENES, draw
from .plan import BRAND, HOME, PLAIN_PAGES, SOURCE
from .texts import article_slugs, read_article, read_authors, read_page, read_site

LOGO, HERO = "logo", "hero"
SCENE_SIZE, SQUARE_SIZE, BADGE_SIZE, PLAIN_SIZE = (1600, 1000), (800, 800), (600, 300), (64, 40)
# Where the eye goes, as centre and size in pixels; elsewhere it goes to the middle.
FOCI = {
    "refill-station-in-lyon": (775, 330, 640, 480),
    "what-members-told-us": (800, 340, 560, 560),
    **dict.fromkeys(PEOPLE, (400, 340, 360, 360)),
}


def load_pictures(*, plain: bool) -> dict[str, BrandImage]:
    """Store every picture and return them by key; `plain` ones are tiny, of one colour, and not cut."""
    keys = [*SCENES, *PEOPLE, LOGO, *PARTNERS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        files = list(pool.map(plain_file if plain else drawn_file, keys))
    titles, descriptions = dict(titles_of_pictures()), dict(descriptions_of_pictures())
    made = {
        key: store(key, file, titles[key], descriptions.get(key, "")) for key, file in zip(keys, files, strict=True)
    }
    if not plain:
        placed = set(placed_pictures())
        for key, image in made.items():
            make_renditions(image, [*shapes_of(key), *(["body"] if key in placed else [])])
    return made


def store(key: str, file: ImageFile, title: str, description: str) -> BrandImage:
    image = BrandImage(title=title, description=description, credit=BRAND, file=file)
    if key in FOCI and image.width > PLAIN_SIZE[0]:
        names = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
        for name, value in zip(names, FOCI[key], strict=True):
            setattr(image, name, value)
    image.save()
    return image


def drawn_file(key: str) -> ImageFile:
    size = SCENE_SIZE if key in SCENES else BADGE_SIZE if key in PARTNERS else SQUARE_SIZE
    return encoded(key, draw(key, size))


def plain_file(key: str) -> ImageFile:
    return encoded(key, Image.new("RGB", PLAIN_SIZE, "#a9c3a6"))


def encoded(key: str, picture: Image.Image) -> ImageFile:
    """Return a picture as a file: signs as PNG, which keeps their edges, the rest as JPEG."""
    is_sign = key == LOGO or key in PARTNERS
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True) if is_sign else picture.save(file, "JPEG", quality=85, optimize=True)
    return ImageFile(file, f"{key}.{'png' if is_sign else 'jpg'}")


def shapes_of(key: str) -> tuple[str, ...]:
    if key in PEOPLE:
        return ("portrait",)
    if key == HERO:
        return ("wide",)
    return ("card", "wide") if key in SCENES else ("logo",)


def placed_pictures() -> Iterator[str]:
    """Yield the pictures that stand inside of texts."""
    for name in (*PLAIN_PAGES, *article_slugs()):
        yield from (block["picture"] for block in read_page(SOURCE, name)["body"] if block["type"] == "picture")


def drawn_articles() -> Iterator[str]:
    """Yield the articles that have a picture of their own and do not borrow another's."""
    yield from (slug for slug in article_slugs() if "picture" not in read_article(SOURCE, slug))


def titles_of_pictures() -> Iterator[tuple[str, str]]:
    yield HERO, read_page(SOURCE, HOME)["hero_title"]
    yield LOGO, BRAND
    for slug in drawn_articles():
        yield slug, read_article(SOURCE, slug)["title"]
    for key, author in read_authors(SOURCE).items():
        yield f"author-{key}", author["name"]
    wall = next(section for section in read_page(SOURCE, HOME)["sections"] if section["type"] == "logo_wall")
    yield from zip(PARTNERS, wall["names"], strict=True)


def descriptions_of_pictures() -> Iterator[tuple[str, str]]:
    """Yield what each picture shows, for editors who place it."""
    yield HERO, read_page(SOURCE, HOME)["hero_alt"]
    yield LOGO, read_site(SOURCE)["tagline"]
    for slug in drawn_articles():
        yield slug, read_article(SOURCE, slug)["picture_alt"]
    for key, author in read_authors(SOURCE).items():
        yield f"author-{key}", author["portrait_alt"]

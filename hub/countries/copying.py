"""A new country's tree: the pages of another locale, as drafts."""

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, Site


def home_of(locale: Locale) -> Page | None:
    """Return the home page of a locale on the default site."""
    root = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    return root.get_translations(inclusive=True).filter(locale=locale).first()


def copy_tree(source: Locale, target: Locale) -> int:
    """Copy the pages of a locale that another lacks, and return how many; all are drafts.

    Where both speak the same language the copies are aliases, which follow their pages until somebody adapts them.
    """
    home = home_of(source)
    if home is None:
        return 0
    there = set(Page.objects.filter(locale=target).values_list("translation_key", flat=True))
    is_same_language = base_language(source) == base_language(target)
    # Parents stand before their children, and each is read again: an older one would not know its new children.
    missing = [
        page
        for page in home.get_descendants(inclusive=True).filter(locale=source).order_by("path")
        if page.translation_key not in there
    ]
    for page in missing:
        copy_page(page.specific, target, as_alias=is_same_language)
    return len(missing)


def copy_page(page: Page, target: Locale, *, as_alias: bool) -> Page:
    """Return a draft of a page in a locale where its parent is there already."""
    if not as_alias:
        return page.copy_for_translation(target)
    parent = page.get_parent()
    new_parent = parent if parent.is_root() else parent.get_translation(target)
    slug = f"{page.slug}-{slugify(target.language_code)}" if parent.is_root() else page.slug
    page.live = False  # an alias is as live as what it is made from
    return page.create_alias(
        parent=new_parent,
        update_slug=find_available_slug(new_parent, slug),
        update_locale=target,
        reset_translation_key=False,
    )


def base_language(locale: Locale) -> str:
    return locale.language_code.partition("-")[0]

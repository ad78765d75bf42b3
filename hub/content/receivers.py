"""What a change of pages, pictures and restrictions makes stale."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move, pre_page_move

from hub.countries.models import Country
from hub.countries.signals import country_state_changed
from hub.messaging.glossary.blocks import pages_that_show_glossary
from hub.messaging.glossary.signals import glossary_changed
from hub.messaging.models import BrandMessage
from hub.messaging.signals import message_changed

from .models import BrandImage
from .pausing import forget_paused_languages
from .purging import pages_that_show, purge, purge_language, purge_page, purge_sitemap, urls_of
from .tasks import index_pages


@receiver(page_published)
@receiver(page_unpublished)
def purge_changed_page(instance: Page, **_kwargs: Any) -> None:
    purge_page(instance)
    purge_sitemap()


@receiver(page_slug_changed)
def purge_old_address(instance: Page, instance_before: Page, **_kwargs: Any) -> None:
    purge(urls_of([instance_before]))


@receiver(pre_page_move)
@receiver(post_page_move)
def purge_moved_tree(instance: Page, **_kwargs: Any) -> None:
    purge(urls_of(Page.objects.descendant_of(instance, inclusive=True).live()))


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def purge_restricted_tree(instance: PageViewRestriction, **_kwargs: Any) -> None:
    """Lists, neighbours and other languages show what stands in a tree: all of them are purged with it."""
    purge(urls_of(Page.objects.descendant_of(instance.page, inclusive=True).live()))
    purge_page(instance.page)
    if not instance.page.is_leaf():
        for page in Page.objects.filter(translation_key=instance.page.translation_key).select_related("locale"):
            purge_language(page.locale.language_code)
    purge_sitemap()


@receiver(post_save, sender=Site)
@receiver(post_delete, sender=Site)
def purge_maps(**_kwargs: Any) -> None:
    """Every map names its site's host."""
    purge_sitemap()


@receiver(country_state_changed)
def show_pause(country: Country, **_kwargs: Any) -> None:
    forget_paused_languages()
    purge_language(country.locale.language_code)
    purge_sitemap()


@receiver(message_changed)
def renew_pages_with_message(message: BrandMessage, **_kwargs: Any) -> None:
    """A message shows in every language, and without its pages being published."""
    pages = pages_that_show(message)
    purge(urls_of(pages))
    if pages:
        index_pages.enqueue([page.pk for page in pages])


@receiver(glossary_changed)
def renew_pages_with_glossary(**_kwargs: Any) -> None:
    purge(urls_of(pages_that_show_glossary()))


@receiver(pre_save, sender=BrandImage)
def drop_stale_renditions(instance: BrandImage, **_kwargs: Any) -> None:
    """Pages fetch renditions by filter alone, so none may stay that shows another file or focal point."""
    names = ["file", *(f"focal_point_{name}" for name in ("x", "y", "width", "height"))]
    before = BrandImage.objects.filter(pk=instance.pk).values_list(*names).first() if instance.pk else None
    if before is not None and before != (instance.file.name, *(getattr(instance, name) for name in names[1:])):
        instance.renditions.all().delete()


@receiver(post_save, sender=BrandImage)
@receiver(pre_delete, sender=BrandImage)
def purge_pages_with_picture(instance: BrandImage, **kwargs: Any) -> None:
    if not kwargs.get("created"):
        purge(urls_of(pages_that_show(instance)))

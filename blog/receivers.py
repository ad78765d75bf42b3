"""Which lists and articles show something of an article, category or author that has changed."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished

from hub.content.models import BrandImage
from hub.content.purging import pages_that_show, purge, purge_language, urls_of
from hub.messaging.models import BrandMessage
from hub.messaging.signals import message_changed

from .models import ArticlePage, Author, BlogIndexPage, Category
from .tasks import index_articles

FEED_KINDS = ("atom", "rss")


def listing_paths(article: ArticlePage) -> set[str]:
    """Return the listings that an article stands in, as paths below its journal."""
    paths = {"", f"year/{article.date.year}/"}
    if article.category:
        paths.add(f"category/{article.category.slug}/")
    if article.author:
        paths.add(f"author/{article.author.slug}/")
    return paths | {f"tag/{tag.slug}/" for tag in article.tags.all()}


def with_feeds(paths: Iterable[str]) -> set[str]:
    feeds = {f"{path}feed/{kind}/" for path in paths if not path or path.startswith("category/") for kind in FEED_KINDS}
    return {*paths, *feeds}


@receiver(pre_save, sender=ArticlePage)
def note_old_listings(instance: ArticlePage, **_kwargs: Any) -> None:
    """Remember the lists that a live article stood in: after a change of category they show it no longer."""
    before = ArticlePage.objects.live().filter(pk=instance.pk).select_related("category", "author").first()
    instance._old_listings = listing_paths(before) if before else set()


@receiver(page_published, sender=ArticlePage)
@receiver(page_unpublished, sender=ArticlePage)
def purge_lists_of_article(instance: ArticlePage, **_kwargs: Any) -> None:
    journal = instance.get_parent()
    paths = listing_paths(instance) | getattr(instance, "_old_listings", set())
    home = journal.get_parent()
    purge([f"{journal.full_url}{path}" for path in with_feeds(paths)] + urls_of([home]))
    purge(urls_of(articles_that_mention(instance)))


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def purge_lists_of_restricted_article(instance: PageViewRestriction, **_kwargs: Any) -> None:
    """What stands behind a restriction is in no list; a restricted tree purges its whole language, a floor below."""
    article = ArticlePage.objects.filter(pk=instance.page_id).first()
    if article is not None:
        purge_lists_of_article(article)


@receiver(message_changed)
def purge_feeds_with_message(message: BrandMessage, **_kwargs: Any) -> None:
    """Feeds sum an article up with the message that it names for search engines and shared links."""
    for article in ArticlePage.objects.live().filter(share_message=message.key):
        journal = article.get_parent()
        purge(f"{journal.full_url}{path}" for path in with_feeds(listing_paths(article)))


def articles_that_mention(article: ArticlePage) -> Iterable[Page]:
    """Return the articles that show another as the one before or after, or as one of the same category."""
    siblings = ArticlePage.objects.live().filter(locale_id=article.locale_id).exclude(pk=article.pk)
    before, after = siblings.before(article)[:1], siblings.after(article)[:1]
    same = siblings.filter(category_id=article.category_id)
    return {*before, *after, *same}


def is_draft_only(kwargs: dict[str, Any]) -> bool:
    """Tell whether a row was saved only to say that there is a draft, which no reader sees."""
    return kwargs.get("update_fields") is not None and "live" not in kwargs["update_fields"]


@receiver(post_save, sender=Category)
@receiver(post_save, sender=Author)
def purge_pages_with_snippet(instance: Category | Author, created: bool, **kwargs: Any) -> None:
    if created or is_draft_only(kwargs):
        return
    for journal in BlogIndexPage.objects.live().filter(locale_id=instance.locale_id):
        kind = "category" if isinstance(instance, Category) else "author"
        paths = with_feeds({"", f"{kind}/{instance.slug}/"})
        purge([f"{journal.full_url}{path}" for path in paths] + urls_of([journal.get_parent()]))
    purge(
        urls_of([*ArticlePage.objects.live().filter(pk__in=instance.articles.values("pk")), *pages_that_show(instance)])
    )


@receiver(post_save, sender=BrandImage)
def purge_lists_with_picture(instance: BrandImage, created: bool, **_kwargs: Any) -> None:
    """Cards and portraits, on any page, name files that are gone once a picture has another focal point."""
    if created:
        return
    shown = ArticlePage.objects.live().filter(Q(picture=instance) | Q(author__portrait=instance)).order_by()
    for language in shown.values_list("locale__language_code", flat=True).distinct():
        purge_language(language)


@receiver(post_save, sender=Category)
@receiver(post_save, sender=Author)
def index_articles_of_snippet(instance: Category | Author, created: bool, **kwargs: Any) -> None:
    """An article is found by the names of its category and author."""
    if not created and not is_draft_only(kwargs):
        kind = "category" if isinstance(instance, Category) else "author"
        transaction.on_commit(partial(index_articles.enqueue, kind, instance.pk))

"""A big site in bulk, for measurements: English articles, and comments on them."""

import datetime
from collections.abc import Callable
from itertools import cycle, islice

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from blog.models import ArticlePage, ArticleTag, BlogIndexPage

from .bulk_comments import add_comments
from .plan import SOURCE
from .rows import insert_rows

# Articles with exactly so many comments, called `bench-0`, `bench-100` and so on.
FIXED_SIZES = (0, 100, 1000, 5000)
# Its name begins like that of no other article.
PREFIX = "bench-"
# Older than the demo's own, which so stay on the front page.
NEWEST = datetime.date(2026, 4, 1)


def has_bulk() -> bool:
    return ArticlePage.objects.filter(slug__startswith=PREFIX).exists()


def load_bulk(say: Callable[[str], None], articles: int, comments: int) -> None:
    """Add articles, and comments spread over them; without articles, over those of the demo."""
    with transaction.atomic():
        added = add_articles(articles, comments)
        say(f"{len(added)} articles in bulk")
        targets = added or list(ArticlePage.objects.live().filter(locale__language_code=SOURCE).order_by("pk"))
        for article, count in spread(targets, comments).items():
            add_comments(article, count, one_long_thread=article.slug == f"{PREFIX}{FIXED_SIZES[-1]}")
        say(f"{comments} comments in bulk")
    say("Indexes")
    call_command("wagtail_update_index", verbosity=0)


def slugs(articles: int, comments: int) -> list[str]:
    """Return the new articles' slugs: first those of a fixed number of comments, as far as the comments go."""
    fixed: list[str] = []
    left = comments
    for size in FIXED_SIZES:
        left -= size
        if left >= 0:
            fixed.append(f"{PREFIX}{size}")
    named = fixed[:articles]
    return named + [f"{PREFIX}article-{number}" for number in range(len(named) + 1, articles + 1)]


def spread(targets: list[ArticlePage], comments: int) -> dict[ArticlePage, int]:
    """Return how many comments each article gets: the fixed ones theirs, the others the rest, evenly."""
    sizes = {f"{PREFIX}{size}": size for size in FIXED_SIZES}
    counts = {article: sizes[article.slug] for article in targets if article.slug in sizes}
    others = [article for article in targets if article.slug not in sizes]
    if not others:
        return counts
    share, extra = divmod(comments - sum(counts.values()), len(others))
    return counts | {article: share + (place < extra) for place, article in enumerate(others)}


def add_articles(articles: int, comments: int) -> list[ArticlePage]:
    """Add articles to the English journal, with the texts of the demo's own in turn."""
    if not articles:
        return []
    journal = BlogIndexPage.objects.get(locale__language_code=SOURCE)
    models = list(ArticlePage.objects.live().child_of(journal).order_by("path"))
    names = slugs(articles, comments)
    pairs = zip(names, islice(cycle(models), articles), strict=True)
    made = [article_like(model, slug, journal) for slug, model in pairs]
    last_step = Page._str2int(journal.get_last_child().path[-Page.steplen :])
    for number, article in enumerate(made, start=1):
        article.title = article.draft_title = f"Benchmark article {number}"
        article.date = NEWEST - datetime.timedelta(days=number)
        article.path = Page._get_path(journal.path, article.depth, last_step + number)
    store_articles(made, journal)
    store_tags(made, models)
    return made


def article_like(model: ArticlePage, slug: str, journal: BlogIndexPage) -> ArticlePage:
    """Return a new article with the text of another; its title, date and path are still missing."""
    copied = ("intro", "search_description", "picture_id", "picture_alt", "author_id", "category_id", "body")
    now = timezone.now()
    return ArticlePage(
        slug=slug,
        depth=journal.depth + 1,
        url_path=f"{journal.url_path}{slug}/",
        locale_id=journal.locale_id,
        listed_locale_id=journal.locale_id,
        content_type=ContentType.objects.get_for_model(ArticlePage),
        first_published_at=now,
        last_published_at=now,
        reading_minutes=model.reading_minutes,
        **{name: getattr(model, name) for name in copied},
    )


def store_articles(articles: list[ArticlePage], journal: BlogIndexPage) -> None:
    """Insert the rows of the two tables that an article lives in, and count them in the tree."""
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    pages = [Page(**{name: getattr(article, name) for name in names}) for article in articles]
    for article, page in zip(articles, Page.objects.bulk_create(pages, batch_size=500), strict=True):
        article.pk = article.page_ptr_id = page.pk
    insert_rows(ArticlePage, articles)
    Page.objects.filter(pk=journal.pk).update(numchild=F("numchild") + len(articles))


def store_tags(articles: list[ArticlePage], models: list[ArticlePage]) -> None:
    tags = {model.pk: list(model.tagged_items.values_list("tag_id", flat=True)) for model in models}
    ArticleTag.objects.bulk_create(
        ArticleTag(content_object_id=article.pk, tag_id=tag_id)
        for article, model in zip(articles, islice(cycle(models), len(articles)), strict=True)
        for tag_id in tags[model.pk]
    )

"""The journal: its index, its articles, who writes them and what they are about."""

from .articles import ArticlePage, ArticleQuerySet, ArticleTag
from .journal import BlogIndexPage
from .snippets import Author, Category

__all__ = ["ArticlePage", "ArticleQuerySet", "ArticleTag", "Author", "BlogIndexPage", "Category"]

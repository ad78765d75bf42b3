from django.db import migrations
from django.db.models import OuterRef, Subquery


def list_live_articles(apps, schema_editor):
    pages = apps.get_model("wagtailcore", "Page").objects.filter(pk=OuterRef("pk"))
    articles = apps.get_model("blog", "ArticlePage").objects.filter(live=True)
    articles.update(listed_locale=Subquery(pages.values("locale_id")[:1]))


class Migration(migrations.Migration):
    dependencies = [("blog", "0003_listed_articles")]

    operations = [migrations.RunPython(list_live_articles, migrations.RunPython.noop)]

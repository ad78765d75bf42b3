"""`manage.py load_demo`: the demo brand, its people and their discussions; with numbers, a big site for measuring."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.demo.bulk import has_bulk, load_bulk
from home.demo.load import load_demo
from home.demo.sites import is_loaded


class Command(BaseCommand):
    help = "Load the demo brand; --articles and --comments add a big site in bulk, for measurements."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do nothing where the demo is there already")
        parser.add_argument("--no-pictures", action="store_true", help="plain pictures instead of drawn ones")
        parser.add_argument("--articles", type=int, default=0, help="how many articles to add in bulk")
        parser.add_argument("--comments", type=int, default=0, help="how many comments to add in bulk")

    def handle(self, *args: object, **options: object) -> None:
        if not getattr(settings, "DEMO_ALLOWED", False):
            raise CommandError("The demo is for one's own machine: these settings do not allow it.")
        articles, comments = int(str(options["articles"])), int(str(options["comments"]))
        if min(articles, comments) < 0:
            raise CommandError("--articles and --comments cannot be less than nothing.")
        wants_bulk = bool(articles or comments)
        if is_loaded():
            self.tell_what_is_there(once=bool(options["once"]), wants_bulk=wants_bulk)
        else:
            load_demo(self.say, plain_pictures=bool(options["no_pictures"]))
        if wants_bulk and not has_bulk():
            load_bulk(self.say, articles, comments)

    def tell_what_is_there(self, *, once: bool, wants_bulk: bool) -> None:
        """Say that nothing is doubled; raises CommandError where there is nothing left to do."""
        if wants_bulk and not has_bulk():
            return
        if not once:
            raise CommandError("It is loaded already; nothing was changed. An empty database takes it anew.")
        self.stdout.write("The demo is already there.")

    def say(self, step: str) -> None:
        self.stdout.write(f"  {step}")
        self.stdout.flush()

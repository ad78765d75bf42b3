"""`manage.py update_catalogues`: brings the catalogues level with the code; `--check` only tells what is amiss."""

from argparse import ArgumentParser
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.functional import cached_property

from home.management.catalogues import (
    CatalogueError,
    Message,
    catalogue_path,
    languages,
    merge,
    problems,
    read_catalogue,
    write_if_changed,
)
from home.management.extraction import ExtractionError, extract_messages


class Command(BaseCommand):
    help = "Write every string of the code into the catalogues, or check that each is there and translated."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail if something is not translated")

    @cached_property
    def locales(self) -> Path:
        return Path(settings.LOCALE_PATHS[0])

    def handle(self, *args: object, **options: object) -> None:
        try:
            messages = extract_messages(Path(settings.BASE_DIR))
        except ExtractionError as error:
            raise CommandError(f"Cannot be read: {error}") from error
        if options["check"]:
            self.check_languages(messages)
        else:
            self.update_languages(messages)

    def update_languages(self, messages: list[Message]) -> None:
        for language in languages(self.locales):
            path = catalogue_path(self.locales, language)
            try:
                catalogue = merge(read_catalogue(path), messages, language, plural_forms(language))
            except CatalogueError as error:
                raise CommandError(f"{error}") from error
            written = write_if_changed(catalogue, path)
            self.stdout.write(f"{language}: {'updated' if written else 'unchanged'}, {len(catalogue)} strings")

    def check_languages(self, messages: list[Message]) -> None:
        faults = [fault for language in languages(self.locales) for fault in self.faults(language, messages)]
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults in the catalogues; `make messages` adds what is missing.")
        self.stdout.write(f"{len(messages)} strings, each translated into {', '.join(languages(self.locales))}.")

    def faults(self, language: str, messages: list[Message]) -> list[str]:
        try:
            catalogue = read_catalogue(catalogue_path(self.locales, language))
        except CatalogueError as error:
            return [f"{language}: {error}"]
        return [f"{language}: {problem}" for problem in problems(catalogue, messages)]


def plural_forms(language: str) -> str:
    """The Plural-Forms header of a language, after the Unicode CLDR tables that Babel carries."""
    try:
        return str(get_plural(str(Locale.parse(language)))).rstrip(";") + ";"
    except (UnknownLocaleError, ValueError) as error:
        raise CommandError(f"locales/{language} is not named after a language: {error}") from error

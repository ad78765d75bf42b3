"""`manage.py compile_catalogues`: what Django's `compilemessages` does, without gettext's tools on the machine."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.management.catalogues import CatalogueError, compile_catalogues


class Command(BaseCommand):
    help = "Compile the catalogues that changed since they were last compiled."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        try:
            written = compile_catalogues(Path(settings.LOCALE_PATHS[0]))
        except (CatalogueError, OSError) as error:
            raise CommandError(f"A catalogue cannot be compiled: {error}") from error
        if options["verbosity"]:
            self.stdout.write(f"Compiled {len(written)} catalogue{'' if len(written) == 1 else 's'}.")

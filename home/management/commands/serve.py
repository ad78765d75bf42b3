"""`manage.py serve`: brings the site up on one's own machine, server and worker, with the demo in it."""

import time
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from home.management import serving
from home.management.processes import Child, end_all, stoppable
from home.management.welcome import welcome


class Command(BaseCommand):
    help = "Run the site and its worker on this machine until Ctrl-C."
    # `make test` runs the checks; here they would only make the start slower.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-demo", action="store_true", help="leave the database as it is")
        parser.add_argument("--reload", action="store_true", help="Django's own server, which follows the code")

    def handle(self, *args: object, port: int, no_demo: bool, reload: bool, **options: object) -> None:
        folder = Path(settings.VAR_DIR)
        with stoppable(), serving.plain_errors(folder):
            try:
                serving.check_port(port)
                serving.check_room(folder)
                self.prepare(demo=not no_demo, static=not reload)
                self.run_site(port, reload=reload)
            except KeyboardInterrupt:
                self.stdout.write("Relais has stopped.")

    def prepare(self, *, demo: bool, static: bool) -> None:
        call_command("compile_catalogues", verbosity=0)
        self.say("Database")
        serving.migrate()
        if demo:
            self.say("Demo")
            call_command("load_demo", "--once")
        if static:
            self.say("Static files")
            serving.collect_static()

    def run_site(self, port: int, *, reload: bool) -> None:
        """Return never; what ends it is a signal or the death of a child."""
        message = welcome(port)
        connections.close_all()  # the children open their own
        children: list[Child] = []
        try:
            for child in serving.start_children(port, reload=reload):
                children.append(child)
            if not reload:  # a developer's server may well be broken at the moment
                serving.wait_until_healthy(port, children)
            self.stdout.write(message)
            self.stdout.flush()
            while True:
                serving.check_alive(children)
                time.sleep(0.5)
        finally:
            end_all(children)

    def say(self, step: str) -> None:
        self.stdout.write(f"{step} ...")
        self.stdout.flush()

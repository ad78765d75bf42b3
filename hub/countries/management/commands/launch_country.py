"""`manage.py launch_country AT --language de-at --from de`: the launch form without a browser."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from hub.countries.actions import launch_country


class Command(BaseCommand):
    help = "Launch a country: its locale, its pages as drafts, its teams, its workflow. Done twice it changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="two letters, as in ISO 3166: AT")
        parser.add_argument("--language", required=True, help="of its pages: de-at")
        parser.add_argument("--from", dest="source", help="the language whose pages are copied as drafts: de")
        parser.add_argument("--name", help="as people read it: Austria")
        parser.add_argument("--time-zone", default="UTC", help="such as Europe/Vienna")
        parser.add_argument("--legal-owner", default="", help="the company that answers for the site")
        parser.add_argument("--free", action="store_true", help="texts go live without an approval")

    def handle(self, *args: object, code: str, language: str, source: str | None, **options: object) -> None:
        fields: dict[str, Any] = {"legal_owner": options["legal_owner"], "is_governed": not options["free"]}
        name, time_zone = str(options["name"] or code.upper()), str(options["time_zone"])
        try:
            country = launch_country(name, code, language, time_zone, source=source, **fields)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{country} ({country.code}, {country.locale.language_code}) is launched; nothing is live.")

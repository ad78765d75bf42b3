"""`manage.py renew_roles`: after an upgrade, gives the roles what they may do now."""

from django.core.management.base import BaseCommand

from hub.countries.actions import renew_roles


class Command(BaseCommand):
    help = "Give every country's team, and Marketing, the permissions of their roles as they are now. Takes none away."

    def handle(self, *args: object, **options: object) -> None:
        number = renew_roles()
        self.stdout.write(f"The roles of {number} countries and of Marketing are up to date.")

"""What editorial does when something has happened in a country."""

from typing import Any

from hub.countries.models import Country

from .actions import ensure_workflow


def give_country_its_workflow(country: Country, **_kwargs: Any) -> None:
    ensure_workflow(country)

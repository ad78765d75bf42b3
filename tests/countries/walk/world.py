"""What stands in the two countries, by the names that the rules for addresses use."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from hub.countries.models import Country
from hub.members.models import User


@dataclass
class World:
    """`lists` holds, by name, the values (or tuples of values) that an address takes for its parameters."""

    own: Country
    other: Country
    own_page: Any
    # By table, the first column of the rows that were there before the other country: the rest is the other's.
    own_keys: dict[str, set[Any]]
    lists: dict[str, list[Any]] = field(default_factory=dict)
    # The own country's people by role, the other's as "other <role>", and "administrator".
    people: dict[str, User] = field(default_factory=dict)
    # The other country's snippets by model label, "blog.author".
    snippets: dict[str, Model] = field(default_factory=dict)
    # Of the other country, by the state that it is in.
    pages: dict[str, Any] = field(default_factory=dict)

    def add(self, name: str, *values: Any) -> None:
        self.lists.setdefault(name, []).extend(values)

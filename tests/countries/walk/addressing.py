"""What the addresses of the admin are, and what a rule says about one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from .markers import SHARED
from .world import World

PREFIX = "admin/"
# Queries of lists: what both countries have is found, and the whole is a file.
FOUND = f"q={SHARED}"
EXPORTED = "export=csv"
CONVERTED = re.compile(r"(?<!\?P)<(?:\w+:)?(\w+)>")  # not the name of a group in a regular expression
GROUP = re.compile(r"\((?:\?P<(\w+)>)?[^()]*\)")


@dataclass(frozen=True)
class Address:
    name: str
    route: str

    @property
    def parameters(self) -> list[str]:
        """Return the names of its parameters; one without a name is called by its place, `at0`."""
        found = CONVERTED.findall(self.route)
        unnamed = iter(range(9))
        return found + [name or f"at{next(unnamed)}" for name in GROUP.findall(CONVERTED.sub("", self.route))]

    def path(self, values: dict[str, Any]) -> str:
        unnamed = iter(range(9))
        path = CONVERTED.sub(lambda found: str(values[found[1]]), self.route)
        path = GROUP.sub(lambda found: str(values[found[1] or f"at{next(unnamed)}"]), path)
        return "/" + path.replace("\\", "").replace("^", "").replace("$", "")


@dataclass(frozen=True)
class Rule:
    """`takes` maps parameters, joined with "__", to a list of the world's; `acts`: it may change one's own objects."""

    takes: dict[str, str] = field(default_factory=dict)
    queries: tuple[str, ...] = ("",)
    refuses: bool = False
    acts: bool = False
    methods: tuple[str, ...] = ("GET", "POST")
    idle: str = ""

    def visits(self, address: Address, world: World) -> Iterator[str]:
        """Yield the paths of an address with every choice of arguments, and every query."""
        choices = [[tuple_of(names, value) for value in world.lists[key]] for names, key in self.takes.items()]
        for choice in product(*choices):
            values = {name: value for part in choice for name, value in part.items()}
            path = address.path(values)
            for query in [values["query"]] if "query" in values else self.queries:
                yield f"{path}?{query}" if query else path


def tuple_of(names: str, value: Any) -> dict[str, Any]:
    split = names.split("__")
    return dict(zip(split, value if isinstance(value, tuple) else (value,), strict=False))


def named(**takes: str) -> Rule:
    return Rule(takes, refuses=True)


def listed(*queries: str, **takes: str) -> Rule:
    return Rule(takes, queries=("", *queries))


def idle(why: str) -> Rule:
    return Rule(idle=why)


def admin_addresses() -> list[Address]:
    """Return every address of the admin; one that stands for another of the same route bears that one's name."""
    found = [address for address in addresses_of(get_resolver()) if address.route.startswith(PREFIX)]
    names = {address.route: address.name for address in reversed(found) if address.name}
    return [Address(names.get(route, ""), route) for route in dict.fromkeys(address.route for address in found)]


def addresses_of(resolver: URLResolver, prefix: str = "", namespaces: tuple[str, ...] = ()) -> Iterator[Address]:
    for found in resolver.url_patterns:
        route = prefix + str(found.pattern)
        if isinstance(found, URLPattern):
            yield Address(":".join((*namespaces, found.name)) if found.name else "", route)
        else:
            inner = (*namespaces, found.namespace) if found.namespace else namespaces
            yield from addresses_of(found, route, inner)


def same(rule: Rule, namespace: str, *names: str) -> dict[str, Rule]:
    return dict.fromkeys([f"{namespace}:{name}" for name in names], rule)


def alike(rule: Rule, *names: str) -> dict[str, Rule]:
    return dict.fromkeys(names, rule)

"""The cast, and what a glossary begins with."""

from tests.cast import *  # noqa: F403  fixtures are found by name in a conftest

"""The cast of people by role."""

from tests.cast import *  # noqa: F403  fixtures are found by name in a conftest

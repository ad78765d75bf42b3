"""The command line: `python -m tests.bench [--quick]`."""

import argparse
import sys

from django.core.management.base import CommandError

from tests.bench import environment

environment.set_up()

from tests.bench.run import FULL, QUICK, run  # noqa: E402  models can be imported only where Django is set up


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description="Measure what the site costs its server.")
    parser.add_argument("--quick", action="store_true", help="a few seconds: to see that it works, not to compare")
    options = parser.parse_args()
    try:
        run(QUICK if options.quick else FULL, sys.stdout)
    except CommandError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

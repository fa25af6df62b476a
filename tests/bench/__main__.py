"""Run the bench: `python -m tests.bench`. Exits with 1 where a promise is broken."""

import os
import sys

import tests.plugin  # noqa: F401 - the tests' environment, before Django's settings are loaded


def main() -> int:
    # A database of its own, with durable commits like the real one.
    os.environ.pop("PGOPTIONS", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_databases, teardown_databases

    from tests.bench import crowds, finding, importing, inbox, notes, reading, readings, report, threads, warned

    old = setup_databases(verbosity=0, interactive=False)
    try:
        call_command("collectstatic", interactive=False, verbosity=0)
        rooms = (reading, warned, readings, importing, finding, notes, threads, crowds, inbox)
        rows = [row for room in rooms for row in room.measure()]
    finally:
        teardown_databases(old, verbosity=0)
    return report.show(rows)


if __name__ == "__main__":
    sys.exit(main())

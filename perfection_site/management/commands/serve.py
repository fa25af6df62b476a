"""The demo, from an empty folder to a page in the browser. Started by `make run`."""

import os
import signal
import sys
import time
from contextlib import contextmanager
from typing import NoReturn

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from perfection_site import database
from perfection_site.env import BASE_DIR, DEMO, VAR
from perfection_site.serving import HOST, CannotServe, Processes, check_host, check_port

# More than granian finds sensible for the cores makes it warn.
THREADS = min(4, 2 * (os.cpu_count() or 1) + 1)


class Command(BaseCommand):
    help = "Prepare and serve the demo on this machine, until Ctrl-C. PORT says where."
    requires_system_checks = ()  # the steps check what they need, after the first line of progress

    def add_arguments(self, parser):
        parser.add_argument("--workers", type=int, default=1, help="web processes")
        parser.add_argument("--threads", type=int, default=THREADS, help="threads of each, each with a connection")

    def handle(self, *, workers: int, threads: int, **options):
        if not DEMO:
            raise CommandError("serve runs the demo only: make run. README.md tells how to run the site for real.")
        # Until the site is up these stop whatever step is under way, as Ctrl-C does.
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.default_int_handler)
        try:
            port = _port(os.environ.get("PORT") or "8000")
            check_host(os.environ.get("HOST", ""))
            check_port(port)
            self._prepare()
            check_port(port)
            self._serve(port, workers, threads)
        except KeyboardInterrupt:
            pass
        except (CannotServe, CommandError) as error:
            self._fail(str(error))
        except PermissionError as error:
            self._fail(
                f"{error.filename} belongs to another user, who ran this here before. Run it as that user again, "
                f"or hand the folder over: sudo chown -R $(id -un) '{VAR}'"
            )
        finally:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)  # stopping the database is not to be interrupted
        self.stdout.write("\nStopped.")

    def _prepare(self) -> None:
        self._say("Database ...")
        connection.ensure_connection()
        if connection.settings_dict["ENGINE"] == "perfection_site.postgres":
            self._say(f"  in {_short(database.place(VAR).data)}")
        with self._step("Tables"):
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
        with self._step("Static files"):
            call_command("collectstatic", verbosity=0, interactive=False)
        self._say("Demo film, texts and people ...")
        call_command("demo", stdout=self.stdout)
        # This process keeps its hold on the server and no connection.
        connection.close()

    def _serve(self, port: int, workers: int, threads: int) -> None:
        processes = Processes()
        self._say("Web server and job worker ...")
        try:
            processes.start("job worker", "manage.py", "procrastinate", "worker", "--shutdown-graceful-timeout", "10")
            processes.start(
                "web server", "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port),
                "--workers", str(workers), "--blocking-threads", str(threads),
                # The longest granian knows: a thread that ends takes its database connection with it.
                "--blocking-threads-idle-timeout", "600",
                "--workers-kill-timeout", "10", "--log-level", "warning",
                "perfection_site.wsgi:application",
            )  # fmt: skip
            if processes.wait_until_ready(f"http://{HOST}:{port}/readyz"):
                self._say(f"\nPerfection is at http://localhost:{port} (Ctrl-C stops it)")
                self._say("Mail of the demo, such as links that verify an address, is shown below.\n")
                processes.wait()
        finally:
            processes.stop()

    def _fail(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(1)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()  # the processes' own lines come after it, also in a file

    @contextmanager
    def _step(self, name: str):
        began = time.monotonic()
        self.stdout.write(f"{name} ...", ending="")
        self.stdout.flush()
        try:
            yield
        except BaseException:
            self.stdout.write("")
            raise
        self._say(f" {time.monotonic() - began:.1f} s")


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise CannotServe(f"PORT is {text}, and a port is a number from 1 to 65535. Run PORT=8000 make run.")
    return int(text)


def _short(path) -> str:
    return str(path.relative_to(BASE_DIR) if path.is_relative_to(BASE_DIR) else path)

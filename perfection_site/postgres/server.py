"""Drive initdb and pg_ctl. Callers hold the start lock, so nobody else starts or stops this server meanwhile."""

import os
import shlex
import shutil
import socket
import stat
import time
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg

from perfection_site.postgres.places import Place, Unusable, binaries, person

NAME = "perfection"
PORT = "5432"  # only part of the socket's name
# Recovery after a crash reads back the log of changes since the last checkpoint: seconds, rarely a minute.
PATIENCE = 120
OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "log_checkpoints": "off",
    "lc_messages": "C",
}


def listening(sockets: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(5)
        try:
            probe.connect(str(sockets / f".s.PGSQL.{PORT}"))
        except OSError:
            return False
    return True


def ensure(place: Place) -> None:
    """Have the server up and our database in it, whatever state an earlier run left behind."""
    secure(place)
    deadline = time.monotonic() + PATIENCE
    while True:
        if not listening(place.sockets):
            _start(place)
        try:
            _make_database(place.sockets)
            return
        except psycopg.OperationalError as error:  # starting, recovering or going down
            if time.monotonic() > deadline:
                raise Unusable(f"The database does not answer: {error} Its log is {place.log}.") from None
        time.sleep(0.1)


def stop(place: Place) -> None:
    if postmaster(place):
        place.run(binaries(place.account) / "pg_ctl", "stop", "-D", place.data, "-m", "fast", "-w", "-t", "60", "-s")
    if not postmaster(place):
        _clear_sockets(place)


def postmaster(place: Place) -> psutil.Process | None:
    """The running server, and never another program that was given its number after a crash or a reboot."""
    try:
        process = psutil.Process(int((place.data / "postmaster.pid").read_text().split()[0]))
        # A server works inside its data folder; its command line may name a folder that was moved since.
        ours = process.name() == "postgres" and place.data.samefile(process.cwd())
    except (OSError, ValueError, IndexError, psutil.Error):
        return None
    return process if ours else None


def secure(place: Place) -> None:
    """Only the server's user may enter the socket's folder: the server trusts whoever reaches it."""
    try:
        place.sockets.mkdir(mode=0o700)
        place.give(place.sockets)
    except FileExistsError:
        pass
    info = place.sockets.lstat()
    if info.st_uid == 0 == os.geteuid() and stat.S_ISDIR(info.st_mode):  # root was stopped before giving it away
        place.give(place.sockets)
        info = place.sockets.lstat()
    if not stat.S_ISDIR(info.st_mode) or info.st_uid != place.uid or info.st_mode & 0o077:
        raise Unusable(
            f"{place.sockets} belongs to {person(info.st_uid)} or is open to others, and the database's socket "
            "must be in a folder nobody else can enter. Remove it and try again."
        )


def _start(place: Place) -> None:
    programs = binaries(place.account)
    if not (place.data / "PG_VERSION").exists():
        _initialise(place, programs)
    if postmaster(place):
        # It runs but its socket is gone (somebody emptied /tmp), so nobody can connect any more.
        place.run(programs / "pg_ctl", "stop", "-D", place.data, "-m", "fast", "-w", "-t", "60", "-s")
        secure(place)
    place.log.touch(mode=0o600)
    place.give(place.log)
    options = {"unix_socket_directories": str(place.sockets), "port": PORT} | OPTIONS
    arguments = shlex.join(part for name, value in options.items() for part in ("-c", f"{name}={value}"))
    command = (programs / "pg_ctl", "start", "-D", place.data, "-l", place.log, "-w", "-t", str(PATIENCE), "-s")
    for attempt in range(20):
        if not postmaster(place):
            # Left by a killed server. PostgreSQL would believe the number in them, which may be anyone's by now;
            # it still refuses the data while processes of the killed server are using it.
            (place.data / "postmaster.pid").unlink(missing_ok=True)
            _clear_sockets(place, keep_folder=True)
        done = place.run(*command, "-o", arguments)
        if done.returncode == 0:
            return
        # Processes of a killed server take a moment to notice and let go of its memory.
        time.sleep(0.1 * (attempt + 1) if "shared memory block" in _tail(place) else 0.5)
        if attempt >= 2 and "shared memory block" not in _tail(place):
            break
    raise Unusable(f"The database does not start. Its log {place.log} ends:\n{_tail(place) or done.stdout}")


def _initialise(place: Place, programs: Path) -> None:
    """Made aside and then moved, so that a half-made one is never mistaken for a database."""
    new = place.home / "data.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    place.give(new)
    done = place.run(
        programs / "initdb", "-D", new, "-U", NAME, "--encoding=UTF8", "--no-locale",
        "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
        "--auth-local=trust", "--auth-host=reject", "--no-instructions",
    )  # fmt: skip
    if done.returncode != 0:
        raise Unusable(f"The database could not be made in {place.home}:\n{done.stdout}")
    new.rename(place.data)


def _make_database(sockets: Path) -> None:
    with psycopg.connect(
        host=str(sockets), port=PORT, user=NAME, dbname="postgres", options="", connect_timeout=5, autocommit=True
    ) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(f"CREATE DATABASE {NAME}")


def _clear_sockets(place: Place, *, keep_folder: bool = False) -> None:
    for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):
        (place.sockets / name).unlink(missing_ok=True)
    if not keep_folder:
        with suppress(OSError):  # tidiness only
            place.sockets.rmdir()


def _tail(place: Place) -> str:
    with place.log.open("rb") as log:
        log.seek(max(0, place.log.stat().st_size - 2000))
        return b"\n".join(log.read().splitlines()[-5:]).decode(errors="replace")

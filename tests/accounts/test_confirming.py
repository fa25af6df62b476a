"""How a person who is signed in confirms who they are, before they change how they sign in."""

import re

import pytest
from django.core import mail

from tests.people import person
from tests.test_sweep import client_of

pytestmark = pytest.mark.django_db
SECOND_STEP = "/accounts/2fa/totp/activate/"
CODE = "/accounts/reauthenticate/code/"
NEW = "another-long-passphrase"


def test_a_second_step_asks_for_the_password_first():
    reader = client_of("reader")
    asked = reader.get(SECOND_STEP)
    assert asked.url.startswith("/accounts/reauthenticate/?")
    page = reader.get(asked.url).content.decode()
    assert 'type="password"' in page
    assert CODE not in page


@pytest.mark.parametrize("path", [CODE, CODE + "confirm/"])
def test_nobody_confirms_with_a_mailed_code(path):
    reader = client_of("reader")
    assert reader.get(path).status_code == 403
    assert reader.post(path, {"recipient": "reader@example.org", "code": "ABC-DEF"}).status_code == 403
    assert mail.outbox == []


def test_a_new_password_by_mail_ends_the_open_session():
    """Or else the session and the mailbox together would do what the code must not."""
    reader = client_of("reader")
    reader.post("/accounts/password/reset/", {"email": "reader@example.org"})
    link = re.search(r"/accounts/password/reset/key/\S+", mail.outbox[0].body).group()
    form = reader.get(link, follow=True).request["PATH_INFO"]
    reader.post(form, {"password1": NEW, "password2": NEW})
    assert person("reader").check_password(NEW)
    assert reader.get(SECOND_STEP).url.startswith("/accounts/login/?")

"""How a person who is signed in confirms who they are, before they change how they sign in."""

import pytest
from django.core import mail

from tests.test_sweep import client_of

pytestmark = pytest.mark.django_db
SECOND_STEP = "/accounts/2fa/totp/activate/"
CODE = "/accounts/reauthenticate/code/"


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

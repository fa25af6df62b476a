"""The notebook's lists of posts and evidence ask the database no more for more rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make
from tests.people import person
from tests.readings import making
from tests.threads.made import above, began, replied

pytestmark = pytest.mark.django_db


def _more() -> None:
    """Posts in threads of every kind, and passages in readings of several."""
    text = make.source()
    first = began("reader", make.annotation(on=text))
    replied(first, "reader")
    began("reader", text)
    began("reader", make.warning(on=text, put="accepted"))
    above("reader")
    for number in range(3):
        made = making.reading("stranger", text.film, title=f"Number {number}")
        making.said(made, "reader")
        making.said(making.claim(made), "reader")
        making.cited(made, "reader", on=text)


def _asked(client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize(("name", "most"), [("posts", 16), ("evidence", 10)])
def test_a_longer_list_asks_no_more(as_, name, most):
    client, path = as_("reader"), f"/notebook/{name}/"
    person("stranger")
    _more()
    client.get(path)
    first = _asked(client, path)
    assert first <= most
    text = make.source(make.ESSAY + "\nAnother.\n", make.film("Another"))
    for number in range(3):
        made = making.reading("stranger", text.film, title=f"Other {number}")
        making.said(made, "reader")
        making.cited(made, "reader", on=text)
        began("reader", make.annotation("stranger", on=text))
    client.get(path)  # what is kept of a text that is new to it
    assert _asked(client, path) <= first

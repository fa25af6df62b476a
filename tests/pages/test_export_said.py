"""Taking one's posts and evidence away with one's annotations."""

import json

import pytest

from tests import make
from tests.pages.test_export import _taken as taken_by
from tests.readings import making
from tests.threads.made import began, replied, withdrawn


def _said() -> None:
    post = began("reader", make.annotation("stranger"), "*A post* of mine.")
    replied(post, "stranger", "Of somebody else.")
    withdrawn(replied(post, "reader", "It is withdrawn."))
    making.cited(making.reading("stranger"), "reader", why="A line of mine.")
    making.cited(making.reading("stranger", title="Another"), "stranger", why="A line of theirs.")


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["markdown", "jsonld"])
def test_posts_and_evidence_are_taken_along_where_that_is_ticked(as_, form):
    _said()
    client = as_("reader")
    taken, without = taken_by(client, form, "&said=1").replace("\\", ""), taken_by(client, form)
    for words in ("*A post* of mine.", "It is withdrawn.", "A line of mine."):
        assert words in taken
        assert words not in without
    assert "somebody else" not in taken and "of theirs" not in taken
    if form == "jsonld":
        whole = json.loads(taken_by(client, form, "&said=1&preferences=1"))
        assert [one["markdown"] for one in whole["posts"]] == ["*A post* of mine.", "It is withdrawn."]
        assert [(one["line"], one["state"]) for one in whole["evidence"]] == [("A line of mine.", "offered")]
        assert whole["total"] == 0
    else:
        assert "There are none." not in taken


@pytest.mark.django_db
def test_a_table_has_no_place_for_posts(as_):
    _said()
    assert taken_by(as_("reader"), "csv", "&said=1") == taken_by(as_("reader"), "csv")

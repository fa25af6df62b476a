"""What a post is to quote is kept with its draft, and refused where nobody reads it."""

import re
from uuid import uuid4

import pytest

from annotations.sources import actions as sources
from critiques.threads.models import Post
from perfection_site.accounts.models import User
from tests import make
from tests.threads.made import began

pytestmark = pytest.mark.django_db


def _opened(client) -> str:
    """The form, by the way that the list of drafts names."""
    (way,) = re.findall(r'<a class="btn" href="([^"]+)">Go on writing', client.get("/drafts/posts/").content.decode())
    return client.get(way.replace("&amp;", "&")).content.decode()


def _hidden(html: str) -> dict[str, str]:
    """What the form holds beside its words."""
    return dict(re.findall(r'<input type="hidden" name="(quoted|revision|start|end)" value="(\d+)"', html))


def test_what_it_quotes_is_kept_with_it(as_):
    text, client = make.source(), as_("reader")
    where = {"revision": str(text.current_id), "start": "0", "end": "12"}
    typed = {"place": f"source-{text.pk}", "token": str(uuid4()), "body": "Half a thought."}
    assert client.post("/threads/draft/", typed | where).status_code == 200
    form = _opened(client)
    assert _hidden(form) == where
    assert f">{text.current.text[:12]}</blockquote>" in form
    # Another selection in the same place is what is quoted now; what was typed is still there.
    form = client.get(f"/sources/{text.slug}/discussion/?revision={text.current_id}&start=4&end=9").content.decode()
    assert "Half a thought." in form
    assert _hidden(form) == where | {"start": "4", "end": "9"}


def test_the_post_it_quotes_is_kept_with_it_and_what_is_no_number_is_not(as_):
    post, client = began("stranger", make.annotation("stranger")), as_("reader")
    typed = {"place": f"thread-{post.thread_id}-to-1", "token": str(uuid4()), "body": "Half a thought."}
    assert client.post("/threads/draft/", typed | {"quoted": "1", "revision": "x" * 200}).status_code == 200
    form = _opened(client)
    assert _hidden(form) == {"quoted": "1"}
    assert "The post you answer is quoted above yours" in form


@pytest.mark.parametrize("which", ["unpublished", "never there"])
def test_words_of_a_text_that_nobody_reads_are_refused_alike_and_what_was_typed_is_kept(as_, which):
    text, off = make.source(), make.source(make.ESSAY + "\nOff.\n", make.film("Off the site"))
    sources.unpublish(User.objects.house(), off, reason="A question about rights.")
    revision = off.current_id if which == "unpublished" else 2**40
    sent = {"body": "About these words.", "token": str(uuid4()), "revision": revision, "start": 0, "end": 7}
    answer = as_("reader").post(f"/sources/{text.slug}/discussion/", sent)
    assert answer.status_code == 409
    assert "The text you quote has changed. Select the passage again." in answer.content.decode()
    assert "About these words." in answer.content.decode()
    assert not Post.objects.exists()

"""Beginning a thread and replying in it, as people do."""

import pytest
from django.urls import reverse

from critiques.threads.models import Post
from tests import make
from tests.threads.made import began, replied

pytestmark = pytest.mark.django_db


def test_a_reader_answers_an_annotation_and_is_answered(as_):
    note = make.annotation()
    stranger, reader = as_("stranger"), as_("reader")
    page = stranger.get(reverse("threads:on_annotation", args=[note.pk]))
    assert page.status_code == 200
    sent = stranger.post(
        page.request["PATH_INFO"], {"body": "Why *only* once?", "token": page.context["form"]["token"].value()}
    )
    assert sent.status_code == 302
    post = Post.objects.get()
    page = reader.get(reverse("threads:thread", args=[post.thread_id]))
    assert "Why <em>only</em> once?" in page.content.decode()
    url = reverse("threads:reply", args=[post.thread_id]) + "?to=1"
    form = reader.get(url)
    assert form.status_code == 200
    sent = reader.post(url, {"body": "Because.", "token": form.context["form"]["token"].value()})
    assert sent.status_code == 302
    answer = Post.objects.get(number=2)
    assert (answer.parent_id, answer.depth) == (post.pk, 1)


def test_a_branch_is_read_in_its_own_order(as_):
    first = began()
    second = replied(first)
    replied(first, "moderator", "Third.")
    replied(second, "moderator", "Fourth.")
    page = as_("signed_out").get(reverse("threads:thread", args=[first.thread_id]))
    assert [row.post.number for row in page.context["page"].rows] == [1, 2, 4, 3]

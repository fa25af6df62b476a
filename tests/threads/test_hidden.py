"""What is hidden or gone: who reads it still, and who reads the warnings on it."""

import pytest
from django.utils import timezone

from annotations.warnings import policies as warnings
from annotations.warnings.models import ContentWarning
from critiques.threads import actions
from critiques.threads.models import Thread
from perfection_site.accounts.models import User
from tests import make
from tests.people import person
from tests.threads.made import began, fresh, in_circle, replied, reworded
from tests.threads.test_policies import WHO, put

pytestmark = pytest.mark.django_db
#   the post, stranger's                 who reads the warning on it
WARNED = {
    "visible":                           {"signed_out", "reader", "stranger", "moderator", "admin"},
    "hidden":                            {"stranger", "moderator", "admin"},
    "withdrawn":                         {"stranger"},
    "waits":                             {"stranger", "moderator", "admin"},
    "refused":                           {"stranger", "moderator", "admin"},
    "taken_back":                        {"stranger"},
    "changed":                           {"stranger", "moderator", "admin"},
    "answered":                          {"stranger", "moderator", "admin"},
}  # fmt: skip


@pytest.mark.parametrize("state", WARNED)
def test_a_warning_on_a_post_is_read_by_those_who_may_read_the_post(state):
    post = put(began(), state)
    house = User.objects.house()
    said = make.saying().to_json() | {"subject": post.subject, "origin": "import", "proposed_by": house}
    made = ContentWarning.objects.create(**said, state="accepted", decided_by=house, decided_at=timezone.now())
    assert {name for name in WHO if ContentWarning.objects.visible_to(person(name)).filter(pk=made.pk)} == WARNED[state]
    assert {name for name in WHO if warnings.can_see(person(name), made)} == WARNED[state]


#   somebody who sees the circle's thread        reads what a steward has hidden there
HIDDEN_IN_CIRCLE = {
    "reader":                                    True,   # its owner
    "stranger":                                  True,   # its author
    "member":                                    False,
    "moderator":                                 False,  # a plain member of it
}  # fmt: skip


@pytest.mark.parametrize("name", HIDDEN_IN_CIRCLE)
def test_what_is_hidden_in_a_circle_is_read_by_its_author_and_its_stewards_wherever_it_stands(as_, name):
    post = in_circle("stranger", ["stranger", "member", "moderator"], "Hidden words.")
    reworded(post, "Hidden words, later.")
    answer = replied(post, "member", "An answer.", quoted=post.number)
    hidden = actions.hide(person("reader"), fresh(post), rule="spam")
    client, reads = as_(name), HIDDEN_IN_CIRCLE[name]
    thread = f"/threads/{post.thread_id}/"
    for path in (
        thread,
        f"{thread}?sort=newest",
        f"{thread}?post={answer.number}",
        f"{thread}reply/?to={post.number}",
        f"{thread}reply/?to={answer.number}",
        f"/posts/{hidden.pk}/history/",
        f"/posts/{answer.pk}/history/",
        f"/posts/{hidden.pk}/warnings/propose/",
    ):
        assert reads or "Hidden words" not in client.get(path).content.decode(), path
    assert (client.get(f"/posts/{hidden.pk}/history/").status_code == 200) is reads
    assert ("Hidden words, later." in client.get(f"{thread}reply/?to={post.number}").content.decode()) is reads


def test_a_circle_with_many_hidden_posts_is_asked_about_once(as_, django_assert_num_queries):
    from annotations.warnings.present import Surface, present_all
    from critiques.threads.tree import rows_of

    post = in_circle("stranger")
    for each in (post, *(replied(post, "stranger", f"Number {number}.") for number in range(3))):
        actions.hide(person("reader"), fresh(each), rule="spam")
    found = Thread.objects.select_related("annotation__circle").get(pk=post.thread_id)
    viewer = person("member")
    viewer.silenced = []
    posts = list(rows_of(found, viewer))
    with django_assert_num_queries(2):  # the warnings on them, and whether the viewer is a steward
        assert {one.gone for one in present_all(posts, viewer, Surface.PAGE)} == {"hidden"}

"""Calling the moderators about a post, and what they decide."""

import pytest
from django.urls import reverse

from critiques.moderation import actions as moderation
from critiques.moderation import policies
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case, Decision
from critiques.threads import actions
from critiques.threads.models import Post
from perfection_site.accounts.models import Notice, User
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from tests import make
from tests.people import person
from tests.threads.made import began, fresh, in_circle, replied, reworded, withdrawn

pytestmark = pytest.mark.django_db
HIDE = Ruling("hide", "It goes for the person.", "person")


def flagged(post: Post, by="reader") -> Case:
    return moderation.flag_post(person(by), post, reason="attack", comment="Look.").case


def decided(case: Case, ruling: Ruling = HIDE, by="moderator") -> Decision:
    case = Case.objects.get(pk=case.pk)
    return moderation.decide(person(by), case, ruling, version=case.version, words=policies.words_of(case.words))


def test_flags_of_one_post_join_one_case_and_one_person_flags_once():
    post = began()
    assert flagged(post).pk == flagged(post, "admin").pk
    with pytest.raises(Conflict):
        flagged(post)
    assert flagged(replied(post, "stranger", "Another.")).pk != Case.objects.first().pk


def test_a_moderator_hides_it_with_a_rule_and_a_line_stays(as_):
    post = began("stranger", body="You fool.")
    replied(post, "reader")
    decided(flagged(post))
    assert (fresh(post).state, fresh(post).rule) == ("hidden", "person")
    html = as_("reader").get(reverse("threads:thread", args=[post.thread_id])).content.decode()
    assert "You fool." not in html
    assert "Argue with the text, not with the person" in html
    assert "You fool." in as_("stranger").get(reverse("threads:thread", args=[post.thread_id])).content.decode()
    kinds = set(
        Notice.objects.filter(kind__in=["decision", "flag_answered"]).values_list("recipient__username", "kind")
    )
    assert kinds == {("stranger", "decision"), ("reader", "flag_answered")}
    page = as_("stranger").get("/inbox/").content.decode()
    assert "Your post in a thread about" in page
    assert "You fool." not in page


def test_a_second_decision_puts_it_back():
    post = began()
    case = flagged(post)
    decided(case)
    decided(case, Ruling("restore", "On second thoughts."), "second_moderator")
    assert fresh(post).state == "visible"


@pytest.mark.parametrize("who", ["author", "flagger"])
def test_nobody_decides_about_their_own_words_or_their_own_flag(who):
    post = began("moderator" if who == "author" else "stranger")
    case = flagged(post, "moderator" if who == "flagger" else "reader")
    with pytest.raises(NotAllowed):
        decided(case)
    assert Case.objects.visible_to(person("moderator")).exists() is (who == "flagger")


def test_what_was_said_when_it_was_flagged_is_kept_for_the_judging(as_):
    post = began(body="What was said.")
    case = flagged(post)
    reworded(post, "Nothing of the kind.")
    page = as_("moderator").get(reverse("moderation:case", args=[case.pk])).content.decode()
    assert "What was said." in page
    assert "Nothing of the kind." in page
    with pytest.raises(Conflict):
        moderation.decide(person("moderator"), case, HIDE, version=1, words=1)


def test_withdrawing_is_no_way_out_and_what_was_never_judged_is_erased_all_the_same():
    post = began()
    case = flagged(post)
    withdrawn(post)
    assert policies.posts_under_review([post.pk]) == {post.pk}
    decided(case)
    back = actions.unwithdraw(person("stranger"), fresh(post))
    assert back.state == "hidden"
    late = withdrawn(began())
    make.report(by="signed_out", where=f"/posts/{late.pk}/")
    assert policies.posts_under_review([late.pk]) == set()


def test_erasing_empties_what_flags_have_kept():
    post = began(body="Kept words.")
    case = flagged(post)
    decided(case, Ruling("keep", "It is fine."))
    from critiques.moderation.erasing import empty_of_post

    empty_of_post(post.pk)
    assert case.flags.get().kept == ""


def test_a_report_that_names_a_post_joins_its_case():
    post = began()
    case = flagged(post)
    assert make.report(by="signed_out", where=f"/posts/{post.pk}/").case_id == case.pk
    circle = in_circle("stranger")
    assert not make.report(by="signed_out", where=f"/posts/{circle.pk}/").case.has_target


def test_a_members_flag_opens_that_post_alone(as_):
    post = in_circle("stranger", body="To be judged.")
    other = replied(post, "member", "Not to be read.")
    case = flagged(post, "reader")
    page = as_("moderator").get(reverse("moderation:case", args=[case.pk])).content.decode()
    assert "To be judged." in page
    assert as_("moderator").get(reverse("threads:thread", args=[post.thread_id])).status_code == 404
    assert as_("moderator").get(reverse("threads:post", args=[other.pk])).status_code == 404
    decided(case)
    assert fresh(post).state == "hidden"
    with pytest.raises(NotAllowed):  # what the site's moderators have hidden, stewards do not put back
        actions.restore(person("reader"), fresh(post))


def test_what_a_post_contains_is_said_by_a_warning_and_no_case():
    with pytest.raises(Refused, match="Propose a warning"):
        moderation.flag_post(person("reader"), began(), reason="warning")


def test_the_queue_shows_the_post_as_the_moderator_may_read_it(as_):
    flagged(began(body="Words for the queue."))
    page = as_("moderator").get(reverse("moderation:queue")).content.decode()
    assert "Words for the queue." in page
    assert User.objects.house()

"""Posts that wait before the moderators: their list, their page, what is decided and what everybody is told."""

import re

import pytest

from critiques.moderation import actions
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case, Decision
from critiques.threads import actions as threads
from critiques.threads.models import Post
from perfection_site.accounts.models import AuditEntry, Notice
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from tests import make
from tests.people import person
from tests.threads.made import began, fresh, page, replied, reworded, waiting, withdrawn

pytestmark = pytest.mark.django_db
ACCEPT = Ruling("accept", "")
HIDE = Ruling("hide", "It goes for the person.", "person")


def answered() -> Post:
    """A waiting answer of stranger's to a moderator's post."""
    first = began("second_moderator", make.source(policy="moderated"), "Words it answers.")
    return replied(first, "stranger", "Waiting words.")


def test_one_list_holds_both_kinds_first_written_first(as_):
    text = make.source(policy="moderated")
    first = make.waiting(on=text, body="Noted first.")
    post = waiting("reader", text, "Then said.")
    last = make.waiting(on=text, body="Noted last.")
    html = as_("moderator").get("/desk/?show=waiting").content.decode()
    assert "3 waiting" in html
    places = [html.index(said) for said in ("Noted first.", "Then said.", "Noted last.")]
    assert places == sorted(places)
    for path in (f"/desk/waiting/{first.pk}/", f"/desk/waiting/posts/{post.pk}/", f"/desk/waiting/{last.pk}/"):
        assert f'href="{path}"' in html
    assert "3 waiting" in as_("moderator").get("/desk/").content.decode()


def test_nobody_finds_their_own_there(as_):
    post = waiting()
    Post.objects.filter(pk=post.pk).update(author=person("moderator"))
    assert "0 waiting" in as_("moderator").get("/desk/?show=waiting").content.decode()
    assert as_("moderator").get(f"/desk/waiting/posts/{post.pk}/").status_code == 404
    with pytest.raises(NotAllowed):
        actions.decide_waiting(person("moderator"), fresh(post), ACCEPT, version=1)


def test_a_long_list_comes_in_pages_and_each_once(as_, monkeypatch):
    from critiques.moderation import desk

    monkeypatch.setattr(desk, "PAGE", 2)
    text = make.source(policy="moderated")
    for number in range(2):
        make.waiting(on=text, body=f"Note {number}.")
        waiting("reader", text, f"Post {number}.")
    Post.objects.update(created_at="2026-01-01T00:00:00Z")  # at one moment, and before the annotations
    seen, url = [], "/desk/?show=waiting"
    while url:
        html = as_("moderator").get(url).content.decode()
        seen += re.findall(r"“((?:Note|Post) \d)\.”", html)
        more = re.search(r'href="(/desk/\?show=waiting&amp;after=[^"]+)"', html)
        url = more and more[1].replace("&amp;", "&")
    assert seen == ["Post 0", "Post 1", "Note 0", "Note 1"]
    assert as_("moderator").get("/desk/?show=waiting&after=nonsense").status_code == 200
    assert as_("moderator").get("/desk/?show=waiting&after=99999999999999999-post-1").status_code == 200


def test_its_page_shows_it_in_its_context(as_):
    html = as_("moderator").get(f"/desk/waiting/posts/{answered().pk}/").content.decode()
    for said in ("Words it answers.", "Waiting words.", "A post by stranger, waiting", "Thread on a text"):
        assert said in html
    note = make.annotation("second_moderator", on=make.source(policy="moderated"), body="Noted words.")
    html = as_("moderator").get(f"/desk/waiting/posts/{began('stranger', note).pk}/").content.decode()
    assert "Noted words." in html


def test_accepting_lets_it_stand_and_tells_its_author(as_):
    post = answered()
    decision = actions.decide_waiting(person("moderator"), post, ACCEPT, version=1)
    assert fresh(post).state == "visible"
    assert (decision.act, decision.case.state, decision.case.post_id) == ("accept", "decided", post.pk)
    assert ("stranger", "decision") in set(Notice.objects.values_list("recipient__username", "kind"))
    assert AuditEntry.objects.filter(verb="post.accepted", about_id=post.pk).exists()
    html = as_("stranger").get("/inbox/").content.decode()
    assert "is accepted" in html
    assert "Your post in a thread about" in html
    assert "Waiting words." not in html
    assert "after it had waited" in as_("moderator").get(f"/desk/cases/{decision.case_id}/").content.decode()


def test_hiding_names_a_rule_and_a_reason_and_restoring_lets_it_come(as_):
    post = answered()
    for ruling in (
        Ruling("hide", " ", "person"),
        Ruling("hide", "Because."),
        Ruling("keep", "Fine."),
        Ruling("x", "y"),
    ):
        with pytest.raises(Refused):
            actions.decide_waiting(person("moderator"), post, ruling, version=1)
    assert not Case.objects.exists()
    case = actions.decide_waiting(person("moderator"), post, HIDE, version=1).case
    assert (fresh(post).state, fresh(post).rule) == ("hidden", "person")
    html = as_("stranger").get("/inbox/").content.decode()
    for said in ("It goes for the person.", "Other readers do not see it", "It waited for a moderator, who decided."):
        assert said in html
    assert "a line with the rule" not in html
    actions.decide(person("second_moderator"), case, Ruling("restore", "It was fair."), version=case.version)
    assert fresh(post).state == "visible"


def test_the_page_takes_the_decision(as_):
    post, moderator = answered(), as_("moderator")
    path = f"/desk/waiting/posts/{post.pk}/"
    assert moderator.post(path, {"act": "hide", "version": 1}).status_code == 422
    assert as_("stranger").post(path, {"act": "accept", "version": 1}).status_code == 403
    answer = moderator.post(path, {"act": "accept", "version": 1})
    assert answer.url == f"/desk/cases/{Case.objects.get().pk}/"
    assert moderator.get(path).url == answer.url
    assert "Waiting words." in page(as_("signed_out"), post)


def test_the_second_moderator_sees_what_the_first_decided(as_):
    post = answered()
    actions.decide_waiting(person("second_moderator"), post, HIDE, version=1)
    with pytest.raises(Conflict):
        actions.decide_waiting(person("moderator"), post, ACCEPT, version=1)
    typed = {"act": "accept", "version": 1, "reason": "Typed with care."}
    answer = as_("moderator").post(f"/desk/waiting/posts/{post.pk}/", typed)
    assert answer.status_code == 409
    assert "Typed with care." in answer.content.decode()
    assert Decision.objects.count() == 1


def test_after_its_author_has_changed_it_the_form_keeps_what_was_typed(as_):
    post, moderator = answered(), as_("moderator")
    reworded(post, "Other words.")
    path, typed = f"/desk/waiting/posts/{post.pk}/", {"act": "hide", "rule": "spam", "reason": "Typed with care."}
    answer = moderator.post(path, typed | {"version": "1"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Other words." in html
    assert "Typed with care." in html
    version = re.search(r'name="version" value="([^"]*)"', html)[1]
    assert moderator.post(path, typed | {"version": version}).status_code == 302


def test_what_is_withdrawn_while_it_waits_is_gone(as_):
    post = withdrawn(answered())
    with pytest.raises(Conflict):
        actions.decide_waiting(person("moderator"), post, ACCEPT, version=1)
    assert as_("moderator").post(f"/desk/waiting/posts/{post.pk}/", {"act": "accept", "version": 1}).status_code == 404


def test_what_waits_and_is_reported_waits_as_a_case_and_is_never_left_as_it_is(as_):
    post, moderator = answered(), as_("moderator")
    sent = make.report(where=f"/posts/{post.pk}/", complaint="It names my child.")
    assert sent.case.post_id == post.pk
    with pytest.raises(Conflict, match="reported this"):
        actions.decide_waiting(person("moderator"), post, ACCEPT, version=1)
    assert "0 waiting" in moderator.get("/desk/?show=waiting").content.decode()
    case = f"/desk/cases/{sent.case_id}/"
    assert moderator.get(f"/desk/waiting/posts/{post.pk}/").url == case
    assert 'value="keep"' not in moderator.get(case).content.decode()
    read = {"version": "1", "seen_words": "1"}
    assert moderator.post(case, {"act": "accept", "reason": "It is fair."} | read).status_code == 302
    assert fresh(post).state == "visible"
    status = as_("signed_out").get(f"/contact/report/{sent.token}/").content.decode()
    assert "The post is visible." in status


def test_it_cannot_be_flagged_while_it_waits_and_like_any_once_it_has_come():
    post = answered()
    for name in ("reader", "moderator"):
        with pytest.raises(NotAllowed):
            actions.flag_post(person(name), post, reason="attack")
    actions.decide_waiting(person("moderator"), post, ACCEPT, version=1)
    case = actions.flag_post(person("reader"), fresh(post), reason="attack").case
    actions.decide(person("second_moderator"), case, HIDE, version=1)
    assert fresh(post).state == "hidden"


def test_what_waits_under_an_annotation_that_was_taken_back_waits_for_nobody(as_):
    from annotations.marginalia import actions as marginalia

    note = make.annotation("second_moderator", on=make.source(policy="moderated"))
    began("stranger", note)
    assert "1 waiting" in as_("moderator").get("/desk/?show=waiting").content.decode()
    marginalia.withdraw(person("second_moderator"), note)
    assert "0 waiting" in as_("moderator").get("/desk/?show=waiting").content.decode()


def test_who_is_named_in_it_hears_of_it_when_it_is_restored():
    first = began("second_moderator", make.source(policy="moderated"))
    person("reader")
    post = replied(first, "stranger", "What of @reader?")
    case = actions.decide_waiting(person("moderator"), post, HIDE, version=1).case
    assert not Notice.objects.filter(kind="post_mention").exists()
    actions.decide(person("second_moderator"), case, Ruling("restore", "It was fair."), version=case.version)
    assert Notice.objects.get(kind="post_mention").recipient == person("reader")
    assert threads.withdraw(person("stranger"), fresh(post)).state == "withdrawn"

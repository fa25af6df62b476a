"""What the moderators' desk shows beside a post that is before them: no more than they may read elsewhere."""

import pytest

from annotations.marginalia import actions as marginalia
from critiques.moderation import actions as moderation
from critiques.moderation import policies
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case
from perfection_site.accounts import actions as accounts
from tests import make
from tests.people import person
from tests.threads.made import began, fresh, in_circle, moderated, replied, withdrawn

pytestmark = pytest.mark.django_db
NOTED, QUOTED, NAME = "Noted for readers.", "The last scene", "second_moderator"


def _case_page(client, case: Case) -> str:
    return client.get(f"/desk/cases/{case.pk}/").content.decode()


#   what has become of the annotation      the case shows it      and the post under it
UNDER = {
    "public":                              (True,                 True),
    "the circle's":                        (False,                False),
    "private":                             (False,                False),
    "withdrawn":                           (False,                True),
}  # fmt: skip


@pytest.mark.parametrize("now", UNDER)
def test_a_case_about_an_answer_shows_of_the_annotation_what_moderators_read_there(as_, now):
    note = make.annotation(NAME, on=moderated(), words=QUOTED, body=NOTED)
    post = began("stranger", note, "Waiting words.")
    case = make.report(where=f"/posts/{post.pk}/").case
    if now == "the circle's":
        make.edited(note, NOTED, visibility="circle", circle=make.circle(NAME, ["stranger"]).pk)
    elif now == "private":
        make.edited(note, NOTED, visibility="private", circle=None)
    elif now == "withdrawn":
        marginalia.withdraw(person(NAME), note)
    html = _case_page(as_("moderator"), case)
    shown = tuple(said in html for said in (NOTED, QUOTED, NAME))
    assert shown == (UNDER[now][0],) * 3
    assert ("Waiting words." in html) is UNDER[now][1]
    assert ("written for a reading circle" in html) is False
    case = Case.objects.get(pk=case.pk)
    acts = policies.possible_acts(person("moderator"), case)
    assert acts == (["accept", "hide"] if UNDER[now][1] else ["keep"])
    seen = policies.words_of(fresh(post))
    moderation.decide(person("moderator"), case, Ruling(acts[0], "So be it."), version=case.version, words=seen)


def test_a_flag_on_one_post_of_a_circle_opens_no_word_and_no_name_of_another(as_):
    first = in_circle("quentin", ["stranger", "quentin"], "Said by another one.")
    post = replied(first, "stranger", "To be judged.", quoted=first.number)
    case = moderation.flag_post(person("reader"), post, reason="attack").case
    html = _case_page(as_("moderator"), case)
    assert "To be judged." in html
    for said in ("Said by another one.", "quentin", "replying to"):
        assert said not in html
    public = began("member", body="Said by another one.")
    case = moderation.flag_post(person("reader"), replied(public, "stranger", quoted=1), reason="attack").case
    html = _case_page(as_("moderator"), case)
    assert "member: Said by another one." in html
    assert "replying to member" in html


def test_the_desk_shows_those_whom_a_moderator_has_muted_like_anybody(as_):
    first = began("stranger", moderated(), "What is answered.")
    moderation.decide_waiting(person("moderator"), first, Ruling("accept", ""), version=1)
    flagged = began("stranger", body="To be judged.")
    case = moderation.flag_post(person("reader"), flagged, reason="attack").case
    post = replied(first, "stranger", "Waiting words.")
    accounts.mute(person("moderator"), person("stranger"))
    desk = as_("moderator")
    for path, said in (
        ("/desk/", "To be judged."),
        ("/desk/?show=waiting", "Waiting words."),
        (f"/desk/cases/{case.pk}/", "To be judged."),
        (f"/desk/waiting/posts/{post.pk}/", "What is answered."),
    ):
        html = desk.get(path).content.decode()
        assert said in html
        assert "stranger" in html


def test_what_is_withdrawn_has_no_words_in_the_queue_nor_beside_what_waits(as_):
    first = began(NAME, moderated(), "What is answered.")
    post = replied(first, "stranger", "Waiting words.")
    flagged = began("stranger", body="Taken back.")
    moderation.flag_post(person("reader"), flagged, reason="attack")
    withdrawn(flagged)
    withdrawn(first)
    assert "Taken back." not in as_("moderator").get("/desk/").content.decode()
    assert "What is answered." not in as_("moderator").get(f"/desk/waiting/posts/{post.pk}/").content.decode()

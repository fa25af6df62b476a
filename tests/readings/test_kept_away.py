"""Whom somebody keeps away: what they hear of them, where their readings stand, and what these may do to them."""

import pytest

from critiques.readings import actions
from critiques.readings.models import Reading, ReadingRelation
from perfection_site.accounts import actions as accounts
from perfection_site.accounts.limits import LIMITS, Limit
from perfection_site.accounts.models import Notice, User
from perfection_site.accounts.refusals import LimitReached, NotAllowed, Refused
from tests import make
from tests.people import person
from tests.readings import making
from tests.test_sweep import client_of

pytestmark = pytest.mark.django_db

AWAY = {"mute": accounts.mute, "block": accounts.block}


# ---- what one hears


def _invited(away=None):
    made, person_ = making.reading(), person("stranger")
    if away:
        away(person_, person("reader"))
    actions.invite(person("reader"), made, "stranger")
    return "stranger"


def _offered(away=None):
    made = making.reading()
    if away:
        away(person("reader"), person("stranger"))
    making.offered(made)
    return "reader"


def _answered(how):
    def act(away=None):
        offer = making.offered()
        if away:
            away(person("stranger"), person("reader"))
        how(person("reader"), offer, version=1, word="It is about the school.")
        return "stranger"

    return act


# what is done -> the notice of it, and what comes of it where who would hear of it has muted or blocked who does it
HEARD = {
    "invited": (_invited, "reading_invited", {"mute": "silent", "block": "refused"}),
    "offered": (_offered, "evidence_offered", {"mute": "silent", "block": "refused"}),
    "accepted": (_answered(actions.accept), "evidence_answered", {"mute": "silent", "block": "silent"}),
    "declined": (_answered(actions.decline), "evidence_answered", {"mute": "silent", "block": "silent"}),
}


@pytest.mark.parametrize("away", AWAY)
@pytest.mark.parametrize("done", HEARD)
def test_nobody_hears_of_whom_they_keep_away(done, away):
    act, kind, outcomes = HEARD[done]
    if outcomes[away] == "refused":
        with pytest.raises(Refused):
            act(AWAY[away])
    else:
        act(AWAY[away])
    assert not Notice.objects.filter(kind=kind).exists()


# what somebody has chosen -> how the notice is mailed
MAILED = {"at_once": "waiting", "daily": "daily", "none": "none"}


@pytest.mark.parametrize("choice", MAILED)
@pytest.mark.parametrize("done", HEARD)
def test_what_waits_for_an_answer_or_is_one_is_mailed_as_chosen(done, choice):
    act, kind, _outcomes = HEARD[done]
    for name in ("reader", "stranger"):
        accounts.choose_mail(person(name), choice)
    name = act()
    told = Notice.objects.get(kind=kind)
    assert (told.recipient.username, told.mail) == (name, MAILED[choice])


# ---- where their readings stand

# who began it, who argues it now, whom `owner` keeps away -> whether their lists hold it
LISTED = {
    ("stranger", ("stranger",), ("stranger",)): False,
    ("stranger", ("stranger", "reader"), ("stranger",)): False,
    ("stranger", ("stranger", "reader"), ("reader",)): True,
    ("stranger", ("stranger", "reader"), ("stranger", "reader")): False,
    ("stranger", ("reader",), ("stranger",)): True,
    ("stranger", ("reader",), ("reader",)): False,
    ("stranger", ("reader", "member"), ("reader",)): True,
    ("stranger", ("stranger", "owner"), ("stranger",)): True,
    ("owner", ("owner", "stranger"), ("stranger",)): True,
    ("owner", ("owner",), ("stranger",)): True,
}  # fmt: skip


def _argued(begun_by: str, by: tuple[str, ...]) -> Reading:
    made = making.reading(begun_by)
    making.cited(made, begun_by, why="An ocelot.")
    for name in by:
        if name != begun_by:
            actions.join(person(name), actions.invite(person(begun_by), made, person(name).username))
    if begun_by not in by:
        actions.leave(person(begun_by), made)
    return made


def _places(made: Reading) -> dict[str, bool]:
    """Where a list of `owner`'s holds it."""
    owner = client_of("owner")
    text = made.film.sources.get()
    at = text.current.text.index(making.WORDS)
    found = {
        "list": f"/readings/?film={made.film.slug}",
        "film": f"/films/{made.film.slug}/",
        "search": "/search/?in=readings&q=rescue",
        "beside": f"/sources/{text.slug}/?at={at}",
    }
    pages = {name: owner.get(path).content.decode() for name, path in found.items()}
    link = {name: f"/readings/{made.slug}/" in html for name, html in pages.items()}
    return link | {"beside": "An ocelot." in pages["beside"]}


@pytest.mark.parametrize("case", LISTED, ids=str)
def test_lists_leave_out_what_somebody_keeps_away_and_never_ones_own(case):
    begun_by, by, away = case
    made = _argued(begun_by, by)
    for name in away:
        accounts.mute(person("owner"), person(name))
    assert _places(made) == dict.fromkeys(("list", "film", "search", "beside"), LISTED[case])
    mine = client_of("owner").get("/readings/?tab=mine").content.decode()
    assert (f"/readings/{made.slug}/" in mine) == ("owner" in by)


@pytest.mark.parametrize("away", AWAY)
def test_what_they_have_annotated_is_not_found_to_be_cited_and_their_name_not_offered(as_, away):
    made = making.reading()
    note = make.annotation("stranger", on=made.film.sources.get(), body="A quokka.")
    post = making.said(made, "stranger")
    find, names = f"/readings/{made.slug}/find/?q=quokka", f"/threads/{post.thread_id}/names/?begun="
    client = as_("reader")
    assert f"/annotations/{note.pk}/cite/" in client.get(find).content.decode()
    assert "stranger" in client.get(names).content.decode()
    AWAY[away](person("reader"), person("stranger"))
    assert f"/annotations/{note.pk}/cite/" not in client.get(find).content.decode()
    assert "stranger" not in client.get(names).content.decode()


@pytest.mark.parametrize("away", AWAY)
def test_who_keeps_an_author_away_reads_nothing_of_how_their_reading_answers(away):
    made = making.reading()
    other = making.reading("stranger", made.film, title="The other way round")
    actions.relate(person("stranger"), other, made, "contests")
    for page in (f"/readings/{made.slug}/", f"/films/{made.film.slug}/"):
        assert "contested by" in client_of("member").get(page).content.decode()
    AWAY[away](person("member"), person("stranger"))
    for page in (f"/readings/{made.slug}/", f"/films/{made.film.slug}/"):
        html = client_of("member").get(page).content.decode()
        assert "contested by" not in html and "The other way round" not in html
    # On a page that somebody goes to by its address it says whom it answers.
    assert "contests" in client_of("member").get(f"/readings/{other.slug}/").content.decode()


# ---- what they may do to one


# who has blocked whom -> whether `stranger` may say how a reading of theirs stands to one that reader and member argue
RELATED = {
    (): True,
    ("reader", "stranger"): False,
    ("stranger", "reader"): False,
    ("member", "stranger"): False,
    ("owner", "stranger"): True,
}


@pytest.mark.parametrize("blocked", RELATED, ids=str)
def test_who_is_blocked_by_an_author_answers_them_with_no_reading(blocked):
    made = making.co_author(making.reading(), "member")
    other = making.reading("stranger", made.film, title="B")
    if blocked:
        accounts.block(*map(person, blocked))
    if RELATED[blocked]:
        actions.relate(person("stranger"), other, made, "contests")
    else:
        with pytest.raises(NotAllowed):
            actions.relate(person("stranger"), other, made, "contests")
    assert ReadingRelation.objects.exists() == RELATED[blocked]


def test_how_often_somebody_relates_readings_is_limited_and_saying_it_again_costs_nothing(monkeypatch):
    made = making.reading()
    other = making.reading("stranger", made.film, title="B")
    monkeypatch.setitem(LIMITS, "respond", Limit(1, LIMITS["respond"].within))
    for _time in range(2):
        actions.relate(person("stranger"), other, made, "contests")
    with pytest.raises(LimitReached):
        actions.relate(person("stranger"), other, made, "answers")


def test_who_is_muted_may_still_answer_with_a_reading():
    made = making.reading()
    other = making.reading("stranger", made.film, title="B")
    accounts.mute(person("reader"), User.objects.get(username="stranger"))
    assert actions.relate(person("stranger"), other, made, "answers").pk


def test_what_one_keeps_away_is_not_offered_to_be_related_to():
    made = making.reading()
    other = making.reading("stranger", made.film, title="The other way round")
    form = f"/readings/{made.slug}/relations/"
    assert other.title in client_of("reader").get(form).content.decode()
    accounts.mute(person("reader"), person("stranger"))
    assert other.title not in client_of("reader").get(form).content.decode()

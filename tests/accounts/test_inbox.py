"""The inbox: tabs, what is read, and what it costs."""

import pytest

from perfection_site.accounts import actions, notices
from perfection_site.accounts.models import Notice
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """reader has a decision, and unread news of a text and of a film."""
    note, _case = make.hidden()
    reader = person("reader")
    actions.watch(reader, "source", note.source_id, "all")
    actions.watch(reader, "film", note.source.film_id, "all")
    for words in ("The last scene", "A pupil", "the school"):
        make.annotation("stranger", words, on=note.source)
    make.source(make.ESSAY + "\nA new text.\n", note.source.film)
    return note


# tab: what stands in it
TABS = {
    "": {"is hidden", "3 new annotations", "1 new source about"},
    "unread": {"is hidden", "3 new annotations", "1 new source about"},
    "answer": set(),
    "news": {"3 new annotations", "1 new source about"},
    "matter": {"is hidden"},
    "nonsense": {"is hidden", "3 new annotations", "1 new source about"},
}


@pytest.mark.parametrize(("tab", "stands"), TABS.items())
def test_each_tab_holds_its_own(as_, world, tab, stands):
    page = as_("reader").get(f"/inbox/?show={tab}").content.decode()
    assert {words for words in TABS[""] if words in page} == stands
    assert ("Nothing of this kind." in page) == (not stands)


def test_a_notice_is_read_and_unread_again(as_, world):
    reader, one = as_("reader"), Notice.objects.get(kind="annotation_news")
    answer = reader.post(f"/inbox/{one.pk}/read/", {"show": "news", "before": "99"})
    assert answer.url == f"/inbox/?show=news&before=99#n{one.pk}"
    assert "3 new annotations" not in reader.get("/inbox/?show=unread").content.decode()
    assert notices.unread(person("reader")) == 2
    reader.post(f"/inbox/{one.pk}/unread/")
    assert "3 new annotations" in reader.get("/inbox/?show=unread").content.decode()
    reader.post("/inbox/read/")
    assert notices.unread(person("reader")) == 0


def test_nobody_marks_what_is_not_theirs(as_, world):
    one = Notice.objects.filter(recipient=person("reader")).first()
    for act in ("read", "unread"):
        assert as_("stranger").post(f"/inbox/{one.pk}/{act}/").status_code == 404
        assert as_("stranger").post(f"/inbox/999999/{act}/").status_code == 404
    one.refresh_from_db()
    assert one.read_at is None


def test_old_news_cannot_be_unread_beside_newer_of_the_same(as_, world):
    reader, one = as_("reader"), Notice.objects.get(kind="annotation_news")
    reader.post(f"/inbox/{one.pk}/read/")
    make.annotation("stranger", "The lesson", on=world.source)
    assert Notice.objects.filter(kind="annotation_news").count() == 2
    answer = reader.post(f"/inbox/{one.pk}/unread/")
    assert answer.status_code == 409
    assert "newer news of the same" in answer.content.decode()


def test_news_of_a_text_leads_to_what_is_new_there(as_, world):
    import re

    reader = as_("reader")
    page = reader.get("/inbox/?show=news").content.decode()
    url = re.search(r'href="(/sources/[^"#]*\?since=\d+)#margin"', page).group(1)
    margin = reader.get(url).content.decode()
    assert margin.count('<article class="card') == 3


def test_news_of_a_circle_is_for_its_members_and_nameless_for_who_has_left(as_):
    circle = make.circle("reader", ["stranger", "admin"], name="The wombats")
    for name in ("stranger", "admin"):
        actions.watch(person(name), "circle", circle.pk, "all")
    from perfection_site.circles import actions as circles

    circles.leave(person("admin"), circle)
    note = make.for_circle(circle, "reader")
    make.annotation("reader", "A pupil", on=note.source, visibility="private")
    told = Notice.objects.filter(kind="annotation_news")
    assert [(one.recipient.username, one.count) for one in told] == [("stranger", 1)]
    assert "“The wombats”" in as_("stranger").get("/inbox/").content.decode()
    circles.leave(person("stranger"), circle)
    page = as_("stranger").get("/inbox/").content.decode()
    assert "Something was new where you watched" in page
    assert "wombats" not in page
    watches = as_("stranger").get("/watches/").content.decode()
    assert "Something you can’t see any more" in watches
    assert "wombats" not in watches


def test_what_is_private_or_waits_is_told_to_nobody_and_what_is_accepted_is():
    source = make.source(policy="moderated")
    actions.watch(person("stranger"), "source", source.pk, "all")
    make.annotation("reader", "A pupil", on=source, visibility="private")
    waiting = make.waiting("reader", on=source)
    assert not Notice.objects.filter(kind="annotation_news").exists()
    from annotations.marginalia import actions as marginalia

    marginalia.accept(person("moderator"), waiting)
    assert Notice.objects.get(kind="annotation_news").about_id == waiting.pk


def test_what_is_made_public_later_is_told_then():
    source = make.source()
    actions.watch(person("stranger"), "source", source.pk, "all")
    note = make.annotation("reader", on=source, visibility="private")
    make.edited(note, "Other words.", visibility="private")
    assert not Notice.objects.exists()
    make.edited(note, "Other words.", visibility="public")
    make.edited(note, "Others still.", visibility="public")
    assert [(one.about_id, one.count) for one in Notice.objects.all()] == [(note.pk, 1)]


def test_a_source_that_is_published_again_is_not_new():
    from annotations.sources import actions as sources
    from perfection_site.accounts.models import User

    source = make.source()
    actions.watch(person("reader"), "film", source.film_id, "all")
    gone = sources.unpublish(User.objects.house(), source, reason="A question.")
    sources.publish(User.objects.house(), gone)
    assert not Notice.objects.exists()


def test_the_bar_counts_to_a_hundred():
    note, _case = make.hidden()
    reader = person("reader")
    for _ in range(notices.MOST + 5):
        notices.queue("annotation_restored", to=reader, about=note)
    from perfection_site.accounts.backends import Backend

    assert notices.unread(Backend().get_user(reader.pk)) == notices.unread(reader) == notices.MOST
    assert notices.unread_label(notices.MOST) == "99+"


def test_an_inbox_of_every_kind_costs_at_most_ten_queries(as_, world, django_assert_max_num_queries):
    reader = as_("reader")
    with django_assert_max_num_queries(10):
        reader.get("/inbox/")
    with django_assert_max_num_queries(6):
        reader.get("/inbox/?show=news")


def test_a_watch_is_chosen_changed_and_taken_back(as_, world):
    reader, path = as_("reader"), f"/watches/source/{world.source_id}/"
    assert 'value="all"' in reader.get(path).content.decode()
    answer = reader.post(path, {"level": "none"})
    assert answer.url == f"/sources/{world.source.slug}/"
    assert "Source · Nothing" in reader.get("/watches/").content.decode()
    assert reader.post(path, {"level": "sometimes"}).status_code == 422
    reader.post(f"{path}forget/")
    assert "Source · Nothing" not in reader.get("/watches/").content.decode()


def test_the_pages_that_can_be_watched_lead_there(as_, world):
    source, circle = world.source, make.circle("reader")
    reader = as_("reader")
    for page, path in (
        (f"/sources/{source.slug}/", f"/watches/source/{source.pk}/"),
        (f"/films/{source.film.slug}/", f"/watches/film/{source.film_id}/"),
        (f"/circles/{circle.slug}/", f"/watches/circle/{circle.pk}/"),
    ):
        assert f'href="{path}"' in reader.get(page).content.decode()

"""Writing readings, and what becomes of evidence."""

from uuid import uuid4

import pytest
from django.core.cache import caches

from annotations.sources import actions as sources
from annotations.sources.models import Source
from critiques.readings import actions
from critiques.readings.actions import Argued, Put, Writing
from critiques.readings.models import Evidence, Reading
from perfection_site.accounts import actions as accounts
from perfection_site.accounts.models import Notice, User
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from tests import make
from tests.people import person
from tests.readings import making
from tests.test_sweep import client_of

pytestmark = pytest.mark.django_db


def test_a_form_sent_twice_begins_one_reading():
    film, token = make.source().film, uuid4()
    made = {actions.begin(person("reader"), film, making.writing(), token=token).pk for _ in range(2)}
    assert len(made) == 1 and Reading.objects.count() == 1


def test_a_reading_is_published_with_a_thesis_and_a_claim():
    for without in ({"thesis": ""}, {"claims": ()}):
        made = making.draft(title=f"Without {without}", **without)
        with pytest.raises(Refused):
            actions.publish(person("reader"), made)


def test_what_is_revised_later_stays_to_be_read_as_it_was():
    made = making.later(making.reading())
    claims = (*making.kept(made, 2, 1), Argued("A third one."))
    said = making.writing(thesis="Said otherwise.", claims=claims)
    made = actions.revise(person("reader"), made, said, version=made.version, why="Clearer.")
    assert made.edition == 2
    page = client_of("signed_out").get(f"/readings/{made.slug}/version/1/").content.decode()
    assert "Every rescue is decided" in page and "A third one." not in page
    assert "Clearer." in client_of("signed_out").get(f"/readings/{made.slug}/history/").content.decode()
    order = [claim.sentence for claim in made.claims.filter(removed_at=None).order_by("number")]
    assert order == [making.CLAIMS[1], making.CLAIMS[0], "A third one."]


def test_what_is_put_right_at_once_leaves_no_trace():
    made = making.reading(thesis="With a typpo.")
    made = actions.revise(person("reader"), made, making.writing(thesis="With none."), version=made.version)
    assert made.edition == 1
    assert made.versions.get().thesis == "With none."


def test_two_authors_revise_at_once_and_the_second_reads_both():
    made = making.co_author(making.reading())
    actions.revise(person("reader"), made, making.writing(title="Mine"), version=made.version)
    with pytest.raises(Conflict):
        actions.revise(person("stranger"), made, making.writing(title="Theirs"), version=made.version)
    sent = {"title": "Theirs", "thesis": "Other words.", "version": made.version}
    rows = {"claims-TOTAL_FORMS": 1, "claims-INITIAL_FORMS": 0, "claims-0-sentence": "My own claim."}
    answer = client_of("stranger").post(f"/readings/{made.slug}/revise/", sent | rows)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Mine" in page and "Theirs" in page and "My own claim." in page and making.CLAIMS[0] in page


def test_a_claim_that_goes_on_keeps_its_evidence_and_one_that_is_dropped_takes_it_along():
    made = making.reading()
    kept, gone = making.cited(made, number=1), making.cited(made, number=2)
    writing = making.writing(claims=(Argued("Said better.", "", making.claim(made).pk),))
    actions.revise(person("reader"), made, writing, version=made.version)
    seen = Evidence.objects.visible_to(person("signed_out"))
    assert seen.filter(pk=kept.pk).exists() and not seen.filter(pk=gone.pk).exists()


def test_a_claim_of_another_reading_is_not_taken_over():
    made, other = making.reading(), making.reading("stranger", title="Another")
    stolen = making.writing(claims=(Argued("Mine now.", "", making.claim(other).pk),))
    with pytest.raises(Conflict):
        actions.revise(person("reader"), made, stolen, version=made.version)


def test_who_is_asked_is_named_once_they_say_yes():
    made = making.reading()
    person("stranger")
    asked = actions.invite(person("reader"), made, "Stranger")
    named = '<a class="whose" href="/people/stranger/">stranger</a>'
    assert named not in client_of("signed_out").get(f"/readings/{made.slug}/").content.decode()
    actions.join(person("stranger"), asked)
    assert named in client_of("signed_out").get(f"/readings/{made.slug}/").content.decode()
    actions.leave(person("reader"), made)
    with pytest.raises(NotAllowed):
        actions.leave(person("stranger"), made)


def test_who_said_no_is_not_asked_again_and_is_shown_nowhere():
    made = making.reading()
    person("stranger")
    asked = actions.invite(person("reader"), made, "stranger")
    actions.turn_down(person("stranger"), asked)
    for _ in range(2):
        with pytest.raises(Refused, match="have said no"):
            actions.invite(person("reader"), made, "stranger")
    with pytest.raises(Conflict):
        actions.join(person("stranger"), asked)
    assert Notice.objects.filter(recipient=person("stranger"), kind="reading_invited").count() == 1
    assert "no longer open" in client_of("stranger").get("/inbox/").content.decode()
    page = client_of("reader").get(f"/readings/{made.slug}/authors/").content.decode()
    assert "stranger" not in page
    path = f"/readings/{made.slug}/authors/{asked.pk}/"
    assert client_of("stranger").post(f"{path}join/").status_code in (403, 404)


def test_who_left_is_named_no_more_and_can_be_asked_back():
    made = making.co_author(making.reading())
    actions.leave(person("stranger"), made)
    for path in (f"/readings/{made.slug}/", f"/readings/{made.slug}/authors/"):
        assert "stranger" not in client_of("reader").get(path).content.decode()
    assert actions.invite(person("reader"), made, "stranger").state == "invited"
    making.co_author(made)
    assert ">stranger</a></b>" in client_of("signed_out").get(f"/readings/{made.slug}/").content.decode()


def test_an_invitation_taken_back_can_be_made_anew():
    made = making.reading()
    person("stranger")
    actions.turn_down(person("reader"), actions.invite(person("reader"), made, "stranger"))
    assert actions.invite(person("reader"), made, "stranger").state == "invited"


def test_evidence_comes_from_a_published_text_about_the_same_film():
    made = making.reading()
    elsewhere = make.source(make.ESSAY + "\nOf another film.\n", make.film("Another"))
    with pytest.raises(NotAllowed):
        making.cited(made, on=elsewhere)


def test_a_form_sent_twice_makes_one_piece_of_evidence():
    made, token = making.reading(), uuid4()
    text = Source.objects.get()
    for _ in range(2):
        where = make.selection(text)
        actions.cite(person("reader"), making.claim(made), where, Put("context", "So."), token=token)
    assert Evidence.objects.count() == 1
    with pytest.raises(Conflict):
        actions.cite(person("reader"), making.claim(made), where, Put("context", "Otherwise."), token=token)


def test_two_authors_answer_at_once_and_the_second_reads_what_the_first_said():
    made = making.co_author(making.reading(), "member")
    offer = making.offered(made)
    actions.decline(person("reader"), offer, version=1, word="No.")
    with pytest.raises(Conflict):
        actions.accept(person("member"), offer, version=1)
    assert actions.accept(person("member"), offer, version=2).state == "accepted"


def test_an_offer_is_told_to_the_authors_and_its_answer_to_who_offered():
    offer = making.offered()
    assert Notice.objects.filter(recipient=person("reader"), kind="evidence_offered").exists()
    actions.decline(person("reader"), offer, version=1, word="It is about the school.")
    assert Notice.objects.filter(recipient=person("stranger"), kind="evidence_answered").exists()
    assert "is answered" in client_of("stranger").get("/inbox/").content.decode()


def test_who_is_blocked_by_an_author_offers_them_nothing():
    made = making.reading()
    accounts.block(person("reader"), person("stranger"))
    with pytest.raises(NotAllowed):
        making.offered(made)


def test_what_somebody_offered_whom_one_has_muted_is_not_shown_until_it_is_taken_up():
    made = making.reading()
    offer = making.offered(made, why="A muted line.")
    accounts.mute(person("owner"), person("stranger"))
    page = f"/readings/{made.slug}/"
    assert "A muted line." not in client_of("owner").get(page).content.decode()
    assert "A muted line." in client_of("signed_out").get(page).content.decode()
    actions.accept(person("reader"), offer, version=1)
    assert "A muted line." in client_of("owner").get(page).content.decode()


def test_beside_a_text_stands_which_readings_cite_it_and_nothing_of_drafts_and_offers():
    made = making.reading()
    text = Source.objects.get()
    page = f"/sources/{text.slug}/"
    assert "Cited in readings" not in client_of("signed_out").get(page).content.decode()
    making.offered(made)
    draft = making.draft(about=made.film, title="A secret draft")
    making.cited(draft, on=text)
    assert "Cited in readings" not in client_of("signed_out").get(page).content.decode()
    piece = making.cited(made, on=text, stance="contradicts", number=2, why="It agrees.")
    shown = client_of("signed_out").get(page).content.decode()
    assert "contradicts claim 2" in shown and "It agrees." not in shown and "A secret draft" not in shown
    at = f"{page}?at={piece.passage.start}"
    assert "It agrees." in client_of("signed_out").get(at).content.decode()
    actions.withdraw(person("reader"), made)
    assert "contradicts claim 2" not in client_of("signed_out").get(page).content.decode()


def test_a_warm_page_asks_no_more_for_what_cites_it(django_assert_num_queries):
    making.cited(making.reading())
    path, client = f"/sources/{Source.objects.get().slug}/", client_of("signed_out")
    caches["pages"].clear()
    client.get(path)
    with django_assert_num_queries(1):
        client.get(path)


def test_of_a_text_that_is_off_the_site_evidence_says_so_and_quotes_nothing():
    made = making.reading()
    making.cited(made)
    sources.unpublish(User.objects.house(), Source.objects.get(), reason="The author asked.")
    other = make.source(make.ESSAY + "\nStill there.\n", made.film)
    assert other.film_id == made.film_id
    page = client_of("signed_out").get(f"/readings/{made.slug}/").content.decode()
    assert "this text is off the site" in page and making.WORDS not in page


@pytest.mark.parametrize(
    "said",
    [
        {"title": " "},
        {"title": "x" * 121},
        {"thesis": "x" * 281},
        {"exposition": "x" * 20_001},
        {"claims": ["x" * 281]},
        {"claims": ["One."] * 13},
        {"questions": "x" * 281},
        {"questions": "\n".join("abcdefghijklm")},
    ],
)
def test_what_says_nothing_or_too_much_is_refused(said):
    with pytest.raises(Refused):
        making.writing(**said).tidied()


def test_words_are_tidied():
    said = Writing(
        title="  A \n name ", thesis=" So  it is. ", claims=(Argued("  One. "), Argued("  ")), questions="\nWhy?\n\n"
    )
    tidied = said.tidied()
    assert (tidied.title, tidied.thesis, tidied.questions) == ("A name", "So it is.", "Why?")
    assert [one.sentence for one in tidied.claims] == ["One."]

"""What one takes back or throws away by oneself: evidence wherever it stands, dropped claims, drafts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case, Flag
from critiques.readings import actions
from critiques.readings.citing import OFFERS
from critiques.readings.models import Claim, Evidence, Reading
from critiques.readings.tasks import erase_dropped_claims, erase_evidence_taken_back
from perfection_site.accounts.models import AuditEntry, User
from perfection_site.accounts.refusals import Refused
from tests.people import person
from tests.readings import making

pytestmark = pytest.mark.django_db
MINE, THEIRS = "A line of my own.", "Nobody else may read this."


# ---- evidence


def _dropped():
    made = making.reading(claims=(THEIRS, "It stays."))
    piece = making.offered(made, why=MINE)
    actions.revise(person("reader"), made, making.writing(claims=making.kept(made, 2)), version=made.version)
    return piece


def _withdrawn():
    made = making.reading(title=THEIRS, claims=(THEIRS,))
    piece = making.declined(made, THEIRS, why=MINE)
    actions.withdraw(person("reader"), made)
    return piece


def _hidden():
    made = making.reading(title=THEIRS, claims=(THEIRS,))
    piece = making.declined(made, THEIRS, why=MINE)
    making.hidden(made)
    return piece


def _erased():
    made = making.reading(title=THEIRS, claims=(THEIRS,))
    piece = making.offered(made, why=MINE)
    making.erased(made)
    return piece


AWAY = {"claim dropped": _dropped, "reading withdrawn": _withdrawn, "reading hidden": _hidden, "erased": _erased}


@pytest.mark.parametrize("away", AWAY)
def test_who_offered_it_takes_it_back_wherever_it_stands(as_, away):
    piece, client = AWAY[away](), as_("stranger")
    html = client.get("/notebook/evidence/").content.decode()
    assert MINE in html
    assert THEIRS not in html
    assert f'href="/evidence/{piece.pk}/"' not in html
    assert as_("owner").post(f"/evidence/{piece.pk}/take-back/").status_code == 404
    assert client.post(f"/evidence/{piece.pk}/take-back/").status_code == 302
    assert Evidence.objects.get(pk=piece.pk).state == "withdrawn"
    assert MINE not in client.get("/notebook/evidence/").content.decode()
    assert client.post(f"/evidence/{piece.pk}/take-back/").status_code == 404


def test_the_list_leads_to_what_can_be_seen_and_can_be_searched(as_):
    piece = making.offered(why="About a theorbo.")
    making.offered(piece.claim.reading, why="Something else.")
    html = as_("stranger").get("/notebook/evidence/?q=THEORBO").content.decode()
    assert "About a theorbo." in html
    assert "Something else." not in html
    assert f'href="/evidence/{piece.pk}/"' in html
    assert "The consent critique" in html
    assert "About a theorbo." not in as_("reader").get("/notebook/evidence/").content.decode()


@pytest.mark.parametrize("days", [0, 29])
def test_a_line_taken_back_is_not_erased_before_thirty_days(days):
    piece = making.long_taken_back(making.declined(why=MINE), days)
    assert erase_evidence_taken_back() == 0
    with pytest.raises(Refused):
        actions.erase_evidence(User.objects.house(), piece)
    assert Evidence.objects.get().why == MINE


@pytest.mark.parametrize("is_erased", [False, True])
def test_a_line_taken_back_is_erased_after_thirty_days_under_an_erased_reading_too(is_erased):
    piece = making.declined(why=MINE)
    making.offered(piece.claim.reading, why="It stands.")
    if is_erased:
        making.erased(piece.claim.reading)
    making.long_taken_back(Evidence.objects.get(pk=piece.pk))
    assert erase_evidence_taken_back() == 1
    assert erase_evidence_taken_back() == 0
    assert sorted(Evidence.objects.values_list("why", "answer")) == [("", ""), ("It stands.", "")]


@pytest.mark.parametrize("name", ["reader", "stranger", "moderator", "admin"])
def test_nobody_but_the_house_erases_it(name):
    with pytest.raises(Refused):
        actions.erase_evidence(person(name), making.long_taken_back(making.offered()))


def test_what_was_flagged_before_waits_for_the_moderators_and_is_erased_with_what_flags_kept():
    piece = making.offered(why=MINE)
    case = moderation.flag_evidence(person("reader"), piece, reason="attack").case
    Case.objects.update(opened_at=timezone.now() - timedelta(days=40))
    making.long_taken_back(piece)
    assert erase_evidence_taken_back() == 0
    moderation.decide(person("moderator"), case, Ruling("keep", "It goes for nobody."), version=case.version)
    assert erase_evidence_taken_back() == 1
    assert Evidence.objects.get().why == ""
    assert Flag.objects.get().kept == ""


def test_what_the_authors_cannot_answer_leaves_room_for_other_offers(monkeypatch):
    monkeypatch.setattr("critiques.readings.citing.OFFERS", 1)
    made = making.reading()
    first = making.offered(made)
    with pytest.raises(Refused, match="So much waits"):
        making.offered(made, number=2)
    actions.hide_evidence(person("moderator"), first, rule="spam")
    making.offered(made)
    actions.revise(person("reader"), made, making.writing(claims=making.kept(made, 2)), version=made.version)
    made = Reading.objects.get(pk=made.pk)
    assert making.offered(made).state == "offered"
    assert OFFERS == 200


# ---- dropped claims


def test_a_claim_no_version_makes_is_erased_after_thirty_days():
    making.long_dropped(making.draft(claims=(MINE, "It stays.")))
    assert erase_dropped_claims() == 1
    assert erase_dropped_claims() == 0
    assert set(Claim.objects.values_list("sentence", flat=True)) == {"", "It stays."}


def test_a_claim_dropped_lately_stays():
    making.long_dropped(making.draft(claims=(MINE, "It stays.")), 29)
    assert erase_dropped_claims() == 0


def test_a_claim_stays_while_a_version_makes_it_and_goes_with_the_last_of_them():
    made = making.later(making.reading(claims=(MINE, "It stays.")))
    making.offered(made, why="Of a stranger.")
    dropped = making.long_dropped(made)
    assert erase_dropped_claims() == 0
    with pytest.raises(Refused):
        actions.erase_claim(User.objects.house(), dropped)
    actions.delete_version(person("reader"), made.versions.get(number=1))
    assert erase_dropped_claims() == 1
    assert not Claim.objects.filter(sentence=MINE).exists()
    assert Evidence.objects.get().why == "Of a stranger."


def test_a_claim_stays_while_its_reading_is_before_the_moderators():
    made = making.reading(claims=(MINE, "It stays."))
    case = moderation.flag_reading(person("stranger"), made, reason="attack").case
    making.long_dropped(made)
    assert erase_dropped_claims() == 0
    moderation.decide(person("moderator"), case, Ruling("keep", "It goes for nobody."), version=case.version)
    assert erase_dropped_claims() == 1


# ---- drafts


def test_a_draft_is_thrown_away_with_all_its_words(as_):
    made = making.co_author(making.draft(title=MINE, thesis=MINE, exposition=MINE, claims=(MINE,)), "member")
    actions.invite(person("reader"), made, person("stranger").username)
    making.cited(made, "member", why=MINE)
    other = making.reading("owner", made.film, title="Another")
    actions.relate(person("reader"), made, other, "contests")
    client, slug = as_("member"), made.slug
    assert f'href="/readings/{slug}/discard/"' in client.get(f"/readings/{slug}/").content.decode()
    assert "Throw this draft away?" in client.get(f"/readings/{slug}/discard/").content.decode()
    assert client.post(f"/readings/{slug}/discard/").headers["Location"] == "/readings/?tab=mine"
    kept = [list(model.objects.filter(pk__gt=0).values_list()) for model in (Reading, Claim, Evidence)]
    assert MINE not in str(kept)
    assert "a-line" not in str(kept)
    left = Reading.objects.get(pk=made.pk)
    assert not left.authorships.filter(state="invited").exists()
    assert not left.relations.exists()
    for name in ("reader", "member", "stranger", "admin"):
        assert as_(name).get(f"/readings/{slug}/").status_code == 404
        assert as_(name).get(f"/readings/{left.slug}/").status_code == 404
    assert AuditEntry.objects.filter(verb="reading.discarded").count() == 1


@pytest.mark.parametrize("name", ["stranger", "owner", "moderator", "admin"])
def test_only_its_authors_throw_a_draft_away(name):
    made = making.draft()
    actions.invite(person("reader"), made, person("stranger").username)
    with pytest.raises(Refused):
        actions.discard(person(name), made)


def test_what_was_published_is_withdrawn_and_not_thrown_away(as_):
    made = making.reading()
    assert as_("reader").get(f"/readings/{made.slug}/discard/").status_code == 403
    for stand in (made, actions.withdraw(person("reader"), made)):
        with pytest.raises(Refused):
            actions.discard(person("reader"), stand)


def test_nothing_is_written_into_what_is_thrown_away():
    made = making.draft()
    actions.discard(person("reader"), made)
    for act in (
        lambda: actions.discard(person("reader"), made),
        lambda: actions.publish(person("reader"), made),
        lambda: actions.revise(person("reader"), made, making.writing(title="Again"), version=made.version),
        lambda: actions.invite(person("reader"), made, "member"),
    ):
        with pytest.raises(Refused):
            act()

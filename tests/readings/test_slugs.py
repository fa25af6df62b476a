"""Where readings are found: a draft's address says nothing, a published one's what it is called."""

import pytest

from annotations.sources.models import Film
from critiques.readings import actions
from critiques.readings.models import Reading
from tests import make
from tests.people import person
from tests.races import outcomes
from tests.readings import making
from tests.test_sweep import client_of


@pytest.mark.django_db
def test_a_draft_tells_nothing_of_itself_to_the_next_of_its_title():
    draft = making.draft()
    assert "consent" not in draft.slug
    assert making.reading("stranger", draft.film).slug == "the-consent-critique"
    assert actions.publish(person("reader"), draft).slug == "the-consent-critique-2"


@pytest.mark.django_db
def test_the_address_of_a_draft_leads_to_what_it_was_published_as():
    draft = making.draft()
    old = f"/readings/{draft.slug}/"
    reader = client_of("reader")
    assert (reader.get(old).status_code, client_of("stranger").get(old).status_code) == (200, 404)
    answer = reader.post(f"{old}publish/")
    assert answer.url == "/readings/the-consent-critique/"
    assert reader.get(answer.url).status_code == 200
    for who in ("reader", "stranger", "signed_out"):
        assert client_of(who).get(old).url == "/readings/the-consent-critique/"


@pytest.mark.django_db
def test_a_form_that_was_open_when_a_draft_was_published_loses_nothing():
    draft = making.co_author(making.draft())
    old = f"/readings/{draft.slug}/revise/"
    form = {"title": "Mine", "thesis": "My own words.", "version": draft.version}
    form |= {"claims-TOTAL_FORMS": 1, "claims-INITIAL_FORMS": 0, "claims-0-sentence": "One."}
    actions.publish(person("reader"), draft)
    answer = client_of("stranger").post(old, form)
    assert answer.status_code == 409
    assert "My own words." in answer.content.decode()


@pytest.mark.django_db
def test_a_draft_is_not_found_under_what_only_looks_like_its_address():
    made = making.draft()
    for slug in (made.slug[:-1], made.slug.upper(), f"{made.slug}0", "draft-"):
        assert client_of("reader").get(f"/readings/{slug}/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_of_two_published_at_once_each_has_an_address():
    film = Film.objects.get(pk=make.source().film_id)
    drafts = [making.draft(by, film) for by in ("reader", "stranger")]
    people = [person("reader"), person("stranger")]
    outcomes(*(lambda n=n: actions.publish(people[n], drafts[n]) for n in (0, 1)))
    slugs = set(Reading.objects.filter(state="published").values_list("slug", flat=True))
    assert slugs == {"the-consent-critique", "the-consent-critique-2"}

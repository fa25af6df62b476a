"""The pages of warnings: panels, proposing, disputing, and the categories."""

import pytest

from annotations.text import taxonomy
from annotations.text.profiles import Profile
from annotations.text.taxonomy_pages import PAGES, TERMS
from annotations.warnings import actions
from annotations.warnings.models import ContentWarning, WarningProfile
from annotations.warnings.records import Assessment, WarningDispute, WarningSupport
from critiques.moderation.models import Case
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db

SAID = {
    "category": "violence",
    "grade": "2",
    "layer": "text",
    "prominence": "passing",
    "brief": "Argues about a fight.",
}


def body(answer) -> str:
    return answer.content.decode()


def panel(source) -> str:
    return f"/sources/{source.slug}/warnings/"


# ---- proposing


def test_a_proposal_for_a_text_takes_two_steps_and_is_seen_by_its_proposer_alone(as_):
    source = make.source()
    page = f"{panel(source)}propose/"
    assert 'name="category" value="violence"' in body(as_("reader").get(page))
    assert "fights" in body(as_("reader").get(f"{page}?category=violence"))
    answer = as_("reader").post(page, SAID | {"terms": ["fights"]})
    made = ContentWarning.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/warnings/{made.pk}/")
    assert (made.state, made.terms, made.source) == ("proposed", ["fights"], source)
    assert "Argues about a fight." in body(as_("reader").get(panel(source)))
    assert "Argues about a fight." not in body(as_("stranger").get(panel(source)))
    assert "Argues about a fight." not in body(as_("signed_out").get(panel(source)))


def test_a_passage_is_warned_of_by_the_address_that_annotates_it(as_):
    source = make.source()
    start = source.current.text.index("The last scene")
    page = f"{panel(source)}propose/"
    assert "The last scene" in body(as_("reader").get(f"{page}?start={start}&end={start + 14}&category=violence"))
    as_("reader").post(page, SAID | {"start": start, "end": start + 14, "revision": source.current_id})
    assert ContentWarning.objects.get().passage.exact == "The last scene"


def test_a_selection_that_reads_otherwise_is_refused(as_):
    source = make.source()
    page = f"{panel(source)}propose/?start=0&end=5&exact=Other&category=violence"
    assert as_("reader").get(page).status_code == 409


def test_a_film_is_warned_of(as_):
    film = make.source().film
    page = f"/films/{film.slug}/warnings/propose/"
    assert 'name="layer"' not in body(as_("reader").get(f"{page}?category=violence"))
    as_("reader").post(page, SAID)
    assert (ContentWarning.objects.get().film, ContentWarning.objects.get().layer) == (film, "film")


def test_ones_own_annotation_has_its_warning_at_once(as_):
    note = make.annotation()
    answer = as_("reader").post(f"/annotations/{note.pk}/warnings/propose/", SAID)
    assert answer["Location"] == f"/annotations/{note.pk}/"
    assert ContentWarning.objects.get().state == "accepted"


def test_what_was_typed_is_kept_with_what_is_wrong(as_):
    answer = as_("reader").post(f"{panel(make.source())}propose/", SAID | {"grade": ""})
    assert answer.status_code == 422
    assert "Choose how it is treated." in body(answer)
    assert "Argues about a fight." in body(answer)


def test_where_somebody_has_proposed_the_same_theirs_can_be_supported(as_):
    source = make.source()
    first = make.warning("stranger", on=source, category="violence", brief="Tells of a fight.")
    answer = as_("reader").post(f"{panel(source)}propose/", SAID)
    assert answer.status_code == 409
    assert "Tells of a fight." in body(answer)
    assert "Argues about a fight." in body(answer)
    assert f"/warnings/{first.pk}/support/" in body(answer)
    as_("reader").post(f"/warnings/{first.pk}/support/")
    assert WarningSupport.objects.get().person.username == "reader"


# ---- panels


def test_a_texts_panel_says_what_the_film_contains_as_the_films(as_):
    source = make.source()
    make.warning(on=source.film, put="accepted", brief="Shows coercion.")
    page = body(as_("signed_out").get(panel(source)))
    assert page.index("The film contains") < page.index("Shows coercion.")
    assert "No warning stands for the text as a whole." in page


def test_a_line_that_gives_the_plot_away_is_absent_from_a_films_panel(as_):
    film = make.source().film
    warning = make.warning(on=film, put="accepted", brief="A hand is cut off.", spoiler="scene", detail="At the end.")
    page = body(as_("signed_out").get(f"/films/{film.slug}/warnings/"))
    assert "A hand is cut off." not in page
    assert "gives a scene away" in page
    assert "A hand is cut off." not in body(as_("signed_out").get(f"/warnings/{warning.pk}/"))


def test_a_line_that_gives_the_plot_away_is_absent_from_a_texts_panel(as_):
    source = make.source()
    on_text = make.warned(source, brief="A hand is cut off.", spoiler="scene")
    make.warned(source, "The last scene", brief="They play as one.", spoiler="ending")
    page = body(as_("signed_out").get(panel(source)))
    assert "A hand is cut off." not in page and "They play as one." not in page
    assert "gives a scene away" in page and "gives the ending away" in page
    assert "A hand is cut off." not in body(as_("signed_out").get(f"/warnings/{on_text.pk}/"))


def test_a_disputed_warning_is_shown_as_under_discussion(as_):
    warning = make.warning(put="disputed")
    page = body(as_("signed_out").get(panel(warning.text)))
    assert "Recounts coercion; no detail." in page
    assert "under discussion" in page


def test_who_disputes_and_who_proposed_is_named_to_no_reader(as_):
    warning = make.warning("walter", put="accepted")
    actions.dispute(person("dorothea"), warning, complaint="An unrepeatable complaint.")
    for path in (panel(warning.text), f"/warnings/{warning.pk}/"):
        page = body(as_("stranger").get(path))
        assert "walter" not in page
        assert "dorothea" not in page
        assert "unrepeatable" not in page


def test_not_assessed_is_not_none(as_):
    source = make.source()
    assert "Not yet assessed" in body(as_("signed_out").get(panel(source)))
    as_("moderator").post(f"{panel(source)}assess/", {"state": "none"})
    assert "nothing to warn of" in body(as_("signed_out").get(panel(source)))
    as_("admin").post(f"/films/{source.film.slug}/warnings/assess/", {"state": "declined"})
    assert Assessment.objects.get(film=source.film).state == "declined"


def test_a_reader_does_not_assess(as_):
    assert as_("reader").post(f"{panel(make.source())}assess/", {"state": "none"}).status_code == 403


# ---- one warning


def test_any_reader_disputes_with_a_reason(as_):
    warning = make.warning(put="accepted")
    page = f"/warnings/{warning.pk}/dispute/"
    assert as_("stranger").post(page, {"complaint": ""}).status_code == 422
    assert as_("stranger").post(page, {"complaint": "It is only discussed."}).status_code == 302
    assert WarningDispute.objects.get().complaint == "It is only discussed."
    again = as_("admin").post(page, {"complaint": "Indeed."})
    assert (again.status_code, "Indeed." in body(again)) == (409, True)


def test_its_proposer_reads_why_it_was_rejected_and_appeals(as_):
    warning = make.warning(put="rejected", why="It is not in that wording.")
    assert "It is not in that wording." in body(as_("reader").get(f"/warnings/{warning.pk}/"))
    as_("reader").post(f"/warnings/{warning.pk}/appeal/", {"complaint": "It is."})
    assert ContentWarning.objects.get().state == "proposed"


def test_its_proposer_withdraws_it(as_):
    warning = make.warning()
    as_("reader").post(f"/warnings/{warning.pk}/withdraw/")
    assert ContentWarning.objects.get().state == "withdrawn"


def test_one_cannot_support_what_one_cannot_know_of(as_):
    note = make.for_circle(make.circle(members=["stranger"]))
    warning = make.warning(on=note)
    assert as_("admin").post(f"/warnings/{warning.pk}/support/").status_code == 404


# ---- the flag


def test_a_missing_or_wrong_warning_is_no_case(as_):
    note = make.annotation()
    answer = as_("stranger").post(f"/annotations/{note.pk}/flag/", {"reason": "warning"})
    assert answer["Location"] == f"/annotations/{note.pk}/warnings/propose/"
    assert not Case.objects.exists()


def test_where_an_annotation_has_a_warning_it_can_be_disputed_from_there(as_):
    warning = make.warning(on=make.annotation())
    page = body(as_("stranger").get(f"/annotations/{warning.annotation_id}/warnings/propose/"))
    assert f"/warnings/{warning.pk}/dispute/" in page


def test_in_a_circle_it_stays_a_case_for_nobody_else_sees_the_note(as_):
    note = make.for_circle(make.circle(members=["stranger"]))
    as_("stranger").post(f"/annotations/{note.pk}/flag/", {"reason": "warning"})
    assert Case.objects.count() == 1


# ---- the categories


def test_each_category_and_each_of_its_kinds_is_explained():
    assert set(PAGES) == set(TERMS) == set(taxonomy.CATEGORIES)
    for slug, category in taxonomy.CATEGORIES.items():
        assert tuple(TERMS[slug]) == category.terms
        assert set(PAGES[slug].related) <= set(taxonomy.CATEGORIES) - {slug}


def test_examples_fit_where_briefs_stand():
    assert [one for page in PAGES.values() for one in page.examples if len(one) > 90] == []


def test_no_page_calls_anything_a_trigger(as_):
    for path in ("/warnings/", *(f"/warnings/{slug}/" for slug in PAGES)):
        assert "trigger" not in body(as_("signed_out").get(path)).lower()


@pytest.mark.parametrize(
    ("name", "note", "is_there"),
    [
        ("reader", {}, True),
        ("reader", {"visibility": "private"}, True),
        ("reader", {"kind": "highlight", "body": ""}, False),
        ("stranger", {}, True),
        ("signed_out", {}, True),
    ],
)
def test_a_card_leads_to_a_warning_of_its_words(as_, name, note, is_there):
    made = make.annotation(**note)
    link = f'href="/annotations/{made.pk}/warnings/propose/"'
    assert (link in as_(name).get(f"/sources/{made.source.slug}/").content.decode()) is is_there


@pytest.mark.parametrize("of", ["film", "source", "passage"])
def test_a_line_that_spoils_is_covered_until_somebody_has_seen_the_film(as_, of):
    source = make.source()
    on = {"film": source.film, "source": source, "passage": source}[of]
    warning = make.warned(on, "The last scene" if of == "passage" else "", spoiler="twist", brief="It was she.")
    pages = [f"/warnings/{warning.pk}/", f"/sources/{source.slug}/warnings/"]
    pages += [f"/films/{source.film.slug}/warnings/"] if of == "film" else []
    for page in pages:
        answer = as_("signed_out").get(page).content.decode()
        assert "gives a twist away" in answer
        assert "It was she." not in answer
    for seen in (Profile(seen=frozenset([source.film_id])), Profile(spoilers=True)):
        WarningProfile.objects.update_or_create(person=person("reader"), defaults={"written": seen.encode()})
        for page in pages:
            assert "It was she." in as_("reader").get(page).content.decode()


def test_a_line_that_spoils_is_shown_to_who_opens_it(as_):
    warning = make.warned(make.source(), spoiler="twist", brief="It was she.")
    client, page = as_("stranger"), f"/warnings/{warning.pk}/"
    assert "It was she." not in client.get(page).content.decode()
    answer = client.post("/covers/", {"open": f"{warning.pk}:line-{warning.pk}", "next": page})
    assert answer.url == f"{page}#line-{warning.pk}"
    assert "It was she." in client.get(page).content.decode()

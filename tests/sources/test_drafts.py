"""Importing sources, correcting their drafts, describing them."""

import threading
import time

import pytest
from django.db import connection, transaction

from annotations.sources import actions
from annotations.sources.actions import Upload
from annotations.sources.models import Manuscript, Revision, SearchEntry, Source
from annotations.text import importer
from annotations.text.editing import Change
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused
from tests import make
from tests.people import person
from tests.races import REFUSED, at_once

pytestmark = pytest.mark.django_db
WHOLE = {"rights_basis": "licence", "rights_evidence": "CC BY 4.0, printed under the original."}


def house():
    return User.objects.house()


def line(source, words: str) -> int:
    return next(entry.id for entry in source.manuscript.read() if entry.text.startswith(words))


def edited(source, *changes):
    source.refresh_from_db()
    return actions.edit_draft(house(), source, changes, version=source.manuscript.version)


# ---- importing


def test_a_text_becomes_a_draft_with_what_the_importer_read():
    draft = make.draft()
    assert (draft.state, draft.title, draft.author) == ("draft", "The bow and the bargain", "A. Sample")
    assert (str(draft.published), draft.rights_basis, draft.current) == ("2019-06-03", "excerpt", None)
    kinds = {entry.kind for entry in draft.manuscript.read()}
    assert kinds >= {"title", "byline", "date", "notice", "heading", "paragraph"}
    assert bytes(draft.manuscript.data).decode() == make.ESSAY


def test_a_draft_has_no_wording_to_read_or_to_find():
    make.draft()
    assert not Revision.objects.exists()
    assert not SearchEntry.objects.exists()


def test_the_same_words_are_refused_with_the_name_of_the_first():
    draft = make.draft()
    with pytest.raises(Conflict, match="The bow and the bargain"):
        make.draft(about=draft.film)
    assert Source.objects.count() == 1


def test_the_same_words_are_known_again_however_the_first_was_corrected():
    draft = make.draft()
    edited(draft, Change(line(draft, "A pupil"), text="Other words."))
    with pytest.raises(Conflict):
        make.draft(about=draft.film)


def test_what_was_taken_down_can_be_imported_again():
    draft = make.draft()
    actions.take_down(house(), draft, reason="A test.")
    assert make.draft(about=draft.film).state == "draft"


def test_two_sources_of_one_title_get_two_addresses():
    first = make.draft()
    second = make.draft(make.ESSAY + "\nOne more paragraph, which makes it another text.\n", about=first.film)
    assert first.slug != second.slug


# ---- correcting


def test_corrections_are_what_is_published():
    draft = make.draft()
    draft = edited(
        draft,
        Change(line(draft, "What the school"), kind="heading", level=3),
        Change(line(draft, "A café"), kind="dropped"),
        Change(line(draft, "The last scene"), text="The last scene asks two.\n\nThat is all."),
    )
    published = actions.publish(house(), actions.describe(house(), draft, **WHOLE))
    lines = published.current.text.split("\n")
    assert lines[-2:] == ["The last scene asks two.", "That is all."]
    assert not any(words.startswith("A café") for words in lines)
    assert [block.level for block in published.current.document.blocks if block.kind == "heading"] == [3]


def test_a_stale_correction_is_refused_and_changes_nothing():
    draft = make.draft()
    edited(draft, Change(3, kind="dropped"))
    with pytest.raises(Conflict, match="since you opened it"):
        actions.edit_draft(person("admin"), draft, [Change(4, kind="dropped")], version=1)
    draft.refresh_from_db()
    assert draft.manuscript.read()[3].kind != "dropped"


def test_a_senseless_correction_is_refused_with_a_sentence():
    draft = make.draft()
    with pytest.raises(Refused, match="no line 999"):
        edited(draft, Change(999, kind="paragraph"))
    draft.manuscript.refresh_from_db()
    assert draft.manuscript.version == 1


def test_a_published_wording_is_fixed_until_it_is_unpublished():
    text = make.source()
    with pytest.raises(Conflict, match="Unpublish"):
        edited(text, Change(line(text, "A pupil"), kind="dropped"))
    text = actions.unpublish(house(), text, reason="A slip.")
    text = actions.publish(house(), edited(text, Change(line(text, "A pupil"), kind="dropped")))
    assert text.current.number == 2
    assert "A pupil comes home" not in text.current.text


def test_a_wording_that_readers_annotated_stays():
    note = make.annotation()
    text = actions.unpublish(house(), note.source, reason="A slip.")
    text = edited(text, Change(line(text, "A pupil"), kind="dropped"))
    with pytest.raises(Conflict, match="Readers have annotated"):
        actions.publish(house(), text)
    assert Revision.objects.count() == 1


def test_published_again_unchanged_it_is_the_same_revision():
    text = make.source()
    revision = text.current_id
    text = actions.publish(house(), actions.unpublish(house(), text, reason="A pause."))
    assert text.current_id == revision


def test_bytes_are_read_again_in_another_encoding():
    raw = "Das Schloß\n\nEin Text über Türen, und über das, was hinter ihnen wartet: größer als jede Erklärung.\n"
    data = raw.encode("cp1252")
    wrong = data.decode("cp1251")
    draft = actions.import_source(
        house(), make.film(), importer.read(wrong), Upload(data, "schloss.txt", "cp1251"), language="de"
    )
    assert "Schloß" not in draft.title
    draft = actions.reread(person("admin"), draft, encoding="cp1252", form="", version=1)
    assert (draft.title, draft.manuscript.encoding) == ("Das Schloß", "cp1252")
    assert "größer" in " ".join(entry.text for entry in draft.manuscript.read())


def test_reading_again_keeps_what_the_text_does_not_say():
    draft = make.draft(url="https://example.org/original", publisher="Demo Review")
    draft = actions.reread(house(), draft, encoding="", form="text", version=1)
    assert (draft.url, draft.publisher) == ("https://example.org/original", "Demo Review")


@pytest.mark.django_db(transaction=True)
def test_the_same_text_brought_in_twice_at_once_makes_one_draft():
    film = make.film()
    answers = at_once(*[lambda: make.draft(about=film).state] * 3)
    assert sorted(answers) == ["draft", REFUSED, REFUSED]


def test_an_encoding_that_does_not_fit_is_refused_and_changes_nothing():
    draft = make.draft()
    Manuscript.objects.update(data=make.ESSAY.encode("cp1252", "ignore"))
    with pytest.raises(Refused):
        actions.reread(house(), draft, encoding="utf-8", form="", version=1)
    draft.refresh_from_db()
    assert (draft.title, draft.manuscript.version) == ("The bow and the bargain", 1)


def test_two_admins_describing_at_once_do_not_undo_each_other():
    draft = make.draft()
    actions.describe(house(), draft, author="B. Muster", version=1)
    with pytest.raises(Conflict, match="since you opened it"):
        actions.describe(person("admin"), draft, author="A. Sample", version=1)
    draft.refresh_from_db()
    assert draft.author == "B. Muster"


@pytest.mark.parametrize("address", ["https://example.org),", "https://[bad", "http://exa_mple/", "https://shop/x"])
def test_an_address_that_is_none_is_left_out_and_the_text_kept(address):
    raw = f"<html><head><link rel='canonical' href='{address}'></head><body><h1>A title</h1><p>Some words.</p></body></html>"
    draft = make.draft(raw)
    assert draft.url in ("", address)
    draft.full_clean(exclude=["current"])


def test_a_source_moved_to_a_film_that_has_the_same_text_is_refused():
    first = make.draft()
    second = make.draft(about=make.film("Another Film"))
    with pytest.raises(Conflict, match="here already"):
        actions.describe(house(), second, film=first.film)


@pytest.mark.django_db(transaction=True)
def test_two_texts_of_one_title_brought_in_at_once_get_two_addresses():
    films = [make.film(f"Film {number}") for number in range(4)]
    made = at_once(*[lambda film=film: make.draft(about=film).slug for film in films])
    assert len(set(made)) == 4


@pytest.mark.django_db(transaction=True)
def test_of_two_corrections_made_at_once_the_second_is_told():
    draft, answers = make.draft(), []
    began, may_commit = threading.Event(), threading.Event()

    def first():
        try:
            with transaction.atomic():
                actions.edit_draft(house(), draft, [Change(3, kind="dropped")], version=1)
                began.set()
                may_commit.wait(10)
        finally:
            connection.close()

    def second():
        began.wait(10)
        try:
            actions.edit_draft(house(), draft, [Change(4, kind="dropped")], version=1)
            answers.append("saved")
        except Conflict:
            answers.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=act) for act in (first, second)]
    for thread in threads:
        thread.start()
    began.wait(10)
    time.sleep(0.5)  # the second waits for the first one's lock by now
    may_commit.set()
    for thread in threads:
        thread.join()
    assert answers == ["told"]
    draft.manuscript.refresh_from_db()
    assert draft.manuscript.read()[2].kind == "dropped"

"""Publishing sources whole or as an excerpt, unpublishing and taking them down."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from annotations.marginalia import actions as marginalia
from annotations.marginalia.actions import Selection, Writing
from annotations.marginalia.models import Annotation
from annotations.passages.models import BlockCoverage, CoverageChange, Passage
from annotations.reader.models import Progress
from annotations.sources import actions, policies
from annotations.sources.actions import Upload
from annotations.sources.models import Manuscript, Revision, SearchEntry, Source
from annotations.text import importer
from annotations.text.editing import Change
from annotations.warnings import actions as warnings
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from tests import make
from tests.people import person
from tests.races import REFUSED, at_once
from tests.sources.test_drafts import WHOLE, edited, house, line

pytestmark = pytest.mark.django_db


# ---- rights


@pytest.mark.parametrize("basis", ["own_work", "licence", "permission", "public_domain"])
def test_the_whole_text_needs_a_basis_with_its_evidence(basis):
    draft = make.draft(rights_basis=basis)
    with pytest.raises(Refused, match="rests on"):
        actions.publish(house(), draft)
    draft = actions.describe(house(), draft, rights_evidence="A letter of 3 June.")
    assert actions.publish(house(), draft).state == "published"


def test_without_a_basis_a_source_is_an_excerpt_and_leads_to_the_original():
    draft = make.draft()
    with pytest.raises(Refused, match="give its address"):
        actions.publish(house(), draft)
    draft = actions.describe(house(), draft, url="https://example.org/original")
    with pytest.raises(Refused, match="Mark at least one"):
        actions.publish(house(), draft)
    draft = edited(draft, Change(line(draft, "The last scene"), quoted=True))
    text = actions.publish(house(), draft)
    assert text.current.text.startswith("The last scene")
    assert len(text.current.document.blocks) == 1


def test_what_an_excerpt_leaves_out_is_nowhere_but_at_the_desk():
    text = make.excerpt()
    assert "A pupil comes home" not in text.current.text
    assert not SearchEntry.objects.filter(body="pupil").exists()
    assert SearchEntry.objects.filter(body="scene").exists()
    with pytest.raises(Conflict):
        words = "A pupil comes home"
        marginalia.annotate(
            person("reader"), Selection(text.current, 0, len(words), words), Writing("Mine."), token=uuid4()
        )


def test_the_database_keeps_a_text_without_evidence_unpublished():
    draft = make.draft(rights_basis="licence")
    revision = make.source(make.ESSAY + "\nAnother one.\n").current
    with pytest.raises(IntegrityError, match="text_and_rights"), transaction.atomic():
        Source.objects.filter(pk=draft.pk).update(state="published", current=revision)


def test_the_basis_of_a_published_text_is_not_changed_under_it():
    text = make.source()
    with pytest.raises(Conflict, match="Unpublish"):
        actions.describe(house(), text, rights_basis="excerpt")


def test_a_published_text_keeps_its_evidence():
    text = make.source()
    with pytest.raises(Refused, match="evidence"):
        actions.describe(house(), text, rights_evidence="")


# ---- leaving


def test_publish_unpublish_and_publish_again():
    text = make.source()
    with pytest.raises(Conflict):
        actions.publish(house(), text)
    text = actions.unpublish(house(), text, reason="The author is revising it.")
    assert text.state_reason == "The author is revising it."
    with pytest.raises(Conflict):
        actions.unpublish(house(), text, reason="Again.")
    assert actions.publish(house(), text).state_reason == ""


@pytest.mark.parametrize("act", [actions.unpublish, actions.take_down])
def test_leaving_needs_a_reason(act):
    text = make.source()
    with pytest.raises(Refused, match="Say why"):
        act(house(), text, reason="  ")
    text.refresh_from_db()
    assert text.state == "published"


def test_taking_down_erases_every_wording_and_keeps_what_people_wrote():
    long = "The lesson is repeated until it is perfect. " * 20
    text = make.source(make.ESSAY.replace("Nobody says what", long + "Nobody says what"))
    note = make.annotation(on=text)
    wide = make.annotation(on=text, words=long.strip(), body="A long quotation.")
    actions.take_down(person("admin"), text, reason="The author asked us to.")
    text.refresh_from_db()
    assert (text.state, text.title) == ("taken_down", "The bow and the bargain")
    for revision in text.revisions.all():
        assert (revision.text, revision.blocks, revision.marks) == ("", [], [])
        assert revision.erased_at
    assert (text.notices, text.support) == ([], [])
    kept = Manuscript.objects.get(source=text)
    assert (bytes(kept.data), kept.entries) == (b"", [])
    assert not SearchEntry.objects.exists()
    assert not CoverageChange.objects.exists()
    assert not BlockCoverage.objects.exists()
    assert Annotation.objects.visible_to(person("signed_out")).count() == 2
    assert Passage.objects.get(pk=note.passage_id).exact == "the first thing they agree on"
    shortened = Passage.objects.get(pk=wide.passage_id)
    assert (len(shortened.exact), shortened.prefix, shortened.suffix) == (300, "", "")


def test_what_is_taken_down_stays_down():
    text = actions.take_down(house(), make.source(), reason="The author asked us to.")
    for act in (
        lambda: actions.publish(house(), text),
        lambda: actions.take_down(house(), text, reason="Again."),
        lambda: actions.unpublish(house(), text, reason="Again."),
        lambda: edited(text, Change(1, kind="dropped")),
    ):
        with pytest.raises(Conflict):
            act()


def test_what_people_wrote_can_still_be_withdrawn_and_hidden_afterwards():
    note = make.annotation()
    other = make.annotation("stranger", on=note.source)
    actions.take_down(house(), note.source, reason="The author asked us to.")
    marginalia.withdraw(person("reader"), note)
    marginalia.hide(person("moderator"), other, rule="law")
    assert not Annotation.objects.visible_to(person("signed_out")).exists()


@pytest.mark.parametrize("name", ["reader", "moderator", "signed_out"])
def test_readers_and_moderators_do_nothing_to_sources(name):
    actor, draft, live = person(name), make.draft(), make.source()
    for act in (
        lambda: actions.publish(actor, draft),
        lambda: actions.edit_draft(actor, draft, [], version=1),
        lambda: actions.reread(actor, draft, encoding="", form="", version=1),
        lambda: actions.unpublish(actor, live, reason="Mine."),
        lambda: actions.take_down(actor, live, reason="Mine."),
        lambda: actions.describe(actor, live, title="Mine"),
        lambda: actions.create_film(actor, title="Mine"),
        lambda: actions.import_source(actor, live.film, importer.read(make.ESSAY), Upload.pasted(make.ESSAY)),
    ):
        with pytest.raises(NotAllowed):
            act()


#   state           who sees it listed
VISIBLE = {
    "draft": {"admin"},
    "published": {"reader", "moderator", "admin", "signed_out"},
    "unpublished": {"admin"},
    "taken_down": {"admin"},
}


@pytest.mark.parametrize("state", VISIBLE)
def test_who_sees_a_source(state):
    text = make.source()
    Source.objects.filter(pk=text.pk).update(state=state, state_reason="A test.")
    text.refresh_from_db()
    people = ("reader", "moderator", "admin", "signed_out")
    assert {name for name in people if Source.objects.visible_to(person(name)).exists()} == VISIBLE[state]
    assert {name for name in people if policies.can_see(person(name), text)} == VISIBLE[state]


#   state            edit   publish unpublish take down
ACTS = {
    "draft":        (True,  True,   False,    True),
    "published":    (False, False,  True,     True),
    "unpublished":  (True,  True,   False,    True),
    "taken_down":   (False, False,  False,    False),
}  # fmt: skip


@pytest.mark.parametrize("state", ACTS)
def test_what_an_admin_may_do_in_which_state(state):
    text = Source(state=state)
    asked = (policies.can_edit_text, policies.can_publish, policies.can_unpublish, policies.can_take_down)
    assert tuple(may(person("admin"), text) for may in asked) == ACTS[state]
    assert not any(may(person(name), text) for may in asked for name in ("reader", "moderator", "signed_out"))


@pytest.mark.django_db(transaction=True)
def test_two_admins_publishing_at_once_make_one_revision():
    draft = make.draft(**WHOLE)
    answers = at_once(*[lambda: actions.publish(house(), draft).state] * 3)
    assert sorted(answers) == ["published", REFUSED, REFUSED]
    assert Revision.objects.count() == 1


# ---- what is printed beside a text

HELP = "If you have been affected by these issues, call the helpline on 0800 123 456."


def _with_help(**details):
    return make.draft(make.ESSAY + f"\n{HELP}\n", url="https://example.org/original", **details)


def test_an_excerpt_shows_no_line_that_nobody_marked():
    draft = _with_help()
    draft = edited(draft, Change(line(draft, "The last scene"), quoted=True))
    text = actions.publish(house(), draft)
    assert text.support == []
    assert all(notice["text"] == "" for notice in text.notices)
    assert text.notices[0]["categories"]


def test_an_excerpt_shows_a_support_line_that_is_marked():
    draft = _with_help()
    draft = edited(
        draft, Change(line(draft, "The last scene"), quoted=True), Change(line(draft, "If you"), quoted=True)
    )
    assert actions.publish(house(), draft).support == [HELP]


def test_what_is_printed_beside_an_annotated_text_can_be_corrected():
    text = actions.publish(house(), _with_help(**WHOLE))
    make.annotation(on=text)
    text = actions.unpublish(house(), text, reason="A slip.")
    text = edited(text, Change(line(text, "If you"), kind="dropped"))
    text = actions.publish(house(), text)
    assert (text.support, text.current.number) == ([], 1)


# ---- what taking down leaves


def test_quotations_that_together_hold_much_of_a_text_keep_only_their_first_words():
    long = " ".join(f"Sentence number {number} of a long and patient essay about bows." for number in range(40))
    text = make.source(make.ESSAY + f"\n{long}\n")
    start = text.current.text.index(long)
    for at in range(start, start + 1800, 290):
        make.annotation(on=text, words=text.current.text[at : at + 290])
    actions.take_down(house(), text, reason="The author asked us to.")
    assert {len(exact) for exact in Passage.objects.values_list("exact", flat=True)} == {40}


def test_taking_down_forgets_what_warnings_quoted_and_where_readers_stopped():
    text = make.source()
    warnings.propose_printed(house(), text)
    Progress.objects.create(reader=person("reader"), source=text, revision=text.current, position=3, at=timezone.now())
    assert text.warnings.exclude(brief="").exists()
    actions.take_down(house(), text, reason="The author asked us to.")
    assert not text.warnings.exclude(brief="").exists()
    assert not Progress.objects.exists()


def test_a_text_of_many_different_words_is_published_and_found_by_its_beginning():
    words = " ".join(f"word{number:06}" for number in range(120_000))
    text = make.source(f"A dictionary\n\nIt begins here.\n\n{words}\n\nIt ends there.\n")
    assert text.state == "published"
    assert SearchEntry.objects.filter(body="begins").exists()

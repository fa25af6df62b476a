"""Drafts: kept while one types, found again in the same place, gone once they are sent, and nobody else's."""

import re
import threading
from uuid import uuid4

import pytest
from django.db import connection

from annotations.marginalia import actions
from annotations.marginalia.models import Annotation
from annotations.reader import unsent
from annotations.reader.models import Draft
from perfection_site.accounts.refusals import Refused
from perfection_site.circles import actions as circles
from tests import make
from tests.people import PASSWORD, person
from tests.reader.test_writing import form

pytestmark = pytest.mark.django_db


def _html(answer) -> str:
    return answer.content.decode().replace("&#x27;", "'")


def _keep(client, source, **fields):
    return client.post(f"/sources/{source.slug}/draft/", form(source, **fields))


def _opened(client, source, **more) -> str:
    asked = {name: form(source)[name] for name in ("start", "end")}
    return _html(client.get(f"/sources/{source.slug}/annotate/", asked | more))


def test_what_was_typed_is_there_when_the_form_opens_again(as_):
    source, reader = make.source(), as_("reader")
    sent = form(source, body="Half a th", tags="end", kind="question", visibility="private")
    answer = reader.post(f"/sources/{source.slug}/draft/", sent)
    assert "Draft kept" in _html(answer)
    html = _opened(as_("reader"), source)
    assert "Half a th" in html
    assert 'value="end"' in html
    assert "Your draft of" in html
    assert sent["token"] in html
    assert html.count("checked") == 2


def test_it_is_gone_once_it_is_sent(as_):
    source, reader = make.source(), as_("reader")
    sent = form(source)
    reader.post(f"/sources/{source.slug}/draft/", sent)
    reader.post(f"/sources/{source.slug}/annotate/", sent)
    assert not Draft.objects.exists()
    assert reader.post(f"/sources/{source.slug}/draft/", sent).status_code == 204  # it kept itself too late
    assert not Draft.objects.exists()
    assert "A thought." not in _opened(reader, source)


def test_a_form_emptied_again_leaves_none(as_):
    source, reader, token = make.source(), as_("reader"), str(uuid4())
    _keep(reader, source, token=token)
    assert _keep(reader, source, token=token, body="  ").status_code == 204
    assert not Draft.objects.exists()


def test_two_forms_are_two_drafts_and_either_can_be_gone_on_with(as_):
    source, reader = make.source(), as_("reader")
    for body in ("Of one tab.", "Of another."):
        _keep(reader, source, body=body)
    first = Draft.objects.order_by("pk").first()
    assert "Of another." in _opened(reader, source)
    assert "Of one tab." in _opened(reader, source, draft=first.pk)
    page = _html(reader.get("/drafts/"))
    assert "Of one tab." in page
    assert "Of another." in page


def test_nobody_else_has_anything_of_it(as_):
    source = make.source()
    _keep(as_("reader"), source, body="Mine alone.")
    draft = Draft.objects.get()
    for name in ("stranger", "moderator", "admin"):
        client = as_(name)
        assert "Mine alone." not in _opened(client, source, draft=draft.pk)
        for path in ("/drafts/", f"/sources/{source.slug}/", f"/sources/{source.slug}/?tab=mine", "/search/?q=alone"):
            html = _html(client.get(path))
            assert "Mine alone." not in html
            assert "draft here" not in html
        assert client.post(f"/drafts/{draft.pk}/throw-away/").status_code == 404
        assert _keep(client, source, token=draft.token, body="Over it.").status_code == 400
    draft.refresh_from_db()
    assert draft.typed["body"] == "Mine alone."


def test_ones_own_tab_says_how_many_there_are(as_):
    source = make.source()
    make.unsent(on=source)
    assert "1 draft here" in _html(as_("reader").get(f"/sources/{source.slug}/?tab=mine"))
    assert "draft here" not in _html(as_("reader").get(f"/sources/{source.slug}/"))


def test_one_is_thrown_away(as_):
    draft = make.unsent()
    as_("reader").post(f"/drafts/{draft.pk}/throw-away/")
    assert not Draft.objects.exists()


def test_a_draft_that_cannot_be_sent_is_still_there_to_read(as_):
    draft = make.unsent(body="Words to take along.")
    type(draft.source).objects.filter(pk=draft.source_id).update(policy="closed")
    html = _html(as_("reader").get("/drafts/"))
    assert "Words to take along." in html
    assert "Go on writing" not in html


def test_many_drafts_come_in_pages_and_there_is_an_end_to_them(as_):
    source = make.source()
    for _ in range(22):
        make.unsent(on=source)
    page = _html(as_("reader").get("/drafts/"))
    assert page.count("throw-away") == 20
    last = Draft.objects.order_by("-id")[19].pk
    assert f"before={last}" in page
    assert _html(as_("reader").get(f"/drafts/?before={last}")).count("throw-away") == 2


def test_there_is_a_most_that_is_kept(monkeypatch):
    monkeypatch.setattr(unsent, "MOST", 1)
    text = make.source()
    make.unsent(on=text)
    with pytest.raises(Refused, match="drafts"):
        make.unsent(on=text)
    with pytest.raises(Refused, match="too long"):
        make.unsent(on=text, body="x" * 60_000)


# ---- editing


def test_an_edit_is_kept_and_found_again_and_gone_once_it_is_saved(as_):
    note, reader = make.annotation(body="As it stands."), as_("reader")
    sent = {"kind": "note", "body": "Half an ed", "tags": "", "visibility": "public", "version": 1,
            "token": str(uuid4())}  # fmt: skip
    reader.post(f"/annotations/{note.pk}/edit/draft/", sent)
    assert "Half an ed" in _html(reader.get(f"/annotations/{note.pk}/edit/"))
    assert as_("stranger").post(f"/annotations/{note.pk}/edit/draft/", sent).status_code == 404
    reader.post(f"/annotations/{note.pk}/edit/", sent)
    assert Annotation.objects.get().body == "Half an ed"
    assert reader.post(f"/annotations/{note.pk}/edit/draft/", sent).status_code == 204
    assert not Draft.objects.exists()


def test_what_is_erased_takes_its_draft_along():
    note = make.annotation()
    where = unsent.Where(note.source_id, annotation_id=note.pk, version=1)
    unsent.keep(person("reader"), where, uuid4(), {"kind": "note", "body": "x", "tags": "", "visibility": "public"})
    unsent._erase(note.pk)
    assert not Draft.objects.exists()


# ---- over a log-in


def _by(client, source) -> str:
    return _opened(client, source).split('name="by" value="')[1].split('"')[0]


@pytest.mark.parametrize(("who", "finds"), [("reader", True), ("stranger", False)])
def test_what_is_sent_after_the_session_has_ended_is_there_after_the_log_in(as_, who, finds):
    source, reader = make.source(), as_("reader")
    by = _by(reader, source)
    reader.logout()
    sent = form(source, body="Typed while the session ended.", by=by)
    assert reader.post(f"/sources/{source.slug}/draft/", sent).status_code == 401
    to_login = reader.post(f"/sources/{source.slug}/annotate/", sent)
    assert to_login.status_code == 302
    person(who)
    back = reader.post(to_login.url, {"login": who, "password": PASSWORD, "next": to_login.url.split("next=")[1]})
    assert back.status_code == 302
    assert ("Typed while the session ended." in _opened(reader, source)) == finds
    assert Draft.objects.count() == finds


def _sent_signed_out(client, source, **typed):
    by = unsent.signature(person("reader"))
    return client.post(f"/sources/{source.slug}/annotate/", form(source, by=by, **typed))


def test_what_two_tabs_send_after_the_session_has_ended_is_both_there(as_):
    source, visitor = make.source(), as_("signed_out")
    for words, body in (("The last scene", "First work."), ("naïve question", "Second work.")):
        start = source.current.text.index(words)
        _sent_signed_out(visitor, source, start=start, end=start + len(words), exact=words, body=body, token=uuid4())
    visitor.force_login(person("reader"))
    _opened(visitor, source)
    assert {draft.typed["body"] for draft in Draft.objects.all()} == {"First work.", "Second work."}


def test_what_can_not_be_kept_after_the_log_in_waits_until_it_can(as_, monkeypatch):
    source, visitor = make.source(), as_("signed_out")
    _sent_signed_out(visitor, source, body="Long work.")
    monkeypatch.setattr(unsent, "MOST", 1)
    other = make.unsent(on=source)
    visitor.force_login(person("reader"))
    asked = form(source)
    form_page = f"/sources/{source.slug}/annotate/?start={asked['start']}&end={asked['end']}"
    assert visitor.get(form_page).status_code == 400
    unsent.throw_away(person("reader"), other.pk)
    assert "Long work." in _html(visitor.get(form_page))


def test_a_draft_for_a_circle_that_is_archived_is_for_nobody_until_one_has_chosen(as_):
    circle, source = make.circle("reader", name="Archived one"), make.source()
    make.circle("reader", name="Another")
    draft = make.unsent(on=source, visibility=f"circle-{circle.pk}", body="For few.")
    circles.archive(person("reader"), circle)
    form_page = f"/sources/{source.slug}/annotate/?start={draft.start}&end={draft.end}"
    html = _html(as_("reader").get(form_page))
    assert "For few." in html
    assert re.search(r'<select name="visibility"[^>]*>\s*<option value="">Choose who sees it', html)
    answer = as_("reader").post(f"/sources/{source.slug}/annotate/", form(source, visibility=""))
    assert answer.status_code == 422
    assert "Choose who sees it: the circle you wrote this for" in _html(answer)
    assert not Annotation.objects.exists()


def test_no_way_to_go_on_is_offered_with_an_edit_for_a_circle_one_has_left(as_):
    circle = make.circle("reader", members=["member"])
    note = make.for_circle(circle, "member")
    where = unsent.Where(note.source_id, annotation_id=note.pk, version=1)
    fields = {"kind": "note", "body": "Half.", "tags": "", "visibility": "private"}
    unsent.keep(person("member"), where, uuid4(), fields)
    assert f"/annotations/{note.pk}/edit/" in _html(as_("member").get("/drafts/"))
    circles.leave(person("member"), circle)
    html = _html(as_("member").get("/drafts/"))
    assert "Half." in html
    assert f"/annotations/{note.pk}/edit/" not in html


def test_what_was_never_ours_is_not_kept_over_a_log_in(as_):
    source, visitor = make.source(), as_("signed_out")
    for by in ("", "1:forged"):
        visitor.post(f"/sources/{source.slug}/annotate/", form(source, by=by))
        assert "unsent" not in visitor.session


def test_an_edit_is_kept_over_a_log_in_too(as_):
    note, reader = make.annotation(), as_("reader")
    by = _html(reader.get(f"/annotations/{note.pk}/edit/")).split('name="by" value="')[1].split('"')[0]
    reader.logout()
    sent = {"kind": "note", "body": "Better.", "tags": "", "visibility": "public", "version": 1,
            "token": str(uuid4()), "by": by}  # fmt: skip
    to_login = reader.post(f"/annotations/{note.pk}/edit/", sent)
    reader.post(to_login.url, {"login": "reader", "password": PASSWORD})
    assert "Better." in _html(reader.get(f"/annotations/{note.pk}/edit/"))
    assert Annotation.objects.get().body == "A body."


def test_a_session_that_has_ended_does_not_tell_which_annotations_of_others_there_are(as_):
    theirs, visitor = make.annotation(visibility="private"), as_("signed_out")
    sent = form(theirs.source, version=1, by=unsent.signature(person("stranger")))
    for pk in (theirs.pk, theirs.pk + 1000):
        assert "sessionid" not in visitor.post(f"/annotations/{pk}/edit/", sent).cookies


@pytest.mark.django_db(transaction=True)
def test_no_draft_comes_back_after_its_annotation_stands():
    text, reader, token = make.source(), person("reader"), uuid4()
    start = text.current.text.index("The last scene")
    where = unsent.Where(text.pk, text.current_id, start, start + 14)
    fields = {"kind": "note", "body": "Once.", "tags": "", "visibility": "public"}
    selection = actions.Selection(text.current, start, start + 14, "The last scene")

    def send():
        from django.db import transaction

        with transaction.atomic():
            actions.annotate(reader, selection, actions.Writing("Once."), token=token)
            unsent.sent(reader, token)
        connection.close()

    def keep():
        unsent.keep(reader, where, token, fields)
        connection.close()

    threads = [threading.Thread(target=act) for act in (keep, send, keep)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Annotation.objects.count(), Draft.objects.count()) == (1, 0)

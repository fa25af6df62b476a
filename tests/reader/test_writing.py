"""The form in full over HTTP: highlights, tags, preview, audiences, editing, history and undo."""

import re
from uuid import uuid4

import pytest
from django.core.cache import caches

from annotations.marginalia.models import Annotation
from perfection_site.circles import actions as circles
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
WORDS = "the first thing they agree on"


def form(source, words: str = WORDS, **fields) -> dict:
    start = source.current.text.index(words)
    return {
        "start": start, "end": start + len(words), "exact": words, "revision": source.current_id, "kind": "note",
        "visibility": "public", "body": "A thought.", "tags": "", "token": str(uuid4()),
    } | fields  # fmt: skip


def _html(answer) -> str:
    return answer.content.decode().replace("&#x27;", "'")


def test_one_press_highlights_and_the_card_says_so_quietly(as_):
    source = make.source()
    pressed = form(source, kind="highlight", body="")
    del pressed["tags"], pressed["revision"]
    reader, path = as_("reader"), f"/sources/{source.slug}/annotate/"
    html = _html(reader.post(path, pressed, headers={"hx-request": "true"}))
    assert ">highlighted<" in html
    assert 'class="words"' not in html.split("</article>")[0]
    assert _html(as_("signed_out").get(f"/sources/{source.slug}/")).count("<mark") == 1
    reader.post(path, pressed)
    assert Annotation.objects.count() == 1


def test_tags_stand_on_the_card_and_lead_to_a_margin_of_them(as_):
    source = make.source()
    as_("reader").post(f"/sources/{source.slug}/annotate/", form(source, tags="Ending & after, käse"))
    make.annotation("stranger", "The last scene", on=source, body="Untagged.")
    page = _html(as_("signed_out").get(f"/sources/{source.slug}/"))
    links = re.findall(r'href="(/sources/[^"]*\?tag=[^"#]*)', page)
    assert [link.split("tag=")[1] for link in links] == ["ending%20%26%20after", "k%C3%A4se"]
    narrowed = _html(as_("signed_out").get(links[0]))
    assert "A thought." in narrowed
    assert "Untagged." not in narrowed


@pytest.mark.parametrize("typed", [",".join("abcdefghijk"), "x" * 41])
def test_tags_that_cannot_be_kept_are_explained(as_, typed):
    source = make.source()
    answer = as_("reader").post(f"/sources/{source.slug}/annotate/", form(source, tags=typed))
    assert answer.status_code == 422
    assert "A thought." in _html(answer)


def test_the_line_of_tags_is_finished_in_up_to_ten_ways(as_):
    text = make.source()
    for number in range(12):
        make.annotation("stranger", on=text, tags=(f'tag"{number:02}', "ending"))
    html = _html(as_("reader").get("/tags/", {"typed": "ending, tag"}))
    assert html.count("<option") == 10
    assert '<option value="ending, tag&quot;00">' in html
    assert "<option" not in _html(as_("reader").get("/tags/", {"typed": "ending, end"}))
    assert "<option" not in _html(as_("reader").get("/tags/", {"typed": "ending,"}))


def test_a_preview_shows_what_would_stand_and_keeps_nothing(as_):
    source, reader = make.source(), as_("reader")
    sent = form(source, body="*Bold* <b>no</b> ![x](https://example.org/x.png) [a](https://example.org)", preview="1")
    for headers in ({}, {"hx-request": "true"}):
        html = _html(reader.post(f"/sources/{source.slug}/annotate/", sent, headers=headers))
        assert "<em>Bold</em>" in html
        assert "<b>no" not in html
        assert "<img" not in html
        assert 'rel="nofollow ugc noopener noreferrer"' in html
        assert ("<form" in html) == (not headers)
    assert "*Bold*" in _html(reader.post(f"/sources/{source.slug}/annotate/", sent))
    assert not Annotation.objects.exists()


# ---- circles


def test_the_form_offers_the_circles_one_may_write_in(as_):
    source = make.source()
    make.circle("reader", name="Open to me")
    archived = make.circle("reader", name="Archived")
    circles.archive(person("reader"), archived)
    make.circle("stranger", name="Of others")
    html = _html(as_("reader").get(f"/sources/{source.slug}/annotate/?start=0&end=5"))
    assert [name in html for name in ("Open to me", "Archived", "Of others")] == [True, False, False]
    refused = as_("reader").post(f"/sources/{source.slug}/annotate/", form(source, visibility=f"circle-{archived.pk}"))
    assert refused.status_code == 422


def test_a_circles_annotation_is_on_its_members_pages_only_and_kept_for_nobody(as_):
    source = make.source()
    circle = make.circle("reader", members=["member"], name="Inner Circle")
    sent = form(source, visibility=f"circle-{circle.pk}", body="Among ourselves.", tags="inward")
    people = ("signed_out", "stranger", "moderator", "admin")
    as_("reader").post(f"/sources/{source.slug}/annotate/", sent)
    make.annotation("stranger", "A pupil", on=source, body="For everyone.")
    start = sent["start"]
    paths = ["", "?tag=inward", f"?at={start}", "margin/", f"margin/?at={start}", "margin/?since=0", "?kind=note"]
    for _ in range(2):  # whoever comes first fills what is kept for all
        for path in paths:
            for name in ("member", *people):
                html = _html(as_(name).get(f"/sources/{source.slug}/{path}"))
                assert ("Among ourselves." in html) == (name == "member"), (name, path)
                assert ("Inner Circle" in html) == (name == "member"), (name, path)
    for name in people:
        assert _html(as_(name).get(f"/sources/{source.slug}/")).count("<mark") == 1
    assert "1 annotation<" in _html(as_("member").get(f"/sources/{source.slug}/"))
    for alias in ("pages", "fragments"):
        assert "Among ourselves." not in str(getattr(caches[alias], "_cache", ""))


def test_a_circles_marks_are_told_apart_from_ones_own(as_):
    source = make.source()
    circle = make.circle("reader", members=["member"])
    make.for_circle(circle, "member", on=source)
    make.annotation("reader", "The last scene", on=source, visibility="private")
    html = _html(as_("reader").get(f"/sources/{source.slug}/"))
    assert dict(re.findall(r'<mark class="([^"]*)"[^>]*>([^<]*)<', html)) == {"circle": WORDS, "own": "The last scene"}


def test_stewards_hide_and_restore_inside_the_circle(as_):
    circle = make.circle("reader", members=["member"], stewards=["steward"])
    note = make.for_circle(circle, "member", body="Hidden soon.")
    page = f"/sources/{note.source.slug}/?at={note.passage.start}"
    assert f"/annotations/{note.pk}/hide/" in _html(as_("steward").get(page))
    assert as_("steward").post(f"/annotations/{note.pk}/hide/", {"rule": ""}).status_code == 422
    assert as_("steward").post(f"/annotations/{note.pk}/hide/", {"rule": "topic"}).status_code == 302
    circles.join(person("late"), make.invitation(circle))
    seen = {name: "Hidden soon." in _html(as_(name).get(page)) for name in ("member", "steward", "reader", "late")}
    assert seen == {"member": True, "steward": True, "reader": True, "late": False}
    assert as_("reader").post(f"/annotations/{note.pk}/restore/").status_code == 302
    assert "Hidden soon." in _html(as_("late").get(page))
    assert as_("member").post(f"/annotations/{note.pk}/hide/", {"rule": "topic"}).status_code == 403


# ---- editing


def _edit(note, **fields) -> dict:
    said = {"kind": note.kind, "body": note.body, "tags": "", "visibility": note.visibility, "version": note.version}
    return said | {"token": str(uuid4())} | fields


def test_an_edit_is_saved_and_the_card_says_edited(as_):
    note = make.annotation(body="First.")
    reader = as_("reader")
    assert "First." in _html(reader.get(f"/annotations/{note.pk}/edit/"))
    make.edited(note, "Second.")
    note.refresh_from_db()
    answer = reader.post(f"/annotations/{note.pk}/edit/", _edit(note, body="Third.", tags="late"), follow=True)
    html = _html(answer)
    assert "Third." in html
    assert f"/annotations/{note.pk}/history/" in html
    history = _html(as_("signed_out").get(f"/annotations/{note.pk}/history/"))
    assert history.index("Third.") < history.index("Second.") < history.index("First.")
    assert "Delete" not in history


def test_a_stale_edit_shows_both_and_can_be_sent_again(as_):
    note = make.annotation(body="First.")
    stale = _edit(note, body="Mine of this tab.")
    make.edited(note, "Of the other tab.")
    reader, path = as_("reader"), f"/annotations/{note.pk}/edit/"
    answer = reader.post(path, stale)
    html = _html(answer)
    assert answer.status_code == 409
    assert "Of the other tab." in html
    assert "Mine of this tab." in html
    assert "As it stands now" in html
    again = stale | {"version": re.search(r'name="version" value="(\d+)"', html).group(1)}
    assert reader.post(path, again).status_code == 302
    assert Annotation.objects.get().body == "Mine of this tab."


def test_deleted_versions_are_gone(as_):
    note = make.edited(make.annotation(body="First."), "Second.")
    reader, path = as_("reader"), f"/annotations/{note.pk}/history/delete/"
    assert as_("stranger").post(path).status_code == 403
    version = note.versions.get()
    assert reader.post(path, {"version": "9" * 30}).status_code == 404
    assert reader.post(path, {"version": version.pk}).status_code == 302
    assert "First." not in _html(reader.get(f"/annotations/{note.pk}/history/"))
    make.edited(note, "Third.")
    reader.post(path)
    assert not note.versions.exists()


# ---- taking back


def test_what_is_said_of_the_withdrawn_is_true_and_the_same_whether_or_not_a_case_is_open(as_):
    said = []
    for note in (make.annotation(), make.flagged(on=make.source(make.ESSAY + "\nMore.\n"))[0]):
        reader = as_("reader")
        html = _html(reader.post(f"/annotations/{note.pk}/withdraw/", follow=True))
        page = _html(reader.get(f"/annotations/{note.pk}/withdraw/"))
        assert "Readers no longer see it." in html
        assert "nobody" not in page.lower()
        said.append(re.findall(r'<p class="help">([^<]*)</p>', page))
    assert said[0] == said[1]
    assert "they read it until they have decided" in said[0][1]


def test_withdrawing_can_be_undone_by_the_button_of_its_message(as_):
    note, reader = make.annotation(body="Back again."), as_("reader")
    html = _html(reader.post(f"/annotations/{note.pk}/withdraw/", follow=True))
    undo = f"/annotations/{note.pk}/unwithdraw/"
    assert f'action="{undo}"' in html
    assert "Back again." not in _html(as_("stranger").get(f"/sources/{note.source.slug}/"))
    assert undo in _html(reader.get(f"/annotations/{note.pk}/withdraw/"))
    assert as_("stranger").post(undo).status_code == 404
    assert "Back again." in _html(reader.post(undo, follow=True))
    assert "Back again." in _html(as_("stranger").get(f"/sources/{note.source.slug}/"))

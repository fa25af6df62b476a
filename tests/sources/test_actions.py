"""Importing, describing, publishing and unpublishing sources."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from annotations.sources import actions
from annotations.sources.models import Source
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def test_a_text_becomes_a_draft_with_what_the_importer_read():
    draft = make.draft()
    assert (draft.state, draft.title, draft.author) == ("draft", "The bow and the bargain", "A. Sample")
    assert str(draft.published) == "2019-06-03"
    assert draft.current.number == 1
    assert {block.kind for block in draft.current.document.blocks} >= {"heading", "paragraph"}
    assert draft.current.notices[0]["categories"]


def test_the_same_words_are_refused_with_the_name_of_the_first():
    draft = make.draft()
    with pytest.raises(Conflict, match="The bow and the bargain"):
        make.draft(about=draft.film)
    assert Source.objects.count() == 1


def test_two_sources_of_one_title_get_two_addresses():
    first = make.draft()
    second = make.draft(make.ESSAY + "\nOne more paragraph, which makes it another text.\n", about=first.film)
    assert first.slug != second.slug


def test_publishing_needs_a_basis():
    draft = make.draft()
    with pytest.raises(Refused, match="whole text"):
        actions.publish(User.objects.house(), draft, rights_basis="")
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_publish_unpublish_and_publish_again():
    text = make.source()
    house = User.objects.house()
    with pytest.raises(Conflict):
        actions.publish(house, text, rights_basis="own_work")
    text = actions.unpublish(house, text)
    with pytest.raises(Conflict):
        actions.unpublish(house, text)
    assert actions.publish(house, text, rights_basis="licence").state == "published"


@pytest.mark.parametrize("name", ["reader", "moderator"])
def test_readers_and_moderators_do_nothing_to_sources(name):
    actor, draft, live = person(name), make.draft(), make.source()
    for act in (
        lambda: actions.publish(actor, draft, rights_basis="own_work"),
        lambda: actions.unpublish(actor, live),
        lambda: actions.describe(actor, live, title="Mine"),
        lambda: actions.create_film(actor, title="Mine"),
    ):
        with pytest.raises(NotAllowed):
            act()


#   state           who sees it listed
VISIBLE = {
    "draft": {"admin"},
    "published": {"reader", "moderator", "admin", "signed_out"},
    "unpublished": {"admin"},
}


@pytest.mark.parametrize("state", VISIBLE)
def test_who_sees_a_source(state):
    from annotations.sources import policies

    text = make.source()
    Source.objects.filter(pk=text.pk).update(state=state)
    text.refresh_from_db()
    people = ("reader", "moderator", "admin", "signed_out")
    assert {name for name in people if Source.objects.visible_to(person(name)).exists()} == VISIBLE[state]
    assert {name for name in people if policies.can_see(person(name), text)} == VISIBLE[state]


def _import(*args):
    out, err = StringIO(), StringIO()
    call_command("import_source", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_keeps_drafts_and_says_where(tmp_path):
    path = tmp_path / "essay.txt"
    path.write_text(make.ESSAY, encoding="utf-8")
    _out, err = _import(str(path), "--film", "A New Film")
    draft = Source.objects.get()
    assert f"/desk/sources/{draft.pk}/" in err
    assert draft.film.title == "A New Film"


def test_a_dry_run_prints_json_and_keeps_nothing(tmp_path):
    path = tmp_path / "essay.txt"
    path.write_text(make.ESSAY, encoding="utf-8")
    out, _err = _import(str(path), "--film", "A New Film", "--dry-run", "--json")
    (read,) = json.loads(out)
    assert read["path"] == str(path)
    assert read["title"] == "The bow and the bargain"
    assert {"kind", "level", "text"} <= set(read["blocks"][0])
    assert set(read) >= {"author", "published", "language", "notices", "support", "dropped"}
    assert not Source.objects.exists()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02binary", b" \n\n "])
def test_a_file_that_is_no_text_is_refused_with_its_name(tmp_path, content):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=r"bad\.txt"):
        _import(str(path), "--film", "A New Film")
    assert not Source.objects.exists()

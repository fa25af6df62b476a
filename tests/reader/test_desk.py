"""The source desk: what an admin's buttons do, and what happens when they cannot."""

import re

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile

from annotations.reader import draft as drafts
from annotations.reader.importing import import_source
from annotations.sources import actions
from annotations.sources.actions import Upload
from annotations.sources.models import Source
from annotations.text import importer
from annotations.text.editing import Change
from perfection_site.accounts.models import User
from tests import make

pytestmark = pytest.mark.django_db
ORIGINAL = "https://example.org/original"


def drafted(raw: str = make.ESSAY):
    return import_source(User.objects.house(), make.film(), importer.read(raw), Upload.pasted(raw))


def typed(client, source, **changed) -> dict:
    """What a browser sends from the desk's page: every field as it stands, and what somebody changed."""
    page = client.get(f"/desk/sources/{source.pk}/" + (f"?page={changed.pop('page')}" if "page" in changed else ""))
    fields = {}
    for name in ("form", "lines_form"):
        form = page.context[name]
        for bound in form:
            value = bound.value()
            if value is True:
                fields[bound.html_name] = "on"
            elif value not in (None, False):
                fields[bound.html_name] = str(value)
    for row in page.context["printed"]:
        fields[row["field"].html_name] = row["field"].value()
    return fields | {"do": "save"} | changed


def field(source, words: str, name: str = "kind") -> str:
    return f"{name}_{next(entry.id for entry in source.manuscript.read() if entry.text.startswith(words))}"


def post(client, source, **fields):
    return client.post(f"/desk/sources/{source.pk}/", typed(client, source, **fields))


def entries(source):
    return {entry.id: entry for entry in Source.objects.get(pk=source.pk).manuscript.read()}


# ---- bringing in


def _new(client, **fields):
    return client.post("/desk/sources/new/", {"film": "new", "film_title": "A Film", **fields})


def test_a_pasted_text_becomes_a_draft_of_a_new_film(as_):
    answer = _new(as_("admin"), pasted=make.ESSAY.replace("\n", "\r\n"), film_year="2018")
    source = Source.objects.get()
    assert answer.url == f"/desk/sources/{source.pk}/"
    assert (source.film.title, source.film.year, source.warnings.count()) == ("A Film", 2018, 2)


def test_a_file_in_an_old_encoding_is_read_and_can_be_read_again(as_):
    raw = "Die Tür\n\nEine Kritik\n\nWer größer ist als seine Angst, öffnet die Tür; so erzählt es dieser Film.\n"
    file = SimpleUploadedFile("tuer.txt", raw.encode("cp1252"))
    client = as_("admin")
    _new(client, upload=file)
    source = Source.objects.get()
    assert source.title == "Die Tür"
    assert "tuer.txt" in client.get(f"/desk/sources/{source.pk}/").content.decode()
    answer = client.post(f"/desk/sources/{source.pk}/read-again/", {"encoding": "cp1251", "form": "", "version": 1})
    assert answer.status_code == 302
    assert Source.objects.get().title != "Die Tür"


BAD = {
    "nothing": ({}, "one of the two"),
    "both": ({"pasted": "A text", "upload": SimpleUploadedFile("a.txt", b"A text")}, "one of the two"),
    "empty": ({"upload": SimpleUploadedFile("a.txt", b"  \n ")}, "no text"),
    "binary": ({"upload": SimpleUploadedFile("a.txt", b"\x00\x01\x02")}, "binary"),
    "a picture": ({"upload": SimpleUploadedFile("a.txt", b"\x89PNG\r\n")}, "binary"),
    "too large": ({"upload": SimpleUploadedFile("a.txt", b"a" * 2_000_001)}, "2 MB"),
    "too many": ({"pasted": "Title\n\n" + "A line.\n\n" * 10_001}, "10,000"),
    "NUL": ({"pasted": "Title\n\nwith a \x00"}, "ull"),
    "no title for the film": ({"pasted": make.ESSAY, "film_title": ""}, "title of the new film"),
    "no such film": ({"pasted": make.ESSAY, "film": "999"}, "valid choice"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_imported_gets_a_sentence_and_keeps_nothing(as_, name):
    fields, sentence = BAD[name]
    for file in fields.values():
        if hasattr(file, "seek"):
            file.seek(0)
    answer = _new(as_("admin"), **fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Source.objects.exists()


def test_the_same_text_again_is_refused_by_name_and_makes_no_film(as_):
    source = drafted()
    answer = as_("admin").post("/desk/sources/new/", {"film": source.film_id, "pasted": make.ESSAY})
    assert answer.status_code == 422
    assert "here already, as “The bow and the bargain”" in answer.content.decode()


# ---- correcting


def test_one_press_saves_all_that_was_typed(as_):
    source, client = drafted(), as_("admin")
    warning = source.warnings.get(category="sexual-violence")
    answer = post(
        client, source, author="B. Muster", policy="members",
        **{
            field(source, "What the school"): "heading-3",
            field(source, "A café"): "dropped",
            field(source, "A pupil", "words"): "A pupil comes home.\r\n\r\nNobody asks.",
            f"warning_{warning.pk}": "3",
        },
    )  # fmt: skip
    assert answer.status_code == 302
    texts = [entry.text for entry in entries(source).values()]
    assert {"A pupil comes home.", "Nobody asks."} <= set(texts)
    source.refresh_from_db()
    warning.refresh_from_db()
    assert (source.author, source.policy) == ("B. Muster", "members")
    assert (warning.state, warning.grade) == ("accepted", 3)


def test_saving_without_a_change_changes_nothing(as_):
    source = drafted()
    post(as_("admin"), source)
    source.refresh_from_db()
    assert (source.version, source.manuscript.version) == (1, 1)


def test_join_and_keep_have_buttons_of_their_own(as_):
    source, client = drafted(), as_("admin")
    first = field(source, "A pupil").removeprefix("kind_")
    post(client, source, do=f"join-{first}")
    assert entries(source)[int(first)].text.endswith("What the school teaches")
    post(client, source, **{f"kind_{first}": "dropped"})
    answer = post(client, source, do=f"keep-{first}")
    assert entries(source)[int(first)].kind == "paragraph"
    assert answer.url.endswith(f"#line-{first}")


def test_a_long_draft_has_pages_and_going_on_saves(as_, monkeypatch):
    monkeypatch.setattr(drafts, "LINES", 4)
    source, client = drafted(), as_("admin")
    answer = post(client, source, do="page-2", author="B. Muster")
    assert answer.url.endswith("?page=2")
    assert Source.objects.get().author == "B. Muster"
    page = client.get(answer.url)
    assert page.context["first_line"] == 5
    assert client.get(f"/desk/sources/{source.pk}/?page=999").status_code == 200


def test_a_bad_field_is_explained_and_nothing_is_saved(as_):
    source = drafted()
    answer = post(as_("admin"), source, title="", **{field(source, "A café"): "dropped"})
    assert answer.status_code == 422
    assert "This field is required" in answer.content.decode()
    source.manuscript.refresh_from_db()
    assert source.manuscript.version == 1


def test_after_a_conflict_what_was_typed_is_kept_and_can_be_sent_again(as_):
    source, client = drafted(), as_("admin")
    fields = typed(client, source, author="Typed with care")
    actions.describe(User.objects.house(), source, publisher="Somebody faster")
    answer = client.post(f"/desk/sources/{source.pk}/", fields)
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Typed with care" in html
    assert "since you opened it" in html
    fields["source_version"] = re.search(r'name="source_version" value="(\d+)"', html).group(1)
    assert client.post(f"/desk/sources/{source.pk}/", fields).status_code == 302
    assert Source.objects.get().author == "Typed with care"


# ---- publishing


def test_publish_saves_and_publishes_in_one_press(as_):
    source, client = drafted(), as_("admin")
    answer = post(client, source, do="publish", rights_basis="own_work", rights_evidence="Ours.", author="B. Muster")
    assert answer.url == f"/sources/{source.slug}/"
    source.refresh_from_db()
    assert (source.state, source.author) == ("published", "B. Muster")


def test_publishing_that_is_refused_saves_nothing_and_says_why(as_):
    source, client = drafted(), as_("admin")
    answer = post(client, source, do="publish", rights_basis="licence", rights_evidence="", author="B. Muster")
    assert answer.status_code == 400
    assert "rests on" in answer.content.decode()
    assert "B. Muster" in answer.content.decode()
    source.refresh_from_db()
    assert (source.state, source.author) == ("draft", "A. Sample")


def test_an_excerpt_shows_the_ticked_lines(as_):
    source, client = drafted(), as_("admin")
    answer = post(client, source, do="publish", url=ORIGINAL, **{field(source, "The last scene", "quoted"): "on"})
    assert answer.status_code == 302
    page = as_("signed_out").get(answer.url).content.decode()
    assert "The last scene" in page
    assert "A pupil comes home" not in page


def test_what_is_said_about_a_published_source_can_be_corrected(as_):
    source, client = make.source(), as_("admin")
    answer = post(client, source, publisher="Demo Review")
    assert answer.status_code == 302
    source.refresh_from_db()
    assert (source.publisher, source.state) == ("Demo Review", "published")


def test_unpublishing_and_taking_down_ask_for_a_reason(as_):
    source, client = make.source(), as_("admin")
    address = f"/desk/sources/{source.pk}"
    assert client.post(f"{address}/unpublish/", {"reason": ""}).status_code == 422
    assert client.post(f"{address}/unpublish/", {"reason": "The author is revising it."}).status_code == 302
    answer = client.post(f"{address}/take-down/", {"reason": "The author asked us to."})
    assert "nobody can bring them back" in answer.content.decode()
    assert client.post(f"{address}/take-down/", {"reason": "The author asked us to.", "sure": "on"}).status_code == 302
    page = client.get(f"{address}/").content.decode()
    assert "The author asked us to." in page
    assert "A pupil comes home" not in page


def test_what_was_rendered_of_a_text_goes_with_it(as_, django_capture_on_commit_callbacks):
    source = make.source()
    as_("signed_out").get(f"/sources/{source.slug}/")
    assert any("A pupil comes home" in str(kept) for kept in caches["pages"]._cache.values())
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_down(User.objects.house(), source, reason="The author asked us to.")
    assert not caches["pages"]._cache
    assert not caches["fragments"]._cache


def test_a_text_with_one_very_long_line_can_be_saved_and_published(as_):
    source, client = drafted("A title\n\n" + "word " * 30_000), as_("admin")
    answer = post(client, source, do="publish", rights_basis="own_work", rights_evidence="Ours.")
    assert answer.status_code == 302


def test_a_line_that_did_not_come_along_keeps_its_tick(as_, monkeypatch):
    monkeypatch.setattr(drafts, "LINES", 4)
    source, client = drafted(), as_("admin")
    first, *_between, last = list(entries(source).values())[:5]
    fields = typed(client, source)
    actions.edit_draft(User.objects.house(), source, [Change(last.id, quoted=True)], version=1)
    fields["version"] = 2
    fields[f"kind_{first.id}"] = "dropped"
    monkeypatch.setattr(drafts, "LINES", 5)  # as when somebody has joined two lines meanwhile
    assert client.post(f"/desk/sources/{source.pk}/", fields).status_code == 302
    assert entries(source)[last.id].quoted


def test_a_film_named_as_a_new_one_that_is_there_already_is_not_made_twice(as_):
    _new(as_("admin"), pasted=make.ESSAY, film_year="2018")
    _new(
        as_("admin"),
        pasted=make.ESSAY + "\nOne more sentence, which makes it another text.\n",
        film_title=" a  film ",
        film_year="2018",
    )
    assert {source.film_id for source in Source.objects.all()} == {Source.objects.first().film_id}
    assert Source.objects.count() == 2

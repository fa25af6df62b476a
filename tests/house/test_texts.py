"""The house's own texts: what they say, who revises them, and that every wording stays."""

import pytest
from django.db import ProgrammingError, transaction

from annotations.marginalia.models import Rule
from annotations.text import sanitise
from annotations.warnings.present import Surface, present
from perfection_site.accounts.limits import LIMITS
from perfection_site.accounts.models import Watch
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from perfection_site.house import actions, policies
from perfection_site.house.models import HouseText, HouseTextVersion
from tests.people import NAMES, person

pytestmark = pytest.mark.django_db


def _rules() -> HouseText:
    return HouseText.objects.get(slug="rules")


def _revised(body="## One rule\n\nBe kind.", why="Shorter.", version=1):
    return actions.revise(person("admin"), _rules(), body=body, why=why, version=version)


def test_the_rules_are_those_that_decisions_name():
    """Each rule a moderator can name stands in the text, in these words, and no other."""
    version = HouseTextVersion.objects.get(text__slug="rules")
    headings = [line.removeprefix("### ") for line in version.body.splitlines() if line.startswith("### ")]
    assert headings == [str(label) for label in Rule.labels]


@pytest.mark.parametrize("slug", ["about", "rules", "privacy", "contact"])
def test_each_text_stands_on_its_page_with_version_and_date(client, slug):
    html = client.get(f"/{slug}/").content.decode()
    assert "Version 1" in html
    assert f'href="/{slug}/history/"' in html
    assert "<h2 id=" in html


def test_links_within_the_texts_lead_somewhere(client):
    import re

    for version in HouseTextVersion.objects.all():
        for path in re.findall(r'href="(/[^"]*)"', version.body_html):
            assert client.get(path).status_code == 200, (version, path)


def test_the_foot_of_every_page_leads_there_and_to_contact_the_form(client):
    html = client.get("/no/such/page/").content.decode()
    for slug in ("about", "rules", "privacy", "contact"):
        assert f'href="/{slug}/"' in html
    assert 'href="/contact/report/"' in client.get("/contact/").content.decode()


# What is watched, and what is counted for limits, with the words of the privacy text that say so.
WATCHED = {
    "film": "which films",
    "source": "which films, texts",
    "reading": "readings and threads, and what of each",
    "thread": "readings and threads, and what of each",
    "circle": "texts, circles",
}
COUNTED = {
    "annotate": "annotate,",
    "post": "write a post",
    "edit": "edit,",
    "export": "export,",
    "flag": "flag,",
    "propose": "propose a warning",
    "support": "support or dispute one",
    "dispute": "support or dispute one",
    "relate": "mute or block",
    "watch": "watch,",
    "circle": "begin a circle",
    "reading": "begin a reading",
    "cite": "cite or offer evidence",
    "offer": "cite or offer evidence",
    "respond": "relate one reading to another",
    "invite": "invite somebody or make a link into a circle",
    "join": "join one",
    "report": "from one network address",
    "report-site": "from the networks it belongs to",
    "report-provider": "from the networks it belongs to",
    "report-mail": "how often one e-mail address is named",
    "report-all": "how many come from everywhere together",
}


def _privacy(begins: str) -> str:
    lines = HouseTextVersion.objects.get(text__slug="privacy").body.splitlines()
    (line,) = (line for line in lines if line.startswith(begins))
    return line


def test_what_is_watched_is_named_in_the_privacy_text():
    assert set(WATCHED) == set(Watch.Kind.values)
    said = _privacy("- **What you watch**")
    assert {kind for kind, words in WATCHED.items() if words not in said} == set()


def test_what_is_counted_for_limits_is_named_in_the_privacy_text():
    assert COUNTED.keys() == LIMITS.keys()
    said = _privacy("We keep no list of who visited.")
    assert {scope for scope, words in COUNTED.items() if words not in said} == set()


#   who may revise
REVISE = {"admin"}


def test_who_may_revise_a_text():
    assert {name for name in NAMES if policies.can_revise(person(name))} == REVISE
    for name in ("moderator", "reader"):
        with pytest.raises(NotAllowed):
            actions.revise(person(name), _rules(), body="x", why="y", version=1)


def test_a_revision_is_a_further_version_and_the_first_stays(client):
    made = _revised()
    assert made.number == 2
    assert "Be kind." in client.get("/rules/").content.decode()
    old = client.get("/rules/version/1/").content.decode()
    assert "Nothing sexual about a minor" in old
    assert "no longer in force" in old
    assert "no longer in force" not in client.get("/rules/version/2/").content.decode()
    history = client.get("/rules/history/").content.decode()
    assert history.index("Shorter.") < history.index("The first version.")


@pytest.mark.parametrize(("fields", "sentence"), [
    ({"body": "  "}, "Write the text"), ({"why": " "}, "Say what has changed"),
])  # fmt: skip
def test_a_revision_says_something_and_why(fields, sentence):
    with pytest.raises(Refused, match=sentence):
        _revised(**fields)
    assert HouseTextVersion.objects.filter(text__slug="rules").count() == 1


def test_a_revision_that_changes_nothing_is_refused():
    same = _rules().versions.get().body
    with pytest.raises(Refused, match="Nothing has changed"):
        _revised(body=same.replace("\n", "\r\n") + "  \n")


def test_a_version_can_be_neither_changed_nor_deleted():
    for change in (lambda: HouseTextVersion.objects.update(body="x"), lambda: HouseTextVersion.objects.all().delete()):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            change()


def test_the_second_admin_sees_what_the_first_changed_and_keeps_what_they_typed(as_):
    _revised(body="## One rule\n\nBe kind.\n\nA line that came.")
    with pytest.raises(Conflict, match="version 2"):
        _revised(version=1)
    admin = as_("admin")
    typed = {"body": "## Mine\n\nTyped with care.", "why": "Mine.", "version": "1"}
    answer = admin.post("/desk/texts/rules/", typed)
    html = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Typed with care.", "Mine.", "<ins>A line that came.</ins>", "Shorter.", 'name="version" value="2"'):
        assert words in html
    assert admin.post("/desk/texts/rules/", typed | {"version": "2"}).status_code == 302
    assert _rules().versions.count() == 3


def test_a_preview_shows_it_and_publishes_nothing(as_):
    typed = {"body": "## A heading\n\n*Typed*.", "why": "", "version": "1", "preview": "1"}
    html = as_("admin").post("/desk/texts/rules/", typed).content.decode()
    assert '<h2 id="s-a-heading">A heading</h2>' in html
    assert "## A heading" in html
    assert _rules().versions.count() == 1


def test_a_form_without_a_reason_is_sent_back_with_what_was_typed(as_):
    answer = as_("admin").post("/desk/texts/rules/", {"body": "Typed with care.", "why": "", "version": "1"})
    assert answer.status_code == 400
    assert "Say what has changed" in answer.content.decode()
    assert "Typed with care." in answer.content.decode()
    answer = as_("admin").post("/desk/texts/rules/", {"body": "", "why": "x", "version": "nonsense"})
    assert answer.status_code == 422


def test_presenting_gives_heading_words_number_and_date():
    shown = present(_revised(), person("signed_out"), Surface.PAGE)
    assert (shown.slug, shown.heading, shown.number, shown.change) == ("rules", "House rules", 2, "Shorter.")
    assert shown.words.startswith('<h2 id="s-one-rule">')
    assert shown.when is not None


def test_a_long_history_comes_in_pages(client):
    for number in range(1, 33):
        _revised(body=f"Wording {number}.", version=number)
    first, rest = (client.get(f"/rules/history/{more}").content.decode() for more in ("", "?before=4"))
    assert first.count("/rules/version/") == 30
    assert "?before=4" in first
    assert rest.count("/rules/version/") == 3
    assert client.get("/rules/history/?before=1").status_code == 404


# ---- what the house's Markdown may do more than a reader's


@pytest.mark.parametrize(("markdown", "html"), [
    ("# A", '<h2 id="s-a">A</h2>\n'),
    ("## A *b* & c", '<h2 id="s-a-b-c">A <em>b</em> &amp; c</h2>\n'),
    ("##### Deep", '<h3 id="s-deep">Deep</h3>\n'),
    ("## A\n## A", '<h2 id="s-a">A</h2>\n<h2 id="s-a-2">A</h2>\n'),
    ("## ¡!", '<h2 id="s-section">¡!</h2>\n'),
    ("[a](/rules/)", '<p><a href="/rules/">a</a></p>\n'),
    ("[a](//evil.example/)", "<p>[a](//evil.example/)</p>\n"),
    ("[a](/\\evil.example/)", '<p><a href="/%5Cevil.example/">a</a></p>\n'),
    ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>\n"),
    ("<h2 onclick=x>A</h2>", "<p>&lt;h2 onclick=x&gt;A&lt;/h2&gt;</p>\n"),
    ("a\nb", "<p>a\nb</p>\n"),
])  # fmt: skip
def test_house_markdown(markdown, html):
    assert sanitise.render_house(markdown) == html


def test_readers_still_get_no_headings_and_no_links_within():
    assert sanitise.render("## A") == "<p><strong>A</strong></p>\n"
    assert sanitise.render("[a](/rules/)") == "<p>[a](/rules/)</p>\n"

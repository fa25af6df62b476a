"""Lists as a reader's profile has them: what is covered shows its title and why, what is to be left out is counted."""

import pytest

from annotations.text.profiles import PRESETS, From, Profile
from annotations.warnings.models import WarningProfile
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db

OMITS = Profile(PRESETS["standard"] | {"violence": From(note=1, omit=3)})
LISTS = ["/", "/films/", "/sources/", "/search/?q=lesson", "/films/{film}/"]


def reader(as_):
    WarningProfile.objects.create(person=person("reader"), written=OMITS.encode())
    return as_("reader")


def page(client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.mark.parametrize("path", LISTS)
def test_what_somebody_wants_left_out_is_counted_and_shown_when_asked(as_, path):
    source = make.source()
    make.warned(source, category="violence", grade=3)
    path = path.format(film=source.film.slug)
    client, link = reader(as_), f'href="/sources/{source.slug}/'
    without = page(client, path)
    assert link not in without
    assert "1 left out by your reading preferences." in without
    asked = page(client, path + ("&" if "?" in path else "?") + "all=1")
    assert link in asked
    assert "[Covered: Violence, described]" in asked
    assert link in page(as_("stranger"), path)


def test_annotations_on_a_text_somebody_wants_left_out_are_left_out_of_what_is_found(as_):
    note = make.annotation("author", body="A lantern.")
    make.warned(note.source, category="violence", grade=3)
    path, link = "/search/?in=annotations&q=lantern", f'href="/annotations/{note.pk}/'
    client = reader(as_)
    assert link in page(as_("stranger"), path)
    without = page(client, path)
    assert link not in without and "No annotation says" not in without
    assert "1 left out by your reading preferences." in without
    assert link in page(client, f"{path}&all=1")


@pytest.mark.parametrize("path,place", [("/sources/", "sources"), ("/films/", "films")])
def test_whoever_asked_for_all_gets_all_on_further_pages(as_, monkeypatch, path, place):
    monkeypatch.setattr(f"perfection_site.pages.{place}.PAGE", 1)
    make.source()
    make.source(make.ESSAY.replace("The lesson", "Another lesson", 1), about=make.film("Another Film"))
    assert "&amp;all=1" in page(reader(as_), f"{path}?all=1")
    assert "&amp;all=1" not in page(as_("stranger"), path)


@pytest.mark.parametrize("path", ["/", "/films/"])
def test_a_film_somebody_wants_left_out_is_counted(as_, path):
    source = make.source()
    make.warned(source.film, category="violence", grade=4)
    without = page(reader(as_), path)
    assert f'href="/films/{source.film.slug}/"' not in without
    assert "1 left out by your reading preferences." in without
    assert "[Covered: Violence, graphic]" in page(as_("stranger"), path)


@pytest.mark.parametrize("path", LISTS)
def test_what_is_covered_shows_its_title_and_why(as_, path):
    source = make.source()
    make.warned(source, grade=3)
    html = page(as_("signed_out"), path.format(film=source.film.slug))
    assert f'href="/sources/{source.slug}/' in html
    assert "[Covered: Sexual violence, described]" in html


def test_a_list_asks_nothing_for_each_source(as_, django_assert_max_num_queries):
    client = reader(as_)
    for number in range(4):
        made = make.source(make.ESSAY.replace("The lesson", f"The lesson {number}", 1))
        make.warned(made, category="violence", grade=3)
    for path in ("/sources/", "/films/", "/"):
        with django_assert_max_num_queries(8):
            client.get(path)

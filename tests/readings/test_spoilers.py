"""A reading that gives something away: its words are closed to whoever has not seen its film, wherever they stand and
whatever its grade, and open to whoever has. Its name is never covered."""

import pytest

from annotations.text.profiles import PRESETS, Profile
from annotations.warnings.models import ContentWarning, WarningProfile
from critiques.readings import actions
from tests import make
from tests.people import person
from tests.readings import making

pytestmark = pytest.mark.django_db

SAID, LINE = "at the last theorbo", "Says how it ends."
#   who looks         what they have said                                                 whether they read it
READERS = {
    "signed_out":     (None,                                                              False),
    "stranger":       (lambda film, other: Profile(seen=frozenset([other.pk])),           False),
    "member":         (lambda film, other: Profile(PRESETS["researcher"]),                False),
    "moderator":      (None,                                                              False),
    "seen":           (lambda film, other: Profile(seen=frozenset([film.pk])),            True),
    "minds-none":     (lambda film, other: Profile(spoilers=True),                        True),
}  # fmt: skip
#   where it stands                                      said there of it
PLACES = {
    "/readings/{reading}/":                              True,
    "/readings/{reading}/version/1/":                    True,
    "/readings/":                                        True,
    "/readings/?film={film}":                            True,
    "/films/{film}/":                                    True,
    "/search/?in=readings&q=theorbo":                    True,
    "/search/?in=readings&q=critique":                   True,
    "/sources/{source}/?at={at}":                        True,
    "/threads/{thread}/":                                True,
    "/sources/{source}/":                                False,
    "/films/{film}/feed/":                               False,
    "/sources/{source}/feed/":                           False,
    "/readings/{other}/":                                False,
}  # fmt: skip


def _world() -> dict:
    words = {name: f"One {name} {SAID}." for name in ("thesis", "exposition", "complications", "questions")}
    made = making.reading(claims=(f"A claim {SAID}.",), **words)
    piece = making.cited(made, why=f"A line {SAID}.")
    thread = making.said(making.claim(made), "owner", "Is it?").thread_id
    other = making.reading("owner", made.film, title="Another")
    actions.relate(person("owner"), other, made, "contests")
    make.warned(made.subject, category="drugs-alcohol", grade=1, brief=LINE, spoiler="ending")
    source = piece.passage.source
    return {"reading": made.slug, "film": made.film.slug, "source": source.slug, "at": piece.passage.start} | {
        "thread": thread, "other": other.slug, "of": made.film,
    }  # fmt: skip


@pytest.mark.parametrize("who", READERS)
def test_wherever_it_stands_it_is_read_by_whoever_has_seen_its_film(as_, who):
    world = _world()
    said, reads = READERS[who]
    if said:
        profile = said(world["of"], make.film("Another film"))
        WarningProfile.objects.create(person=person(who), written=profile.encode())
    client, found, named = as_(who), {}, {}
    for place in PLACES:
        html = client.get(place.format(**world)).content.decode()
        # What was looked for stands in the field too.
        html = html.partition("<main")[2].replace("<mark>", "").replace("</mark>", "") or html
        found[place] = SAID in html
        named[place] = LINE in html
    assert found == {place: reads and is_said for place, is_said in PLACES.items()}
    assert reads or not any(named.values())


def test_its_name_is_never_covered_and_the_cover_says_of_what_kind_it_is(as_):
    world = _world()
    html = as_("signed_out").get(f"/readings/{world['reading']}/").content.decode()
    assert "The consent critique" in html and 'form="covers"' in html
    assert f"spoiler, {ContentWarning.Spoiler.ENDING.label}".lower() in html.lower()


def test_whoever_opens_it_reads_it_for_that_visit_alone(as_):
    world = _world()
    client, path = as_("stranger"), f"/readings/{world['reading']}/"
    made = making.Reading.objects.get(slug=world["reading"])
    sent = {"open": f"{made.subject.warnings.get().pk}:reading-{made.pk}", "next": path}
    assert client.post("/covers/", sent).url == f"{path}#reading-{made.pk}"
    assert SAID in client.get(path).content.decode()
    assert SAID not in as_("stranger").get(path).content.decode()

"""A post that gives something away: closed to whoever has not seen the film, wherever the post stands, whatever its
grade; open to whoever has."""

import pytest

from annotations.text.profiles import PRESETS, Profile
from annotations.warnings.models import WarningProfile
from critiques.moderation import actions as moderation
from tests import make
from tests.people import person
from tests.readings import making
from tests.threads.made import began, page, replied, reworded

pytestmark = pytest.mark.django_db

WORDS, LINE = "She never went back to the school.", "Says how it ends."
#   who looks         what they have said                                                 whether they read it
READERS = {
    "signed_out":     (None,                                                              False),
    "stranger":       (lambda film, other: Profile(seen=frozenset([other.pk])),           False),
    "member":         (lambda film, other: Profile(PRESETS["researcher"]),                False),
    "moderator":      (None,                                                              False),
    "seen":           (lambda film, other: Profile(seen=frozenset([film.pk])),            True),
    "minds-none":     (lambda film, other: Profile(spoilers=True),                        True),
    "author":         (None,                                                              False),  # as with any cover
}  # fmt: skip


def _looks(as_, who: str, film):
    said, _reads = READERS[who]
    if said:
        profile = said(film, make.film("Another film"))
        WarningProfile.objects.create(person=person(who), written=profile.encode())
    return as_(who)


def _spoils(post) -> None:
    make.warned(post.subject, category="drugs-alcohol", grade=1, brief=LINE, spoiler="ending")


def _thread():
    """A post that gives the ending away, one that quotes it, and what it once said."""
    first = began("second_moderator", make.annotation(), "Nothing given away.")
    post = replied(first, "author", f"{WORDS} As it was.")
    replied(first, "author", "As said above.", quoted=post.number)
    post = reworded(post, WORDS)
    _spoils(post)
    return first, post


@pytest.mark.parametrize("who", READERS)
def test_in_its_thread_in_either_order_quoted_and_pinned(as_, who):
    first, post = _thread()
    client, reads = _looks(as_, who, first.thread.film), READERS[who][1]
    for asked in ("", "?sort=newest", f"?post={post.number}"):
        html = page(client, first, asked)
        assert (WORDS in html) == reads, asked
        assert ("spoiler, " in html.lower()) == (not reads), asked
        assert reads or LINE not in html
    as_("second_moderator").post(f"/posts/{post.pk}/pin/")
    assert (page(client, first).count(WORDS) == 3) == reads  # above, in its place, and quoted
    assert reads or WORDS not in page(client, first)


@pytest.mark.parametrize("who", READERS)
def test_its_permalink_its_history_and_what_is_written_below_it(as_, who):
    first, post = _thread()
    client, reads = _looks(as_, who, first.thread.film), READERS[who][1]
    for path in (f"/posts/{post.pk}/", f"/posts/{post.pk}/history/", f"/threads/{post.thread_id}/reply/?to=2"):
        if who == "signed_out" and "reply" in path:
            continue
        html = client.get(path, follow=True).content.decode()
        assert (WORDS in html) == reads, path
        assert reads or LINE not in html, path


@pytest.mark.parametrize("who", READERS)
def test_on_the_page_of_the_reading_it_is_said_of(as_, who):
    made = making.reading()
    for about in (made, making.claim(made)):
        _spoils(making.said(about, "author", WORDS))
    client, reads = _looks(as_, who, made.film), READERS[who][1]
    html = making.html(client, made)
    assert html.count(WORDS) == (2 if reads else 0)
    assert reads or LINE not in html


def test_to_moderators_who_have_not_seen_it_the_queue_gives_nothing_away(as_):
    _first, post = _thread()
    moderation.flag_post(person("reader"), post, reason="attack", comment="Look.")
    assert WORDS not in as_("moderator").get("/desk/").content.decode()
    profile = Profile(seen=frozenset([post.thread.film_id]))
    WarningProfile.objects.create(person=person("admin"), written=profile.encode())
    assert WORDS in as_("admin").get("/desk/").content.decode()


def test_letters_feeds_and_searches_say_nothing_of_it(as_, mailoutbox):
    from perfection_site.accounts.models import Notice
    from perfection_site.accounts.tasks import mail_notice

    first, post = _thread()
    replied(post, "stranger", "Is it so?")
    for pk in Notice.objects.values_list("pk", flat=True):
        mail_notice(notice_id=pk)
    assert mailoutbox
    source = first.thread.annotation.source
    client = as_("signed_out")
    said = [letter.message().as_string() for letter in mailoutbox]
    for path in (f"/sources/{source.slug}/feed/", f"/films/{source.film.slug}/feed/"):
        said.append(client.get(path).content.decode())
    for kind in ("", "in=annotations&", "in=readings&"):
        said.append(client.get(f"/search/?{kind}q=school").content.decode())
    said.append(as_("author").get("/inbox/").content.decode())
    assert not [one for one in said if "never went back" in one or LINE in one]


def test_a_cover_that_hides_a_spoiler_is_opened_by_whoever_wants_to_know(as_):
    first, post = _thread()
    client = as_("stranger")
    made = post.subject.warnings.get()
    client.post("/covers/", {"open": f"{made.pk}:p-{post.number}", "next": f"/threads/{first.thread_id}/"})
    assert WORDS in page(client, first)
    assert WORDS not in page(as_("reader"), first)

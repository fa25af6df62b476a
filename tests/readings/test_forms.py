"""The forms by which a reading is begun, published and taken back, and an offer with it: what each sends, and what
comes of it. `reader` argues, `stranger` has offered."""

from uuid import uuid4

import pytest

from critiques.readings import actions
from critiques.readings.models import Evidence, Reading
from tests import make
from tests.people import person
from tests.readings import making

pytestmark = pytest.mark.django_db


def _sent(*claims: str, **said) -> dict:
    """A form for a new reading, as a browser sends it: two rows stay empty."""
    fields = {"title": "The consent critique", "thesis": "Nobody asks.", "token": str(uuid4())} | said
    rows = {f"claims-{at}-sentence": words for at, words in enumerate((*claims, "", ""))}
    places = {f"claims-{at}-place": str(at + 1) for at in range(len(rows))}
    return fields | rows | places | {"claims-TOTAL_FORMS": str(len(rows)), "claims-INITIAL_FORMS": "0"}


def _state(made: Reading) -> str:
    return Reading.objects.get(pk=made.pk).state


# ---- beginning one


def test_a_new_reading_is_a_draft_with_its_claims_in_their_places(as_):
    film = make.source().film
    client, path = as_("reader"), f"/films/{film.slug}/readings/new/"
    assert "Begin a reading" in client.get(path).content.decode()
    sent = _sent("Said second.", "Said first.", exposition="Where *nobody* asks.", complications="One.\nTwo.")
    answer = client.post(path, sent | {"claims-0-place": "2", "claims-1-place": "1", "claims-1-gist": "first"})
    made = Reading.objects.get()
    assert answer.url == making.path(made)
    assert (made.state, made.begun_by.username, made.film_id) == ("draft", "reader", film.pk)
    assert (made.title, made.thesis, made.complications) == ("The consent critique", "Nobody asks.", "One.\nTwo.")
    assert "<em>nobody</em>" in made.exposition_html
    claims = made.claims.order_by("number").values_list("number", "sentence", "gist")
    assert list(claims) == [(1, "Said first.", "first"), (2, "Said second.", "")]
    assert "A draft. Only those who argue it" in client.get(answer.url).content.decode()
    assert as_("signed_out").get(answer.url).status_code == 404
    again = client.post(path, sent)  # the button pressed twice
    assert again.url == answer.url and Reading.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": ""}, "Give the reading a name"),
        ({"thesis": "x" * 281}, "at most 280 characters"),
        ({"exposition": "x" * 100_000}, "at most 20000 characters"),
        ({"claims-0-sentence": "x" * 281}, "at most 280 characters"),
        ({"questions": "x" * 281}, "280 characters"),
    ],
)
def test_what_is_wrong_with_it_is_said_and_nothing_typed_is_lost(as_, said, sentence):
    film = make.source().film
    answer = as_("reader").post(f"/films/{film.slug}/readings/new/", _sent("A claim of mine.") | said)
    html = answer.content.decode()
    assert answer.status_code in (400, 422)
    assert sentence in html
    assert not Reading.objects.exists()
    kept = {"title": "The consent critique", "thesis": "Nobody asks.", "claims-0-sentence": "A claim of mine."} | said
    assert all(words in html for words in kept.values())


def test_whoever_has_confirmed_no_address_begins_none(as_):
    from allauth.account.models import EmailAddress

    film = make.source().film
    client = as_("reader")
    EmailAddress.objects.update(verified=False)
    answer = client.post(f"/films/{film.slug}/readings/new/", _sent("One."))
    assert answer.status_code == 403 and "Confirm your e-mail address" in answer.content.decode()
    assert not Reading.objects.exists()


# ---- publishing, withdrawing, putting back


def test_publishing_shows_it_to_everybody(as_):
    made = making.draft()
    answer = as_("reader").post(making.path(made, "publish/"))
    assert answer.url == making.path(made)
    made.refresh_from_db()
    assert (made.state, made.edition) == ("published", 1)
    assert making.CLAIMS[0] in making.html(as_("signed_out"), made)


@pytest.mark.parametrize(
    ("said", "sentence"), [({"thesis": ""}, "Say the thesis"), ({"claims": ()}, "argues at least one claim")]
)
def test_what_is_not_whole_is_not_published_and_the_form_says_what_is_wanting(as_, said, sentence):
    made = making.draft(**said)
    answer = as_("reader").post(making.path(made, "publish/"), follow=True)
    assert answer.redirect_chain == [(making.path(made, "revise/"), 302)]
    assert sentence in answer.content.decode()
    assert _state(made) == "draft"


def test_withdrawing_asks_once_more_and_is_undone(as_):
    made, author = making.reading(), as_("reader")
    asked = author.get(making.path(made, "withdraw/")).content.decode()
    assert "Withdraw this reading?" in asked and "thirty days" in asked
    assert _state(made) == "published"
    answer = author.post(making.path(made, "withdraw/"), follow=True)
    assert "Its authors alone see it." in answer.content.decode()
    assert _state(made) == "withdrawn"
    assert "Put it back" in making.html(author, made)
    assert as_("signed_out").get(making.path(made)).status_code == 404
    answer = author.post(making.path(made, "unwithdraw/"), follow=True)
    assert "back where it was" in answer.content.decode()
    assert _state(made) == "published"
    assert making.CLAIMS[0] in making.html(as_("signed_out"), made)


WHO = ("reader", "stranger", "moderator", "admin", "signed_out")
#   what is sent, to a        reader stra mode admi out
MOVES = {
    ("publish/", "draft"):        (302, 404, 404, 404, 302),
    ("publish/", "published"):    (302, 302, 302, 302, 302),  # to the reading, where a line says why not
    ("withdraw/", "draft"):       (403, 404, 404, 404, 302),
    ("withdraw/", "published"):   (302, 403, 403, 403, 302),
    ("unwithdraw/", "published"): (404, 404, 404, 404, 302),
    ("unwithdraw/", "withdrawn"): (302, 404, 404, 404, 302),
}  # fmt: skip
MOVED = {
    ("publish/", "draft"): "published",
    ("withdraw/", "published"): "withdrawn",
    ("unwithdraw/", "withdrawn"): "published",
}


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("who", WHO)
def test_only_who_argues_it_moves_it_and_only_from_where_it_stands(as_, move, who):
    way, state = move
    made = {"draft": making.draft, "published": making.reading, "withdrawn": _withdrawn}[state]()
    client = as_(who)
    answer = client.post(making.path(made, way))
    assert answer.status_code == MOVES[move][WHO.index(who)]
    assert _state(made) == (MOVED.get(move, state) if who == "reader" else state)
    if who == "signed_out":
        assert "/accounts/login/" in answer.url
    elif move == ("publish/", "published"):
        assert "publishes it, and only once" in making.html(client, made)


def _withdrawn() -> Reading:
    return actions.withdraw(person("reader"), making.reading())


# ---- taking back what one has offered


@pytest.mark.parametrize("state", ["offered", "accepted", "declined"])
def test_who_offered_a_passage_takes_it_back_whatever_was_answered(as_, state):
    made = making.reading()
    piece = making.offered(made, why="A line of mine.")
    if state == "accepted":
        actions.accept(person("reader"), piece, version=1)
    elif state == "declined":
        actions.decline(person("reader"), piece, version=1, word="No.")
    client, path = as_("stranger"), f"/evidence/{piece.pk}/take-back/"
    assert f'action="{path}"' in making.html(client, made)
    assert f'action="{path}"' not in making.html(as_("moderator"), made)
    answer = client.post(path, follow=True)
    assert "You have taken it back." in answer.content.decode()
    assert Evidence.objects.get().state == "withdrawn"
    for who in ("stranger", "reader", "signed_out"):
        assert "A line of mine." not in making.html(as_(who), made)


@pytest.mark.parametrize("who", ["reader", "moderator", "admin", "signed_out"])
def test_nobody_else_takes_it_back(as_, who):
    piece = making.offered()
    answer = as_(who).post(f"/evidence/{piece.pk}/take-back/")
    assert answer.status_code in ((302,) if who == "signed_out" else (403, 404))
    assert Evidence.objects.get().state == "offered"

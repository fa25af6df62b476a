"""Nobody gets words that they want covered, on any surface; and whatever they want to read they find."""

from collections import defaultdict

import pytest

from tests.leaks import covered_sweep, covered_world
from tests.leaks import covered_words as words
from tests.leaks.sweep import Browsers, forget_all

# Where words are found by whoever wants nothing covered: here the test would notice if they were said to others.
WORDS_ON = {
    "account_login", "circles:annotations", "moderation:case", "moderation:flag", "moderation:flag_evidence",
    "moderation:flag_post", "moderation:flag_reading", "moderation:pass_on", "moderation:queue",
    "moderation:waiting", "moderation:waiting_post", "pages:export", "pages:film", "pages:film_feed",
    "pages:notebook", "pages:posts", "pages:search", "pages:source_feed", "reader:annotate", "reader:annotation",
    "reader:delete_history", "reader:edit", "reader:forget", "reader:history", "reader:margin", "reader:open",
    "reader:sentences", "reader:source", "reader:tags", "reader:unwithdraw", "reader:withdraw", "readings:cite",
    "readings:cite_annotation", "readings:discuss", "readings:discuss_claim", "readings:discuss_evidence",
    "readings:evidence", "readings:history", "readings:publish", "readings:quote", "readings:reading",
    "readings:readings", "readings:version", "readings:warn", "threads:history", "threads:lock",
    "threads:on_annotation", "threads:on_source", "threads:on_warning", "threads:pin", "threads:post",
    "threads:reply", "threads:thread", "threads:warn", "warnings:decide", "warnings:dispute", "warnings:of_film",
    "warnings:of_source", "warnings:propose", "warnings:propose_for_annotation", "warnings:warning",
}  # fmt: skip
# The pages whose parts are kept for everybody.
KEPT = (
    "reader:source",
    "reader:margin",
    "pages:search",
    "pages:home",
    "pages:film",
    "pages:sources",
    "reader:annotation",
)


def _all(world: dict) -> tuple[dict, dict]:
    """What is leaked, by address and reader; and what is found, by reader and address."""
    browsers = Browsers((*words.READERS, "stranger"))
    leaks, seen = defaultdict(set), defaultdict(lambda: defaultdict(set))
    for reader in words.READERS:
        forget_all()
        for name, visit in covered_sweep.visits(world, reader):
            found = covered_sweep.told(browsers.answer(reader, visit), visit)
            seen[reader][name] |= found
            if leaked := covered_sweep.leaked(reader, name, found):
                leaks[name, reader, str(visit)] |= leaked
    return leaks, seen


def _findable(reader: str) -> set[str]:
    """What a reader finds somewhere: all that is open to them, but what is for others."""
    open_ = {canary for canary in words.WORDS if not words.is_closed(reader, canary)}
    if reader not in ("moderator", "second_moderator", "admin"):
        open_ -= words.FLAGGED.keys() | words.POST_FLAGGED.keys() | words.WAITING.keys() | words.POST_WAITING.keys()
    return open_ - words.IN_CIRCLE.keys() if reader == "signed_out" else open_


@pytest.mark.django_db
def test_no_surface_says_what_is_covered_for_its_reader():
    leaks, seen = _all(covered_world.made())
    assert sorted(f"{' '.join(where)}: {', '.join(sorted(said))}" for where, said in leaks.items()) == []
    found = {reader: set().union(*by.values()) for reader, by in seen.items()}
    assert {reader: said for reader in words.READERS if (said := _findable(reader) - found[reader])} == {}
    there = {
        name for reader in ("researcher", "second_moderator", "seen") for name, said in seen[reader].items() if said
    }
    assert there == WORDS_ON


@pytest.mark.django_db
def test_what_is_kept_for_one_is_never_anothers():
    """Each page as it comes when nothing is kept, and again with all that the others before and after have left."""
    world = covered_world.made()
    browsers = Browsers(words.READERS)
    by_visit = defaultdict(list)
    for reader in words.READERS:
        for name, visit in covered_sweep.visits(world, reader):
            if name in KEPT and visit.data is None and "q=lantern+" not in visit.path:
                by_visit[visit].append(reader)
    other = []
    for visit, readers in by_visit.items():
        cold = {}
        for reader in readers:
            forget_all()
            cold[reader] = browsers.answer(reader, visit)
        forget_all()
        for reader in (*readers, *reversed(readers)):
            if browsers.answer(reader, visit) != cold[reader]:
                other.append(f"{reader}: {visit}")
    assert other == []


@pytest.mark.django_db
@pytest.mark.parametrize("reader", ["signed_out", "standard", "careful", "all_omit"])
def test_opening_one_cover_shows_that_one_and_an_hour_shows_all(as_, reader):
    world = covered_world.made()
    client, path = as_(reader), f"/sources/{world['live'].slug}/"

    def there() -> set[str]:
        return words.found_in(client.get(path).content.decode())

    closed_before = there()
    if reader != "all_omit":
        assert closed_before
    for canary in (words.word("p", "violence", 4), words.word("p", "sexual-violence", 4)):
        pk = world["warned"][canary].pk
        client.post("/covers/", {"open": str(pk), "next": path})
        assert there() == closed_before | {canary}
        client.post("/covers/", {"close": str(pk), "next": path})
        assert there() == closed_before
    client.post("/covers/", {"hour": "open", "next": path})
    assert there() >= {*words.PASSAGES, *words.REPEATED, *words.HEADING, *words.BODIES, *words.TAGS, words.SPOILER}
    client.post("/covers/", {"hour": "", "next": path})
    assert there() == closed_before
    other = as_("admin").get(path).content.decode()
    assert not any(words.is_closed("admin", canary) for canary in words.found_in(other))

"""Nobody comes upon what is not for them, on any surface, nor upon a trace of it."""

import re

import pytest

from tests.leaks import letters, surfaces, world
from tests.leaks.secrets import MAY_SEE, PEOPLE, found_in
from tests.leaks.sweep import Browsers, absent, alike, forget_all, note_of, secrets_in, undone, who


def _answers(browsers: Browsers, visits, people) -> dict:
    """What each of the people gets. What one of them leaves in a cache, the next one finds."""
    answers = {}
    for visit in visits:
        forget_all()
        answers |= {(name, visit): browsers.answer(name, visit) for name in who(visit, people)}
    return answers


def _three_times() -> tuple[dict, dict]:
    """The answers to all visits with every secret there, and those to the same visits before: of moderators before
    what even they may not see, of others before what they may not."""
    there = world.common()
    browsers = Browsers(PEOPLE)
    with undone():
        world.judged(there)
        with undone():
            world.secret(there)
            visits = surfaces.visits(world.addresses(there))
            after = _answers(browsers, visits, PEOPLE)
        before = _answers(browsers, visits, ["moderator"])
    return after, before | _answers(browsers, visits, ["leaver", "stranger", "signed_out"])


def is_own(visit) -> bool:
    """Where people take their own words along: whoever has left a circle finds there what they wrote in it."""
    return visit.path.startswith("/notebook/") or "withdraw/" in visit.path


@pytest.mark.django_db
def test_nobody_finds_a_secret_or_its_trace_and_whoever_it_is_for_finds_it():
    after, before = _three_times()
    found = {(name, secret, str(visit)) for (name, visit), said in after.items() for secret in secrets_in(said, visit)}
    assert sorted((name, secret, at) for name, secret, at in found if name not in MAY_SEE[secret]) == []
    seen = {(name, secret) for name, secret, _at in found}
    assert {(name, secret) for secret, may in MAY_SEE.items() for name in may} - seen == set()
    # Counts, newest ids, ETags, choices of a filter, who may and what is kept: whatever it is, it stays the same.
    changed = [
        f"{name}: {visit}"
        for (name, visit), said in before.items()
        if not visit.by_link
        and not (name == "leaver" and is_own(visit))
        and alike(said, visit) != alike(after[name, visit], visit)
    ]
    assert changed == []


@pytest.mark.django_db
def test_what_one_may_not_know_of_answers_like_what_is_not_there():
    there = world.common()
    world.judged(there)
    world.secret(there)
    browsers, unknown = Browsers(PEOPLE), world.unknown(there)
    knocking = [visit for visit in surfaces.visits(world.addresses(there)) if note_of(visit) in unknown]
    assert {note_of(visit) for visit in knocking} == unknown
    nothing: dict[tuple, str] = {}
    told = []
    for visit in knocking:
        for name in ("stranger", "moderator", "signed_out"):
            asked = (name, absent(visit))
            if asked not in nothing:
                nothing[asked] = browsers.answer(*asked)
            if browsers.answer(name, visit) != nothing[asked]:
                told.append(f"{name}: {visit}")
    assert told == []


@pytest.mark.django_db
def test_letters_and_commands_say_nothing_of_any_secret(tmp_path):
    there = world.common()
    before = letters.printed(tmp_path)
    world.judged(there)
    world.secret(there)
    sent = letters.sent()
    assert len(sent) > 5
    assert [(to, found_in(letter)) for to, letter in sent if found_in(letter)] == []
    after = letters.printed(tmp_path)
    assert {name: found_in(said) for name, said in after.items() if found_in(said)} == {}
    # The number of a draft that was imported is the next there is.
    assert {name: re.sub(r"\d+", "#", said) for name, said in after.items()} == {
        name: re.sub(r"\d+", "#", said) for name, said in before.items()
    }


@pytest.mark.django_db
def test_an_inbox_tells_each_person_only_what_they_may_know():
    """Notices are rendered when they are shown, a long time after they were written perhaps."""
    there = world.common()
    world.judged(there)
    world.secret(there)
    browsers = Browsers(PEOPLE)
    (inbox, *_older) = surfaces.VISITS["accounts:inbox"]
    told = {name: secrets_in(browsers.answer(name, inbox), inbox) for name in PEOPLE}
    assert told == {
        "author": {"withdrawn_reading"},  # which they argue themselves
        "owner": {"rejected_why"},
        "steward": {"circle_name", "circle_old_name"},
        "member": {"circle_name", "circle_old_name"},
        "leaver": set(),
        "removed": set(),
        "stranger": set(),
        "moderator": set(),
        "admin": set(),
        "signed_out": set(),
    }

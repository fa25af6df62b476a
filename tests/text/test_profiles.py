"""Profiles: a literal table of presets, and what must hold of all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text.profiles import GRADES, PRESETS, STANDARD, Action, From, Profile, UnreadableProfile
from annotations.text.taxonomy import CATEGORIES

S, N, C = Action.SHOW, Action.NOTE, Action.COVER
# preset: category: what is done with grade 1 (mentioned), 2 (discussed), 3 (described), 4 (graphic)
TABLE = {
    "standard": {
        "sexual-violence":     (N, N, C, C),
        "child-sexual-abuse":  (N, N, C, C),
        "child-harm":          (N, N, N, C),
        "abuse-control":       (N, N, N, C),
        "gore-mutilation":     (N, N, C, C),
        "violence":            (N, N, N, C),
        "body-horror":         (N, N, N, C),
        "self-harm-suicide":   (N, N, C, C),
        "mental-health":       (N, N, N, C),
        "drugs-alcohol":       (N, N, N, C),
        "sex-nudity":          (N, N, N, C),
        "hate-discrimination": (N, N, N, C),
        "death-grief":         (N, N, N, C),
        "animal-harm":         (N, N, N, C),
        "reproductive":        (N, N, N, C),
        "sensory":             (N, N, N, C),
    },
    "careful": {
        "sexual-violence":     (N, C, C, C),
        "child-sexual-abuse":  (N, C, C, C),
        "child-harm":          (N, N, C, C),
        "abuse-control":       (N, N, C, C),
        "gore-mutilation":     (N, C, C, C),
        "violence":            (N, N, C, C),
        "body-horror":         (N, N, C, C),
        "self-harm-suicide":   (N, C, C, C),
        "mental-health":       (N, N, C, C),
        "drugs-alcohol":       (N, N, C, C),
        "sex-nudity":          (N, N, C, C),
        "hate-discrimination": (N, N, C, C),
        "death-grief":         (N, N, C, C),
        "animal-harm":         (N, N, C, C),
        "reproductive":        (N, N, C, C),
        "sensory":             (N, N, C, C),
    },
    "researcher": {
        "sexual-violence":     (S, S, S, S),
        "child-sexual-abuse":  (S, S, S, S),
        "child-harm":          (S, S, S, S),
        "abuse-control":       (S, S, S, S),
        "gore-mutilation":     (S, S, S, S),
        "violence":            (S, S, S, S),
        "body-horror":         (S, S, S, S),
        "self-harm-suicide":   (S, S, S, S),
        "mental-health":       (S, S, S, S),
        "drugs-alcohol":       (S, S, S, S),
        "sex-nudity":          (S, S, S, S),
        "hate-discrimination": (S, S, S, S),
        "death-grief":         (S, S, S, S),
        "animal-harm":         (S, S, S, S),
        "reproductive":        (S, S, S, S),
        "sensory":             (S, S, S, S),
    },
}  # fmt: skip


def test_each_preset_does_what_the_table_says():
    does = {
        name: {slug: tuple(Profile(PRESETS[name]).action(slug, grade) for grade in GRADES) for slug in CATEGORIES}
        for name in PRESETS
    }
    assert does == TABLE


def test_who_has_asked_for_nothing_reads_with_standard():
    assert Profile() == STANDARD
    assert STANDARD.preset == "standard"


threshold = st.integers(1, 5)
profiles = st.builds(
    Profile,
    st.fixed_dictionaries({slug: st.builds(From, threshold, threshold, threshold) for slug in CATEGORIES}),
    st.frozensets(st.integers(1, 2**40), max_size=20),
    st.booleans(),
    st.sampled_from(["", "NO", "GB"]),
)


@given(profiles, st.sampled_from(list(CATEGORIES)))
def test_more_of_it_is_never_shown_more_freely(profile, slug):
    does = [profile.action(slug, grade) for grade in GRADES]
    assert does == sorted(does)


@given(profiles)
def test_what_is_written_is_read_again(profile):
    assert Profile.decode(profile.encode()) == profile


@given(profiles, profiles)
def test_profiles_share_a_key_exactly_where_they_do_the_same(one, other):
    def does(profile):
        seen = frozenset() if profile.spoilers else profile.seen
        return [profile.action(slug, grade) for slug in CATEGORIES for grade in GRADES], profile.spoilers, seen

    assert (one.key == other.key) == (does(one) == does(other))


@given(st.text(max_size=60))
def test_no_writing_is_read_as_anything_but_a_profile(written):
    try:
        profile = Profile.decode(written)
    except UnreadableProfile:
        return
    assert set(profile.thresholds) == set(CATEGORIES)


@pytest.mark.parametrize("written", ["", "2" + STANDARD.encode()[1:], "1" + "f" * 28 + "---", STANDARD.encode() + ".0"])
def test_what_cannot_be_a_profile_is_refused(written):
    with pytest.raises(UnreadableProfile):
        Profile.decode(written)


def test_a_cookie_holds_it():
    assert len(Profile(seen=frozenset(range(1, 500))).encode()) < 3000

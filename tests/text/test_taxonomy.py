"""The categories, and what a printed notice names."""

import pytest

from annotations.text import taxonomy


def test_there_are_sixteen_with_a_label_and_terms_each():
    assert len(taxonomy.CATEGORIES) == 16
    assert all(category.label and category.terms for category in taxonomy.CATEGORIES.values())


@pytest.mark.parametrize("slug", taxonomy.CATEGORIES)
def test_a_category_is_found_by_its_own_label_or_terms(slug):
    category = taxonomy.CATEGORIES[slug]
    words = " ".join([category.label, *category.terms]).replace("-", " ")
    assert slug in taxonomy.find(words)


@pytest.mark.parametrize(
    ("notice", "slugs"),
    [
        ("Sexual Assault, Gun Violence", ("sexual-violence", "violence")),
        ("sexualised violence", ("sexual-violence",)),
        ("sexual and emotional abuse", ("sexual-violence", "abuse-control")),
        ("emotional abuse, gaslighting", ("abuse-control",)),
        ("domestic violence", ("abuse-control",)),
        ("child abuse", ("child-harm",)),
        ("child sexual abuse", ("sexual-violence", "child-sexual-abuse")),
        ("animal death", ("animal-harm",)),
        ("drug abuse", ("drugs-alcohol",)),
        ("self-harm and suicide", ("self-harm-suicide",)),
        ("vomit, insects", ("body-horror",)),
        ("racism, misogyny, slurs", ("hate-discrimination",)),
        ("non-consensual sex", ("sexual-violence",)),
        ("flashing lights", ("sensory",)),
        ("therapeutic drapery with grapes", ()),
        ("spoilers", ()),
    ],
)
def test_a_notice_names_its_categories(notice, slugs):
    assert taxonomy.find(notice) == slugs

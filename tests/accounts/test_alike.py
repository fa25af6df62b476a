"""Pieces of every page that are made once for everybody for whom the same holds."""

import pytest
from django.template import Context, Template
from django.utils import translation

from perfection_site.accounts.templatetags import alike

MADE = "{% load alike %}{% alike here role %}{{ here }} {{ role }} {{ other }}{% endalike %}"


def test_it_is_made_once_for_the_same_values():
    template = Template(MADE)
    assert template.render(Context({"here": "a", "role": 1, "other": "first"})) == "a 1 first"
    assert template.render(Context({"here": "a", "role": 1, "other": "second"})) == "a 1 first"


@pytest.mark.parametrize("changed", [{"here": "b"}, {"role": 2}])
def test_it_is_made_anew_for_each_other_value(changed):
    template = Template(MADE)
    template.render(Context({"here": "a", "role": 1, "other": "first"}))
    assert template.render(Context({"here": "a", "role": 1, "other": "second"} | changed)).endswith("second")


def test_each_language_and_each_piece_has_its_own():
    template = Template(MADE + "/" + MADE)
    first = Context({"here": "a", "role": 1, "other": "first"})
    assert template.render(first) == "a 1 first/a 1 first"
    with translation.override("de"):
        assert template.render(Context({"here": "a", "role": 1, "other": "zweite"})) == "a 1 zweite/a 1 zweite"


def test_a_value_that_is_missing_is_a_value():
    assert Template(MADE).render(Context({"other": "there"})).strip() == "there"


def test_it_keeps_no_more_than_it_may():
    template = Template(MADE)
    for number in range(alike.MOST + 5):
        template.render(Context({"here": number, "role": 1, "other": ""}))
    node = template.nodelist.get_nodes_by_type(alike.AlikeNode)[0]
    assert len(node.kept) == 5


def test_what_it_keeps_is_still_escaped():
    template = Template(MADE)
    assert "&lt;b&gt;" in template.render(Context({"here": "<b>", "role": 1, "other": ""}))
    assert "&lt;b&gt;" in template.render(Context({"here": "<b>", "role": 1, "other": ""}))

"""`present()`, the one door."""

import pytest

from annotations.sources.models import Source
from annotations.text import taxonomy
from annotations.warnings import actions
from annotations.warnings.actions import Confirmation
from annotations.warnings.present import Surface, Written, present, present_all
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def test_notices_found_in_a_text_come_as_plain_notes():
    shown = present(make.source(), person("signed_out"), Surface.PAGE)
    assert [note.label for note in shown.notes] == ["Sexual violence", "Gore, injury, mutilation"]
    assert not any(note.spoiler for note in shown.notes)


def _noted(source) -> list[tuple[str, str]]:
    source = Source.objects.select_related("film", "current").get(pk=source.pk)
    return [(note.label, note.how) for note in present(source, person("signed_out"), Surface.PAGE).notes]


def test_only_a_rejection_of_what_a_source_prints_silences_what_it_says():
    source = make.source()
    make.warning(on=source, put="rejected")
    assert ("Sexual violence", "says the source") in _noted(source)
    actions.confirm(person("admin"), make.printed_warning(source), Confirmation("rejected"))
    assert "Sexual violence" not in [label for label, _how in _noted(source)]


@pytest.mark.parametrize(
    ("put", "how"), [("accepted", "described"), ("adjusted", "discussed"), ("disputed", "described, under discussion")]
)
def test_what_is_in_force_is_noted_with_its_grade(put, how):
    source = make.source()
    make.warning(on=source, put=put)
    assert ("Sexual violence", how) in _noted(source)


def test_a_spoiler_notice_is_its_own_note():
    raw = make.ESSAY.replace("Content note: sexual abuse, mutilation.", "[Spoilers ahead]")
    (note,) = present(make.source(raw), person("signed_out"), Surface.PAGE).notes
    assert note.spoiler


@pytest.mark.parametrize(
    "surface", [one for one in Surface if one is not Surface.EXPORT]
)  # which hands out one's own alone
def test_an_annotation_is_the_same_whoever_renders_it_and_says_whose_it_is(surface):
    note = make.annotation(body="Is it *so*?")
    mine, theirs = (present(note, person(name), surface) for name in ("reader", "stranger"))
    assert mine.is_own and not theirs.is_own
    assert "<em>so</em>" in theirs.words
    assert theirs.author_name == "reader"


def test_a_list_gets_less_of_a_quotation_than_the_desk():
    source = make.source()
    words = source.current.text[source.current.text.index("The lesson") :][:130]
    note = make.annotation(words=words, on=source)
    listed, judged = (present(note, person("moderator"), surface) for surface in (Surface.LIST, Surface.DESK))
    assert len(listed.quote) <= 120 < len(judged.quote)


def test_what_it_does_not_know_it_refuses():
    with pytest.raises(TypeError, match="str"):
        present("words nobody presented", person("reader"), Surface.PAGE)


def test_many_are_presented_without_a_query_for_each(django_assert_num_queries):
    source = make.source()
    for words in ("The last scene", "its signs small", "naïve question"):
        make.annotation(words=words, on=source)
    from annotations.reader.margin import standing

    rows = list(standing(source.current_id, person("signed_out")))
    viewer = person("signed_out")
    with django_assert_num_queries(1):  # what stands on all of them and on the words they quote
        present_all([*rows, Written("words")], viewer, Surface.PAGE)


def test_the_sixteen_categories_stand_in_their_order():
    assert list(taxonomy.CATEGORIES) == [
        "sexual-violence", "child-sexual-abuse", "child-harm", "abuse-control", "gore-mutilation", "violence",
        "body-horror", "self-harm-suicide", "mental-health", "drugs-alcohol", "sex-nudity", "hate-discrimination",
        "death-grief", "animal-harm", "reproductive", "sensory",
    ]  # fmt: skip

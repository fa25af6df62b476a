"""A thread of a forum as it was copied, and tags in a list below a text."""

from annotations.text import importer
from tests.text.accounting import LONG, PROSE, kinds, read


def post(name, rank, number, said):
    return f"{name}\n{rank}\nJun 2, 2020\n#{number}\n{said}\nLike Quote Reply\n"


def test_the_posts_below_the_first_are_comments_and_nobody_is_named():
    raw = (
        f"The Harbour Forums\nHome\nForums\nThe long tow (1957): the ending\n{post('ropewalker', 'Docker', 1, LONG)}"
        + post("ida_h", "Deckhand", 2, "The rope is not the same one.")
        + post("ropewalker", "Docker", 3, "Look at the knot again.")
    )
    said = read(raw).to_json()["comments"]
    assert [block["text"] for comment in said for block in comment["blocks"]] == [
        "The rope is not the same one.", "Look at the knot again."]  # fmt: skip
    assert "ida_h" not in read(raw).document.text


def test_places_in_a_list_are_no_posts():
    raw = f"The best tows\n\n{LONG}\n\n#2\n\nThe Long Tow\n\n{PROSE}\n\n#1\n\nThe Short Tow\n\n{LONG}"
    assert read(raw).to_json()["comments"] == []


def test_linked_entries_below_the_text_under_no_heading_are_tags():
    tags = "".join(f'<li><a href="#">{name}</a></li>' for name in ("Silent film", "Harbours", "Ada Brook"))
    page = f"<html><body><article><h1>Title</h1><p>{LONG}</p><p>{LONG}</p><ul>{tags}</ul></article></body></html>"
    assert kinds(importer.read(page, "html")) == ["paragraph", "paragraph"]

"""Pictures and pointers: which words are a caption, which only describe it, and where else something can be read."""

import pytest

from annotations.text import importer, pointers

LONG = "The harbour lies still while the crew argues about the tow rope and the light goes over the hills. " * 4
MORE = "Nobody asks who pays for it, and the camera waits with them until the last boat has gone out. " * 4


def read(raw, form="text"):
    return importer.read(raw, form)


def body(imported):
    return [(entry.kind, entry.text) for entry in imported.entries if entry.is_block]


def dropped(imported):
    return [entry.text for entry in imported.dropped]


def page(inner):
    return f"<html><body><article><h1>The long tow</h1>{inner}<p>{LONG}</p><p>{MORE}</p></article></body></html>"


@pytest.mark.parametrize("tag", ("small", "font", "em"))
def test_words_below_a_picture_in_its_own_paragraph_are_the_caption(tag):
    shown = "Ada Brook at the winch."
    cell = f'<p><img src="a.jpg" alt="A woman at a machine on deck"><br><{tag}>{shown}</{tag}></p>'
    imported = read(page(f"<p>{MORE}</p>{cell}"), "html")
    assert ("caption", shown) in body(imported)
    assert "A woman at a machine on deck" in dropped(imported)


def test_words_below_the_picture_of_a_box_of_facts_are_a_caption():
    rows = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in (
        ("Directed by", "Ada Brook"), ("Country", "Norway"), ("Year", "1957"), ("Running time", "88 min")))  # fmt: skip
    box = f'<table><tr><td colspan="2"><img src="p.jpg" alt=""><br><small>First poster</small></td></tr>{rows}</table>'
    assert ("caption", "First poster") in body(read(page(box), "html"))


def test_a_credit_alone_beside_a_picture_leaves_what_it_shows_as_the_caption():
    cell = '<div><img src="a.jpg" alt="Two men with a rope"><div>Photo from the collection of Ida Holm</div></div>'
    imported = body(read(page(f"<p>{MORE}</p>{cell}"), "html"))
    assert ("caption", "Two men with a rope") in imported
    assert ("credit", "Photo from the collection of Ida Holm") in imported


@pytest.mark.parametrize(
    "below",
    (
        "*The crew hauls the line in* The Long Tow *(1957).*",
        "The crew rests below the bridge\n\nPhoto: Fjord Archive",
        "The crew rests below the bridge\nImage courtesy of Fjord Archive",
    ),
)
def test_the_line_below_a_picture_in_markdown_is_its_caption(below):
    imported = read(f"# The long tow\n\n{LONG}\n\n![Men on a wet deck](a.jpg)\n\n{below}\n\n{MORE}\n", "markdown")
    assert [text.split()[0] for kind, text in body(imported) if kind == "caption"] == ["The"]
    assert "Men on a wet deck" in dropped(imported)


def test_a_strong_and_slanted_line_below_a_picture_is_no_caption():
    raw = f"# The long tow\n\n![Men on a wet deck](a.jpg)\n\n***A crew finds out what a rope costs.***\n\n{LONG}\n\n{MORE}\n"
    assert ("caption", "Men on a wet deck") in body(read(raw, "markdown"))


def test_who_took_a_picture_and_for_whom_stands_below_what_it_shows():
    shown = "Ada Brook, who wrote the film, shows the rope."
    raw = "\n\n".join(("The long tow", LONG, f"{shown}\nIda Holm / The Mail", MORE))
    assert [row for row in body(read(raw)) if row[1] in (shown, "Ida Holm / The Mail")] == [
        ("caption", shown), ("credit", "Ida Holm / The Mail")]  # fmt: skip


def test_a_caption_and_its_rights_in_japanese():
    prose = (
        "港は静かで、乗組員は綱のことで言い争っている。誰も料金のことを尋ねず、最後の船が出るまでカメラは待ち続ける。"
        * 4
    )
    raw = "\n\n".join(
        ("『長い曳航』", "文：佐藤遥", prose, "船長と綱を引く少年(森ゆう)\n©2021「長い曳航」製作委員会", prose, prose)
    )
    rows = body(read(raw))
    assert ("caption", "船長と綱を引く少年(森ゆう)") in rows
    assert ("credit", "©2021「長い曳航」製作委員会") in rows


@pytest.mark.parametrize(
    "told",
    (
        "Our interview with Ada Brook can be found in issue 12.",
        "You can read our first review of the film in the archive.",
        "Unser Gespräch mit der Regisseurin lesen Sie hier.",
        "Mijn recensie van deel twee vind je hier.",
        "Nuestra entrevista con la directora se puede leer aquí.",
        "Yönetmenle yaptığımız söyleşiyi buradan okuyabilirsiniz.",
        "S režisérkou jsme mluvili v samostatném rozhovoru.",
    ),
)
def test_a_sentence_that_says_where_another_text_stands_is_related(told):
    assert pointers.tells_where(told)
    assert ("related", told) in body(read("\n\n".join(("The long tow", LONG, told, MORE, LONG))))


@pytest.mark.parametrize(
    "said", ("My mother can be seen here.", "In another interview he says less.", "Our boat lies here and waits.")
)
def test_what_only_sounds_like_a_pointer_is_none(said):
    assert not pointers.tells_where(said)

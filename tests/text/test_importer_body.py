"""What belongs to a text beside its paragraphs: rows of facts, who signs it and as what, who took part in a talk."""

from textwrap import fill

from annotations.text import importer
from tests.text.mill import PROSE, kinds


def test_rows_of_facts_in_markdown_have_a_line_each():
    text = "\n\n".join(("# The Mill", "Regia: Ada Corvi\nItalia 1961, 35mm, 91'\nFotografia: Ugo Renzi", *PROSE))
    found = kinds(text, "a.md")
    for row in ("Regia: Ada Corvi", "Italia 1961, 35mm, 91'", "Fotografia: Ugo Renzi"):
        assert found[row] == "list_item"


def test_prose_broken_at_a_column_stays_one_paragraph_in_markdown():
    broken = "The mill stands by the weir, and for the first half hour\nnobody in the film so much as looks at it,\n"
    found = kinds(f"# The Mill\n\n{broken}although one hears it.\n\n{broken}and then it stops.\n", "a.md")
    assert sum(kind == "paragraph" for kind in found.values()) == 2


def test_links_and_boxes_of_a_notebook_are_no_words():
    found = kinds("\n\n".join(("# The Mill", *PROSE, "- Camera: [[Ugo Renzi]]\n- [ ] Ask about the print")), "a.md")
    assert found["Camera: Ugo Renzi"] == found["Ask about the print"] == "list_item"


def test_who_took_the_pictures_of_a_film_stands_among_its_facts():
    facts = "Regia: Ada Corvi\nSceneggiatura: Ada Corvi\nFotografia: Ugo Renzi\nInterpreti: Lia Moro, Ezio Valli"
    found = kinds("\n\n".join(("The Mill", facts, *PROSE)))
    assert found["Fotografia: Ugo Renzi"] == "list_item"


def test_who_took_part_in_a_talk_and_where_it_was_held_are_credits():
    part, held = "Taking part: Ann Dole, Rui Prado and Kit Olsen.", "This conversation took place in Ghent on 3 May."
    found = kinds("\n\n".join(("# The Mill", part, *PROSE, held)), "a.md")
    assert found[part] == found[held] == "credit"


def test_a_conversation_amid_the_text_is_told():
    told, other = "This conversation took place in the kitchen.", [text.replace("mill", "barn") for text in PROSE]
    found = kinds("\n\n".join(("# The Mill", *PROSE, *other, told, *other[::-1], *PROSE)), "a.md")
    assert found[told] == "paragraph"


def test_an_office_below_a_name_signs_with_it():
    found = kinds("\n\n".join(("The Mill", *PROSE, "Vera Lund\nHon. Sec.", "--\nTo leave this list, reply STOP.")))
    assert found["Vera Lund"] == found["Hon. Sec."] == "credit"


def test_letters_that_answer_each_other_begin_and_end_with_names():
    first = "Ghent, 3 May\n\nDear Kit,\n\n" + "\n\n".join(PROSE) + "\n\nYours, from under the weir,\n\nAnn"
    second = "Oslo, 9 May\n\nDear Ann,\n\n" + "\n\n".join(text[4:].capitalize() for text in PROSE) + "\n\nKit"
    found = kinds(f"Two letters on The Mill\n\nAnn Dole and Kit Olsen\n\n{first}\n\n{second}\n\nGhent, 12 May\n\n"
                  f"Dear Kit,\n\n{PROSE[0]} Or is that me?\n\nAnn")  # fmt: skip
    assert found["Dear Kit,"] == found["Dear Ann,"] == "paragraph"
    assert found["Ann"] == found["Kit"] == found["Yours, from under the weir,"] == "credit"


def test_an_address_known_to_the_paper_signs_a_letter():
    found = kinds("\n\n".join(("Letters", *PROSE, "(Name and address supplied)", PROSE[0].replace("mill", "barn"))))
    assert found["(Name and address supplied)"] == "credit"


PRINTED = (
    "The mill stands by the weir, and for the first half hour nobody in the\n"
    "film so much as looks at it, although the noise of its wheel is under\n"
    "every word they say, and when it stops in the last reel they all turn\n"
    "round at once, and the camera, which has been sitting with them at the\n"
)


def test_a_paragraph_goes_on_beyond_the_head_of_a_page():
    text = f"The Mill\n\n{PRINTED}\n114{' ' * 40}Ada Corvi\n\ntable, turns with them and finds nothing there.\n\n{PRINTED}end."
    found = kinds(text)
    assert any("sitting with them at the table, turns" in line for line in found)
    assert next(kind for line, kind in found.items() if line.startswith("114")) == "dropped"


def test_a_heading_below_a_number_is_no_head_of_a_page():
    text = f"The Mill\n\n{PRINTED}\n114\n\nTHE WHEEL\nTurning is what the wheel does all day long, and while\n{PRINTED}end."
    assert any(line.startswith("THE WHEEL") and kind != "dropped" for line, kind in kinds(text).items())


def test_who_wrote_the_text_and_when_may_stand_below_it():
    read = importer.read("\n\n".join(("# The Mill", *PROSE, "Written by Ada Corvi, August 5, 1999")), name="a.md")
    assert (read.author, read.published.isoformat()) == ("Ada Corvi", "1999-08-05")
    for line in ("Scheda a cura di Ada Corvi", "Opracowała Ada Corvi", "Protokoll: Ada Corvi"):
        read = importer.read("\n\n".join(("# The Mill", *PROSE, line)), name="a.md")
        assert read.author == "Ada Corvi"
        assert line not in [entry.text for entry in read.entries if entry.is_block]


def test_verse_is_known_by_how_its_lines_flow():
    song = (
        "The wheel goes round, my dear,",
        "the wheel goes down,",
        "and what it grinds this year",
        "is half the town.",
    )
    page = "".join(f"<p>{text}</p>" for text in PROSE[:2])
    found = kinds(
        f"<body><h1>The Mill</h1>{page}<p>They sing:</p><p>{'<br>'.join(song)}</p><p>{PROSE[2]}</p>", "a.html"
    )
    assert [found[line] for line in song] == ["quotation"] * 4


def test_the_title_and_the_players_of_a_film_stand_among_its_facts():
    rows = ("THE WEIR", "Britain 1961, 84 minutes", "Directed by Ada Crow", "With Lia Moor, Ned Valley and Jo Pell")
    found = kinds("\n\n".join(("On Thursday: The Weir", PROSE[0], "\n".join(rows), *PROSE[1:])))
    assert all(found[row] == "list_item" for row in rows)


def test_players_have_a_line_of_their_own_where_lines_are_broken():
    rows = "The Weir. GB 1961, 84 minutes, black and white.\nDirected by Ada Crow. Written by Kit Moss.\nWith Lia Moor, Ned Valley, Jo Pell."
    broken = [fill(text, 68) for text in PROSE]
    found = kinds("\n\n".join(("Notes for Thursday", broken[0], rows, *broken[1:])))
    assert found["With Lia Moor, Ned Valley, Jo Pell."] == "list_item"


def test_rhymes_tell_verse_where_no_line_flows_into_the_next():
    verse = ("I left the key beneath the stone.", "I left the wheel to turn alone.", "I told the river not to wait.")
    verse = (*verse, "It left me standing at the gate.")
    found = kinds("\n".join(("The Mill", *PROSE[:2], "On the door one can read at last:", *verse, PROSE[2])))
    assert all(found[line] == "quotation" for line in verse)


def test_verse_in_a_text_broken_at_a_column_has_its_own_lines():
    verse = ("The wheel that heard the water rise", "Will hear it to the end;", "Be slow, be slow, with my goodbyes")
    verse = (*verse, "To everything I mend.")
    broken = [fill(text, 68) for text in PROSE]
    found = kinds("\n\n".join(("The Mill", *broken[:2], "They sing in the chapel:", "\n".join(verse), broken[2])))
    assert all(found[line] == "quotation" for line in verse)


def test_a_source_in_brackets_belongs_to_the_words_above_it():
    said, whose = "The water does not count its wheels.", "(a saying from the valley)"
    found = kinds("\n\n".join(("The Mill", f"{said}\n{whose}", *PROSE)))
    assert found[said] == found[whose] == "quotation"


def test_one_pair_of_quotation_marks_around_lines_makes_each_a_quotation():
    found = kinds(f"<h1>The Mill</h1><p>{PROSE[0]}</p><p>\n\"I've stood by that wheel.<br>\nI'll sit now.\"</p>"
                  f"<p>{PROSE[1]}</p><p>{PROSE[2]}</p>", "a.html")  # fmt: skip
    assert found["\"I've stood by that wheel."] == found["I'll sit now.\""] == "quotation"


def test_lines_over_a_text_and_who_wrote_them_are_an_epigraph():
    lines = ("The snow comes down and we go on,", "the snow goes on and we come down.", "Written on the wall of a mill")
    found = kinds("\n\n".join(("The Mill", "Ada Crow", "3 May 2019", "\n".join(lines), *PROSE)))
    assert all(found[line] == "quotation" for line in lines)


def test_points_of_a_guide_by_topic_are_a_list():
    points = ("Violence: A wheel breaks. Nobody is hurt, and it is over soon.", "Death: The miller dies off screen.")
    points = (*points, "Language: One word, twice. It is not a bad one.", "Drinking and smoking: There is a pipe.")
    found = kinds("\n\n".join(("The Mill: a guide for parents", PROSE[0], *points, *PROSE[1:])))
    assert all(found[point] == "list_item" for point in points)


def test_the_days_of_a_diary_are_headings():
    days = ("maandag 24 maart", "dinsdag 25 maart", "woensdag 26 maart")
    entries = (part for day, text in zip(days, PROSE, strict=True) for part in (day, text))
    found = kinds("\n".join(("A miller's diary", "By Ada Crow", *entries)))
    assert all(found[day] == "heading" for day in days)


def test_a_page_of_votes_on_topics_has_headings_grades_and_points():
    topics = ("Violence & Gore", "Profanity", "Frightening Scenes")
    lines = [
        part
        for topic, grade, text in zip(topics, ("Mild", "None", "Moderate"), PROSE, strict=True)
        for part in (topic, grade, "3 of 9 found this to be so", "None Mild Moderate Severe", text, "Add item")
    ]
    found = kinds("\n".join(("Parents guide: The Mill (1961)", "Jump to", *topics, *lines, "See also")))
    assert all(found[text] == "list_item" for text in (*PROSE, "Mild", "None", "Moderate"))
    assert all(found[topic] == "heading" for topic in topics)
    assert found["Add item"] == "dropped"


def test_rows_with_dots_between_are_a_list():
    rows = ("Jem ............ NED VALLEY", "The miller ..... LIA MOOR", "Edited by ...... JO PELL")
    found = kinds("\n\n".join(("The Mill", *PROSE, "CAST", "\n".join(rows))))
    assert all(found[row] == "list_item" for row in rows)


def test_sources_without_a_year_or_with_two_stay_in_their_list():
    sources = (
        "Moor, L. (n.d.) Notebooks A-F. University of the Weir.",
        "Pell, J. (1957-67), Letters, The Weir Library.",
    )
    found = kinds("\n\n".join(("The Mill", *PROSE, "References", *sources)))
    assert all(found[source] == "list_item" for source in sources)


def test_speakers_first_named_in_full_are_no_points_of_a_list():
    turns = (f"**Ada Crow:** {PROSE[0]}", "**Ned Valley:** I looked at it.", "**Lia Moor:** So did I.")
    turns = (*turns, f"**Jo Pell:** {PROSE[1]}", "**Crow:** The wheel.", "**Valley:** Yes.", "**Moor:** No.")
    found = kinds("\n\n".join(("# The Mill, a talk", PROSE[2], *turns, "**Pell:** It turns.")), "a.md")
    assert not any(kind == "list_item" for kind in found.values())

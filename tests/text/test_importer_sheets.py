"""Facts that one line gives together, rows of one form, the names under letters, and what a house prints around texts."""

import pytest

from annotations.text import elsewhere, people, sheets, showings, signed, support
from tests.text.accounting import LONG, PROSE, paragraphs, read, texts

ROWS = [
    "Finland 1958. Black and white. 91 minutes.",
    "Regi: Tora Lind. 79 minuter.",
    "Belgique/Pays-Bas 1977 – 102 min – noir et blanc – 35mm",
    "Dir. Agnes Tully. With Uma Pargeter and Anton Moor.",
    "A torony lánya, magyar játékfilm, 88 perc",
    "„Leuchtturm“, Deutschland 2019. Regie: Jana Kunz. Mit Rolf Ahrens, Else Wirth. 97 Minuten.",
]


@pytest.mark.parametrize("row", ROWS)
def test_facts_that_end_as_a_sentence_are_a_row(row):
    assert sheets.is_row(row)
    assert texts(
        read(paragraphs("The lamp of the harbour", "By Agnes Tully", LONG, PROSE, LONG, row)), "list_item"
    ) == [row]


@pytest.mark.parametrize(
    "told",
    [
        "The lamp was built in 1962. It burned for 94 minutes.",
        "In 1962 she left. Nobody in the harbour knew why.",
        "Music: Einar Sand. Editing: Tora Lind.",
        "He came with Anna.",
    ],
)
def test_a_sentence_with_a_year_and_who_made_a_recording_are_no_row(told):
    assert not sheets.is_row(told)


def test_names_with_labels_are_a_row_beside_other_facts():
    rows = ["Sweden 1948. Black and white. 97 minutes.", "Camera: Nils Berg. Music: Hilda Frost."]
    imported = read(paragraphs("The lamp of the harbour", "\n".join(rows), LONG, PROSE, LONG))
    assert texts(imported, "list_item") == rows


@pytest.mark.parametrize(
    "life",
    ["Agnes Tully, keeper of lamps, born 11 March 1927; died 29 May 2018", "Else Wirth, geboren 1931, gestorben 2019"],
)
def test_a_life_in_one_line_is_a_row(life):
    assert texts(read(paragraphs("The lamp of the harbour", LONG, PROSE, LONG, life)), "list_item") == [life]


def test_rows_of_one_form_below_each_heading_are_no_headings():
    parts = [
        part for name in ("Uma Pargeter", "Anton Moor", "Tora Lind", "Jana Kunz")
        for part in (f"The lamp of {name.split()[0]} (19{len(name)}0)", f"Dir. {name}", LONG)
    ]  # fmt: skip
    assert texts(read(paragraphs("Four lamps", "By Agnes Tully", PROSE, *parts)), "list_item")[:1] == [
        "Dir. Uma Pargeter"
    ]


def test_two_who_take_turns_are_no_rows():
    said = [f"{who}: {text}" for text in ("It rained.", "It did.", "All of May.") for who in ("UMA", "ANTON")]
    assert not texts(read(paragraphs("Two at the lamp", PROSE, *said, LONG)), "list_item")


def test_a_table_of_stars_and_the_words_over_it():
    table = "Our stars\nThe Lamp ★★★★\nThe Boats ★★\nA Quarrel of Rooks ★★★"
    imported = read(paragraphs("The harbour, day three", LONG, PROSE, LONG, table))
    assert texts(imported, "heading") == ["Our stars"]
    assert texts(imported, "list_item") == table.split("\n")[1:]


def test_questions_one_below_the_other_are_a_list():
    asked = ["Why does the lamp go out?", "Who knew of it? Who did not?", "What would you have done?"]
    raw = paragraphs("For parents", LONG, PROSE, "Talk about it\n" + "\n".join(asked), LONG)
    assert texts(read(raw), "list_item") == asked


TWO_LINES = [("Uma Pargeter", "Lower Wick, Kent"), ("(Mrs) Tora Lind", "By email"), ("R. J. Tolley", "Hove")]


def test_a_name_and_below_it_a_place_sign_letters():
    letters = [part for number, signs in enumerate(TWO_LINES) for part in (f"On lamp {number}", LONG, *signs)]
    assert texts(read(paragraphs("Letters to the booth", *letters)), "credit") == [
        line for pair in TWO_LINES for line in pair
    ]


def test_headings_over_headings_sign_nothing():
    parts = [part for name in ("Uma", "Tora") for part in (f"{name} Alone", "The Boats", LONG + " It stayed.", PROSE)]
    assert not texts(read(paragraphs("The lamp of the harbour", LONG, *parts)), "credit")


@pytest.mark.parametrize("name", ["Rosa", "Uma Pargeter", "— T.L."])
def test_a_name_alone_below_a_letter_signs_it(name):
    raw = paragraphs("The boats again", "Dear all,", LONG, PROSE, LONG, name)
    assert texts(read(raw), "credit") == [name]


def test_a_full_name_at_the_end_is_the_authors():
    imported = read(paragraphs("The lamp of the harbour", LONG, PROSE, LONG, "Uma Pargeter"))
    assert (imported.author, texts(imported, "credit")) == ("Uma Pargeter", ["Uma Pargeter"])


@pytest.mark.parametrize("made", ["Spisała Jana Kunz", "Transcribed by Uma Pargeter", "Aufgezeichnet von Jana Kunz"])
def test_who_wrote_a_talk_down_is_a_credit(made):
    assert made in texts(read(paragraphs("Two at the lamp", LONG, PROSE, LONG, made)), "credit")


def test_a_name_and_a_month_below_a_statement_are_a_credit():
    signed_ = "Uma Pargeter, Hove, January 2016"
    raw = paragraphs("The lamp of the harbour", "A statement", LONG, signed_, "On the cast", LONG, PROSE)
    assert signed_ in texts(read(raw), "credit")
    assert signed.letters is not signed.below


@pytest.mark.parametrize(
    "row",
    [
        "Next screening: 15 December, THE SALT AUNT, with mince pies.",
        "Prossimo appuntamento: giovedì 19 febbraio, ore 21, La lampada.",
        "Następny seans klubu „Latarnia”: środa, 28 listopada, godz. 18.30.",
        "Volgende filmavond: donderdag 9 november, De lamp.",
        "Nästa visning: torsdag 20 november kl. 18.30, Lampan (1951).",
        "Next at the Lamp: Sunday 23 February, The Salt Aunt.",
    ],
)
def test_what_is_shown_next_is_dropped_with_what_a_house_asks_below_it(row):
    asks = "Please return your reaction slips to the table by the door."
    dropped = [
        entry.text for entry in read(paragraphs("The lamp of the harbour", LONG, PROSE, LONG, f"{row}\n{asks}")).dropped
    ]
    assert {row, asks} <= set(dropped)


def test_a_sentence_that_comes_to_speak_of_money_stays():
    told = "The old lamp, for which guests of the inn once paid £3, stands in the museum now."
    assert told in read(paragraphs("The lamp of the harbour", LONG, PROSE, told, LONG)).document.text
    assert not showings.is_showing(told)


@pytest.mark.parametrize(
    "tags", ["Keywords: lamps, harbours, rain", "Avainsanat: lamput, satamat", "Mots-clés : lampes, ports"]
)
def test_keywords_on_their_line_are_dropped(tags):
    raw = paragraphs("On lamps", "By Agnes Tully", "Abstract", LONG, tags, "1. Introduction", LONG, PROSE, LONG)
    assert tags in [entry.text for entry in read(raw).dropped]


def test_the_head_of_a_printed_page_is_dropped_and_a_number_over_a_text_is_not():
    heads = ["142          JOURNAL OF LAMPS", "ON HARBOURS          143"]
    imported = read(paragraphs("On harbours", LONG, heads[0], LONG + " It stayed.", heads[1], PROSE, LONG))
    assert [entry.raw for entry in imported.dropped] == heads
    numbered = read(paragraphs("On harbours", PROSE, "1", LONG, "2", LONG + " It stayed.", "3", PROSE))
    assert {"1", "2", "3"} <= set(numbered.document.text.split("\n"))
    assert elsewhere.pages([]) is None


@pytest.mark.parametrize("rows", ["1962    THE LAMP\n1964    THE BOATS", "12    The lamp goes out\n13    The boats"])
def test_rows_that_begin_with_a_number_are_no_heads_of_pages(rows):
    raw = paragraphs("On harbours", LONG, "Films", rows, PROSE, LONG + " It stayed.")
    assert not [entry.raw for entry in read(raw).dropped if "printed page" in entry.reason]


def test_an_episode_is_the_title_below_the_name_of_its_podcast():
    chapters = "00:00 Hello\n06:15 The lamp\n14:40 The boats"
    raw = paragraphs(
        "Harbour Lights", "A podcast about lamps", "Episode 12: The Salt Aunt", "February 9, 2024",
        "Hosts: Uma Pargeter and Anton Moor. Guest: Tora Lind", LONG, "In this episode", chapters, PROSE, LONG,
        "Recorded at the old inn.",
    )  # fmt: skip
    imported = read(raw)
    assert (imported.title, imported.publisher) == ("Episode 12: The Salt Aunt", "Harbour Lights")
    assert {"Hosts: Uma Pargeter and Anton Moor. Guest: Tora Lind", "Recorded at the old inn."} <= set(
        texts(imported, "credit")
    )


def test_a_note_of_a_film_society_has_its_title_above_the_facts():
    raw = paragraphs(
        "HARBOUR FILM SOCIETY\nForty-first season, programme 9", "The Lamp (La lampada)",
        "Italy 1961. 88 minutes. Black and white.", "Direction: Renzo Sala\nMusic: none", LONG, PROSE, LONG,
    )  # fmt: skip
    assert read(raw).title == "The Lamp (La lampada)"


@pytest.mark.parametrize(
    "said", ["Interview edited for length and clarity.", "La conversazione è stata registrata il 30 gennaio 2023."]
)
def test_how_a_talk_came_to_be_printed_is_a_credit(said):
    assert said in texts(read(paragraphs("Two at the lamp", "By Agnes Tully", LONG, PROSE, LONG, said)), "credit")


@pytest.mark.parametrize("text", ["This article was amended on 6 May 2019. An earlier version had the lamp in Hove."])
def test_an_amendment_is_a_paragraph(text):
    assert people.is_correction(text)
    assert text in texts(read(paragraphs("The lamp", "By Agnes Tully", LONG, PROSE, LONG, text)), "paragraph")


def test_help_by_a_name_and_a_number_is_support_and_a_booking_is_not():
    assert support.is_support("If any of this is close to home, Harbour Ireland is on 1800 555 0199.")
    assert not support.is_support("If you want to come, tickets can be had on 1800 555 0199.")


def test_whose_picture_it_is_below_a_break_is_a_credit_and_what_a_wiki_says_on_top_is_kept():
    page = (
        "<html><body><h1>On lamps</h1><div class='hatnote'>This article is about the lamp. For the boat, see "
        "<a href='/b'>Boat</a>.</div>"
        f"<p>{LONG}</p><figure><img src=a alt='A lamp'><figcaption><span>The lamp in its first winter.</span><br>"
        f"<span>Photo: Harbour Museum</span></figcaption></figure><p>{PROSE}</p><p>{LONG} It stayed.</p></body></html>"
    )
    imported = read(page)
    assert texts(imported, "caption") == ["The lamp in its first winter."]
    assert texts(imported, "credit") == ["Photo: Harbour Museum"]
    assert texts(imported, "related") == ["This article is about the lamp. For the boat, see Boat."]


def test_numbers_that_go_on_below_their_word_are_a_list():
    rows = "Also seen\n6. The Lamp (Uma Pargeter)\n7. The Boats (Tora Lind)\n8. Rooks (Anton Moor)"
    imported = read(paragraphs("The year of the lamp", "By Agnes Tully", LONG, PROSE, rows, LONG))
    assert (texts(imported, "heading"), texts(imported, "list_item")) == (["Also seen"], rows.split("\n")[1:])


def test_facts_broken_at_a_column_have_a_line_each():
    told = "\n".join([
        "We saw the print twice, once with the lamp that the hall has had since",
        "the war and once with the new one, and the second time the river in it",
        "was so bright that nobody in the front row could look at it for long,",
        "which the projectionist took for praise and wrote into his notebook.",
    ])  # fmt: skip
    facts = (
        "Screenplay: Uma Pargeter, Tora Lind, from the story by Anton Moor\nPhotography: Nils Berg\nMusic: Einar Sand"
    )
    imported = read(paragraphs("The boats again", facts, told, told, told.replace("twice", "again")))
    assert texts(imported, "list_item") == facts.split("\n")


@pytest.mark.parametrize(
    "said",
    ["Letters should be sent to letters@booth.example and may be edited.", "Leserbriefe bitte an die Adresse unten."],
)
def test_what_a_house_says_of_letters_is_dropped(said):
    raw = paragraphs("Letters to the booth", "On the lamp", LONG, "Uma Pargeter, Hove", said)
    assert said in [entry.text for entry in read(raw).dropped]


def test_letters_that_a_sentence_speaks_of_stay():
    told = "Letters were the only light that reached the harbour in those years, and nobody kept them."
    assert told in read(paragraphs("The boats again", LONG, PROSE, told, LONG)).document.text

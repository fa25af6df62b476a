"""What a house asks below a text, what it says of itself there, printed page numbers, and where help is to be found."""

import pytest

from annotations.text import advisories, importer, pointers, support

LONG = "The harbour lies still while the crew argues about the tow rope and the light goes over the hills. " * 4
MORE = "Nobody asks who pays for it, and the camera waits with them until the last boat has gone out. " * 4


def read(*parts, form="text"):
    return importer.read("\n\n".join(parts), form)


def dropped(imported):
    return [entry.text for entry in imported.dropped]


@pytest.mark.parametrize(
    "asked",
    (
        "Did you enjoy this? Support the Harbour Review.",
        "Tetszett az írás? Támogasd a kikötőt!",
        "Gefällt dir unsere Arbeit? Unterstütze den Hafenboten.",
        "The Harbour Review is paid for by its readers.",
        "Hamnbladet ges ut med stöd av kommunen.",
        "The Harbour Review is a registered charity.",
        "Please return your cushions to the box by the door.",
        "Entrada libre para los socios.",
        "Réutiliser ce contenu",
        "Next week: films with cranes in them. Write to us at the harbour.",
    ),
)
def test_what_a_house_asks_below_a_text_is_dropped(asked):
    imported = read("The long tow", "By Ada Brook", LONG, MORE, asked)
    assert asked in dropped(imported)


@pytest.mark.parametrize(
    "said", ("Entry is free for those who dare, he says, and she laughs at him.", "Did you like it? she asks.")
)
def test_the_same_words_amid_the_text_stay(said):
    imported = read("The long tow", "By Ada Brook", LONG, said, MORE)
    assert said in [entry.text for entry in imported.entries if entry.is_block]


@pytest.mark.parametrize(
    ("name", "often", "order"),
    (
        ("The Harbour Letter newsletter", "The best of the docks, every Friday.", "Sign up"),
        ("La lettre du port", "Chaque jeudi, les bateaux de la semaine.", "S'inscrire"),
        ("Newsletter bestellen", "Jeden Montag das Wichtigste aus dem Hafen.", "Impressum"),
    ),
)
def test_how_often_a_letter_comes_is_dropped_between_its_name_and_its_button(name, often, order):
    assert often in dropped(read("The long tow", "By Ada Brook", LONG, MORE, f"{name}\n{often}\n{order}"))


def test_a_list_of_what_is_read_most_is_dropped_with_the_boxes_below_it():
    box = (
        "Les plus lus",
        "1 Dix films de grues",
        "2 Mort d'un docker",
        "La lettre du port",
        "Chaque jeudi, les bateaux de la semaine.",
    )
    imported = read("Le long remorquage", "Par Ada Brook", LONG, MORE, "\n".join(box))
    assert set(box) <= set(dropped(imported))
    assert pointers.is_most_read("Nejčtenější")
    assert not pointers.is_most_read("Les plus lus des romans de Brook")


def test_the_name_of_a_journal_at_the_foot_of_a_page_is_dropped_with_the_number():
    head = "Journal of Harbour Studies\nVolume 9, Number 2 (Autumn 2014), pp. 113-121"
    imported = read(head, "The Rope", "Ada Brook", LONG, "Harbour Studies 9:2\n114", MORE, LONG)
    assert {"Harbour Studies 9:2", "114"} <= set(dropped(imported))


@pytest.mark.parametrize("number", ("- 2 -", "41"))
def test_a_page_number_alone_at_the_end(number):
    parts = (
        "The long tow",
        "By Ada Brook",
        LONG,
        MORE,
        LONG,
        MORE,
        LONG,
        MORE,
        LONG,
        "Ada Brook lives in Bergen.",
        number,
    )
    assert number in dropped(read(*parts))


@pytest.mark.parametrize(
    "told",
    (
        "You can also talk to someone by text: send the word ROPE to 55501.",
        "辛いときは、いのちの電話（0120-000-000）に相談してください。",
        "Barn som behöver någon att prata med kan ringa stödlinjen, 020-555 01 99.",
        "Jeśli potrzebujesz rozmowy, zadzwoń pod bezpłatny numer: 555 222 000.",
        "If your child has lost someone, the Harbour family line can put you in touch with a counselor.",
    ),
)
def test_where_help_is_to_be_found(told):
    assert support.is_support(told)


def test_whom_to_call_for_tickets_is_no_help():
    assert not support.is_support("Jeśli potrzebujesz biletów, zadzwoń do kasy: 555 222 000.")


def test_a_note_is_signed_below_a_text_without_blank_lines():
    facts = "Regia: Ada Brook\nNorvegia 1957, 88'\nCon Ada Brook, Ida Holm, Nils Berg"
    imported = importer.read(
        f"Cineforum del Porto\nScheda n. 4\nIl lungo traino\n{facts}\n{LONG}\n{MORE}\n{LONG}\nScheda a cura di Ugo Ferri\n"
        "Prossimo film: venerdì 17 novembre, La gru",
        "text",
    )
    assert imported.author == "Ugo Ferri"


def test_the_choices_of_a_scale_and_a_wish_to_be_passed_on_are_no_text():
    imported = read(
        "The long tow",
        LONG,
        "None Mild Moderate Severe",
        MORE,
        "If you liked this, please forward it to a friend.",
        LONG,
    )
    assert {"None Mild Moderate Severe", "If you liked this, please forward it to a friend."} <= set(dropped(imported))


@pytest.mark.parametrize(
    "told",
    (
        "Filmen innehåller scener med jakt som kan upplevas som starka.",
        "The film contains scenes of drowning that some viewers may find upsetting.",
        "Hinweis: Der Film zeigt häusliche Gewalt und eine psychische Krise.",
    ),
)
def test_hard_scenes_are_warned_of(told):
    assert advisories.is_notice(told)


def test_a_note_that_names_no_harm_is_no_warning():
    assert not advisories.is_notice("Hinweis: Der Film läuft morgen noch einmal.")

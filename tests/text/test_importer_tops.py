"""What stands above the title: showings, trails, rubrics, the numbers of issues and pages, heads of posted reviews."""

import pytest

from annotations.text import chrome, dates, importer, language, showings

LONG = "The harbour lies still while the crew argues about the tow rope and the light goes over the hills. " * 4
MORE = "Nobody asks who pays for it, and the camera waits with them until the last boat has gone out. " * 4


def read(*parts):
    return importer.read("\n\n".join(parts), "text")


def kind_of(imported, text):
    return next(entry.kind for entry in imported.entries if entry.text == text)


FACTS = "Regia: Ada Brook\nFotografia: Ida Holm\nNorvegia 1957, 88'"


def test_the_showing_between_a_title_and_the_facts_is_no_title():
    shown = "Giovedì 17 gennaio, ore 21"
    imported = read(f"CINEFORUM DEL PORTO\nXII stagione – Scheda n. 4\nIl lungo traino\n{shown}\n{FACTS}", LONG, MORE)
    assert imported.title == "Il lungo traino"
    assert kind_of(imported, shown) == "list_item"


def test_the_showing_above_a_title_is_kept():
    shown = "Giovedì 17 gennaio, ore 21"
    imported = read("Cineforum del Porto", "Scheda n. 4", shown, "Il lungo traino", FACTS, LONG, MORE)
    assert imported.title == "Il lungo traino"
    assert kind_of(imported, shown) == "list_item"


def test_the_own_title_of_a_film_in_brackets_is_not_the_title():
    imported = read(
        "HARBOUR FILM SOCIETY\nProgramme No. 4", "THE LONG TOW\n(Det lange slep)\nNorway 1957. 88 minutes.", LONG, MORE
    )
    assert imported.title == "THE LONG TOW"


def test_a_series_above_the_title_and_the_facts_is_dropped():
    series = "Rassegna «Porti e navi» – terzo appuntamento"
    imported = read("Cineclub del Porto\nProgramma\nTessera\nContatti", series, "Il lungo traino", FACTS, LONG, MORE)
    assert imported.title == "Il lungo traino"
    assert series in [entry.text for entry in imported.dropped]


@pytest.mark.parametrize("rubric", ("ROUNDTABLE", "Mesa redonda", "Table ronde"))
def test_the_number_of_an_issue_and_a_rubric_stand_above_the_title(rubric):
    imported = read("HARBOUR", "Issue 12 / Autumn", rubric, "The Rope and the Hand", LONG, MORE)
    assert imported.title == "The Rope and the Hand"


@pytest.mark.parametrize(
    "trail", ("Página inicial » Ensaios", "Acasă » Explicat » Finalul explicat", "Home > Sea > Films")
)
def test_a_trail_that_begins_at_home_is_one(trail):
    assert chrome.is_trail(trail)


@pytest.mark.parametrize("line", ("Notes on Harbours 9 (2), 2015, pp. 3-19", "Issue 12 / Autumn", "No. 4 – Winter"))
def test_the_numbers_of_journals(line):
    assert dates.is_volume(line)


def test_the_head_of_a_review_posted_to_a_newsgroup():
    head = "From: ada@sea.example (Ada Brook)\nNewsgroups: rec.boats\nSubject: REVIEW: THE LONG TOW\nDate: 23 Aug 1994 04:17:52 GMT\nOrganization: The Harbour"
    imported = read(head, LONG, MORE)
    assert (imported.title, imported.author) == ("REVIEW: THE LONG TOW", "Ada Brook")


@pytest.mark.parametrize(
    ("text", "day"),
    (("30 ianuarie 2023", (2023, 1, 30)), ("2020. február 19.", (2020, 2, 19)), ("3 iunie 2019", (2019, 6, 3))),
)
def test_dates_in_romanian_and_hungarian(text, day):
    assert dates.find(text).timetuple()[:3] == day


def test_texts_in_romanian_hungarian_and_catalan():
    assert language.guess("Filmul este despre un port și despre oamenii care nu mai pleacă din el. " * 5) == "ro"
    assert (
        language.guess("A film egy kikötőről szól, és azokról, akik már nem mennek el onnan, csak őrzik. " * 5) == "hu"
    )
    assert (
        language.guess("La pel·lícula és una història amb els homes del port, que no marxen del seu lloc. " * 5) == "ca"
    )


@pytest.mark.parametrize("line", ("Giovedì 17 gennaio, ore 21", "Vendredi 3 mai, 20h", "Vrijdag 3 mei, 20 uur"))
def test_when_a_film_is_shown(line):
    assert showings.is_showing(line)

"""Forms told apart, and notices, hours and support lines in several languages."""

from datetime import UTC, time, timedelta, timezone

import pytest

from annotations.text import advisories, cues, dates, forms, rows, support, taxonomy


@pytest.mark.parametrize(
    ("raw", "name", "form"),
    [
        ("<!DOCTYPE html><html><p>Words", "", "html"),
        ("<div><p>One</p><p>Two</p></div>", "", "html"),
        ("Plain words in a file", "page.HTM", "html"),
        ("Plain words in a file", "essay.md", "markdown"),
        ("---\ntitle: A\nauthor: B\n---\n\nWords.", "", "markdown"),
        ("# A title\n\nWords with **weight** in them.", "", "markdown"),
        ("# A title\n\nPlain words.", "", "text"),
        ("> Somebody else's line\n\nPlain words.", "", "text"),
        ("If a < b and b > c, then what?", "", "text"),
    ],
)
def test_the_form_is_told(raw, name, form):
    assert forms.detect(raw, name) == form


NOTICES = [
    ("Triggerwarnung: Vergewaltigung, Suizid", ("sexual-violence", "self-harm-suicide")),
    ("Inhaltswarnung: häusliche Gewalt", ("abuse-control",)),
    ("Avertissement : violences sexuelles, mutilation", ("sexual-violence", "gore-mutilation")),
    ("Advertencia de contenido: violación, maltrato animal", ("sexual-violence", "animal-harm")),
    ("Avviso: violenza sessuale, suicidio", ("sexual-violence", "self-harm-suicide")),
    ("Aviso de gatilho: estupro, suicídio", ("sexual-violence", "self-harm-suicide")),
    ("Let op: seksueel geweld, zelfmoord", ("sexual-violence", "self-harm-suicide")),
    ("内容警告：性暴力、自殺", ("sexual-violence", "self-harm-suicide")),
    ("Achtung, Spoiler!", ()),
    ("Attention, spoilers", ()),
    ("ネタバレ注意", ()),
    ("Please do not read on if you have not seen the film.", ()),
]


@pytest.mark.parametrize(("line", "slugs"), NOTICES)
def test_a_notice_in_another_language_names_its_categories(line, slugs):
    assert advisories.is_notice(line)
    assert taxonomy.find(line) == slugs


@pytest.mark.parametrize(
    "line",
    [
        "Wenn Sie selbst betroffen sind: Das Hilfetelefon erreichen Sie unter 0800 555 0116.",
        "Si necesitas ayuda, llama al 024 a cualquier hora.",
        "Si vous êtes victime, appelez le numéro national, le 3919.",
        "Se você precisa de ajuda, ligue para o número 188, a qualquer hora.",
    ],
)
def test_a_support_line_in_another_language_is_told(line):
    assert support.is_support(line)


@pytest.mark.parametrize(
    ("spelled", "hour"),
    [
        ("25 May 2019, 20:31", time(20, 31)),
        ("May 25, 2019 at 8:31 pm", time(20, 31)),
        ("May 25, 2019 12:05 a.m.", time(0, 5)),
        ("25. Mai 2019, 20:31 Uhr", time(20, 31)),
        ("le 25 mai 2019 à 20h31", time(20, 31)),
        ("Sat 25 May 2019 20.31 GMT", time(20, 31, tzinfo=UTC)),
        ("May 25, 2019, 8:31 PM EDT", time(20, 31, tzinfo=timezone(timedelta(hours=-4)))),
        ("25 May 2019", None),
        ("25 May 2019, 31:99", None),
    ],
)
def test_the_hour_beside_a_date_is_read(spelled, hour):
    assert dates.hour(spelled) == hour


@pytest.mark.parametrize(
    ("stamp", "printed"),
    [
        ("2019-05-25T20:31:05Z", "2019-05-25T20:31+00:00"),
        ("2019-05-25T20:31:05.120+02:00", "2019-05-25T20:31+02:00"),
        ("2019-05-25", "2019-05-25"),
        ("May 25, 2019", "2019-05-25"),
        ("soon", None),
    ],
)
def test_what_a_page_states_is_printed_as_far_as_it_is_known(stamp, printed):
    assert dates.printed(*dates.stamp(stamp)) == printed


@pytest.mark.parametrize(
    "spelled",
    ["25 maja 2019", "25. května 2019", "25 Mayıs 2019", "25 мая 2019", "2019年5月25日", "25. toukokuuta 2019"],
)
def test_months_of_other_languages_are_known(spelled):
    assert dates.find(spelled).isoformat() == "2019-05-25"


@pytest.mark.parametrize(
    "line",
    [
        "Uwaga: tekst zdradza przebieg całego odcinka.",
        "Pozor, spoilery!",
        "Obs! Texten avslöjar slutet.",
        "※この記事には結末に関するネタバレが含まれます。",
        "Dikkat: bu yazı filmin sonunu ele veriyor.",
        "Please be aware that the film deals with the abuse of a child.",
    ],
)
def test_a_warning_in_more_languages_is_told(line):
    assert advisories.is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "Jeśli potrzebujesz pomocy, zadzwoń pod numer 116 123, bezpłatnie.",
        "Mår du dåligt? Ring Självmordslinjen på 90101, dygnet runt.",
        "Se você precisa conversar, ligue para o 188, de graça, 24 horas por dia.",
        "If you need to talk, the Lantern Line is open day and night at 555-0142.",
    ],
)
def test_help_in_more_languages_is_told(line):
    assert support.is_support(line)


@pytest.mark.parametrize("line", ["The line of the lake is free of boats.", "Jeśli pada, jezioro rośnie."])
def test_a_sentence_offers_no_help(line):
    assert not support.is_support(line)


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("Poprzedni wpis: O łodziach", "more"),
        ("Bli medlem! Hundra kronor per termin.", "fund"),
        ("6 komentarzy", "discuss"),
        ("Skriv ut", "print"),
        ("Etiquetado lagos, barcas", "tags"),
        ("この記事は約5分で読めます", "minutes"),
    ],
)
def test_pages_speak_in_more_languages(line, cue):
    assert cue in cues.find(line)


@pytest.mark.parametrize("line", ["Teile des Films spielen am See.", "Les mers du Sud sont loin.", "Jane Doe waits."])
def test_sentences_do_not_speak_as_pages_do(line):
    assert not cues.find(line) & cues.SURE


@pytest.mark.parametrize("line", ["Betyg: 4 av 5", "Fem ud af seks stjerner", "Age 8+", "Scares: 3/5", "Cotação: ★★★★"])
def test_marks_in_more_languages_are_ratings(line):
    assert rows.is_rating(line)

"""The addresses of readings, for `tests/test_sweep.py`: what each person gets. Written by hand.

`reader` argues, `stranger` has offered two passages, of which one waits, and is asked to argue.
"""

from critiques.readings import actions
from tests import make
from tests.people import person
from tests.readings import making

IN = 302  # to the log-in

#                                                    out  read stra mode admi
PAGES = {
    "pages:evidence":    ("/notebook/evidence/",    (IN, 200, 200, 200, 200)),
    "readings:readings": ("/readings/",             (200, 200, 200, 200, 200)),
    "readings:new":      ("/films/{film}/readings/new/", (IN, 200, 200, 200, 200)),
    "readings:reading":  ("/readings/{reading}/",   (200, 200, 200, 200, 200)),
    "readings:revise":   ("/readings/{reading}/revise/", (IN, 200, 403, 403, 403)),
    "readings:publish":  ("/readings/{draft_reading}/publish/", (405, 405, 405, 405, 405)),
    "readings:discard":  ("/readings/{asked_reading}/discard/", (IN, 200, 403, 404, 404)),
    "readings:withdraw": ("/readings/{reading}/withdraw/", (IN, 200, 403, 403, 403)),
    "readings:unwithdraw": ("/readings/{withdrawn_reading}/unwithdraw/", (405, 405, 405, 405, 405)),
    "readings:warn":     ("/readings/{reading}/warnings/propose/", (IN, 200, 200, 200, 200)),
    "readings:find":     ("/readings/{reading}/find/?q=lesson", (200, 200, 200, 200, 200)),
    "readings:history":  ("/readings/{reading}/history/", (200, 200, 200, 200, 200)),
    "readings:version":  ("/readings/{reading}/version/1/", (200, 200, 200, 200, 200)),
    "readings:delete_version": ("/readings/{reading}/version/1/delete/", (405, 405, 405, 405, 405)),
    "readings:authors":  ("/readings/{reading}/authors/", (IN, 200, 200, 403, 403)),
    "readings:join":     ("/readings/{reading}/authors/{authorship}/join/", (405, 405, 405, 405, 405)),
    "readings:turn_down": ("/readings/{reading}/authors/{authorship}/turn-down/", (405, 405, 405, 405, 405)),
    "readings:leave":    ("/readings/{shared_reading}/leave/", (IN, 200, 200, 403, 403)),
    "readings:relations": ("/readings/{reading}/relations/", (IN, 200, 403, 403, 403)),
    "readings:unrelate": ("/readings/{reading}/relations/{relation}/remove/", (405, 405, 405, 405, 405)),
    "readings:discuss":  ("/readings/{reading}/discussion/", (IN, 200, 200, 200, 200)),
    "readings:discuss_claim": ("/claims/{claim}/discussion/", (302, 302, 302, 302, 302)),
    "readings:discuss_evidence": ("/evidence/{evidence}/discussion/", (IN, 200, 200, 200, 200)),
    "readings:cite":     ("/sources/{live}/cite/?start=0&end=5", (IN, 200, 200, 200, 200)),
    "readings:quote":    ("/sources/{live}/quote/?start=0&end=5", (IN, 200, 200, 200, 200)),
    "readings:cite_annotation": ("/annotations/{note}/cite/", (IN, 200, 200, 200, 200)),
    "moderation:flag_reading": ("/readings/{reading}/flag/", (IN, 403, 200, 200, 200)),
    "moderation:flag_evidence": ("/evidence/{evidence}/flag/", (IN, 403, 200, 200, 200)),
    "readings:evidence": ("/evidence/{evidence}/",  (302, 302, 302, 302, 302)),
    "readings:accept":   ("/evidence/{offer}/accept/", (IN, 200, 403, 403, 403)),
    "readings:decline":  ("/evidence/{offer}/decline/", (IN, 200, 403, 403, 403)),
    "readings:take_back": ("/evidence/{offer}/take-back/", (405, 405, 405, 405, 405)),
}  # fmt: skip

# Those that only read.
READING = (
    "pages:evidence",
    "readings:readings",
    "readings:reading",
    "readings:find",
    "readings:quote",
    "readings:history",
    "readings:version",
    "readings:evidence",
)

UNKNOWN = {
    "/notebook/evidence/?q=shows&before=99": (IN, 200, 200, 200, 200),
    "/readings/?tab=mine":                  (200, 200, 200, 200, 200),
    "/readings/?film=no-such-film":         (200, 200, 200, 200, 200),
    "/readings/no-such-reading/":           (404, 404, 404, 404, 404),
    "/readings/{draft_reading}/":           (404, 200, 404, 404, 404),
    "/readings/{draft_reading}/history/":   (404, 200, 404, 404, 404),
    "/readings/{draft_reading}/revise/":    (IN, 200, 404, 404, 404),
    "/readings/{draft_reading}/discussion/": (404, 200, 404, 404, 404),
    "/readings/{draft_reading}/discard/":   (IN, 200, 404, 404, 404),
    "/readings/{reading}/discard/":         (IN, 403, 403, 403, 403),
    "/readings/{draft_reading}/withdraw/":  (IN, 403, 404, 404, 404),
    "/readings/{asked_reading}/":           (404, 200, 200, 404, 404),
    "/readings/{asked_reading}/revise/":    (IN, 200, 403, 404, 404),
    "/readings/{withdrawn_reading}/":       (404, 200, 404, 404, 404),
    "/readings/{withdrawn_reading}/version/1/": (404, 200, 404, 404, 404),
    "/readings/{erased_reading}/":          (404, 410, 404, 404, 404),
    "/readings/{erased_reading}/history/":  (404, 404, 404, 404, 404),
    "/readings/{hidden_reading}/":          (404, 200, 404, 200, 200),
    "/readings/{hidden_reading}/revise/":   (IN, 403, 404, 403, 403),
    "/readings/{reading}/version/99/":      (404, 404, 404, 404, 404),
    "/readings/{reading}/leave/":           (IN, 403, 403, 403, 403),
    "/films/{unspoken}/readings/new/":      (IN, 404, 404, 404, 200),
    "/evidence/{hidden_evidence}/":         (404, 302, 302, 302, 302),
    "/evidence/{hidden_evidence}/accept/":  (IN, 403, 403, 403, 403),
    "/evidence/{taken_back}/":              (404, 404, 404, 404, 404),
    "/evidence/999999/":                    (404, 404, 404, 404, 404),
    "/claims/{dropped_claim}/discussion/":  (404, 404, 404, 404, 404),
    "/claims/{draft_claim}/discussion/":    (404, 200, 404, 404, 404),
    "/sources/{live}/cite/":                (IN, 400, 400, 400, 400),
    "/sources/{unpublished}/cite/?start=0&end=5": (IN, 404, 404, 404, 200),
    "/sources/{live}/quote/":               (IN, 400, 400, 400, 400),
    "/sources/{unpublished}/quote/?start=0&end=5": (IN, 404, 404, 404, 200),
    "/annotations/{private_note}/cite/":    (IN, 403, 404, 404, 404),
    "/annotations/{circle_note}/cite/":     (IN, 403, 404, 404, 404),
}  # fmt: skip


def readings_of(note) -> dict:
    """What the tables name, about the film of an annotation's source."""
    film, reader = note.source.film, person("reader")
    person("stranger")
    made = making.reading(about=film)
    piece = making.cited(made, on=note.source)
    offer = making.offered(made, on=note.source, stance="contradicts")
    hidden = making.offered(made, on=note.source)
    actions.hide_evidence(person("moderator"), hidden, rule="quote")
    taken_back = actions.take_back(person("stranger"), making.offered(made, on=note.source))
    making.said(making.claim(made))
    asked = actions.invite(reader, made, "stranger")
    other = making.reading(about=film, title="Another one")
    draft = making.draft(about=film, title="Not yet")
    draft_asked = making.draft(about=film, title="Asked for")
    actions.invite(reader, draft_asked, "stranger")
    shorter = making.reading(about=film, title="A shorter one")
    dropped = making.claim(shorter, 2)
    writing = making.writing(title="A shorter one", claims=making.kept(shorter, 1))
    actions.revise(reader, shorter, writing, version=shorter.version)
    return {
        "reading": made.slug,
        "evidence": piece.pk,
        "offer": offer.pk,
        "hidden_evidence": hidden.pk,
        "taken_back": taken_back.pk,
        "claim": making.claim(made).pk,
        "draft_claim": making.claim(draft).pk,
        "dropped_claim": dropped.pk,
        "authorship": asked.pk,
        "relation": actions.relate(reader, made, other, "extends").pk,
        "draft_reading": draft.slug,
        "asked_reading": draft_asked.slug,
        "shared_reading": making.co_author(making.reading(about=film, title="Of two")).slug,
        "withdrawn_reading": actions.withdraw(reader, making.reading(about=film, title="Taken back")).slug,
        "erased_reading": making.erased(making.reading(about=film, title="Erased")).slug,
        "hidden_reading": making.hidden(making.reading(about=film, title="Hidden")).slug,
    }


def more(note) -> None:
    """More of everything their pages list."""
    film = note.source.film
    made = making.Reading.objects.get(slug="the-consent-critique", film=film)
    for number in range(4):
        text = make.source(f"{make.ESSAY}\nA further text, number {number}.\n", film)
        making.cited(made, on=text, number=number % 2 + 1, stance=("supports", "context")[number % 2])
        making.offered(made, on=text)
        making.declined(made, on=text)
        making.said(making.claim(made, number % 2 + 1), "moderator")
        other = making.reading("stranger", film, title=f"Reading {number}")
        actions.relate(person("stranger"), other, made, "contests")

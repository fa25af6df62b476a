"""The addresses of what belongs to one's account, as tests/test_sweep.py opens them."""

from perfection_site.accounts import letters, notices
from tests.people import person

IN = 302  # to the log-in

#                                                    out  read stra mode admi
PAGES = {
    "accounts:inbox":    ("/inbox/",                (IN, 200, 200, 200, 200)),
    "accounts:read_all": ("/inbox/read/",           (405, 405, 405, 405, 405)),
    "accounts:read":     ("/inbox/{notice}/read/",  (405, 405, 405, 405, 405)),
    "accounts:unread":   ("/inbox/{notice}/unread/", (405, 405, 405, 405, 405)),
    "accounts:mail":     ("/inbox/mail/",           (405, 405, 405, 405, 405)),
    "accounts:unsubscribe": ("/unsubscribe/{letter}/", (200, 200, 200, 200, 200)),
    "accounts:preferences": ("/preferences/",       (IN, 200, 200, 200, 200)),
    "accounts:people":   ("/preferences/people/",   (IN, 200, 200, 200, 200)),
    "accounts:person":   ("/people/stranger/",      (IN, 200, 200, 200, 200)),
    "accounts:mute":     ("/people/stranger/mute/", (405, 405, 405, 405, 405)),
    "accounts:block":    ("/people/stranger/block/", (405, 405, 405, 405, 405)),
    "accounts:unmute":   ("/people/stranger/unmute/", (405, 405, 405, 405, 405)),
    "accounts:watches":  ("/watches/",              (IN, 200, 200, 200, 200)),
    "accounts:watch":    ("/watches/source/{source_id}/", (IN, 200, 200, 200, 200)),
    "accounts:unwatch":  ("/watches/source/{source_id}/forget/", (405, 405, 405, 405, 405)),
}  # fmt: skip

UNKNOWN = {
    "/inbox/?show=unread":            (IN, 200, 200, 200, 200),
    "/inbox/?show=nonsense&before=1": (IN, 200, 200, 200, 200),
    "/people/nobody/":                (IN, 404, 404, 404, 404),
    "/people/perfection/":            (IN, 404, 404, 404, 404),
    "/unsubscribe/1:nonsense/":       (404, 404, 404, 404, 404),
    "/watches/film/{film_id}/":       (IN, 200, 200, 200, 200),
    "/watches/circle/{circle_id}/":   (IN, 200, 404, 404, 404),
    "/watches/source/{draft}/":       (IN, 404, 404, 404, 404),
    "/watches/source/999999/":        (IN, 404, 404, 404, 404),
    "/watches/thread/999999/":        (IN, 404, 404, 404, 404),
    "/watches/user/1/":               (IN, 404, 404, 404, 404),
}  # fmt: skip

READING = ("accounts:inbox", "accounts:people", "accounts:person", "accounts:watches")


def world_of(source, circle, note) -> dict:
    notice = notices.queue("annotation_restored", to=person("reader"), about=note)
    return {
        "notice": notice.pk,
        "letter": letters.token(person("reader")),
        "source_id": source.pk,
        "film_id": source.film_id,
        "circle_id": circle.pk,
    }

"""The addresses of warnings, for `tests/test_sweep.py`: what each person gets. Written by hand."""

from tests import make

IN = 302  # to the log-in

#                                                    out  read stra mode admi
PAGES = {
    "warnings:taxonomy": ("/warnings/",             (200, 200, 200, 200, 200)),
    "warnings:category": ("/warnings/violence/",    (200, 200, 200, 200, 200)),
    "warnings:warning":  ("/warnings/{warning}/",   (200, 200, 200, 200, 200)),
    "warnings:support":  ("/warnings/{warning}/support/", (405, 405, 405, 405, 405)),
    "warnings:withdraw": ("/warnings/{warning}/withdraw/", (405, 405, 405, 405, 405)),
    "warnings:dispute":  ("/warnings/{warning}/dispute/", (IN, 200, 200, 200, 200)),
    "warnings:appeal":   ("/warnings/{rejected}/appeal/", (IN, 200, 404, 403, 403)),
    "warnings:of_source": ("/sources/{live}/warnings/", (200, 200, 200, 200, 200)),
    "warnings:propose":  ("/sources/{live}/warnings/propose/?start=0&end=5", (IN, 200, 200, 200, 200)),
    "warnings:assess_source": ("/sources/{live}/warnings/assess/", (405, 405, 405, 405, 405)),
    "warnings:of_film":  ("/films/{film}/warnings/", (200, 200, 200, 200, 200)),
    "warnings:propose_for_film": ("/films/{film}/warnings/propose/", (IN, 200, 200, 200, 200)),
    "warnings:assess_film": ("/films/{film}/warnings/assess/", (405, 405, 405, 405, 405)),
    "warnings:propose_for_annotation": ("/annotations/{note}/warnings/propose/", (IN, 200, 200, 200, 200)),
    "warnings:desk":     ("/desk/warnings/",        (IN, 403, 403, 200, 200)),
    "warnings:decide":   ("/desk/warnings/{proposal}/", (IN, 403, 403, 200, 200)),
}  # fmt: skip

# Those that only read.
READING = (
    "warnings:taxonomy",
    "warnings:category",
    "warnings:warning",
    "warnings:of_source",
    "warnings:of_film",
    "warnings:desk",
)

UNKNOWN = {
    "/warnings/no-such-category/":   (404, 404, 404, 404, 404),
    "/warnings/999999/":              (404, 404, 404, 404, 404),
    "/warnings/{proposal}/":          (404, 200, 404, 200, 200),
    "/warnings/{rejected}/":          (404, 200, 404, 200, 200),
    "/warnings/{printed}/":           (404, 404, 404, 404, 200),
    "/warnings/{proposal}/dispute/":  (IN, 403, 404, 403, 403),
    "/warnings/{warning}/appeal/":    (IN, 403, 403, 403, 403),
    "/warnings/{on_circle_note}/":    (404, 200, 404, 404, 404),
    "/sources/{live}/warnings/propose/": (IN, 200, 200, 200, 200),
    "/sources/{live}/warnings/propose/?category=violence": (IN, 200, 200, 200, 200),
    "/sources/{live}/warnings/propose/?start=5&end=5": (IN, 400, 400, 400, 400),
    "/sources/{private_source}/warnings/": (404, 404, 404, 404, 404),
    "/sources/{unpublished}/warnings/": (404, 404, 404, 404, 200),
    "/sources/{unpublished}/warnings/propose/": (IN, 404, 404, 404, 403),
    "/films/{unspoken}/warnings/":    (404, 404, 404, 404, 200),
    "/annotations/{circle_note}/warnings/propose/": (IN, 403, 404, 404, 404),
    "/annotations/{private_note}/warnings/propose/": (IN, 200, 404, 404, 404),
    "/desk/warnings/999999/":         (IN, 403, 403, 404, 404),
    "/desk/warnings/{printed}/":      (IN, 403, 403, 404, 200),
    "/desk/warnings/{warning}/":      (IN, 403, 403, 200, 200),
}  # fmt: skip


def warnings_of(note, in_circle, draft) -> dict:
    """What the tables name: `reader` proposed all but the one on a circle's annotation."""
    return {
        "warning": make.warning(on=note.source, put="accepted").pk,
        "proposal": make.warning(on=make.selection(note.source)).pk,
        "rejected": make.warning(on=make.selection(note.source), put="rejected", layer="quoted").pk,
        "printed": make.printed_warning(draft).pk,
        "on_circle_note": make.warning("member", on=in_circle).pk,
    }

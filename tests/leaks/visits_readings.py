"""How to visit readings: what is argued, cited, offered and discussed."""

from tests.leaks.secrets import canary
from tests.leaks.visit import get, post

_TOKEN = {"token": "6f1f8a52-3c1f-4f57-9d0c-6d3c5c3f1f12"}
_NO_CLAIMS = {"claims-TOTAL_FORMS": 0, "claims-INITIAL_FORMS": 0}
_WRITTEN = {"title": "Other", "thesis": "Other.", "version": 1} | _NO_CLAIMS
_PUT = {"claim": "{claim}", "stance": "supports", "why": "So."} | _TOKEN
_FLAG = {"reason": "attack", "comment": "Look."}

READINGS = {
    "readings:readings": get("/readings/", "/readings/?tab=mine", "/readings/?film={film}", "/readings/?before=999999"),
    "readings:new": [*get("/films/{film}/readings/new/"), *post("/films/{film}/readings/new/", **_WRITTEN | _TOKEN)],
    "readings:reading": get("/readings/{reading}/"),
    "readings:revise": [*get("/readings/{reading}/revise/"), *post("/readings/{reading}/revise/", **_WRITTEN)],
    "readings:publish": post("/readings/{reading}/publish/"),
    "readings:discard": [*get("/readings/{reading}/discard/"), *post("/readings/{reading}/discard/")],
    "readings:withdraw": [*get("/readings/{reading}/withdraw/"), *post("/readings/{reading}/withdraw/")],
    "readings:unwithdraw": post("/readings/{reading}/unwithdraw/"),
    "readings:warn": get("/readings/{reading}/warnings/propose/"),
    "readings:find": get(
        "/readings/{reading}/find/?q=lesson",
        *(f"/readings/the-consent-critique/find/?q={asked}" for asked in ("lantern", "paragraph", *map(canary, (
            "private_body", "circle_body", "hidden_body", "pending_body", "unpublished_text", "withdrawn_body",
        )))),
    ),
    "readings:history": get("/readings/{reading}/history/"),
    "readings:version": get("/readings/{reading}/version/1/"),
    "readings:delete_version": post("/readings/{reading}/version/1/delete/"),
    "readings:authors": [*get("/readings/{reading}/authors/"), *post("/readings/{reading}/authors/", name="stranger")],
    "readings:join": post("/readings/{reading}/authors/{authorship}/join/"),
    "readings:turn_down": post("/readings/{reading}/authors/{authorship}/turn-down/"),
    "readings:leave": [*get("/readings/{reading}/leave/"), *post("/readings/{reading}/leave/")],
    "readings:relations": [
        *get("/readings/{reading}/relations/"),
        *post("/readings/{reading}/relations/", kind="answers", other="another-reading"),
    ],
    "readings:unrelate": post("/readings/{reading}/relations/{relation}/remove/"),
    "readings:discuss": get(
        "/readings/{reading}/discussion/", "/readings/{reading}/discussion/?revision={revision}&start=0&end=7"
    ),
    "readings:discuss_claim": get(
        "/claims/{claim}/discussion/", "/claims/{claim}/discussion/?revision={revision}&start=0&end=7"
    ),
    "readings:discuss_evidence": get("/evidence/{evidence}/discussion/"),
    "readings:cite": [
        *get("/sources/{source}/cite/?start=0&end=7"),
        *post("/sources/{live}/cite/", start=0, end=7, exact="A pupil", revision="{revision}", **_PUT),
    ],
    "readings:quote": get(
        "/sources/{source}/quote/?start=0&end=7", "/sources/{live}/quote/?start=0&end=600",
        "/sources/{live}/quote/?start={at}&end=600",
    ),
    "readings:cite_annotation": [
        *get("/annotations/{note}/cite/"),
        *post("/annotations/{a_note}/cite/", **_PUT),
    ],
    "readings:evidence": get("/evidence/{evidence}/"),
    "readings:accept": [
        *get("/evidence/{evidence}/accept/"),
        *post("/evidence/{evidence}/accept/", stance="context", version=1),
    ],
    "readings:decline": [
        *get("/evidence/{evidence}/decline/"),
        *post("/evidence/{evidence}/decline/", word="No.", version=1),
    ],
    "readings:take_back": post("/evidence/{evidence}/take-back/"),
    "moderation:flag_reading": [*get("/readings/{reading}/flag/"), *post("/readings/{reading}/flag/", **_FLAG)],
    "moderation:flag_evidence": [*get("/evidence/{evidence}/flag/"), *post("/evidence/{evidence}/flag/", **_FLAG)],
}  # fmt: skip

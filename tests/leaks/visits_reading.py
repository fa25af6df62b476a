"""How to visit the rooms where is read and written: by the name of the address, a list of visits."""

from tests.leaks.secrets import canary
from tests.leaks.visit import get, part, post

# What the margin can be asked.
MARGINS = (
    "", "?tab=mine", "?since=0", "?since=1", "?sort=time", "?tab=mine&sort=time", "?kind=note", "?by=author",
    "?by=leaver", "?by=member&sort=time", "?tag=lesson", "?at={at}", "?at=122&sort=time", "?at=122&by=author",
    "?circle={circle}", "?circle={circle}&sort=time", "?at=122&after=295-999999", "?after=0-0", "?after=122-0", "?sort=time&after=0-999999",
    *(f"?tag={canary(name)}" for name in ("private_tag", "circle_tag", "withdrawn_tag", "hidden_tag", "opened_tag")),
)  # fmt: skip
BY_NOTE = ("?at=122&note={a_note}",)
FORM = {"kind": "note", "body": "Words.", "tags": "", "visibility": "public"}
TOKEN = {"token": "6f1f8a52-3c1f-4f57-9d0c-6d3c5c3f1f11"}

READING = {
    "pages:posts": get("/notebook/posts/", "/notebook/posts/?q=zq", "/notebook/posts/?before=999999"),
    "pages:evidence": get("/notebook/evidence/", "/notebook/evidence/?q=zq", "/notebook/evidence/?before=999999"),
    "reader:source": [
        *get("/sources/{source}/", "/sources/{gone}/?note={note}"),
        *get(*(f"/sources/{{live}}/{asked}" for asked in ("?tab=mine", "?since=0", "?kind=note", "?at=122"))),
        *get("/sources/{live}/?r=1&from=0&to=20", "/sources/{gone}/?after=0-0"),
        *get("/sources/{live}/", head=True),
    ],
    "reader:margin": [
        *part(*(f"/sources/{{live}}/margin/{asked}" for asked in (*MARGINS, *BY_NOTE))),
        *part("/sources/{source}/margin/"),
    ],
    "reader:pulse": get("/sources/{source}/pulse/", "/sources/{live}/pulse/?since={a_note}", "/sources/{live}/pulse/?besides={a_note}"),
    "reader:sentences": get("/sources/{source}/sentences/?start=0&end=400"),
    "reader:annotate": [
        *get("/sources/{source}/annotate/?start=0&end=40", "/sources/{live}/annotate/?start=0&end=40&draft={unsent}"),
        *part("/sources/{live}/annotate/?start={at}&end=600"),
        *post("/sources/{source}/annotate/", start=0, end=40, preview=1, **FORM),
        *post("/sources/{source}/annotate/", start=0, end=5, exact="Other", revision="{revision}", **FORM, **TOKEN),
        *post("/sources/{live}/annotate/", start=0, end=7, exact="A pupil", **FORM | {"visibility": "circle-{circle_id}"}, **TOKEN),
    ],
    "reader:remember": post("/sources/{source}/progress/", position=100),
    "reader:forget": post("/sources/{source}/forget/"),
    "reader:annotation": get("/annotations/{note}/", "/annotations/{note}/?in=text"),
    "reader:withdraw": [*get("/annotations/{note}/withdraw/"), *post("/annotations/{a_note}/withdraw/")],
    "reader:unwithdraw": post("/annotations/{a_note}/unwithdraw/"),
    "reader:edit": [
        *get("/annotations/{note}/edit/", "/annotations/{a_note}/edit/?draft={unsent}"),
        *part("/annotations/{a_note}/edit/"),
        *post("/annotations/{a_note}/edit/", version=1, **FORM, **TOKEN),
        *post("/annotations/{a_note}/edit/", version=1, **FORM, **TOKEN, by="{by}"),  # after the session has ended
        *post("/annotations/{a_note}/edit/", preview=1, version=1, **FORM),
    ],
    "reader:keep": post("/sources/{source}/draft/", start=0, end=40, **FORM, **TOKEN),
    "reader:keep_edit": post("/annotations/{a_note}/edit/draft/", version=1, **FORM, **TOKEN),
    "reader:history": get("/annotations/{note}/history/"),
    "reader:delete_history": [
        *post("/annotations/{a_note}/history/delete/"),
        *post("/annotations/{versioned}/history/delete/", version="{version}"),
    ],
    "reader:hide": [*get("/annotations/{a_note}/hide/"), *post("/annotations/{a_note}/hide/", rule="spam")],
    "reader:restore": [*get("/annotations/{a_note}/restore/"), *post("/annotations/{a_note}/restore/")],
    "reader:drafts": get("/drafts/", "/drafts/?before=999999"),
    "reader:throw_away": post("/drafts/{unsent}/throw-away/"),
    "reader:tags": get("/tags/?typed=zq", "/tags/?typed=les", *(f"/tags/?typed=zq{begun}" for begun in "pdwcsoh")),
    "pages:home": get("/"),
    "pages:films": get("/films/"),
    "pages:film": get("/films/{film}/"),
    "pages:film_feed": get("/films/{film}/feed/"),
    "pages:source_feed": get("/sources/{source}/feed/"),
    "pages:sources": get(
        "/sources/", "/sources/?notes=with", "/sources/?notes=without", "/sources/?sort=title", "/sources/?basis=excerpt",
        "/sources/?film={film}", "/sources/?after={source_id}&sort=title",
    ),
    "pages:search": get(
        "/search/", "/search/?q=lesson", "/search/?q=author", "/search/?q=lesson&film={film}",
        *(f"/search/?q={canary(name)}" for name in (
            "draft_source_text", "draft_source_title", "draft_film", "unpublished_text", "taken_down_text",
            "private_body", "circle_body", "circle_tag", "hidden_body", "withdrawn_body", "draft_body",
        )),
        *(f"/search/?in=annotations&q={asked}" for asked in ("lesson", "moderator", "zq -zz", *map(canary, (
            "private_body", "private_tag", "circle_body", "circle_tag", "hidden_body", "opened_body", "withdrawn_body",
            "pending_body", "steward_hidden_body",
        )))),
        *(f"/search/?in=readings&q={asked}" for asked in ("lesson", "rescue", "taken or back or hidden", "says or lesson", *map(canary, (
            "draft_reading", "withdrawn_reading", "hidden_reading", "dropped_claim", "reading_of_draft_film",
        )))),
        "/search/?in=readings&q=rescue&film={film}&after=999999",
        "/search/?in=annotations&q=lesson&tag=lesson&kind=note&film={film}",
    ),
    "pages:notebook": get(
        "/notebook/", "/notebook/?q=lesson", "/notebook/?tab=withdrawn", "/notebook/?sort=place", "/notebook/?sort=oldest",
        "/notebook/?after=999999", *(f"/notebook/?q={canary(name)}" for name in ("private_body", "circle_body")),
    ),
    "pages:export": get(*(f"/notebook/export/?format={kind}" for kind in ("markdown&preferences=1", "csv", "jsonld&said=1", "csv&withdrawn=1"))),
    "texts:text": get("/rules/", "/privacy/", "/about/", "/contact/"),
    "texts:history": get("/rules/history/"),
    "texts:version": get("/rules/version/1/"),
    "healthz": get("/healthz"),
    "readyz": get("/readyz"),
    "robots": get("/robots.txt"),
}  # fmt: skip

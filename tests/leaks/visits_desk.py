"""How to visit the desks of moderators and admins, and the circles."""

from tests.leaks.visit import Visit, get, post

_RULING = {"act": "hide", "reason": "So.", "rule": "person", "version": 1}
_TOLD = ("circle_name", "circle_about", "circle_old_name")
_LINK = "Who holds a link into a circle reads what it leads into; a log-in stands before it."

_REPORT = {"what": "law", "complaint": "Look.", "email": "a@example.org"}
# What a stranger may report, moderators must not learn of by the report.
_REPORTED = Visit("/contact/report/", data={"where": "/sources/{source}/"} | _REPORT)

DESKS = {
    "moderation:flag": [
        *get("/annotations/{note}/flag/"),
        *post("/annotations/{a_note}/flag/", reason="attack", comment="Look."),
    ],
    "moderation:report": [
        *get("/contact/report/", "/contact/report/?where=/sources/{source}/"),
        *post("/contact/report/", where="/annotations/{a_note}/", **_REPORT),
        *post("/contact/report/", where="/sources/{source}/", **_REPORT),
    ],
    "moderation:report_status": [
        Visit("/contact/report/{report_token}/", by_link="Our letter's own address: what became of it, and no word."),
        Visit("/contact/report/{report_token}/", data={}, by_link="The same address, confirmed."),
    ],
    "moderation:queue": [
        Visit("/desk/", after=("stranger", _REPORTED)),
        *get("/desk/", "/desk/?show=waiting", "/desk/?show=decided", "/desk/?after=0", "/desk/?show=waiting&after=0-post-0"),
    ],
    "moderation:waiting": [*get("/desk/waiting/{note}/"), *post("/desk/waiting/{a_note}/", **_RULING)],
    "moderation:waiting_post": [*get("/desk/waiting/posts/{post}/"), *post("/desk/waiting/posts/{post}/", **_RULING)],
    "moderation:case": [
        *get("/desk/cases/{case}/", "/desk/cases/{case}/?flags_before=999999&reports_before=999999"),
        *post("/desk/cases/{case}/", **_RULING),
        *post("/desk/cases/{case}/", act="hide", version=99),
    ],
    "moderation:pass_on": post("/desk/cases/{case}/pass-on/", version=1),
    "moderation:erase": post("/desk/reports/{report}/erase/"),
    "sources:desk": get("/desk/sources/", "/desk/sources/?state=draft", "/desk/sources/?q=lesson", "/desk/sources/?before=999999"),
    "sources:new": [
        *get("/desk/sources/new/"),
        *post("/desk/sources/new/", text="A title\n\nBy A. Sample\n\nSome words of it.", film_title="Another film"),
    ],
    "sources:edit": [*get("/desk/sources/{source_id}/"), *post("/desk/sources/{source_id}/", do="save", version=1)],
    "sources:preview": get("/desk/sources/{source_id}/preview/"),
    "sources:reread": post("/desk/sources/{source_id}/read-again/", encoding="", form="text", version=1),
    "sources:unpublish": post("/desk/sources/{source_id}/unpublish/", reason="So."),
    "sources:take_down": post("/desk/sources/{source_id}/take-down/", reason="So."),
    "texts:desk": get("/desk/texts/"),
    "texts:edit": [*get("/desk/texts/rules/"), *post("/desk/texts/rules/", body="## One", why="So.", version=1)],
    "circles:mine": get("/circles/", "/circles/?before=999999"),
    "circles:new": [*get("/circles/new/"), *post("/circles/new/", name="Ours", about="")],
    "circles:join": [
        Visit("/circles/join/{link}/", by_link=_LINK, tells=_TOLD),
        Visit("/circles/join/{link}/", data={}, by_link=_LINK, tells=_TOLD),
    ],
    "circles:circle": get("/circles/{circle}/"),
    "circles:annotations": get("/circles/{circle}/annotations/", "/circles/{circle}/annotations/?after=999999"),
    "circles:revise": [*get("/circles/{circle}/revise/"), *post("/circles/{circle}/revise/", name="Ours", about="", version=1)],
    "circles:invite": post("/circles/{circle}/invite/", days=7, uses=10),
    "circles:revoke": post("/circles/{circle}/links/{link_id}/revoke/"),
    "circles:remove": [
        *get("/circles/{circle}/members/author/remove/"),
        *post("/circles/{circle}/members/author/remove/"),
    ],
    "circles:set_role": post("/circles/{circle}/members/author/role/", role="steward"),
    "circles:hand_over": [
        *get("/circles/{circle}/members/author/hand-over/"),
        *post("/circles/{circle}/members/author/hand-over/"),
    ],
    "circles:leave": [*get("/circles/{circle}/leave/"), *post("/circles/{circle}/leave/")],
    "circles:archive": [*get("/circles/{circle}/archive/"), *post("/circles/{circle}/archive/")],
    "circles:unarchive": post("/circles/{circle}/unarchive/"),
}  # fmt: skip

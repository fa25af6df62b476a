"""How to visit what says what texts contain, what somebody wants covered, and whom they can talk to."""

from tests.leaks.visit import Visit, get, post

_SAID = {"category": "sensory", "grade": 1, "layer": "text", "prominence": "passing", "brief": "Flashes in one scene."}
_TWIN = "Whoever proposes the same is shown the line of the proposal there is, to support it instead of a second one."
_DECIDED = {"act": "reject", "reason": "No.", "version": 1}

WARNINGS = {
    "warnings:taxonomy": get("/warnings/"),
    "warnings:category": get("/warnings/violence/"),
    "warnings:warning": get("/warnings/{warning}/"),
    "warnings:support": [Visit("/warnings/{warning}/support/", data={"comment": "Yes."}, by_link=_TWIN)],
    "warnings:withdraw": post("/warnings/{warning}/withdraw/"),
    "warnings:dispute": [*get("/warnings/{warning}/dispute/"), *post("/warnings/{warning}/dispute/", complaint="No.")],
    "warnings:appeal": [*get("/warnings/{warning}/appeal/"), *post("/warnings/{warning}/appeal/", complaint="No.")],
    "warnings:of_source": get("/sources/{source}/warnings/"),
    "warnings:propose": [
        *get("/sources/{source}/warnings/propose/", "/sources/{source}/warnings/propose/?category=violence"),
        *get("/sources/{live}/warnings/propose/?start={at}&end=600&category=violence"),
        *post("/sources/{source}/warnings/propose/", **_SAID),
        *post("/sources/{live}/warnings/propose/", start=0, end=7, exact="A pupil", revision="{revision}", **_SAID),
        Visit(
            "/sources/{live}/warnings/propose/",
            data=_SAID | {"category": "violence"},
            by_link=_TWIN,
            tells=("proposal_brief",),
        ),
    ],
    "warnings:assess_source": post("/sources/{source}/warnings/assess/", state="none"),
    "warnings:of_film": get("/films/{film}/warnings/"),
    "warnings:propose_for_film": [
        *get("/films/{film}/warnings/propose/", "/films/{film}/warnings/propose/?category=violence"),
        *post("/films/{film}/warnings/propose/", **_SAID),
    ],
    "warnings:assess_film": post("/films/{film}/warnings/assess/", state="none"),
    "warnings:propose_for_annotation": [
        *get("/annotations/{note}/warnings/propose/", "/annotations/{a_note}/warnings/propose/?category=violence"),
        *post("/annotations/{a_note}/warnings/propose/", **_SAID),
    ],
    "warnings:desk": get("/desk/warnings/", "/desk/warnings/?after=0"),
    "warnings:decide": [
        *get("/desk/warnings/{warning}/", "/desk/warnings/{warning}/?open=1"),
        *post("/desk/warnings/{warning}/", **_SAID, **_DECIDED),
    ],
    "reader:content": [*get("/preferences/content/"), *post("/preferences/content/", preset="careful")],
    "reader:forget_content": post("/preferences/content/forget/"),
    "reader:open": [
        *post("/covers/", open="{warning}", next="/sources/{live}/"),
        *post("/covers/", text="open", source="{source_id}", next="/sources/{live}/"),
        *post("/covers/", hour="open", next="/"),
    ],
    "reader:support": get("/support/", "/support/?country=NO"),
    "reader:support_desk": [*get("/desk/support/"), *post("/desk/support/", country="NO")],
    "reader:support_remove": post("/desk/support/1/remove/"),
}

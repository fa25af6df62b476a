"""One text and its warnings from its import to a dispute, through the pages alone."""

import pytest

from annotations.reader.importing import import_source
from annotations.sources import actions as sources
from annotations.sources.actions import Upload
from annotations.text import importer
from annotations.warnings.models import ContentWarning
from perfection_site.accounts.models import User
from tests import make

pytestmark = pytest.mark.django_db


def test_a_notice_is_confirmed_and_a_passage_warning_proposed_adjusted_disputed_and_upheld(as_):
    house = User.objects.house()
    source = import_source(house, make.film(), importer.read(make.ESSAY), Upload.pasted(make.ESSAY))
    printed = source.warnings.get(category="sexual-violence")
    rights = {"rights_basis": "own_work", "rights_evidence": "Ours."}
    source = sources.publish(house, sources.describe(house, source, **rights))
    start = source.current.text.index("The last scene")
    panel = f"/sources/{source.slug}/warnings/"

    as_("admin").post(f"/desk/warnings/{printed.pk}/", _sent(printed, act="accept"))
    assert "Content note: sexual abuse" in as_("signed_out").get(panel).content.decode()

    said = {
        "category": "violence",
        "grade": "4",
        "layer": "text",
        "prominence": "passing",
        "brief": "Describes a blow.",
    }
    as_("reader").post(f"{panel}propose/", said | {"start": start, "end": start + 14})
    warning = ContentWarning.objects.get(category="violence")
    assert "Describes a blow." not in as_("signed_out").get(panel).content.decode()

    adjusted = _sent(warning, act="adjust", brief="Mentions a blow.", grade=1, reason="One clause only.")
    as_("moderator").post(f"/desk/warnings/{warning.pk}/", adjusted)
    assert "Mentions a blow." in as_("signed_out").get(panel).content.decode()
    assert "One clause only." in as_("reader").get("/inbox/").content.decode()

    as_("stranger").post(f"/warnings/{warning.pk}/dispute/", {"complaint": "There is no blow."})
    page = as_("signed_out").get(panel).content.decode()
    assert "Mentions a blow." in page
    assert "under discussion" in page

    warning.refresh_from_db()
    upheld = _sent(warning, act="uphold", reason="It is in the second clause.")
    assert as_("moderator").post(f"/desk/warnings/{warning.pk}/", upheld).status_code == 403
    as_("second_moderator").post(f"/desk/warnings/{warning.pk}/", upheld)
    assert "It is in the second clause." in as_("stranger").get("/inbox/").content.decode()
    acts = list(warning.versions.order_by("number").values_list("act", flat=True))
    assert acts == ["propose", "adjust", "dispute", "uphold"]


def _sent(warning, **said) -> dict:
    now = {name: getattr(warning, name) for name in ContentWarning.SAID}
    return now | {"version": warning.version} | said

"""Reading preferences: kept for whom, read by whom, and gone when."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.text.profiles import NEVER, PRESETS, STANDARD, Action, From, Profile
from annotations.warnings import viewing
from annotations.warnings.models import WarningProfile
from perfection_site.accounts.models import AuditEntry, User
from tests import make
from tests.people import PASSWORD, person

pytestmark = pytest.mark.django_db
PATH = "/preferences/content/"


def choices(profile: Profile = STANDARD, **changed) -> dict:
    """What the form sends where nothing is changed but this."""
    sent = {
        f"{slug}_{name}": str(value)
        for slug, said in profile.thresholds.items()
        for name, value in zip(From._fields, said, strict=True)
    }
    return sent | {"preset": profile.preset, "country": profile.country, "seen": sorted(profile.seen)} | changed


def kept(client, name: str) -> Profile:
    if name != "signed_out":
        return Profile.decode(WarningProfile.objects.get(person=person(name)).written)
    return Profile.decode(viewing._signer.unsign(client.cookies[viewing.COOKIE].value))


@pytest.mark.parametrize("name", ["signed_out", "reader"])
def test_a_preset_a_change_and_a_film_are_kept(as_, name):
    film, client = make.film(), as_(name)
    make.source(about=film)
    sent = choices(preset="careful", seen=[film.pk], spoilers="on", country="NO", violence_omit="2")
    assert client.post(PATH, sent).status_code == 302
    found = kept(client, name)
    assert found.thresholds["animal-harm"] == PRESETS["careful"]["animal-harm"]
    assert found.thresholds["violence"] == From(1, 4, 2)
    assert found.action("violence", 2) == Action.OMIT
    assert (found.seen, found.spoilers, found.country) == (frozenset([film.pk]), True, "NO")
    page = client.get(PATH).content.decode()
    assert "Careful, with 1 change of yours" in page


def test_saving_again_changes_nothing(as_):
    client = as_("reader")
    mine = Profile(PRESETS["careful"] | {"sensory": From(NEVER, NEVER, 1)}, country="GB")
    WarningProfile.objects.create(person=person("reader"), written=mine.encode())
    client.post(PATH, choices(mine))
    assert kept(client, "reader") == mine


@pytest.mark.parametrize("wrong", [{"preset": "all"}, {"violence_note": "6"}, {"country": "XX"}, {"seen": ["0"]}])
def test_what_the_form_does_not_offer_is_refused(as_, wrong):
    client = as_("signed_out")
    assert client.post(PATH, choices(**wrong)).status_code == 422
    assert viewing.COOKIE not in client.cookies


def test_the_cookie_is_signed_and_not_for_scripts(as_):
    client = as_("signed_out")
    client.post(PATH, choices(preset="careful"))
    cookie = client.cookies[viewing.COOKIE]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert len(cookie.value) < 200
    client.cookies[viewing.COOKIE] = cookie.value[:-1] + ("a" if cookie.value[-1] != "a" else "b")
    assert 'value="standard" checked' in client.get(PATH).content.decode()


def test_signing_up_takes_the_profile_along(client, mailoutbox):
    client.post(PATH, choices(preset="careful"))
    answer = client.post("/accounts/signup/", {"username": "newcomer", "email": "n@example.org", "password1": PASSWORD})
    assert answer.status_code == 302
    found = WarningProfile.objects.get(person__username="newcomer")
    assert Profile.decode(found.written).preset == "careful"
    assert answer.cookies[viewing.COOKIE].value == ""


def test_signing_in_opens_nothing_and_one_s_own_profile_comes_first():
    client = Client()
    client.post(PATH, choices(preset="careful"))
    client.force_login(person("reader"))
    assert 'value="careful" checked' in client.get(PATH).content.decode()
    client.post(PATH, choices(Profile(PRESETS["careful"]), preset="researcher"))
    assert 'value="researcher" checked' in client.get(PATH).content.decode()


def test_deleting_leaves_nothing(as_):
    client = as_("reader")
    client.post(PATH, choices(preset="careful"))
    client.post(f"{PATH}forget/")
    assert not WarningProfile.objects.exists()
    assert 'value="standard" checked' in client.get(PATH).content.decode()


def test_a_profile_is_in_no_audit_no_list_and_no_name(as_):
    before = AuditEntry.objects.count()
    as_("reader").post(PATH, choices(preset="careful"))
    assert AuditEntry.objects.count() == before
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert str(WarningProfile.objects.get()) == "a reader's profile"


def test_nobody_can_be_deleted_and_leave_a_profile():
    leaving = User.objects.create_user("leaving", "l@example.org", PASSWORD)
    WarningProfile.objects.create(person=leaving, written=Profile().encode())
    viewing.erase(leaving.pk)
    assert not WarningProfile.objects.filter(pk=leaving.pk).exists()


def test_a_profile_costs_no_query_of_its_own(as_):
    note = make.annotation()
    path = f"/sources/{note.source.slug}/"
    counts = []
    for written in (None, Profile(PRESETS["careful"]).encode()):
        if written:
            WarningProfile.objects.create(person=person("stranger"), written=written)
        client = as_("stranger")
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    visitor = as_("signed_out")
    visitor.post(PATH, choices(preset="careful"))
    del visitor.cookies["messages"]  # a browser does so once the sentence is shown
    visitor.get(path)
    with CaptureQueriesContext(connection) as captured:
        visitor.get(path)
    assert len(captured) == 1


def test_the_warm_page_asks_nothing_for_its_warnings(as_):
    source = make.source()
    words = ("The last scene", "its signs small", "naïve question", "Nobody says")
    client, path = as_("signed_out"), f"/sources/{source.slug}/"
    for each in words:
        make.warned(source, each, category="violence", grade=2)
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    assert len(captured) == 1

"""A text with words that may be covered, and readers who have asked for something."""

from annotations.text.profiles import PRESETS, Profile
from annotations.warnings import viewing
from annotations.warnings.models import WarningProfile
from tests import make
from tests.people import person

ALL_OMIT = Profile({slug: type(said)(1, 1, 1) for slug, said in PRESETS["standard"].items()})
CANARY = "zyzzyva"
WORDS = f"Nobody says {CANARY} to those who miss a note"
RAW = make.ESSAY.replace("Nobody says what happens to those who miss a note", WORDS)


def text(**said):
    found = make.source(RAW)
    return found, make.warned(found, WORDS, **said)


def asks(client, name: str, profile: Profile):
    """A browser in which somebody has asked for something."""
    if name != "signed_out":
        WarningProfile.objects.update_or_create(person=person(name), defaults={"written": profile.encode()})
    else:
        client.cookies[viewing.COOKIE] = viewing._signer.sign(profile.encode())
    return client


def html(client, path: str, **more) -> str:
    answer = client.get(path, **more)
    assert answer.status_code == 200, path
    return answer.content.decode()

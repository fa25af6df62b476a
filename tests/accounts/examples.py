"""One example of every act on one's relations, watches and mail, see test_house."""

from perfection_site.accounts import actions
from tests import make
from tests.people import person


def _unmuted(act):
    actions.mute(person("reader"), person("stranger"))
    return act(person("reader"), person("stranger"))


def _unwatched(act):
    film = make.source().film
    actions.watch(person("reader"), "film", film.pk, "none")
    return act(person("reader"), "film", film.pk)


EXAMPLES = {
    "accounts.actions.mute": (lambda act: act(person("reader"), person("stranger")), "user.muted"),
    "accounts.actions.block": (lambda act: act(person("reader"), person("stranger")), "user.blocked"),
    "accounts.actions.unmute": (_unmuted, "user.unmuted"),
    "accounts.actions.watch": (
        lambda act: act(person("reader"), "film", make.source().film.pk, "all"),
        "user.watch_set",
    ),
    "accounts.actions.unwatch": (_unwatched, "user.watch_forgotten"),
    "accounts.actions.choose_mail": (lambda act: act(person("reader"), "daily"), "user.mail_set"),
}

"""One example of every act in threads, with the audit entry it must leave; for `tests/test_house.py`."""

from datetime import timedelta

from django.utils import timezone

from critiques.threads import actions
from critiques.threads.actions import Words
from critiques.threads.models import Post
from perfection_site.accounts.models import User
from tests import make
from tests.people import person
from tests.threads.made import above, began, fresh, in_circle, reworded, waiting, withdrawn


def _old():
    post = withdrawn(began())
    Post.objects.filter(pk=post.pk).update(withdrawn_at=timezone.now() - timedelta(days=31))
    return fresh(post)


def _hidden():
    return fresh(actions.hide(person("moderator"), began(), rule="spam"))


def _locked():
    return actions.lock(person("moderator"), began().thread)


def _pinned():
    return actions.pin(person("moderator"), began())


EXAMPLES = {
    "threads.actions.begin": (lambda _act: began(), "post.created"),
    "threads.actions.reply": (
        lambda act: act(person("reader"), began().thread, None, Words("More."), token=make.uuid4()), "post.created"),
    "threads.actions.edit": (
        lambda act: act(person("stranger"), fresh(began()), Words("Better."), version=1), "post.edited"),
    "threads.actions.withdraw": (lambda _act: withdrawn(began()), "post.withdrawn"),
    "threads.actions.unwithdraw": (lambda act: act(person("stranger"), withdrawn(began())), "post.unwithdrawn"),
    "threads.actions.delete_version": (
        lambda act: act(person("stranger"), reworded(began()).versions.get()), "post.version_deleted"),
    "threads.actions.delete_history": (
        lambda act: act(person("stranger"), reworded(began())), "post.history_deleted"),
    "threads.actions.erase": (lambda act: act(User.objects.house(), _old()), "post.erased"),
    "threads.actions.accept": (lambda act: act(person("moderator"), waiting()), "post.accepted"),
    "threads.actions.hide": (lambda act: act(person("moderator"), began(), rule="spam"), "post.hidden"),
    "threads.actions.restore": (lambda act: act(person("second_moderator"), _hidden()), "post.restored"),
    "threads.actions.open_to_site": (
        lambda act: act(person("reader"), in_circle("stranger")), "post.opened_to_site"),
    "threads.actions.lock": (lambda _act: _locked(), "thread.locked"),
    "threads.actions.unlock": (lambda act: act(person("moderator"), _locked()), "thread.unlocked"),
    "threads.actions.pin": (lambda _act: _pinned(), "thread.pinned"),
    "threads.actions.unpin": (lambda act: act(person("moderator"), _pinned()), "thread.unpinned"),
    "threads.actions.close": (lambda act: act(person("reader"), above().thread), "thread.closed"),
    "threads.actions.show": (
        lambda act: act(person("reader"), actions.close(person("reader"), above().thread)), "thread.shown"),
    "moderation.actions.flag_post": (
        lambda act: act(person("reader"), began(), reason="spam"), "post.flagged"),
}  # fmt: skip

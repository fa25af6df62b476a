"""One example of every act on circles, see test_house."""

from perfection_site.circles import actions as circles
from tests import make
from tests.people import person


def _circle():
    return make.circle(members=["stranger"])


def _seat():
    return make.seat(_circle(), "stranger")


EXAMPLES = {
    "circles.actions.create": (lambda _act: make.circle(), "circle.created"),
    "circles.actions.revise": (
        lambda act: act(person("reader"), make.circle(), name="A", about="", version=1), "circle.revised"),
    "circles.actions.invite": (lambda _act: make.invitation(make.circle()), "circle.invited"),
    "circles.actions.revoke": (
        lambda act: act(person("reader"), make.invitation(make.circle())), "circle.invitation_revoked"),
    "circles.actions.join": (lambda _act: _circle(), "circle.joined"),
    "circles.actions.leave": (lambda act: act(person("stranger"), _circle()), "circle.left"),
    "circles.actions.remove": (lambda act: act(person("reader"), _seat()), "circle.member_removed"),
    "circles.actions.set_role": (lambda act: act(person("reader"), _seat(), "steward"), "circle.role_set"),
    "circles.actions.hand_over": (lambda act: act(person("reader"), _seat()), "circle.handed_over"),
    "circles.actions.archive": (lambda act: act(person("reader"), make.circle()), "circle.archived"),
    "circles.actions.unarchive": (
        lambda act: act(person("reader"), circles.archive(person("reader"), make.circle())), "circle.unarchived"),
}  # fmt: skip

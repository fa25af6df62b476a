"""Single lines that are not the text itself, and the sentences that only look like them."""

import pytest

from annotations.text import advisories, patterns, support

NOTICES = [
    "Trigger Warning: Torture, Racism, Sexual Assault",
    "TRIGGER WARNING - torture, rape",
    "Content note: drowning",
    "Content Warning",
    "TW: rape",
    "CW: blood, gore",
    "[Spoilers Ahead]",
    "(Spoilers ahead)",
    "SPOILERS",
    "Spoiler alert!",
    "*Spoiler warning*",
    "Spoilers for the whole film.",
    "Major spoilers below.",
    "Contains spoilers",
    "There will be spoilers.",
    "WARNING: Spoilers for the series ahead",
    "Warning: torture, rape",
    "Warning: This page contains spoilers for the series.",
    "Warning: major spoilers below. This piece discusses rape and the abuse of pupils.",
    "Be warned: this review discusses the ending and contains spoilers.",
    "Beware: spoilers ahead",
    "Please note: this article contains descriptions of torture.",
    "This essay discusses rape and suicide.",
    "Achtung, Spoiler!",
    "Triggerwarnung: Gewalt",
]
NO_NOTICES = [
    "Beware: nobody leaves the school.",
    "Warning: she never comes back.",
    "Warning signs are everywhere: in the violence of the doors, in the murder of the plants, in all that is poured out.",
    "Caution: children at play, and nobody to see the death that waits for them at the end of the hall.",
    "Note that the trailer is a spoiler machine, and people laughed.",
    "Attention is the rarest form of generosity.",
    "This essay is about rape.",
    "This film contains violence that it does not need.",
    "The spoilers were everywhere by Monday.",
    "Spoilers and why we love them",
    "Trigger warnings: do they work?",
    "Trigger-warning culture and its critics",
]


@pytest.mark.parametrize("line", NOTICES)
def test_a_notice_is_told(line):
    assert advisories.is_notice(line)


@pytest.mark.parametrize("line", NO_NOTICES)
def test_a_sentence_that_looks_like_a_notice_is_none(line):
    assert not advisories.is_notice(line)


def test_further_down_a_labelled_line_is_a_notice_only_if_it_names_something():
    assert not advisories.is_notice("Content notes: a short history", early=False)
    assert advisories.is_notice("Content note: self-harm", early=False)


def test_a_notice_may_begin_a_paragraph():
    paragraph = "Content warning: torture. " + "The film opens on a debt that nobody means to pay. " * 8
    assert paragraph[: advisories.leading_notice(paragraph)] == "Content warning: torture."
    assert advisories.leading_notice("Content warning: torture.") == 0
    assert advisories.leading_notice("The film opens on a debt. " * 20) == 0


@pytest.mark.parametrize(
    "line",
    [
        "If you have been through sexual violence, you can call the hotline at 1-800-555-0100.",
        "If you or someone you know is struggling, call the Lifeline at 988.",
        "For help, call the national helpline on 0808 555 0100.",
        "If you have been affected by domestic abuse, support is available in most cities.",
        "Crisis Text Line: text HOME to 741741",
    ],
)
def test_a_support_line_is_told(line):
    assert support.is_support(line)


@pytest.mark.parametrize(
    "line",
    [
        "She calls the hotline and hangs up.",
        "The crisis line in the film has no number.",
        "If you have seen such films before, no talk of rape and revenge will surprise you.",
        "The helpline, as she puts it, is a phone that rings in an empty room.",
    ],
)
def test_a_sentence_about_help_is_no_support_line(line):
    assert not support.is_support(line)


@pytest.mark.parametrize(
    "line",
    [
        "Also read: The Bow and the Bargain",
        "Read more: The Bow and the Bargain",
        "Follow us on Twitter",
        "Follow our page on Facebook and get all updates.",
        "Facebook Twitter",
        "Share on Facebook",
        "Share this article",
        "Subscribe",
        "Sign up now!",
        "Pick a plan!",
        "Advertisement",
        "Comments are closed.",
        "Log in to reply",
        "Support our work: become a member",
        "Get our newsletter and exclusive stories.",
        "We use cookies to improve your visit.",
    ],
)
def test_the_pages_own_lines_are_told(line):
    assert patterns.promotion(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share a meal with them and you will see.",
        "Follow the money, and the updates, and the pages.",
        "Get out of the house.",
        "Join the exclusive school, they said.",
        "Support for the exclusive few, the members say.",
        "Become a member of the orchestra and you vanish.",
        "Subscribe to that view and the film falls apart.",
        "Related to this is the question of consent.",
        "Read next to the novel, the film is cruel.",
        "Like this film, the book is cruel.",
        "Watch: the hand",
        "More on the bus",
    ],
)
def test_a_sentence_of_the_text_is_not_taken_for_the_pages(line):
    assert not patterns.promotion(line)


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The empty corridor. Picture: An Archive", True, False),
        ("The empty corridor Photo: An Archive", True, False),
        ("The empty corridor (Photo by Jane Doe)", True, False),
        ("Photo: Courtesy of an archive.", True, True),
        ("Featured Image Source: An Archive", True, True),
        ("© 2019 Jane Doe", False, True),
        ("This essay first appeared in a small magazine.", False, True),
        ("She is silent still: nothing moves.", False, False),
        ("Photos by the bed show her mother.", False, False),
        ("The source: a river nobody has named.", False, False),
    ],
)
def test_captions_and_credits_are_told(line, caption, credit):
    assert (patterns.is_caption(line), patterns.is_credit(line)) == (caption, credit)

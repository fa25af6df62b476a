"""Giving every line its fate: rule after rule, the certain before the guessed, and the last judgement."""

from annotations.text import (
    about,
    appeals,
    around,
    casts,
    credited,
    edges,
    elsewhere,
    epigraphs,
    genre,
    guides,
    kept,
    letters,
    mail,
    numbered,
    posts,
    prominent,
    quoted,
    recorded,
    rows,
    rules,
    scored,
    sheets,
    showings,
    signed,
    signoffs,
    threads,
    verse,
)
from annotations.text import blocks as kinds
from annotations.text.facts import Facts
from annotations.text.lines import Line


def decide(lines: list[Line], facts: Facts, form: str) -> tuple[str, Line | None]:
    """Give every line its fate, and say what kind of text that makes it, if any, and which line reads as its title.

    The order matters: what is known for certain is decided before what is guessed.
    """
    guides.graded(lines)
    numbered.contents(lines)
    numbered.named_contents(lines)
    numbered.chapters(lines)
    numbered.goes_on(lines)
    if not posts.read(lines):
        threads.comments(lines)
    elsewhere.corrections(lines)
    rules.asides(lines)
    rules.promotion_boxes(lines)
    _set_around(lines, facts)
    rows.facts(lines)
    sheets.read(lines)
    casts.read(lines)
    rules.pictures(lines, facts.title)
    _signed(lines, facts)
    kept.read(lines, facts)
    _others(lines)
    rules.marked(lines)
    rules.contents_heading(lines)
    about.about_the_author(lines, facts.author)
    edges.tail(lines)
    rules.related(lines)
    asked = prominent.interview(lines)
    kept.speakers(lines)
    rows.sources(lines)
    rows.listed(lines)
    quoted.pull_quotes(lines)
    prominent.standfirst(lines, facts.standfirst)
    quoted.set_apart(lines)
    prominent.headings(lines)
    named = scored.judge(lines, facts, form)
    for line in rules.open_lines(lines):
        line.fate = kinds.PARAGRAPH
    return genre.INTERVIEW if asked else "", named


def _set_around(lines: list[Line], facts: Facts) -> None:
    """What houses, journals and podcasts set around a text of theirs."""
    around.read(lines, facts)
    appeals.read(lines)
    showings.drop_all(lines)
    elsewhere.keywords(lines)
    elsewhere.notices(lines)
    elsewhere.running(lines, facts)
    recorded.read(lines)
    guides.read(lines)


def _others(lines: list[Line]) -> None:
    """What is set apart as the words of others."""
    verse.read(lines)
    epigraphs.read(lines)
    quoted.attributed(lines)
    quoted.talk(lines)


def _signed(lines: list[Line], facts: Facts) -> None:
    credited.read(lines)
    credited.affiliated(lines)
    signed.letters(lines)
    mail.closings(lines)
    letters.read(lines, facts)
    signed.below(lines, facts)
    signed.dated(lines)
    signoffs.read(lines, facts)

"""Which room plugs what into which socket below it; written by hand."""


def _plugged(socket) -> dict[str, str]:
    return {name: plug.__module__ for name, plug in socket.plugs.items()}


def test_what_comes_with_a_person():
    from perfection_site.accounts.sockets import person_parts

    assert set(person_parts.plugs) == {"profile_written"}  # of warnings


def test_who_renders_which_notice():
    from perfection_site.accounts.sockets import notice_renderers

    assert _plugged(notice_renderers) == {
        "annotation_hidden": "annotations.reader.notices",
        "annotation_restored": "annotations.reader.notices",
        "warning_decided": "annotations.reader.warning_notices",
        "warning_support_answered": "annotations.reader.warning_notices",
        "warning_dispute_settled": "annotations.reader.warning_notices",
        "warning_on_yours": "annotations.reader.warning_notices",
        "circle_steward": "perfection_site.pages.circle_notices",
        "circle_owner": "perfection_site.pages.circle_notices",
        "circle_removed": "perfection_site.pages.circle_notices",
        "annotation_news": "perfection_site.pages.watched",
        "source_news": "perfection_site.pages.watched",
        "reading_invited": "critiques.readings.notices",
        "evidence_offered": "critiques.readings.notices",
        "evidence_answered": "critiques.readings.notices",
        "reading_news": "critiques.readings.notices",
        "evidence_news": "critiques.readings.notices",
        "decision": "critiques.moderation.notices",
        "flag_answered": "critiques.moderation.notices",
        "case_passed_on": "critiques.moderation.notices",
        "post_answer": "critiques.threads.notices",
        "post_mention": "critiques.threads.notices",
        "post_news": "critiques.threads.notices",
        "post_hidden": "critiques.threads.notices",
        "post_restored": "critiques.threads.notices",
    }


def test_what_is_plugged_into_sources_and_annotations():
    from annotations.marginalia.sockets import (
        annotation_erasers,
        annotation_parts,
        audience_followers,
        has_replies,
        under_review,
    )
    from annotations.sources.sockets import source_erasers, source_quoted

    assert _plugged(source_erasers) == {
        "marginalia": "annotations.marginalia.found",
        "passages": "annotations.passages.quoted",
        "reader": "annotations.reader.kept",
        "warnings": "annotations.warnings.erasing",
    }
    assert _plugged(source_quoted) == {"passages": "annotations.passages.quoted"}
    assert _plugged(has_replies) == {"threads": "critiques.threads.replies"}
    assert _plugged(audience_followers) == {"threads": "critiques.threads.replies"}
    assert _plugged(annotation_parts) == {"reply_count": "critiques.threads.replies"}
    assert _plugged(under_review) == {"moderation": "critiques.moderation.policies"}
    assert _plugged(annotation_erasers) == {
        "moderation": "critiques.moderation.erasing",
        "reader": "annotations.reader.unsent",
        "threads": "critiques.threads.replies",
        "warnings": "annotations.warnings.erasing",
    }


def test_what_can_be_warned_of_in_rooms_above_warnings():
    from annotations.warnings.sockets import presenters, subject_pages, subject_writers, subjects_seen

    assert {name: plug.present.__module__ for name, plug in presenters.plugs.items()} == {
        "post": "critiques.threads.presenting",
        "post_kept": "critiques.threads.presenting",
        "post_version": "critiques.threads.presenting",
        "post_taken": "critiques.threads.taken",
        "evidence_taken": "critiques.readings.taken",
        "reading_kept": "critiques.readings.presenting",
        "Reading": "critiques.readings.presenting",
        "Claim": "critiques.readings.presenting",
        "Evidence": "critiques.readings.presenting",
        "ReadingVersion": "critiques.readings.presenting",
    }
    assert _plugged(subjects_seen) == {"post": "critiques.threads.presenting", "reading": "critiques.readings.warned"}
    assert _plugged(subject_writers) == {"reading": "critiques.readings.warned"}  # a post is its author's alone
    assert _plugged(subject_pages) == {"post": "critiques.threads.presenting", "reading": "critiques.readings.warned"}


def test_what_rooms_above_plug_into_threads():
    from critiques.threads.sockets import concerned, draft_places, holders, post_erasers, thread_places, under_review

    assert _plugged(draft_places) == {"readings": "critiques.readings.drafted"}
    assert _plugged(thread_places) == {"readings": "critiques.readings.talk"}
    assert _plugged(concerned) == {"readings": "critiques.readings.drafted"}
    assert _plugged(holders) == {"readings": "critiques.readings.talk"}
    assert _plugged(under_review) == {"moderation": "critiques.moderation.policies"}
    assert _plugged(post_erasers) == {"moderation": "critiques.moderation.erasing"}


def test_what_moderation_plugs_into_readings():
    from critiques.readings.sockets import evidence_erasers, evidence_under_review, reading_erasers, under_review

    assert _plugged(under_review) == {"moderation": "critiques.moderation.policies"}
    assert _plugged(evidence_under_review) == {"moderation": "critiques.moderation.policies"}
    assert _plugged(evidence_erasers) == {"moderation": "critiques.moderation.erasing"}
    assert _plugged(reading_erasers) == {"moderation": "critiques.moderation.erasing"}


def test_what_is_told_beside_a_text():
    from annotations.reader.sockets import passage_parts

    plugs = {name: plug.at.__module__ for name, plug in passage_parts.plugs.items()}
    assert plugs == {"readings": "critiques.readings.beside"}

"""What the pages of the moderation room show, presented: no word of anybody's reaches a template another way."""

from dataclasses import replace

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from annotations.marginalia import policies as marginalia
from annotations.marginalia.models import Annotation
from annotations.reader.margin import standing
from annotations.sources.models import HEAVY
from annotations.warnings.present import Surface, Written, present, present_all
from critiques.moderation import argued, calls, policies
from critiques.moderation.models import Case, Decision, Flag, Report
from critiques.threads import policies as threads
from critiques.threads.heads import ABOUT as ON
from critiques.threads.heads import LIGHT as LIGHT_ON
from critiques.threads.heads import head_of
from critiques.threads.models import Post
from critiques.threads.presenting import WANTED

LIGHT = [f"source__{name}" for name in HEAVY]
ABOUT = ("author", "passage", "circle", "source__film", "source__current")


def cases(found):
    """Cases with what is needed to present them."""
    wanted = (*(f"annotation__{name}" for name in ABOUT), "source__film", "source__current")
    posts = (*(f"post__{name}" for name in WANTED), *(f"post__thread__{name}" for name in ON))
    light = (*LIGHT, *(f"annotation__{name}" for name in LIGHT), *(f"post__thread__{name}" for name in LIGHT_ON))
    return found.select_related(*wanted, *posts, *argued.WANTED).defer(*light)


def whole(found):
    """Cases with everything their page shows but flags and reports, which come page by page."""
    decided = Decision.objects.select_related("moderator", "statement").order_by("-id")
    return calls.summed_up(cases(found)).prefetch_related(Prefetch("decisions", decided))


def listed(viewer, found):
    return calls.listed(viewer, cases(found))


def _narrowed(annotation: Annotation) -> Annotation:
    """Without the words its author keeps from the moderators now; a flag has kept those it was about."""
    if not marginalia.is_the_sites(annotation):
        annotation.body = annotation.body_html = ""
        annotation.tag_written = annotation.tag_folded = ()
    return annotation


# ---- the queue


def rows(viewer, found: list[Case]) -> list[dict]:
    annotations = [_narrowed(case.annotation) for case in found if case.annotation_id]
    sources = [case.source for case in found if case.source_id]
    readings = argued.rows(viewer, found)
    said = dict(_excerpts(viewer, [case.post for case in found if case.post_id]))
    shown = dict(zip((note.pk for note in annotations), present_all(annotations, viewer, Surface.LIST), strict=True))
    texts = dict(zip((text.pk for text in sources), present_all(sources, viewer, Surface.LIST), strict=True))
    return [
        {
            "id": case.pk,
            "annotation": _listed(shown.get(case.annotation_id)),
            "source": texts.get(case.source_id),
            "post": said.get(case.post_id),
            "argued": readings.get(case.pk),
            "said": present(Written(case.first_words), viewer, Surface.LIST),
            "reasons": _reasons(case),
            "call_count": case.flag_count + case.report_count,
            "opened_at": case.opened_at,
            "for_admins": case.for_admins,
            "yours": case.is_party,
        }
        for case in found
    ]


def _excerpts(viewer, posts: list[Post]):
    """Each with the beginning of what it says, where moderators have to do with it now. As at the desk, and not as in
    lists: those whom a moderator has muted are judged like anybody."""
    for post, said in zip(posts, present_all(posts, viewer, Surface.DESK), strict=True):
        is_read = threads.is_the_sites(post) and post.state != Post.State.WITHDRAWN
        yield post.pk, said if is_read else replace(said, excerpt="")


def _listed(annotation):
    withdrawn = annotation and annotation.state == Annotation.State.WITHDRAWN
    return replace(annotation, excerpt="") if withdrawn else annotation


def _reasons(case: Case) -> list[str]:
    flagged = [Flag.Reason(reason).label for reason in case.flagged_as]
    return list(dict.fromkeys(flagged + [_SHORT[what]() for what in case.reported_as]))


# What somebody says of themselves in a report, for the queue.
_SHORT = {
    Report.What.AUTHOR: lambda: _("Author wants it down"),
    Report.What.NAMED: lambda: _("Names somebody"),
    Report.What.LAW: lambda: _("Breaks a law"),
    Report.What.FALSE: lambda: _("Not what it says"),
    Report.What.OTHER: lambda: _("Something else"),
}


# ---- one matter


def matter(viewer, annotation: Annotation) -> dict:
    """An annotation before the moderators: itself, where it stands now, and its text."""
    placed = standing(annotation.source.current_id, viewer).filter(pk=annotation.pk).first()
    return {
        "annotation": present(_narrowed(placed or annotation), viewer, Surface.DESK),
        "is_out": policies.is_out(annotation),
        "is_narrowed": not marginalia.is_the_sites(annotation),
        "source": present(annotation.source, viewer, Surface.DESK),
    }


def page(viewer, case: Case, asked: calls.Asked) -> dict:
    """The case with its target, flags with the text they kept and reports as asked, decisions with their reasons."""
    now = None
    if case.argued is not None:
        target = argued.page(viewer, case)
    elif case.post_id:
        target = _post(viewer, case)
        now = _said_in(case.post, target)
    elif case.annotation_id:
        target = _matter_of(viewer, case)
        now = _said(case.annotation, target)
    else:
        target = {"source": present(case.source, viewer, Surface.DESK) if case.source_id else None}
    return target | {
        "here": "desk",
        "case_id": case.pk,
        "version": case.version,
        "state": case.state,
        "state_label": case.get_state_display(),
        "for_admins": case.for_admins,
        "opened_at": case.opened_at,
        "flags": calls.flags(viewer, case, asked, now),
        "reports": calls.reports(viewer, case, asked),
        "decisions": [_decision(viewer, decision) for decision in case.decisions.all()],
    }


def _matter_of(viewer, case: Case) -> dict:
    """The annotation of a case; once it is withdrawn, with its words only while they have to be judged. A report names
    what it likes, and an old case stays: both would else be ways to read what its author has taken back."""
    annotation, shown = case.annotation, matter(viewer, case.annotation)
    if annotation.withdrawn_at is not None and not policies.is_read_though_withdrawn(case):
        shown["annotation"] = replace(shown["annotation"], words="", tags=())
        shown |= {"is_taken_back": True, "is_erased": annotation.erased_at is not None}
    return shown


def _post(viewer, case: Case) -> dict:
    """The post of a case with its thread, where moderators see that one; its words as those of an annotation."""
    post = case.post
    taken_back = post.withdrawn_at is not None and not policies.is_read_though_withdrawn(case)
    seen = post.thread.is_public and threads.can_see(viewer, post.thread)
    return post_matter(viewer, post, taken_back=taken_back) | {
        "head": head_of(post.thread, viewer, Surface.NOTICE, at_desk=True) if seen else None,
        "is_circles": threads.circle_of(post) is not None,
    }


def post_matter(viewer, post: Post, *, taken_back: bool = False) -> dict:
    """A post before the moderators: itself, and how much of it they have to do with."""
    said, narrowed = present(post, viewer, Surface.DESK), not threads.is_the_sites(post)
    if narrowed or taken_back:
        said = replace(said, words="", excerpt="", quote=None, quoted=None)
    return {
        "post": said,
        "author_name": post.author.username,
        "is_out": policies.is_out(post),
        "is_narrowed": narrowed,
        "is_taken_back": taken_back,
        "is_erased": taken_back and post.erased_at is not None,
    }


def _said_in(post: Post, shown: dict) -> calls.Said | None:
    if shown["is_erased"]:
        return calls.Said("", ())
    return None if shown["is_narrowed"] or shown["is_taken_back"] else calls.Said(post.body, ())


def _said(annotation: Annotation, shown: dict) -> calls.Said | None:
    """What the annotation says now, where the page shows it; nothing once it is erased, and with it what was kept."""
    if shown.get("is_erased"):
        return calls.Said("", ())
    if shown["is_narrowed"] or shown.get("is_taken_back"):
        return None
    return calls.Said(annotation.body, tuple(tag.label for tag in shown["annotation"].tags))


def act_label(decision: Decision) -> str:
    """What was done, in words. Where there is nothing on the site to leave as it is, keeping is answering."""
    answers = decision.act == Decision.Act.KEEP and not decision.case.has_target
    return _("Answered") if answers else decision.get_act_display()


def _decision(viewer, decision: Decision) -> dict:
    return {
        "moderator_name": decision.moderator.username,
        "act_label": act_label(decision),
        "rule_label": decision.get_rule_display() if decision.rule else "",
        "said": present(Written(decision.statement.words), viewer, Surface.DESK),
        "when": decision.at,
    }


# ---- what the sender of a report sees


def status(viewer, report: Report) -> dict:
    """Where it stands, and the answer; nothing of what was written, for links are passed on."""
    case = Case.objects.get(pk=report.case_id)
    newest = Decision.objects.filter(case=case).select_related("statement", "case").order_by("-id").first()
    return {
        "what_label": report.get_what_display(),
        "sent_at": report.created_at,
        "is_confirmed": report.confirmed_at is not None,
        "is_erased": report.letter.erased_at is not None,
        "stage": "decided" if newest else "looked_at" if case.for_admins else "received",
        "outcome": _outcome(newest) if newest else "",
        "answer": present(Written(newest.statement.words), viewer, Surface.DESK) if newest else "",
        "decided_at": newest.at if newest else None,
    }


def _outcome(decision: Decision) -> str:
    if decision.act == Decision.Act.ACCEPT and decision.case.post_id:
        return _("The post is visible.")
    return _OUTCOMES[decision.act]()


_OUTCOMES = {
    Decision.Act.KEEP: lambda: _("We have looked at it and changed nothing."),
    Decision.Act.HIDE: lambda: _("It is hidden. Readers no longer see it."),
    Decision.Act.RESTORE: lambda: _("It is visible again."),
    Decision.Act.ACCEPT: lambda: _("The annotation is visible."),
    Decision.Act.UNPUBLISH: lambda: _("The text is off the site. Its page says why."),
    Decision.Act.TAKE_DOWN: lambda: _("The text is taken down, and what we had of it is erased."),
}

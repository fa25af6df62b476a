"""The flags and reports of a case, presented page by page, newest first: there is no bound to how many there are."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, Max, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Left

from annotations.warnings.present import KeptWords, Surface, Written, present
from critiques.moderation.models import Case, Flag, Report
from critiques.readings.presenting import KeptOfReading
from critiques.threads.presenting import KeptOfPost
from perfection_site.accounts.numbers import number

PAGE = 25


@dataclass(frozen=True)
class Asked:
    """Which flags and reports a page shows: the newest, or those before a key.

    `seen` are the newest flag and report that somebody had read who is now shown what is new.
    """

    flags_before: int | None = None
    reports_before: int | None = None
    seen: tuple[int, int] | None = None

    @classmethod
    def read(cls, request, *, marks_new: bool) -> "Asked":
        seen = (number(request.POST.get("seen_flag")) or 0, number(request.POST.get("seen_report")) or 0)
        before = (number(request.GET.get(name)) for name in ("flags_before", "reports_before"))
        return cls(*before, seen=seen if marks_new else None)


def summed_up(cases: QuerySet) -> QuerySet:
    """Cases with how many flags and reports there are and the newest key of each: as of the case's own version."""
    return cases.annotate(
        flag_count=_of_case(Flag, Count("id")),
        report_count=_of_case(Report, Count("id")),
        newest_flag=_of_case(Flag, Max("id")),
        newest_report=_of_case(Report, Max("id")),
    )


def listed(viewer, cases: QuerySet) -> QuerySet:
    """Cases with what the queue says of their flags and reports, however many there are."""
    written = Report.objects.filter(case=OuterRef("pk")).exclude(letter__complaint="").order_by("id")
    return summed_up(cases).annotate(
        flagged_as=_kinds(Flag, "reason"),
        reported_as=_kinds(Report, "what"),
        first_words=Coalesce(Subquery(written.values(found=Left("letter__complaint", 400))[:1]), Value("")),
        is_party=Exists(Flag.objects.filter(case=OuterRef("pk"), flagger=viewer.pk))
        | Exists(Report.objects.filter(case=OuterRef("pk"), reporter=viewer.pk)),
    )


def _kinds(model, name: str) -> ArraySubquery:
    """Each value of a field once, in the order in which they came."""
    rows = model.objects.filter(case=OuterRef("pk")).order_by().values(name)
    return ArraySubquery(rows.annotate(first=Min("id")).order_by("first").values(name))


def _of_case(model, what):
    rows = model.objects.filter(case=OuterRef("pk")).order_by().values("case")
    return Coalesce(Subquery(rows.annotate(found=what).values("found")), 0)


@dataclass(frozen=True)
class Said:
    """What an annotation says, or said when it was flagged."""

    words: str
    tags: tuple[str, ...]


def flags(viewer, case: Case, asked: Asked, now: Said | None) -> dict:
    """`now` is what the page shows of the annotation beside them: what a flag has kept is shown where it differs."""
    rows, more = _page(case.flags.select_related("flagger"), asked.flags_before)
    seen = asked.seen and asked.seen[0]
    return {
        "rows": [_flag(viewer, flag, now, case) | {"is_new": _is_new(flag, seen)} for flag in rows],
        "count": case.flag_count,
        "earlier_url": _url(rows[-1].pk, asked.reports_before) + "#t-flags" if more else "",
        "is_earlier": asked.flags_before is not None,
    }


def reports(viewer, case: Case, asked: Asked) -> dict:
    rows, more = _page(case.reports.select_related("letter", "reporter"), asked.reports_before)
    seen = asked.seen and asked.seen[1]
    return {
        "rows": [_report(viewer, report) | {"is_new": _is_new(report, seen)} for report in rows],
        "count": case.report_count,
        "earlier_url": _url(asked.flags_before, rows[-1].pk) + "#t-reports" if more else "",
        "is_earlier": asked.reports_before is not None,
    }


def _page(calls: QuerySet, before: int | None) -> tuple[list, bool]:
    found = calls.filter(id__lt=before) if before is not None else calls
    rows = list(found.order_by("-id")[: PAGE + 1])
    return rows[:PAGE], len(rows) > PAGE


def _url(flags_before: int | None, reports_before: int | None) -> str:
    asked = {"flags_before": flags_before, "reports_before": reports_before}
    return "?" + "&".join(f"{name}={key}" for name, key in asked.items() if key is not None)


def _is_new(call: Flag | Report, seen: int | None) -> bool:
    return seen is not None and call.pk > seen


def _flag(viewer, flag: Flag, now: Said | None, case: Case) -> dict:
    then = Said(flag.kept, tuple(flag.kept_tags))
    return {
        "flagger_name": flag.flagger.username,
        "reason_label": flag.get_reason_display(),
        "said": present(Written(flag.comment), viewer, Surface.DESK),
        "as_flagged": present(_kept(then.words, case), viewer, Surface.DESK),
        "tags_as_flagged": _tags(viewer, then, case.annotation),
        "is_as_flagged": then == now,
        "when": flag.created_at,
    }


def _kept(words: str, case: Case) -> KeptWords | KeptOfPost | KeptOfReading:
    if case.argued is not None:
        return KeptOfReading(words, case.reading or case.evidence.claim.reading)
    return KeptOfPost(words, case.post) if case.post_id else KeptWords(words, case.annotation)


def _tags(viewer, then: Said, annotation) -> str:
    """Covered as the words are that they stood on."""
    return present(KeptWords(", ".join(then.tags), annotation), viewer, Surface.DESK) if then.tags else ""


def _report(viewer, report: Report) -> dict:
    letter = report.letter
    return {
        "id": report.pk,
        "sender_name": present(Written(letter.sender), viewer, Surface.DESK),
        "account_name": "" if report.reporter.username == report.reporter.HOUSE else report.reporter.username,
        "address": letter.email,
        "is_confirmed": report.confirmed_at is not None,
        "what_label": report.get_what_display(),
        "place": present(Written(letter.where), viewer, Surface.DESK),
        "said": present(Written(letter.complaint), viewer, Surface.DESK),
        "erased_at": letter.erased_at,
        "when": report.created_at,
    }

"""A form for a post in its place: a new one or an edit, with its draft and what it quotes."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.db.models import F
from django.urls import reverse

from annotations.marginalia.models import Annotation
from annotations.marginalia.writing import Selection
from annotations.reader.annotating import previewed
from annotations.reader.warn import quoted_to
from annotations.sources.models import Revision, Source
from annotations.text.quotes import MAX_QUOTE
from annotations.warnings.models import ContentWarning
from annotations.warnings.present import Surface, present
from critiques.threads import policies, unsent
from critiques.threads.forms import EditPostForm, PostForm
from critiques.threads.models import Post, Thread
from critiques.threads.records import PostDraft
from critiques.threads.targets import Comment, Target, source_of
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Refused


def place_of(target: Target | Thread, parent: Post | None = None) -> str:
    """What a draft is kept under: the same before a thread is begun and after."""
    if parent is not None:
        return f"thread-{parent.thread_id}-to-{parent.number}"
    if isinstance(target, Thread):
        if target.comment:
            return f"source-{target.source_id}-comment-{target.comment}"
        about = target.annotation or target.warning or target.source
        return f"thread-{target.pk}" if about is None else place_of(about)
    if isinstance(target, Comment):
        return f"source-{target.source.pk}-comment-{target.number}"
    names = {Annotation: "annotation", ContentWarning: "warning"}
    return f"{names.get(type(target), 'source')}-{target.pk}"


_QUOTING = {"revision": 18, "start": 8, "end": 8, "quoted": 7}  # digits


def quoting_of(fields) -> str:
    """What a form quotes, to be kept with its draft: no words, only where they stand."""
    held = {name: number(fields.get(name), digits=digits) for name, digits in _QUOTING.items()}
    return urlencode({name: value for name, value in held.items() if value is not None})


@dataclass
class Form:
    """A form in its place. `place` names its draft, `target_url` takes what is sent."""

    request: object
    form: PostForm | EditPostForm
    place: str
    target_url: str
    thread_id: int | None = None
    parent: Post | None = None
    edited: Post | None = None
    draft: PostDraft | None = None
    preview: str | None = None
    theirs: Post | None = None  # what stands now, where it has changed since the form was opened
    waits: bool = False  # what is sent waits until a moderator has seen it
    status: int = 200

    @classmethod
    def new(cls, request, place: str, url: str, **beside) -> "Form":
        """A form for a new post, with what was typed before."""
        is_sent = request.method == "POST"  # and says itself what was typed; most of it is never shown again
        draft = None if is_sent else unsent.found(request.user, place, number(request.GET.get("draft")))
        asked = quoting_of(request.GET.dict() | {"quoted": request.GET.get("quote")})
        initial = dict(parse_qsl(asked or (draft.quoting if draft else "")))
        if draft:
            initial |= {"body": draft.typed, "token": draft.token}
        return cls(request, PostForm(initial=initial), place, url, draft=draft, **beside)

    @classmethod
    def for_thread(cls, request, thread: Thread, parent: Post | None = None) -> "Form":
        url = reverse("threads:reply", args=[thread.pk])
        url = f"{url}?to={parent.number}" if parent else url
        waits = policies.must_wait(request.user, source_of(thread))
        return cls.new(request, place_of(thread, parent), url, thread_id=thread.pk, parent=parent, waits=waits)

    def context(self) -> dict:
        viewer = self.request.user
        return {
            "form": self.form,
            "place": self.place,
            "target_url": self.target_url,
            "keep_url": reverse("threads:keep"),
            "names_url": self._names_url(),
            "draft": {"when": self.draft.updated_at} if self.draft else None,
            "preview": None if self.preview is None else previewed(viewer, self.preview),
            "parent": present(self.parent, viewer, Surface.PAGE) if self.parent else None,
            "theirs": present(self.theirs, viewer, Surface.PAGE) if self.theirs else None,
            "edited_id": self.edited.pk if self.edited else None,
            "quoting": self._quoting(),
            "waits": self.waits,
        }

    def _names_url(self) -> str:
        """Who may be named: in a thread that is there, or about what it would be begun."""
        if self.thread_id:
            return reverse("threads:names", args=[self.thread_id])
        return f"{reverse('threads:names_about')}?{urlencode({'place': self.place})}"

    def _quoting(self):
        """What the post is to quote, as it will stand."""
        ordinal = self.form["quoted"].value() if "quoted" in self.form.fields else None
        if self.parent and ordinal and str(ordinal) == str(self.parent.number):
            return {"is_parent": True}
        return self._passage()

    def _passage(self) -> dict | None:
        """Words of a text as this person reads them; what the act would refuse anyway is shown without words."""
        if "revision" not in self.form.fields or not self.form["revision"].value():
            return None
        key, start, end = (number(str(self.form[name].value())) for name in ("revision", "start", "end"))
        found = Revision.objects.filter(pk=key, source__current=F("pk"), source__state=Source.State.PUBLISHED)
        revision = found.select_related("source__film").first() if key else None
        if revision is None or start is None or end is None or not start < end <= start + MAX_QUOTE:
            return {"is_passage": True}
        words = quoted_to(self.request.user, revision.source, Selection(revision, start, end, ""))
        return {"is_passage": True, "words": words, "lang": revision.source.language}

    def again(self, refusal: Refused, typed) -> "Form":
        self.form = type(self.form)(typed)
        self.form.add_error(None, str(refusal))
        self.status = refusal.status
        return self


def typed_again(request, **changed):
    typed = request.POST.copy()
    for name, value in changed.items():
        typed[name] = value
    return typed

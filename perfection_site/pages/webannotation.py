"""Annotations in the W3C Web Annotation model, https://www.w3.org/TR/annotation-model/. Offsets count code points."""

from datetime import UTC, datetime

from django.conf import settings
from django.urls import reverse

from annotations.warnings.taken import TakenAnnotation

ANNO = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {
    "note": "commenting",
    "critique": "assessing",
    "question": "questioning",
    "correction": "editing",
    "highlight": "highlighting",
}


def instant(when: datetime) -> str:
    """An xsd:dateTime, in UTC and with its Z."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _context() -> list:
    """What the standard has no word for is ours."""
    return [ANNO, {"perfection": f"{settings.SITE_URL}/ns#"}]


def collection(url: str, author_name: str, when: datetime) -> dict:
    """An AnnotationCollection without its annotations."""
    return {
        "@context": _context(),
        "id": url,
        "type": "AnnotationCollection",
        "label": f"Annotations by {author_name}",
        "creator": _creator(author_name),
        "generated": instant(when),
    }


def _creator(name: str) -> dict:
    return {"id": f"acct:{name}@{settings.SITE_HOST}", "type": "Person", "nickname": name}


def annotation(one: TakenAnnotation, url: str, revision_url: str) -> dict:
    """One annotation: what it says, of which words of which revision, and for whom."""
    motivation = MOTIVATIONS[one.kind]
    found = {
        "@context": _context(),
        "id": url,
        "type": "Annotation",
        "motivation": motivation,
        "creator": _creator(one.author_name),
        "created": instant(one.created),
        "audience": _audience(one),
        "target": _target(one, revision_url),
        "perfection:state": one.state,
    }
    if bodies := _bodies(one, motivation):
        found["body"] = bodies
    if one.modified:
        found["modified"] = instant(one.modified)
    if one.rule:
        found["perfection:rule"] = one.rule
    if one.withdrawn:
        found["perfection:withdrawn"] = instant(one.withdrawn)
    if one.versions:
        found["perfection:history"] = [_version(version) for version in one.versions]
    return found


def _bodies(one: TakenAnnotation, motivation: str) -> list[dict]:
    words = [_words(one.markdown, motivation)] if one.markdown else []
    return words + [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in one.tags]


def _words(markdown: str, purpose: str) -> dict:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/markdown", "value": markdown}


def _target(one: TakenAnnotation, revision_url: str) -> dict:
    quote = {"type": "TextQuoteSelector", "exact": one.exact}
    quote |= {name: said for name, said in (("prefix", one.prefix), ("suffix", one.suffix)) if said}
    return {
        "type": "SpecificResource",
        "source": settings.SITE_URL + reverse("reader:source", args=[one.source_slug]),
        "state": [{"type": "TimeState", "sourceDate": instant(one.revision_when), "cached": revision_url}],
        "selector": [quote, {"type": "TextPositionSelector", "start": one.start, "end": one.end}],
    }


def _audience(one: TakenAnnotation) -> dict:
    found = {"type": "schema:Audience", "schema:audienceType": one.visibility}
    if one.circle_slug:
        address = settings.SITE_URL + reverse("circles:circle", args=[one.circle_slug])
        return {"id": address, **found, "schema:name": one.circle_name}
    return {"id": f"{settings.SITE_URL}/ns#{one.visibility}", **found}


def _version(version) -> dict:
    purpose = MOTIVATIONS[version.kind]
    bodies = [_words(version.markdown, purpose)] if version.markdown else []
    tags = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in version.tags]
    return {
        "perfection:version": version.number,
        "created": instant(datetime.fromisoformat(version.when)),
        "motivation": purpose,
        "perfection:audience": version.visibility,
        "body": bodies + tags,
    }

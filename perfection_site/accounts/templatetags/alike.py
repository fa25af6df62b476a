"""`{% alike a b %}…{% endalike %}`: what is the same for everybody for whom these values are, made once per process.

For pieces of every page that hold nothing of a person's. The values are all that a piece depends on, with the language
and where the site is mounted, which are understood. Django's own `cache` would ask a store that may be on another
machine, and would still have what a new version of the template says otherwise.
"""

from django import template
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
MOST = 200  # of one piece; they are few, so more means that a value is not one of those meant here


class AlikeNode(template.Node):
    def __init__(self, values, nodelist):
        self.values, self.nodelist = values, nodelist
        self.kept: dict[tuple, SafeString] = {}

    def render(self, context) -> SafeString:
        key = (
            get_language(),
            get_script_prefix(),
            *(value.resolve(context, ignore_failures=True) for value in self.values),
        )
        if (kept := self.kept.get(key)) is None:
            if len(self.kept) >= MOST:
                self.kept.clear()
            kept = self.kept[key] = self.nodelist.render(context)
        return kept


@register.tag
def alike(parser, token) -> AlikeNode:
    values = [parser.compile_filter(value) for value in token.split_contents()[1:]]
    nodelist = parser.parse(("endalike",))
    parser.delete_first_token()
    return AlikeNode(values, nodelist)

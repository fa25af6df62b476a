"""One-query Django: a bare view that reads one row and answers with as many bytes as the page it stands for."""

from django.http import HttpResponse

from annotations.sources.models import Source

FILLING = b"x" * 2_000_000


def bare(request, pk):
    source = Source.objects.get(pk=pk)
    size = int(request.GET["bytes"])
    return HttpResponse(source.slug.encode() + FILLING[: size - len(source.slug)])

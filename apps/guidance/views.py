"""What an employer's lens changes, for anyone to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from apps.guidance.queries import describe_moves, get_published_lens, published_rules


@require_GET
def lens(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what one lens stresses, moves and adds."""
    stored, described = get_published_lens(slug)
    context = {
        "lens": stored,
        "described": described,
        "topic": stored.topic.slug,
        "moves": describe_moves(described),
        "rules": [rule for rule in published_rules() if slug in rule.names("lenses")],
    }
    return render(request, "guidance/lens.html", context)

"""What one brings, to take along."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from apps.accounts.decorators import needs_person
from apps.common.requests import PersonRequest
from apps.profiles.importers import write_json_resume
from apps.profiles.queries import describe_profile


@needs_person
@require_safe
def json_resume(request: PersonRequest) -> JsonResponse:
    """Give what one brings as JSON Resume, which other programs read."""
    user = request.user
    resume = write_json_resume(facts=describe_profile(user).facts, name=user.name, email=user.email or "")
    return JsonResponse(
        resume,
        headers={"Content-Disposition": 'attachment; filename="resume.json"'},
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )

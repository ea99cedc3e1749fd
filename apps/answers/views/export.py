"""Taking an answer along as a file, and bringing such a file in again."""

from uuid import uuid4

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from apps.accounts.decorators import needs_person
from apps.accounts.models import User
from apps.accounts.services import start_guest
from apps.answers.batch.records import UnreadableRecord
from apps.answers.exporters.formats import FORMATS
from apps.answers.exporters.pdf import Unprintable
from apps.answers.forms.arrival import ArrivalForm
from apps.answers.forms.export import PORTABLE, ExportForm
from apps.answers.models import Answer
from apps.answers.queries.access import get_answer_for
from apps.answers.queries.exports import build_document
from apps.answers.queries.finished import read_sentences
from apps.answers.queries.material import gather_material
from apps.answers.queries.portable import describe_draft
from apps.answers.services.portable import bring_draft
from apps.common.rendering import render_page
from apps.common.requests import HttpRequest, PersonRequest

MAX_NAME = 60
UNPRINTABLE = (
    "There is no font here for {letters}, so the PDF would have holes. "
    "Download it as Word, Markdown or plain text: they use the fonts you have."
)


@needs_person
@require_GET
def export(request: PersonRequest, pk: int) -> HttpResponse:
    """Offer the formats; with one named, give the file."""
    answer = get_answer_for(request.user, pk)
    form = ExportForm(request.GET if "format" in request.GET else None)
    if form.is_valid():
        try:
            return give_file(answer, form) or redirect("answers:check", pk=pk)
        except Unprintable as refusal:
            form.add_error("format", UNPRINTABLE.format(letters=refusal.letters))
    elif not form.is_bound and not answer.sentences.exists():
        return redirect("answers:check", pk=pk)
    context = {"answer": answer, "form": form}
    return render_page(request, "answers/export.html", context, status=422 if form.is_bound else 200)


def give_file(answer: Answer, form: ExportForm) -> HttpResponse | None:
    """Return the file that a valid form asks for; None where nothing is written that it could hold."""
    name = form.cleaned_data["format"]
    if name == PORTABLE:
        response: HttpResponse = JsonResponse(
            describe_draft(answer), json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
        return name_file(response, answer, PORTABLE)
    sentences = read_sentences(answer)
    if not sentences:
        return None
    document = build_document(
        answer,
        gather_material(answer),
        sentences,
        has_matrix=form.cleaned_data["matrix"],
        has_origins=form.cleaned_data["sources"],
    )
    its = FORMATS[name]
    return name_file(HttpResponse(its.write(document), content_type=its.media_type), answer, its.suffix)


def name_file(response: HttpResponse, answer: Answer, suffix: str) -> HttpResponse:
    """Have a browser save a response as a file named after the posting."""
    name = slugify(answer.posting.name, allow_unicode=True)[:MAX_NAME].strip("-_") or "posting"
    response["Content-Disposition"] = content_disposition_header(True, f"answer-{name}.{suffix}")
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Take a JSON file of a draft and store what it holds. Nobody needs an account for it."""
    is_sent = request.method == "POST"
    data, files = (request.POST, request.FILES) if is_sent else (None, None)
    form = ArrivalForm(data, files, initial={"operation": uuid4()})
    if form.is_valid():
        person = request.user if isinstance(request.user, User) else start_guest(request)
        try:
            answer = bring_draft(
                record=form.cleaned_data["file"], operation=form.cleaned_data["operation"], by=person
            )
        except UnreadableRecord as refusal:
            form.add_error("file", f"It could not be opened. {refusal}")
        else:
            return redirect("answers:detail", pk=answer.pk)
    return render_page(request, "answers/bring.html", {"form": form}, status=422 if form.is_bound else 200)

"""Starting a draft, and finding the place where one left it."""

from functools import partial
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from apps.accounts.decorators import needs_person
from apps.accounts.models import User
from apps.accounts.services import start_guest
from apps.answers.forms.start import QuestionForm, StartForm
from apps.answers.models import Answer, Question
from apps.answers.queries.access import get_answer_for
from apps.answers.queries.rail import build_rail
from apps.answers.services.matrix import start_answer
from apps.common.limits import is_within_limit
from apps.common.rendering import render_page
from apps.common.requests import HttpRequest, PersonRequest
from apps.common.saving.responses import save_form
from apps.postings.forms import NO_WORDS
from apps.postings.services import NothingToRead, create_posting


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask for the question and the posting. Nobody needs an account: a guest is made on the way."""
    user = request.user if isinstance(request.user, User) else None
    initial = {"operation": uuid4(), "posting": request.GET.get("posting")}
    may_follow = partial(is_within_limit, request, "follow_link")
    form = StartForm(
        request.POST or None, request.FILES or None, user=user, initial=initial, may_follow=may_follow
    )
    if request.method == "POST" and form.is_valid():
        try:
            answer = begin_draft(form, by=user or start_guest(request))
        except NothingToRead:
            form.add_error("raw_text", NO_WORDS)
        else:
            url = reverse("postings:detail", args=[answer.posting_id]) + f"?answer={answer.pk}"
            return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
    return render_page(request, "answers/start.html", {"form": form}, status=422 if form.is_bound else 200)


def begin_draft(form: StartForm, *, by: User) -> Answer:
    """Make the posting, where it is new, and the draft for it."""
    operation = form.cleaned_data["operation"]
    posting = form.cleaned_data.get("posting") or create_posting(
        raw_text=form.cleaned_data["raw_text"],
        operation=operation,
        by=by,
        brought=form.cleaned_data["brought"],
    )
    question = Question(form.cleaned_data["question"])
    return start_answer(posting=posting, question=question, operation=form.second_operation(), by=by)


@needs_person
@require_GET
def detail(request: PersonRequest, pk: int) -> HttpResponse:
    """Lead on to the first step in which nothing has been done."""
    answer = get_answer_for(request.user, pk)
    return redirect(build_rail(answer, here="").next_open.url)


@needs_person
@require_http_methods(["GET", "POST"])
def question(request: PersonRequest, pk: int) -> HttpResponse:
    """Change the question that the answer is for."""
    answer = get_answer_for(request.user, pk)
    form = QuestionForm(request.POST or None, instance=answer, initial={"operation": uuid4()})

    def draw(status: int = 200) -> HttpResponse:
        context = {"form": form, "answer": answer, "rail": build_rail(answer, here="")}
        return render_page(request, "answers/question.html", context, status=status)

    if request.method == "GET":
        return draw()
    return save_form(request, form, draw=draw, done=lambda: redirect("answers:detail", pk=answer.pk))

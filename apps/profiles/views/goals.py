"""What a person wants, by horizon: adding goals, editing and moving them, "not sure yet"."""

from dataclasses import dataclass
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import reswap, retarget

from apps.accounts.decorators import needs_person
from apps.common.addresses import keep_query
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.common.saving.responses import save_form
from apps.drafting.vocabulary import PHASE_OF_HORIZON
from apps.drafting.vocabulary import Horizon as CoreHorizon
from apps.profiles import services
from apps.profiles.forms.profile import NOT_SURE_WHEN, GoalForm, HorizonForm, NewGoalForm
from apps.profiles.models import Goal, Horizon, Profile
from apps.profiles.queries import get_goal_for, get_profile_for, list_goals_for

KEY_OF_NO_HORIZON = "open"
PHASE_NAMES = {"near": "Short-term focus", "bridge": "Job bridge", "far": "Long-term vision"}


@dataclass(frozen=True)
class GoalGroup:
    """The goals of one horizon, a form for another, and whether the person is not sure yet."""

    key: str
    name: str
    phase: str
    goals: list[GoalForm]
    new: NewGoalForm
    is_unsure: bool = False

    @property
    def phase_name(self) -> str:
        """Return the part of the answer that this horizon feeds; "" for none."""
        return PHASE_NAMES.get(self.phase, "")

    @property
    def can_be_unsure(self) -> bool:
        """Whether "not sure yet" makes sense: not where it says so already."""
        return self.key != KEY_OF_NO_HORIZON


@needs_person
@require_http_methods(["GET", "POST"])
def goals(request: PersonRequest) -> HttpResponse:
    """Show what one wants, by horizon; add to it."""
    if request.method == "GET":
        return draw_goals(request)
    form = NewGoalForm(request.POST, suffix=f"-{request.POST.get('horizon', '') or KEY_OF_NO_HORIZON}")
    if not form.is_valid():
        return refuse_new_goal(request, form)
    goal = services.add_goal(by=request.user, **form.cleaned_data)
    if not request.htmx:
        return redirect(keep_query(request, request.path, f"goal-{goal.pk}"))
    group = make_group(goal.horizon)
    group.new.with_focus()
    context = {"goal": make_goal_form(request, goal), "group": group}
    return render_page(request, "profiles/_goal_added.html", context)


@needs_person
@require_http_methods(["GET", "POST"])
def goal(request: PersonRequest, pk: int) -> HttpResponse:
    """Save a goal where it stands; another horizon moves it. To look at it leads back to the list."""
    row = get_goal_for(request.user, pk)
    list_url = keep_query(request, reverse("profiles:goals"), f"goal-{pk}")
    if request.method == "GET":
        return redirect(list_url)
    form = GoalForm(request.POST, instance=row, action=request.get_full_path())

    def draw(status: int = 200) -> HttpResponse:
        return draw_goals(request, edited=form, status=status)

    def done() -> HttpResponse:
        if not form.is_autosave:
            return redirect(list_url)
        return move_goal(request, pk) if "horizon" in form.edits() else HttpResponse(status=204)

    return save_form(request, form, draw=draw, done=done)


@needs_person
@require_http_methods(["GET", "POST"])
def remove_goal(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask, then remove a goal."""
    row = get_goal_for(request.user, pk)
    list_url = keep_query(request, reverse("profiles:goals"))
    if request.method == "GET":
        return render_page(request, "profiles/remove_goal.html", {"goal": row, "list_url": list_url})
    services.remove_goal(goal=row, by=request.user)
    messages.info(request, "The goal is removed.")
    return redirect(list_url)


@needs_person
@require_http_methods(["GET", "POST"])
def unsure(request: PersonRequest) -> HttpResponse:
    """Say that one is not sure yet about some years, or that one is."""
    list_url = keep_query(request, reverse("profiles:goals"))
    form = HorizonForm(request.POST)
    if not form.is_valid():
        return redirect(list_url)
    horizon = Horizon(form.cleaned_data["horizon"])
    is_unsure = form.cleaned_data["is_unsure"]
    services.mark_horizon(horizon=horizon, is_unsure=is_unsure, by=request.user)
    if not request.htmx:
        return redirect(f"{list_url}#group-{horizon.value}")
    context = {"group": make_group(horizon, is_unsure=is_unsure), "is_answer": True}
    return render_page(request, "profiles/_unsure.html", context)


def draw_goals(
    request: PersonRequest,
    *,
    new: NewGoalForm | None = None,
    edited: GoalForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render all groups, with a form that was sent and refused in its place."""
    profile = get_profile_for(request.user)
    forms = [
        edited if edited and edited.instance.pk == row.pk else make_goal_form(request, row)
        for row in list_goals_for(request.user)
    ]
    context = {"groups": group_goals(forms, profile, new), "form": edited or new}
    return render_page(request, "profiles/goals.html", context, status=status)


def group_goals(forms: list[GoalForm], profile: Profile, new: NewGoalForm | None) -> list[GoalGroup]:
    """Sort the goals into the three horizons and "not sure when"."""
    return [
        make_group(
            horizon,
            goals=[form for form in forms if form.instance.horizon == horizon],
            new=new if new is not None and find_horizon(new) == horizon else None,
            is_unsure=horizon in profile.not_sure,
        )
        for horizon in (*Horizon.values, "")
    ]


def make_group(
    horizon: str,
    *,
    goals: list[GoalForm] | None = None,
    new: NewGoalForm | None = None,
    is_unsure: bool = False,
) -> GoalGroup:
    """Return the group of one horizon ("" for "not sure when"), with an empty form unless one is given."""
    key = horizon or KEY_OF_NO_HORIZON
    initial = {"operation": uuid4(), "horizon": horizon}
    return GoalGroup(
        key=key,
        name=Horizon(horizon).label if horizon else NOT_SURE_WHEN,
        phase=PHASE_OF_HORIZON[CoreHorizon(horizon)].value if horizon else "",
        goals=goals or [],
        new=new or NewGoalForm(initial=initial, suffix=f"-{key}"),
        is_unsure=is_unsure,
    )


def refuse_new_goal(request: PersonRequest, form: NewGoalForm) -> HttpResponse:
    """Show the form for a new goal again, with what is wrong: alone to htmx, or in its page."""
    if not request.htmx:
        return draw_goals(request, new=form, status=422)
    group = make_group(find_horizon(form), new=form.with_focus())
    response = render_page(request, "profiles/_new_goal.html", {"group": group}, status=422)
    return reswap(retarget(response, f"#new-goal-{group.key}"), "outerHTML")


def find_horizon(form: NewGoalForm) -> str:
    """Return the horizon of a form that was sent; "" for none, and for any other word in its place."""
    horizon = str(form.data.get("horizon", ""))
    return horizon if horizon in Horizon.values else ""


def move_goal(request: PersonRequest, pk: int) -> HttpResponse:
    """Answer an autosave of the horizon: the goal leaves its group and stands in the other."""
    row = get_goal_for(request.user, pk)
    context = {"goal": make_goal_form(request, row), "group": make_group(row.horizon)}
    response = render_page(request, "profiles/_goal_moved.html", context)
    # The short delay lets the script say "Saved" while the field that was saved is still there.
    response.headers["HX-Reswap"] = "delete swap:20ms"
    return retarget(response, f"#goal-{pk}")


def make_goal_form(request: PersonRequest, goal: Goal) -> GoalForm:
    """Return the form of a goal that is drawn where it stands."""
    action = keep_query(request, reverse("profiles:goal", args=[goal.pk]))
    return GoalForm(instance=goal, action=action)

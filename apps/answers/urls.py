"""The pages of one draft, in the order in which they are walked."""

from django.urls import path

from apps.answers.views import listing, overlap, phase, start

app_name = "answers"

urlpatterns = [
    path("", listing.list_answers, name="list"),
    path("start/", start.start, name="start"),
    path("<int:pk>/", start.detail, name="detail"),
    path("<int:pk>/question/", start.question, name="question"),
    path("<int:pk>/delete/", listing.delete, name="delete"),
    path("<int:pk>/overlap/", overlap.overlap, name="overlap"),
    path("<int:pk>/overlap/decide/", overlap.decide, name="decide"),
    path("<int:pk>/phase/<slug:phase>/", phase.phase, name="phase"),
    path("<int:pk>/phase/<slug:phase>/goal/", phase.take_goal, name="take_goal"),
]

"""The pages on what a person brings and wants."""

from django.urls import path

from apps.profiles.views import confirming, downloads, facts, goals, imports, profile

app_name = "profiles"

urlpatterns = [
    path("", profile.profile, name="profile"),
    path("facts/", facts.facts, name="facts"),
    path("facts/<int:pk>/", facts.fact, name="fact"),
    path("facts/<int:pk>/remove/", facts.remove_fact, name="remove_fact"),
    path("facts/resume.json", downloads.json_resume, name="json_resume"),
    path("imports/", imports.imports, name="imports"),
    path("imports/<int:pk>/", confirming.confirm, name="confirm"),
    path("imports/<int:pk>/kind/", confirming.keep_kind, name="keep_kind"),
    path("imports/<int:pk>/unplaced/", confirming.add_unplaced, name="add_unplaced"),
    path("imports/<int:pk>/remove/", imports.remove_import, name="remove_import"),
    path("imports/facts/<int:pk>/", confirming.imported_fact, name="imported_fact"),
    path("imports/facts/<int:pk>/decision/", confirming.decide, name="decide"),
    path("goals/", goals.goals, name="goals"),
    path("goals/unsure/", goals.unsure, name="unsure"),
    path("goals/<int:pk>/", goals.goal, name="goal"),
    path("goals/<int:pk>/remove/", goals.remove_goal, name="remove_goal"),
]

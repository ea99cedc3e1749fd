"""The pages on what a person brings and wants."""

from django.urls import path

from apps.profiles.views import facts, goals, profile

app_name = "profiles"

urlpatterns = [
    path("", profile.profile, name="profile"),
    path("facts/", facts.facts, name="facts"),
    path("facts/<int:pk>/", facts.fact, name="fact"),
    path("facts/<int:pk>/remove/", facts.remove_fact, name="remove_fact"),
    path("goals/", goals.goals, name="goals"),
    path("goals/unsure/", goals.unsure, name="unsure"),
    path("goals/<int:pk>/", goals.goal, name="goal"),
    path("goals/<int:pk>/remove/", goals.remove_goal, name="remove_goal"),
]

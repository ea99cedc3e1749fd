"""The pages on which anyone reads the guidance behind a remark."""

from django.urls import path

from apps.guidance import views

app_name = "guidance"

urlpatterns = [path("lenses/<slug:slug>/", views.lens, name="lens")]

"""Every URL of the site. Each app declares its own; tests fail on one whose rights are not declared."""

from django.contrib import admin
from django.urls import include, path

from apps.common import views

urlpatterns = [
    path("", views.home, name="home"),
    path("how-it-works/", views.how_it_works, name="how_it_works"),
    path("healthz", views.healthz, name="healthz"),
    path("accounts/", include("allauth.urls")),
    path("account/", include("apps.accounts.urls")),
    path("answers/", include("apps.answers.urls")),
    path("guidance/", include("apps.guidance.urls")),
    path("postings/", include("apps.postings.urls")),
    path("profile/", include("apps.profiles.urls")),
    path("reviews/", include("apps.reviews.urls")),
    path("admin/", admin.site.urls),
]

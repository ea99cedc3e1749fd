"""A person's own pages: their account, their data, and texts that could not be saved."""

from django.urls import path

from apps.accounts import views

app_name = "accounts"

urlpatterns = [
    path("", views.account, name="account"),
    path("export/", views.export, name="export"),
    path("erase/", views.erase, name="erase"),
    path("mail/off/<str:token>/", views.mail_off, name="mail_off"),
    path("kept/", views.kept, name="kept"),
    path("kept/forget/", views.forget, name="forget"),
]

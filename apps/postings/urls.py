"""The pages of a posting: its lines, the notes on its employer, its text."""

from django.urls import path

from apps.postings.views import notes, posting

app_name = "postings"

urlpatterns = [
    path("", posting.list_postings, name="list"),
    path("<int:pk>/", posting.detail, name="detail"),
    path("<int:pk>/text/", posting.text, name="text"),
    path("<int:pk>/text/<int:text>/", posting.earlier_text, name="earlier_text"),
    path("<int:pk>/delete/", posting.delete, name="delete"),
    path("<int:pk>/lines/<int:number>/", posting.line, name="line"),
    path("<int:pk>/notes/", notes.notes, name="notes"),
    path("<int:pk>/notes/<int:note>/", notes.note, name="note"),
    path("<int:pk>/notes/<int:note>/remove/", notes.remove_note, name="remove_note"),
]

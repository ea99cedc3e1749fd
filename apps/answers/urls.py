"""The pages of one draft, in the order in which they are walked."""

from django.urls import path

from apps.answers.views import (
    again,
    check,
    export,
    finished,
    history,
    ledger,
    listing,
    newer_text,
    overlap,
    phase,
    practise,
    rewording,
    sentence,
    start,
    wordings,
)

app_name = "answers"

urlpatterns = [
    path("", listing.list_answers, name="list"),
    path("start/", start.start, name="start"),
    path("bring/", export.bring, name="bring"),
    path("postings/<int:pk>/newer-text/", newer_text.newer_text, name="newer_text"),
    path("ledger/", ledger.ledger, name="ledger"),
    path("<int:pk>/", start.detail, name="detail"),
    path("<int:pk>/question/", start.question, name="question"),
    path("<int:pk>/delete/", listing.delete, name="delete"),
    path("<int:pk>/overlap/", overlap.overlap, name="overlap"),
    path("<int:pk>/overlap/decide/", overlap.decide, name="decide"),
    path("<int:pk>/overlap/take-up/", overlap.take_up, name="take_up"),
    path("<int:pk>/phase/<slug:phase>/", phase.phase, name="phase"),
    path("<int:pk>/phase/<slug:phase>/goal/", phase.take_goal, name="take_goal"),
    path("<int:pk>/phase/<slug:phase>/wordings/", wordings.wordings, name="wordings"),
    path("<int:pk>/check/", check.check, name="check"),
    path("<int:pk>/check/dismiss/", check.dismiss, name="dismiss"),
    path("<int:pk>/check/<int:dismissal>/bring-back/", check.bring_back, name="bring_back"),
    path("<int:pk>/compose/", check.compose, name="compose"),
    path("<int:pk>/again/", again.again, name="again"),
    path("<int:pk>/finished/", finished.finished, name="finished"),
    path("<int:pk>/wording/", finished.wording, name="wording"),
    path("<int:pk>/sentences/<int:sentence>/", sentence.sentence, name="sentence"),
    path("<int:pk>/sentences/<int:sentence>/composed/", sentence.composed, name="composed"),
    path("<int:pk>/sentences/<int:sentence>/remove/", sentence.remove, name="remove_sentence"),
    path("<int:pk>/sentences/<int:sentence>/reword/", rewording.reword, name="reword"),
    path("<int:pk>/sentences/<int:sentence>/reword/accept/", rewording.accept, name="accept_wording"),
    path("<int:pk>/sentences/<int:sentence>/reword/withdraw/", rewording.withdraw, name="withdraw_consent"),
    path("<int:pk>/export/", export.export, name="export"),
    path("<int:pk>/practise/", practise.practise, name="practise"),
    path("<int:pk>/history/", history.history, name="history"),
    path("<int:pk>/history/<int:number>/", history.revision, name="revision"),
]

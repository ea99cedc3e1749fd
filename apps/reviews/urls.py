"""The pages of reviews: a counsellor's queue, drafts and cohorts; what a candidate sends and shares."""

from django.urls import path

from apps.reviews.views import cohorts, comments, figures, inviting, outside, queue, review, rubrics, sharing

app_name = "reviews"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("drafts/<int:pk>/", review.review, name="review"),
    path("drafts/<int:pk>/take/", review.take, name="take"),
    path("drafts/<int:pk>/release/", review.release, name="release"),
    path("drafts/<int:pk>/comment/", review.comment, name="comment"),
    path("drafts/<int:pk>/rate/", review.rate, name="rate"),
    path("drafts/<int:pk>/judge/", review.judge, name="judge"),
    path("drafts/<int:pk>/decide/", review.decide, name="decide"),
    path("comments/<int:pk>/resolve/", review.resolve, name="resolve"),
    path("comments/<int:pk>/reply/", comments.reply, name="reply"),
    path("comments/<int:pk>/respond/", comments.respond, name="respond"),
    path("cohorts/", cohorts.cohorts, name="cohorts"),
    path("cohorts/<int:pk>/", cohorts.cohort, name="cohort"),
    path("cohorts/<int:pk>/code/", cohorts.renew_code, name="renew_code"),
    path(
        "cohorts/<int:pk>/counsellors/<int:counsellor>/remove/",
        cohorts.remove_counsellor,
        name="remove_counsellor",
    ),
    path("cohorts/<int:pk>/rubric/", rubrics.cohort_rubric, name="cohort_rubric"),
    path("cohorts/<int:pk>/rubric/default/", rubrics.own_no_rubric, name="own_no_rubric"),
    path("cohorts/<int:pk>/figures/", figures.figures, name="figures"),
    path("cohorts/<int:pk>/figures.csv", figures.figures_csv, name="figures_csv"),
    path("cohorts/<int:pk>/invite/", inviting.invite_candidates, name="invite"),
    path(
        "cohorts/<int:pk>/invitations/<int:invitation>/forget/",
        inviting.forget_invitation,
        name="forget_invitation",
    ),
    path("rubric/", rubrics.default_rubric, name="default_rubric"),
    path("cohorts/<int:pk>/leave/", cohorts.leave, name="leave"),
    path("join/", cohorts.join, name="join_by_code"),
    path("join/<str:code>/", cohorts.join, name="join"),
    path("sharing/", sharing.sharing, name="sharing"),
    path("answers/<int:pk>/send/", sharing.send, name="send"),
    path("sent/<int:pk>/", sharing.shared, name="shared"),
    path("answers/<int:pk>/link/", sharing.make_link, name="make_link"),
    path("sent/<int:pk>/link/", sharing.new_link, name="new_link"),
    path("sent/<int:pk>/newest/", sharing.newest, name="newest"),
    path("read/<str:secret>/", outside.outside, name="outside"),
    path("sent/<int:pk>/withdraw/", sharing.withdraw, name="withdraw"),
]

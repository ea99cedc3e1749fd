"""What counsellors rate by where a cohort has nothing of its own."""

from django.db import transaction

from apps.reviews.models import Criterion, Rubric

DEFAULT_NAME = "The three phases"
DEFAULT_CRITERIA = (
    (
        "Short-term focus",
        "Is it concrete, and of this job?",
        (
            "It could be said to any employer.",
            "It names something, but not where this job gives it.",
            "It names what they want to learn, and the work of this job in which they will.",
        ),
    ),
    (
        "Job bridge",
        "Does it give a reason rather than a wish?",
        (
            "It only says that the job fits.",
            "It says what they get from it, or what it leads to, not both.",
            "It says what work gives them what, and why they need that next.",
        ),
    ),
    (
        "Long-term vision",
        "Does it fit what this employer can offer?",
        (
            "It leads away, or nowhere.",
            "It could happen there, but nothing says so.",
            "It rests on where this employer says it is going.",
        ),
    ),
    (
        "What the employer gets",
        "Would the listener know what is in it for them?",
        ("Nothing is in it for them.", "Something is, in general words.", "They could repeat it."),
    ),
    (
        "Voice",
        "Would this person say it?",
        ("It sounds like anyone.", "Some of it does.", "It sounds like them, aloud."),
    ),
)


@transaction.atomic
def ensure_default_rubric() -> Rubric:
    """Return the default rubric, written on first need."""
    rubric, is_new = Rubric.objects.get_or_create(is_default=True, defaults={"name": DEFAULT_NAME})
    if is_new:
        Criterion.objects.bulk_create(
            Criterion(rubric=rubric, position=position, name=name, question=question, levels=list(levels))
            for position, (name, question, levels) in enumerate(DEFAULT_CRITERIA, 1)
        )
    return rubric

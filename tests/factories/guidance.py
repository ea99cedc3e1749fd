"""Guidance for the tests."""

from factory.declarations import Sequence
from factory.django import DjangoModelFactory

from apps.guidance.models import Rule, Topic


class TopicFactory(DjangoModelFactory[Topic]):
    """A topic that no page names."""

    class Meta:
        model = Topic

    slug = Sequence(lambda number: f"spare.topic-{number}")
    title = "A spare topic"
    body = "Some *help*."


class RuleFactory(DjangoModelFactory[Rule]):
    """A rule that flags one made-up phrase."""

    class Meta:
        model = Rule

    slug = Sequence(lambda number: f"spare-rule-{number}")
    label = "cliche"
    kind = "phrases"
    phrases = ["a safe pair of hands"]
    hears = "Nothing that could be checked."
    why = "It carries a claim without evidence."
    mend = "Say what you kept safe, and how."
    source = "Our own reading"
    flagged_examples = ["I am a safe pair of hands.", "They call me a safe pair of hands."]
    clean_examples = ["I kept the night log for a year.", "He took the vase from a safe pair of scales."]

"""Every word that the composer brings itself: the frames into which the material goes, and nothing else.

A slot names what is said; its frames are different ways to say it. Words of meaning that stand here
and in no source are the only ones an answer may hold beside its sources: a test holds us to that.
"""

from __future__ import annotations

from dataclasses import dataclass, field

FRAMES: dict[str, tuple[str, ...]] = {
    # the near row
    "when": (
        "in the next {0}",
        "in {0}",
        "in my {0}",
        "by {0}",
        "over {0}",
        "{0}",
    ),
    "when.unsaid": (
        "in my first year or two",
        "over the first year or two",
        "in the next two years",
        "for the first year or two",
    ),
    "near.verb": (
        "{when}, I want to {0}",
        "what I want, {when}, is to {0}",
        "my aim, {when}, is to {0}",
        "{when}, I would like to {0}",
    ),
    "near.noun": ("{when}, what I want is {0}", "{when}, I am working towards {0}", "my aim, {when}, is {0}"),
    "near.role": ("{when}, I want to become {0}", "my aim, {when}, is to become {0}"),
    "near.clause": ("{when}, I want to reach the point where {0}", "my aim, {when}, is to see that {0}"),
    "near.loose": ("{when}, what I want is this: {0}", "my aim, {when}, is this: {0}"),
    "near.hedged": ("{when}, I might like to {0}", "{when}, I can see myself wanting to {0}"),
    "open.align": ("{0}",),
    # before an answer that would else be over too soon
    "open.post": (
        "this post fits what I want in three steps",
        "I see three steps in which this post fits my goals",
        "there are three ways in which this post fits what I want",
        "what I want and what this post offers meet in three places",
    ),
    "open.five_years": (
        "I would start with what is near: {0}",
        "let me begin with what comes first: {0}",
        "the nearer part is clear to me: {0}",
    ),
    "open.aspirations": (
        "let me begin with the nearest one: {0}",
        "the first of them is near: {0}",
        "I would start with what is close: {0}",
    ),
    "open.why_this_job": (
        "I want this job because of what I could do in it: {0}",
        "my reason is a plain one: {0}",
        "my first reason is what I could do here: {0}",
    ),
    "open.why_now": (
        "this is the right time for me because of what comes next: {0}",
        "why now is easy to say: {0}",
        "the time is right because of what comes next: {0}",
    ),
    "near.aligns.verb": ("in this role, I would {0}", "here, I would {0}"),
    "near.aligns.noun": (
        "in this role, that comes down to {0}",
        "the part of this role that serves it is {0}",
    ),
    "near.aligns.clause": ("this role suits that, because {0}", "it fits this role, where {0}"),
    "near.aligns.loose": ("this is where the role comes in: {0}", "this is how the role fits that: {0}"),
    "near.duty": (
        "in this role, I would {0}",
        "the work here asks me to {0}",
        "this job is the place for it, because I would {0}",
        "here, I would {0}",
    ),
    "near.line": (
        "it fits what your posting says: {0}",
        "there is room for that here, because {0}",
        "I am thinking of one line of your posting, which says that {0}",
        "I can begin on that here, because {0}",
    ),
    "measure.verb": (
        "I will know it has worked when I can {0}",
        "it will have worked when I can {0}",
        "I will have got there when I can {0}",
    ),
    "measure.noun": (
        "the sign that it has worked will be {0}",
        "what will show it is {0}",
        "the proof of it will be {0}",
    ),
    "measure.clause": (
        "I will know it has worked when {0}",
        "it will have worked when {0}",
        "I will have got there when {0}",
    ),
    # the bridge
    "measure.loose": ("this is how I will know that it has worked: {0}",),
    "bridge.verb": (
        "in this role I would {work}, and that will {gives}",
        "I would {work} here, and that will {gives}",
    ),
    "bridge.doing": ("{work} will {gives}",),
    "bridge.noun": ("this role’s {work} will {gives}", "in this role, the {work} will {gives}"),
    "bridge.clause": ("{work}, and that will {gives}", "here, {work}, which will {gives}"),
    "bridge.loose": ("this is what I see in the role: {work}; that will {gives}",),
    "bridge.gain": ("this role will {gives}",),
    "gives.verb": ("let me {0}",),
    "gives.noun": ("give me {0}",),
    "gives.clause": ("mean that {0}",),
    "gives.how": ("show me {0}",),
    "gives.loose": ("bring me this: {0}",),
    "need.verb": (", which I need before I can {0}", ", and I need that before I can {0}"),
    "need.noun": (", which I need for {0}", ", and I need that for {0}"),
    "need.role": (", which I need before I become {0}", ", and I need that before I become {0}"),
    "need.clause": (", and that is what has to come before {0}", ", and it leads to the day when {0}"),
    "need.loose": (", and that leads to the next step: {0}",),
    "work.verb": ("in this role I would {0}", "here I would {0}"),
    "work.noun": ("this role gives me {0}", "in this role I would have {0}"),
    "work.clause": ("{0}", "I see that {0}"),
    "work.loose": ("this is what I see in the role: {0}",),
    "next.verb": (
        "after that, I want to {0}",
        "the step after that, for me, is to {0}",
        "from there, I want to {0}",
        "then I want to {0}",
    ),
    "next.noun": (
        "after that comes {0}",
        "the step after that, for me, is {0}",
        "from there, I want to move on to {0}",
    ),
    "next.role": ("after that, I want to become {0}", "the step after that, for me, is to become {0}"),
    "next.clause": (
        "after that, I want to reach the point where {0}",
        "the step after that is reached when {0}",
    ),
    "next.loose": ("after that, what I want is this: {0}",),
    "next.hedged": ("after that, I might like to {0}", "after that, I may want to {0}"),
    "link.duty": (
        ", and this job prepares me for it, because I would {0}",
        ", and the way there is the work itself: I would {0}",
        ", and I can get ready for it here, where I would {0}",
        ", and it fits here, because I would {0}",
    ),
    "link.line": (
        ", and there is good reason for it here: {0}",
        ", and I can see where it would begin: {0}",
        ", and your posting gives me a reason: {0}",
        ", and this is a place for it, because {0}",
    ),
    "link.same": (", which is part of this very job", ", and that is a part of this job"),
    "link.again": (", and the same work is what leads there", ", and it follows from that same work"),
    # the far row
    "far.verb": (
        "further ahead, I would like to {0}",
        "in the long run, I would like to {0}",
        "one day, I would like to {0}",
        "what I hope for, further ahead, is to {0}",
        "later on, I hope to {0}",
    ),
    "far.noun": ("further ahead, what I have in mind is {0}", "in the long run, what I would like is {0}"),
    "far.role": ("further ahead, I would like to become {0}", "in the long run, I would like to be {0}"),
    "far.clause": (
        "further ahead, I would like to reach the point where {0}",
        "in the long run, I hope that {0}",
    ),
    "far.loose": (
        "further ahead, what I have in mind is this: {0}",
        "in the long run, what I hope for is this: {0}",
    ),
    "far.hedged": ("further ahead, I might like to {0}", "in the long run, I may want to {0}"),
    "far.aligns.verb": (
        "this job leads there because I would {0}",
        "what takes me there from here is that I would {0}",
    ),
    "far.aligns.noun": ("this job leads there through {0}", "what takes me there from here is {0}"),
    "far.aligns.clause": ("this job leads there because {0}", "I can see the way there from this job: {0}"),
    "far.aligns.loose": ("this is how I see it begin here: {0}", "this is where the job comes in: {0}"),
    "far.duty": (
        "that begins with the daily work here, which is to {0}",
        "this job is where it would start, because I would {0}",
        "the way there starts here, where I would {0}",
    ),
    "far.line": (
        "I think of it here because {0}",
        "what speaks for it here is that {0}",
        "one thing here makes me hope so: {0}",
        "your posting makes me think of it: {0}",
    ),
    "far.again": (
        "that would grow out of the same work",
        "it is the same work, taken further",
        "the same work leads there",
    ),
    # more of the posting
    "more.duty": (
        "I would also {0}",
        "beyond that, I would {0}",
        "the job also asks me to {0}",
        "there is more to the work: I would {0}",
    ),
    "more.line": (
        "I also noticed that {0}",
        "it matters to me, too, that {0}",
        "I read with interest that {0}",
        "your posting also says that {0}",
    ),
    "thing.offered": ("you offer {0}", "your posting offers {0}", "the posting also promises {0}"),
    "thing": ("your posting names {0}", "you ask for {0}", "the posting also speaks of {0}"),
    "quote": (
        "your posting puts it like this: “{0}”",
        "I took note of one line in your posting: “{0}”",
        "one line of the posting stays with me: “{0}”",
    ),
    "note": ("I found out that {0}",),
    "note.read": ("I read in {where} that {0}",),
    # what the person brings
    "fact": (
        "{0}",
        "I would add that {0}",
        "it helps that {0}",
        "I bring this, too: {0}",
    ),
    "fact.start": (
        "I have made a start: {0}",
        "I would not be new to that: {0}",
        "part of the way is behind me: {0}",
    ),
    "facts": ("{0}, and {1}",),
    "change.verb": ("I am changing field in order to {0}",),
    "change.noun": ("I am changing field because of {0}", "what makes me change field is {0}"),
    "change.clause": ("I am changing field because {0}", "my reason for changing field is that {0}"),
    "change.loose": ("this is why I am changing field: {0}",),
    "change.fact": (
        "I am coming from another field, and this is what I bring from it: {0}",
        "I know that this is a change of field, and I have something to show for it: {0}",
    ),
    # what the employer gets
    "gets.noun": (
        "for you, that means {0}",
        "what you get from it is {0}",
        "in return, you would have {0}",
        "on your side, that is {0}",
    ),
    "gets.verb": (
        "for you, it should help to {0}",
        "on your side, the use of it is to {0}",
        "what it does for you is to {0}",
    ),
    "gets.clause": (
        "for you, that means that {0}",
        "on your side, it means that {0}",
        "in return, {0}",
        "it also means that {0}",
    ),
    "gets.loose": ("this is what you would have from it: {0}",),
    "gets.duty": (
        "for you, that means someone to {0}",
        "what you get from that is someone to {0}",
        "in return, you would have someone to {0}",
        "on your side, you would have someone to {0}",
    ),
    "gets.aim": (
        "for you, that would mean one more person who can do so",
        "what you get from that is one more person you can leave it to",
        "in return, you would have one more person to rely on for that",
    ),
    "gets.line": (
        "this is where I could be of use to you: {0}, and I would like to carry a part of it",
        "in return, you would have one more pair of hands for what you are doing: {0}",
    ),
    "close": (
        "so this post is where I would like to begin: {0}",
        "that is why I would like this post: {0}",
        "it would begin for me as {0}",
        "for all of that, I would start as {0}",
    ),
    "close.at": ("{0} at {1}",),
    # not sure yet
    "unsure.near": ("I am not sure yet what I would take on first, and I would rather say so",),
    "unsure.bridge": ("I am not sure yet about the step after that, and I would rather say so than guess",),
    "unsure.far": ("my longer view is still taking shape, and I would rather say so than make one up",),
    "leaning": ("at present I lean towards {0}", "what I have in mind for now is {0}", "it may well be {0}"),
    "leaning.clause": ("for now, {0}",),
    "leaning.loose": ("what I have in mind for now is this: {0}",),
    # it may lead elsewhere
    "elsewhere": ("that may one day lead me elsewhere, and I would rather say so",),
    "elsewhere.verb": (
        "that may one day lead me elsewhere; before that, you would have the nearer aim, which is to {0}",
    ),
    "elsewhere.noun": (
        "that may one day lead me elsewhere; before that, you would have the nearer aim, which is {0}",
    ),
    "sure.verb": ("what I am sure of is the nearer aim, which is to {0}",),
    "sure.noun": ("what I am sure of is the nearer aim, which is {0}",),
    "sure.duty": ("what draws me is the work itself, which is to {0}",),
    "sure.line": ("what draws me to this job is that {0}",),
}


_PLACE = {slot: place for place, slot in enumerate(FRAMES)}
_BEATS = 7  # a prime, so that slots with as many frames as each other do not turn together
_STRIDE = 11  # so that neighbouring voices differ in most slots


@dataclass(slots=True)
class Turns:
    """Walks through the frames of each slot, so that none comes back before the others had their turn.

    `start` is the variation: another start is another way to say the same. `voice` is the answer's
    own number: it lets the slots begin apart from each other, so that two answers rarely sound alike.
    """

    start: int = 0
    voice: int = 0
    used: dict[str, int] = field(default_factory=dict)

    def fill(self, slot: str, *words: str, **named: str) -> str:
        """Return the next frame of `slot` with the words in it."""
        frames = FRAMES[slot]
        turn = slot.partition(".")[0] if slot.startswith(("gets.", "fact")) else slot
        count = self.used.get(turn, 0)
        self.used[turn] = count + 1
        first = self.start + self.voice * _STRIDE // (1 + _PLACE[slot] % _BEATS)
        return frames[(first + count) % len(frames)].format(*words, **named)

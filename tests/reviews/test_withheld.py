"""That what is withheld is on no page, and that nothing is seen that was not sent."""

from django.test import Client

from apps.accounts.models import User
from apps.postings.models import EmployerNote
from apps.reviews.models import Cohort, ReviewRequest
from apps.reviews.queries.sent import WITHHELD, find_kept_in, make_hider
from apps.reviews.services.sending import Terms, send_answer
from tests.answers.conftest import Draft
from tests.reviews.pages import at, read


def test_what_is_withheld_is_on_no_page(
    alice: User, carol_client: Client, draft: Draft, cohort: Cohort
) -> None:
    """Words in the answer, the matrix, the posting, its name, a fact and a note; and all notes and facts."""
    draft.answer.posting.notes.update(text="They open a depot at Quibblewick in 2028.")
    draft.answer.rows.filter(horizon="mid").update(measure="as Quibblewick said")
    draft.answer.sentences.filter(position=1).update(text="At  quibblewick I learnt.", is_edited=True)
    draft.posting.lines.filter(number=1).update(text="Work at QUIBBLEWICK depot.")
    draft.posting.title = "Technician at Quibblewick"
    draft.posting.save()
    terms = Terms(withheld_words=["Quibblewick"], withholds_notes=True, withholds_facts=True)
    request = send_answer(answer=draft.answer, cohort=cohort, terms=terms, by=alice)
    carol_client.post(at("take", request.pk))
    carol_client.post(at("comment", request.pk), {"place": "1", "text": "Hm."})
    rating = {f"criterion-{each.pk}": 1 for each in cohort.rubric.criteria.all()}
    carol_client.post(at("rate", request.pk), rating)

    pages = [read(carol_client, at("review", request.pk), tab=tab) for tab in TABS]
    pages += [read(carol_client, at("queue"), **asked) for asked in ({}, {"words": "technician"})]

    assert all("quibblewick" not in page.lower() for page in pages)
    assert all("Facts it uses" not in page and "employer it uses" not in page for page in pages)
    assert f"Note on the employer: {WITHHELD}" in pages[0]
    assert f"Profile: {WITHHELD}" in pages[0]
    assert "Nothing fits" in read(carol_client, at("queue"), words="quibblewick")


TABS = ("answer", "changes", "matrix", "posting")


def test_control_without_terms_all_of_it_is_shown(
    sent: ReviewRequest, carol_client: Client, draft: Draft
) -> None:
    page = read(carol_client, at("review", sent.pk), tab="matrix")

    assert "Facts it uses" in page
    assert draft.fact.text in page
    assert "They open a depot at Ardle" in page
    assert WITHHELD not in page


def test_words_are_hidden_in_any_case_and_spacing_the_longest_first() -> None:
    hide = make_hider(["Acme", "Acme Ltd", " "])

    assert hide("ACME  ltd and acme.") == f"{WITHHELD} and {WITHHELD}."
    assert make_hider([])("Acme") == "Acme"
    assert make_hider(["a+b"])("a+b aab") == f"{WITHHELD} aab"
    assert find_kept_in(["Acme", "Other"], "At Acme.") == ("Acme",)


def test_a_candidate_whose_text_says_a_withheld_word_is_told(
    alice_client: Client, draft: Draft, cohort: Cohort
) -> None:
    word = draft.answer.sentences.order_by("position")[0].text.split()[0]

    response = alice_client.post(
        at("send", draft.answer.pk), {"cohort": cohort.pk, "withheld_words": word}, follow=True
    )

    assert "Your answer itself still says" in response.content.decode()


def test_later_typing_is_not_seen(sent: ReviewRequest, carol_client: Client, draft: Draft) -> None:
    draft.answer.sentences.filter(position=1).update(text="Not sent yet.", is_edited=True)
    draft.answer.rows.filter(horizon="short").update(focus="not sent either")
    EmployerNote.objects.create(posting=draft.posting, text="A new note.", source="me")

    for tab in TABS:
        page = read(carol_client, at("review", sent.pk), tab=tab)
        assert "not sent" not in page.lower()
        assert "A new note" not in page

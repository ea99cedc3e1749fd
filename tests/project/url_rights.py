"""Who gets what from every URL: the table that `test_url_rights` holds the site to.

A row gives one word per person, for GET and for POST, in the order of PEOPLE. A POST
carries what the row's `data` makes of the world, or nothing. The words:

page      the page, or a saved form's answer (any 2xx)
redirect  sent on, to a page that is not for signing in
sign-in   asked to sign in; a posted form is kept
invalid   the form again, with what is wrong (422)
403, 404, 405 and so on: that status

A URL that is not here fails the test. Add its row when you add the URL.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from apps.accounts.models import User

PEOPLE = ("anonymous", "owner", "another candidate", "counsellor", "admin")

Words = tuple[str, str, str, str, str]


@dataclass
class World:
    """Rows of the owner, by name: what the URLs' arguments are made of.

    `shared` are those that the counsellor may change too.
    """

    owner: User
    rows: dict[str, Any] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.shared[name] if name in self.shared else self.rows[name]


Arguments = Callable[[World], Mapping[str, Any]]


def no_arguments(_world: World) -> Mapping[str, Any]:
    """Return nothing, for a URL without arguments or a form without fields."""
    return {}


@dataclass(frozen=True)
class Row:
    """What each person gets."""

    get: Words
    post: Words
    arguments: Arguments = no_arguments
    data: Arguments = no_arguments


def same(word: str) -> Words:
    """Return one word for everybody."""
    return (word,) * 5


def public(get: str, post: str = "405", data: Arguments = no_arguments) -> Row:
    """Return the row of a page for anyone."""
    return Row(same(get), same(post), data=data)


def personal(get: str, post: str = "405", data: Arguments = no_arguments) -> Row:
    """Return the row of a page that each person has of their own."""
    return Row(("sign-in", get, get, get, get), ("sign-in", post, post, post, post), data=data)


def owned(arguments: Arguments, get: str, post: str = "405", data: Arguments = no_arguments) -> Row:
    """Return the row of a page about one person's object: for anyone else it does not exist.

    A page that takes no such request says so to all who are signed in.
    """

    def words(word: str) -> Words:
        other = "405" if word == "405" else "404"
        return ("sign-in", word, other, other, other)

    return Row(words(get), words(post), arguments, data)


def entrance(get: str, post: str, arguments: Arguments = no_arguments) -> Row:
    """Return the row of a page for signing in: whoever is signed in is sent on."""
    return Row((get, *("redirect",) * 4), (post, *("redirect",) * 4), arguments)


def of(name: str) -> Arguments:
    """Return the arguments of a URL about the owner's row of that name."""
    return lambda world: {"pk": world[name].pk}


def of_sentence(world: World) -> Mapping[str, Any]:
    """Return the arguments of a URL about a sentence of the owner's answer."""
    return {"pk": world["answer"].pk, "sentence": world["sentence"].pk}


def any_key(_world: World) -> Mapping[str, Any]:
    """Return the arguments of a URL about a passkey; proof is asked before the key is looked for."""
    return {"pk": 1}


COMMON = {
    "home": public("page"),
    "how_it_works": public("page"),
    "healthz": public("page"),
}

ACCOUNTS = {
    "accounts:account": personal("page", "page"),
    "accounts:export": personal("page"),
    "accounts:erase": personal("page", "invalid"),
    "accounts:kept": personal("page"),
    "accounts:mail_off": Row(same("page"), same("404"), lambda _world: {"token": "nonsense"}),
    "accounts:forget": Row(
        ("sign-in", *("405",) * 4),
        ("sign-in", "redirect", "404", "404", "404"),
        data=lambda world: {"refused": world["refused"].pk},
    ),
}

GUIDANCE = {
    "guidance:lens": Row(same("page"), same("405"), lambda _world: {"slug": "startup"}),
}

POSTINGS = {
    "postings:list": personal("page"),
    "postings:detail": owned(of("posting"), "page", "page"),
    "postings:text": owned(of("posting"), "page"),
    "postings:earlier_text": owned(
        lambda world: {"pk": world["posting"].pk, "text": world["earlier_text"].pk}, "page"
    ),
    "postings:delete": owned(of("posting"), "page", "redirect"),
    "postings:line": owned(
        lambda world: {"pk": world["posting"].pk, "number": world["line"].number}, "redirect", "redirect"
    ),
    "postings:notes": owned(of("posting"), "page", "invalid"),
    "postings:note": owned(
        lambda world: {"pk": world["posting"].pk, "note": world["note"].pk}, "redirect", "invalid"
    ),
    "postings:remove_note": owned(
        lambda world: {"pk": world["posting"].pk, "note": world["note"].pk}, "page", "redirect"
    ),
}

PROFILES = {
    "profiles:profile": personal("page", "page"),
    "profiles:facts": personal("page", "invalid"),
    "profiles:fact": owned(of("fact"), "redirect", "invalid"),
    "profiles:remove_fact": owned(of("fact"), "page", "redirect"),
    "profiles:json_resume": personal("page"),
    "profiles:imports": personal("page", "invalid"),
    "profiles:confirm": owned(of("import"), "page"),
    "profiles:keep_kind": owned(of("import"), "405", "redirect", data=lambda _world: {"kind": "skill"}),
    "profiles:add_unplaced": owned(
        of("import"),
        "405",
        "redirect",
        data=lambda world: {"line": world["import"].unplaced[0], "text": "Clocks", "kind": "skill"},
    ),
    "profiles:remove_import": owned(of("import"), "page", "redirect"),
    "profiles:imported_fact": owned(of("imported"), "redirect", "invalid"),
    "profiles:decide": owned(of("imported"), "405", "redirect", data=lambda _world: {"decision": "kept"}),
    "profiles:goals": personal("page", "invalid"),
    "profiles:unsure": personal("redirect", "redirect"),
    "profiles:goal": owned(of("goal"), "redirect", "invalid"),
    "profiles:remove_goal": owned(of("goal"), "page", "redirect"),
}

ANSWERS = {
    "answers:list": personal("page"),
    "answers:ledger": Row(("sign-in", "404", "404", "404", "page"), ("sign-in", "405", "405", "405", "405")),
    "answers:start": public("page", "invalid", data=lambda _world: {"question": "align"}),
    "answers:bring": public("page", "invalid"),
    "answers:export": owned(of("answer"), "page"),
    "answers:practise": owned(of("answer"), "page"),
    "answers:newer_text": owned(of("posting"), "page", "invalid"),
    "answers:detail": owned(of("answer"), "redirect"),
    "answers:question": owned(of("answer"), "page", "invalid"),
    "answers:delete": owned(of("answer"), "page", "redirect"),
    "answers:overlap": owned(of("answer"), "page"),
    "answers:decide": owned(of("answer"), "405", "invalid"),
    "answers:take_up": owned(of("answer"), "405", "invalid"),
    "answers:phase": owned(
        lambda world: {"pk": world["answer"].pk, "phase": "short-term-focus"}, "page", "invalid"
    ),
    "answers:wordings": owned(
        lambda world: {"pk": world["answer"].pk, "phase": "short-term-focus"}, "page", "invalid"
    ),
    "answers:check": owned(of("answer"), "page"),
    "answers:dismiss": owned(of("answer"), "405", "invalid"),
    "answers:bring_back": owned(
        lambda world: {"pk": world["answer"].pk, "dismissal": world["dismissal"].pk}, "405", "redirect"
    ),
    "answers:again": owned(of("answer"), "redirect", "redirect"),
    "answers:compose": owned(of("answer"), "405", "invalid"),
    "answers:finished": owned(of("answer"), "page"),
    "answers:wording": owned(of("answer"), "405", "redirect"),
    "answers:sentence": owned(
        of_sentence, "page", "redirect", data=lambda _world: {"text": "A plain sentence."}
    ),
    "answers:composed": owned(of_sentence, "405", "redirect"),
    "answers:remove_sentence": owned(of_sentence, "405", "redirect"),
    # The help is off here, and so it does not exist; test_rewording_pages has it switched on.
    "answers:reword": owned(of_sentence, "404", "404"),
    "answers:accept_wording": owned(of_sentence, "405", "404"),
    "answers:withdraw_consent": owned(of_sentence, "405", "redirect"),
    "answers:history": owned(of("answer"), "page"),
    "answers:revision": owned(
        lambda world: {"pk": world["answer"].pk, "number": world["revision"].number}, "page", "redirect"
    ),
    "answers:take_goal": owned(
        lambda world: {"pk": world["answer"].pk, "phase": "short-term-focus"},
        "405",
        "redirect",
        data=lambda world: {"goal": world["goal"].pk},
    ),
}

# Pages of allauth. Proof of who one is, is asked again before anything that guards the account changes.
ALLAUTH = {
    "account_login": entrance("page", "page"),
    "account_signup": entrance("page", "page"),
    "account_logout": Row(("redirect", *("page",) * 4), same("redirect")),
    "account_inactive": public("page"),
    "account_reauthenticate": personal("page", "page"),
    "account_email": personal("page", "redirect"),
    "account_email_verification_sent": public("page"),
    "account_confirm_email": Row(same("page"), same("404"), lambda _world: {"key": "nonsense"}),
    "account_change_password": personal("page", "page"),
    "account_set_password": personal("redirect", "redirect"),
    "account_reset_password": public("page", "page"),
    "account_reset_password_done": public("page"),
    "account_reset_password_from_key": Row(
        same("page"), same("page"), lambda _world: {"uidb36": "1", "key": "nonsense"}
    ),
    "account_reset_password_from_key_done": public("page"),
    "account_confirm_login_code": Row(("sign-in", *("redirect",) * 4), ("sign-in", *("redirect",) * 4)),
    "mfa_index": personal("page"),
    "mfa_authenticate": Row(("sign-in", *("redirect",) * 4), ("sign-in", *("redirect",) * 4)),
    "mfa_reauthenticate": personal("proof", "proof"),
    "mfa_activate_totp": personal("proof", "proof"),
    "mfa_deactivate_totp": personal("404", "404"),
    "mfa_view_recovery_codes": personal("404", "405"),
    "mfa_generate_recovery_codes": personal("proof", "proof"),
    "mfa_download_recovery_codes": personal("404", "404"),
    "mfa_list_webauthn": personal("page"),
    "mfa_add_webauthn": personal("proof", "proof"),
    "mfa_reauthenticate_webauthn": personal("proof", "proof"),
    "mfa_login_webauthn": Row(("sign-in", *("redirect",) * 4), ("sign-in", *("redirect",) * 4)),
    "mfa_remove_webauthn": replace(personal("proof", "proof"), arguments=any_key),
    "mfa_edit_webauthn": replace(personal("proof", "proof"), arguments=any_key),
}


def counselled(get: str, post: str = "405", arguments: Arguments = no_arguments) -> Row:
    """Return the row of a page for the counsellor alone: for anyone else it does not exist."""

    def words(word: str) -> Words:
        other = "405" if word == "405" else "404"
        return ("sign-in", other, other, word, other)

    return Row(words(get), words(post), arguments)


def told(get: Words, post: Words, name: str) -> Row:
    """Return the row of a page about what was sent, which its owner and the counsellor both know of."""
    return Row(get, post, of(name))


NO_GET: Words = ("sign-in", "405", "405", "405", "405")
REVIEWS = {
    "reviews:queue": counselled("page"),
    "reviews:cohorts": counselled("page", "invalid"),
    "reviews:cohort": counselled("page", "invalid", of("cohort")),
    "reviews:renew_code": counselled("405", "redirect", of("cohort")),
    "reviews:remove_counsellor": counselled(
        "405",
        "redirect",
        lambda world: {"pk": world["cohort"].pk, "counsellor": world["counsellor"].pk},
    ),
    "reviews:cohort_rubric": counselled("page", "invalid", of("cohort")),
    "reviews:figures": counselled("page", "405", of("cohort")),
    "reviews:figures_csv": counselled("page", "405", of("cohort")),
    "reviews:invite": counselled("page", "invalid", of("cohort")),
    "reviews:forget_invitation": counselled(
        "405",
        "redirect",
        lambda world: {"pk": world["cohort"].pk, "invitation": world["invitation"].pk},
    ),
    "reviews:own_no_rubric": counselled("405", "redirect", of("cohort")),
    "reviews:default_rubric": Row(
        ("sign-in", "404", "404", "404", "page"), ("sign-in", "404", "404", "404", "invalid")
    ),
    "reviews:leave": owned(of("cohort"), "405", "redirect"),
    "reviews:join_by_code": personal("page", "invalid"),
    "reviews:join": replace(
        personal("page", "invalid"), arguments=lambda world: {"code": world["cohort"].code}
    ),
    "reviews:sharing": personal("page"),
    "reviews:send": owned(of("answer"), "page", "invalid"),
    "reviews:make_link": owned(of("answer"), "page", "invalid"),
    "reviews:new_link": told(NO_GET, ("sign-in", "404", "404", "403", "404"), "request"),
    "reviews:newest": told(NO_GET, ("sign-in", "404", "404", "403", "404"), "request"),
    "reviews:outside": Row(same("404"), same("404"), lambda _world: {"secret": "nonsense"}),
    "reviews:shared": told(("sign-in", "page", "404", "403", "404"), NO_GET, "request"),
    "reviews:withdraw": told(NO_GET, ("sign-in", "redirect", "404", "403", "404"), "request"),
    "reviews:review": counselled("page", "405", of("request")),
    "reviews:take": counselled("405", "redirect", of("request")),
    "reviews:release": counselled("405", "redirect", of("request")),
    "reviews:comment": counselled("405", "invalid", of("request")),
    "reviews:rate": counselled("405", "invalid", of("request")),
    "reviews:judge": counselled("405", "redirect", of("request")),
    "reviews:decide": counselled("405", "invalid", of("request")),
    "reviews:resolve": counselled("405", "redirect", of("comment")),
    "reviews:reply": told(NO_GET, ("sign-in", "invalid", "404", "invalid", "404"), "comment"),
    "reviews:respond": told(NO_GET, ("sign-in", "invalid", "404", "403", "404"), "comment"),
}

RIGHTS: dict[str, Row] = COMMON | ACCOUNTS | GUIDANCE | POSTINGS | PROFILES | ANSWERS | REVIEWS | ALLAUTH

# Django's admin makes its own URLs for every model: for anyone but an admin they are all shut.
ADMIN_NAMESPACE = "admin"

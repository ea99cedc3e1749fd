"""The one script of the pages with passkeys is what the installed allauth would send in three."""

from pathlib import Path

import allauth
from django.conf import settings

PACKAGE = Path(allauth.__path__[0])
PIECES = (
    "mfa/static/mfa/js/webauthn-json.js",
    "mfa/static/mfa/js/webauthn.js",
    "account/static/account/js/onload.js",
)


def test_passkey_script_is_the_installed_packages_own() -> None:
    bundle = (settings.BASE_DIR / "static/vendor/allauth/passkeys.js").read_text()

    assert bundle == "".join((PACKAGE / piece).read_text() + ";\n" for piece in PIECES)

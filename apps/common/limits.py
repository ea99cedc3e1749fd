"""How often one address on the network may have something costly done for it."""

from allauth.core.internal import ratelimit  # its public twin never counts a GET

from apps.common.requests import HttpRequest, PersonRequest


def is_within_limit(request: HttpRequest | PersonRequest, action: str) -> bool:
    """Count one use of `action`, and say whether it is within ACCOUNT_RATE_LIMITS[action]."""
    usage = ratelimit.consume(request, app="allauth.account", action=action, limit_get=True)
    return bool(usage)

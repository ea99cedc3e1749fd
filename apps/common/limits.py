"""How often one address on the network may have something costly done for it."""

from allauth.core import ratelimit

from apps.common.requests import HttpRequest, PersonRequest


def is_within_limit(request: HttpRequest | PersonRequest, action: str) -> bool:
    """Count one use of `action`, and say whether it is within ACCOUNT_RATE_LIMITS[action]."""
    return bool(ratelimit.consume(request, action=action))

"""Opening the pages of the reviews."""

from django.test import Client
from django.urls import reverse


def at(name: str, *args: object) -> str:
    """Return the address of one of the pages."""
    return reverse(f"reviews:{name}", args=args)


def read(client: Client, url: str, **asked: str) -> str:
    """Return a page's text."""
    response = client.get(url, asked)
    assert response.status_code == 200
    page: str = response.content.decode()
    return page

"""A page learns who is there in two queries: the session, then the person."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

KNOWING = re.compile(r'"(?:django_session|accounts_user)"')


@pytest.mark.parametrize("path", ["/", "/profile/", "/answers/"])
def test_who_is_there_costs_two_queries(alice_client: Client, path: str) -> None:
    alice_client.get(path)

    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert alice_client.get(path).status_code == 200

    asked = [query["sql"] for query in captured if KNOWING.search(query["sql"])]
    assert len(asked) == 2, asked


def test_a_stranger_costs_none(client: Client, db: None) -> None:
    with CaptureQueriesContext(connection) as captured:
        client.get("/")

    assert [query["sql"] for query in captured if KNOWING.search(query["sql"])] == []

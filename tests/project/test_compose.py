"""The compose file and the image run commands and read variables that exist."""

import re
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from tests.project.repository import ROOT

COMMAND = re.compile(r"manage\.py (\w+)")


@pytest.fixture
def services() -> dict[str, Any]:
    """The services of the compose file, with its anchors followed."""
    composed: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return composed["services"]


def test_the_services_are_the_app_and_what_it_rests_on(services: dict[str, Any]) -> None:
    assert sorted(services) == ["app", "mail", "migrate", "postgres", "scheduler", "worker"]


def test_every_command_exists(services: dict[str, Any]) -> None:
    said = [str(service.get("command", "")) for service in services.values()]
    said.append((ROOT / "Dockerfile").read_text())

    named = {name for text in said for name in COMMAND.findall(text)}

    assert "erase_stale_guests" in named
    assert named - set(get_commands()) == set()


def test_every_variable_is_read_by_the_settings(services: dict[str, Any]) -> None:
    settings = (ROOT / "config" / "settings.py").read_text()

    assert [name for name in services["app"]["environment"] if f'"{name}"' not in settings] == []


def test_secrets_have_no_default(services: dict[str, Any]) -> None:
    secrets = [
        services["app"]["environment"]["SECRET_KEY"],
        services["postgres"]["environment"]["POSTGRES_PASSWORD"],
    ]

    assert [secret.split(":?")[0] for secret in secrets] == ["${SECRET_KEY", "${POSTGRES_PASSWORD"]


def test_postgres_keeps_its_data_where_version_18_puts_it(services: dict[str, Any]) -> None:
    assert services["postgres"]["image"] == "postgres:18"
    assert services["postgres"]["volumes"] == ["postgres:/var/lib/postgresql"]


def test_only_this_machine_reaches_the_ports(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service.get("ports", [])]

    assert sorted(ports) == ["127.0.0.1:8000:8000", "127.0.0.1:8025:8025"]


def test_the_image_does_not_run_as_root() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()

    users = [line for line in lines if line.startswith("USER ")]

    assert users == ["USER throughline"]
    assert lines.index(users[0]) < next(n for n, line in enumerate(lines) if line.startswith("CMD "))

"""People for the tests."""

from factory import declarations
from factory.django import DjangoModelFactory

from apps.accounts.models import Role, User

PASSWORD = "a long enough secret"


class UserFactory(DjangoModelFactory[User]):
    """Someone who signed up; a candidate unless the test says otherwise."""

    class Meta:
        model = User

    email = declarations.Sequence(lambda number: f"person{number}@example.org")
    name = "Person"
    role = Role.CANDIDATE

    @classmethod
    def _create(cls, model_class: type[User], *args: object, **kwargs: object) -> User:
        return model_class.objects.create_user(**{"password": PASSWORD, **kwargs})  # type: ignore[arg-type]


class GuestFactory(DjangoModelFactory[User]):
    """Someone who has not signed up."""

    class Meta:
        model = User

    is_guest = True
    email = None

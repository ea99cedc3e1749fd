"""People in Django's admin: who may do what. Nothing that a person writes is shown here."""

from typing import TYPE_CHECKING, Any

import allauth.account.admin
import allauth.mfa.admin
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from apps.accounts.models import User

if TYPE_CHECKING:
    _UserAdmin = admin.ModelAdmin[User]
else:
    _UserAdmin = admin.ModelAdmin

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # allauth's own way
admin.site.site_header = "Throughline"
admin.site.site_title = "Throughline"
admin.site.index_title = "People and guidance"

# An authenticator holds the secret of a person's app, and an address is theirs to change.
# Both modules are imported above: allauth has registered its models by then.
admin.site.unregister([allauth.mfa.models.Authenticator, allauth.account.models.EmailAddress])


@admin.register(User)
class UserAdmin(_UserAdmin):
    """Change a person's role, or stop them from signing in. Guests have neither."""

    list_display = ("email", "name", "role", "is_active", "date_joined", "last_seen_date")
    list_filter = ("role", "is_active")
    search_fields = ("email", "name")
    ordering = ("email", "pk")
    fields = ("email", "name", "role", "is_active", "date_joined", "last_seen_date")
    readonly_fields = ("email", "name", "date_joined", "last_seen_date")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """List those who signed up."""
        return super().get_queryset(request).filter(is_guest=False)

    def has_add_permission(self, *_args: Any, **_kwargs: Any) -> bool:
        """People sign up themselves."""
        return False

    def has_delete_permission(self, *_args: Any, **_kwargs: Any) -> bool:
        """People erase themselves; deleting here would list what they wrote."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Let only a superuser change a superuser."""
        is_theirs = obj is None or not obj.is_superuser or getattr(request.user, "is_superuser", False)
        return bool(is_theirs) and super().has_change_permission(request, obj)

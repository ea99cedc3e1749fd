"""The guidance in Django's admin: found, edited, checked, and published with the next request."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString

from apps.guidance.forms import LensForm, RuleForm, TopicForm
from apps.guidance.markdown import render_block
from apps.guidance.models import Lens, Rule, Topic
from apps.guidance.permissions import can_edit_guidance


class GuidanceAdmin(admin.ModelAdmin[Any]):
    """What both kinds of guidance share: admins edit, nobody deletes, and a change names its author.

    Pages name topics and stored drafts name rules, so neither may vanish.
    """

    readonly_fields: ClassVar[tuple[str, ...]] = ("updated_at", "updated_by")
    list_per_page = 50

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the guidance to admins."""
        return can_edit_guidance(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let admins add to it."""
        return can_edit_guidance(request.user)

    def has_view_permission(self, request: HttpRequest, *_: Any, **__: Any) -> bool:
        """Let admins read it."""
        return can_edit_guidance(request.user)

    def has_change_permission(self, request: HttpRequest, *_: Any, **__: Any) -> bool:
        """Let admins change it."""
        return can_edit_guidance(request.user)

    def has_delete_permission(self, *_: Any, **__: Any) -> bool:
        """Let nobody delete it."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Fix the slug once it is there: pages and drafts call it by that name."""
        fixed = ("slug",) if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Note who made the change; `load_guidance` leaves such a row alone."""
        obj.updated_by = request.user
        super().save_model(request, obj, form, change)


@admin.register(Topic)
class TopicAdmin(GuidanceAdmin):
    """The help texts."""

    form = TopicForm
    fields = ("slug", "title", "body", "shown_as", "note", "updated_at", "updated_by")
    readonly_fields = ("shown_as", "updated_at", "updated_by")
    list_display = ("slug", "title", "note", "updated_at", "updated_by")
    list_select_related = ("updated_by",)
    list_filter = ("updated_at",)
    search_fields = ("slug", "title", "body", "note")
    ordering = ("slug",)

    @admin.display(description="As it is shown now")
    def shown_as(self, topic: Topic) -> SafeString:
        """Show the stored text as pages do."""
        return render_block(topic.body)


@admin.register(Rule)
class RuleAdmin(GuidanceAdmin):
    """The rules of the checks."""

    form = RuleForm
    fieldsets = (
        (None, {"fields": ("slug", "label", "kind", "is_active")}),
        ("What it looks for", {"fields": ("phrases", "parameters")}),
        ("What the person reads", {"fields": ("hears", "why", "mend", "topic")}),
        ("What proves it", {"fields": ("flagged_examples", "clean_examples", "source")}),
        ("Last change", {"fields": ("updated_at", "updated_by")}),
    )
    list_display = ("slug", "label", "kind", "is_active", "updated_at", "updated_by")
    list_select_related = ("updated_by",)
    list_filter = ("label", "kind", "is_active")
    search_fields = ("slug", "label", "phrases", "hears", "why", "mend", "source")
    autocomplete_fields = ("topic",)
    ordering = ("slug",)


@admin.register(Lens)
class LensAdmin(GuidanceAdmin):
    """What the kinds of employer change."""

    form = LensForm
    fields = ("slug", "name", "is_active", "moves", "stresses", "topic", "source", "updated_at", "updated_by")
    list_display = ("slug", "name", "is_active", "updated_at", "updated_by")
    list_select_related = ("updated_by",)
    autocomplete_fields = ("topic",)
    ordering = ("slug",)

"""One row of a list, edited where it stands: its fields save to the row's own address."""

from typing import Any

from apps.common.saving.forms import SavingForm


class ItemForm(SavingForm):
    """A saving form of which a page holds many, one for each row.

    `action` is the row's own address. The ids of its fields name the row, and a
    text that is too long is refused with a word, not cut short by the browser.
    """

    def __init__(self, *args: Any, action: str, **kwargs: Any) -> None:
        row = kwargs["instance"]
        super().__init__(*args, auto_id=f"{row._meta.model_name}-{row.pk}-%s", **kwargs)
        self.action = action
        for name in self.saved_names:
            attrs = self.fields[name].widget.attrs
            attrs["hx-post"] = action
            attrs.pop("maxlength", None)

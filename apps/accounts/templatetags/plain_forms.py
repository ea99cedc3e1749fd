"""allauth's forms in our look: the label says what a field is, so nothing repeats it inside the field."""

from django import forms, template

register = template.Library()


@register.filter
def without_placeholders(form: forms.BaseForm) -> forms.BaseForm:
    """Return the form; its fields' placeholders, which vanish as one types, are gone."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form

# What was held came from workbooks and was public: its actions are approved, or closed where the plan has ended, and
# its updates stand. Backwards nothing is to be done: the columns go with the migration before.

from django.db import migrations

COLUMNS = ("title", "text", "owner", "programme", "due_words", "note")


def enter(apps, schema_editor):
    """Fill the new columns from the plan of each action and from the workbook that it was last loaded from."""
    for plan in apps.get_model("planning", "Plan").objects.select_related("thing", "file"):
        file = getattr(plan, "file", None)
        at = file.loaded_at if file else plan.thing.created_at
        by = (file.loaded_by if file else "")[:120] or "system"
        enter_actions(apps, plan, at)
        held = apps.get_model("planning", "Update").objects.filter(action__plan=plan)
        held.update(state="approved", is_loaded=True, sent_by=by, sent_at=at, decided_by=by, decided_at=at)


def enter_actions(apps, plan, at):
    """The actions of one plan."""
    model = apps.get_model("planning", "Action")
    state = "closed" if plan.state in ("ended", "closed") else "approved"
    leads = {}
    rows = apps.get_model("planning", "Lead").objects.filter(action__plan=plan).order_by("place", "id")
    for action, name in rows.values_list("action", "post__name"):
        leads.setdefault(action, []).append(name)
    entered = []
    for action in model.objects.filter(plan=plan):
        action.body_id, action.state = plan.thing.body_id, state
        action.state_since, action.changed_at = at.date(), at
        action.loaded = {name: getattr(action, name) for name in COLUMNS}
        action.loaded |= {"due_on": None, "leads": leads.get(action.pk, []), "state": state}
        entered.append(action)
    columns = ["body", "state", "state_since", "changed_at", "loaded"]
    model.objects.bulk_update(entered, columns, batch_size=100)


class Migration(migrations.Migration):
    dependencies = [("planning", "0003_entries")]

    operations = [migrations.RunPython(enter, migrations.RunPython.noop, elidable=True)]

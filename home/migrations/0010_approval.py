"""Marketing writes and submits; a marketing lead reads and approves, and with that publishes.

A lead is a member of both groups: what Marketing may do is granted there. Who has no workflow of their own on the root
of all pages gets this one, in place of the one that Wagtail comes with.
"""

from importlib import import_module

from django.db import migrations

MARKETING, LEAD = "Marketing", "Marketing lead"
LEAD_ON_PAGES = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
WORKFLOW, TASK = "Marketing approval", "A marketing lead reads it"
STOCK_WORKFLOW = "Moderators approval"  # of wagtailcore.0048_add_default_workflows


def have_pages_approved(apps, schema_editor):
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).order_by("pk").first()
    lead = make_lead(apps, root)
    take_publishing(apps, root)
    assign_workflow(apps, root, lead)


def make_lead(apps, root):
    permissions = import_module("home.migrations.0002_groups").permissions
    lead, _ = apps.get_model("auth", "Group").objects.get_or_create(name=LEAD)
    lead.permissions.add(*permissions(apps, [("wagtailadmin", "admin", ["access_admin"])]))
    for permission in permissions(apps, [("wagtailcore", "page", LEAD_ON_PAGES)]):
        apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
            group=lead, page=root, permission=permission
        )
    return lead


def take_publishing(apps, root):
    apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(
        group__name=MARKETING, page=root, permission__codename="publish_page"
    ).delete()


def assign_workflow(apps, root, lead):
    assigned = apps.get_model("wagtailcore", "WorkflowPage").objects
    if assigned.filter(page=root).exclude(workflow__name__in=(STOCK_WORKFLOW, WORKFLOW)).exists():
        return
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    task, _ = apps.get_model("wagtailcore", "GroupApprovalTask").objects.get_or_create(
        name=TASK, defaults={"content_type": kind, "active": True}
    )
    task.groups.add(lead)
    workflow, _ = apps.get_model("wagtailcore", "Workflow").objects.get_or_create(
        name=WORKFLOW, defaults={"active": True}
    )
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(
        workflow=workflow, task=task, defaults={"sort_order": 0}
    )
    assigned.update_or_create(page=root, defaults={"workflow": workflow})


class Migration(migrations.Migration):

    dependencies = [("home", "0009_one_ingredient_a_language")]

    operations = [migrations.RunPython(have_pages_approved, migrations.RunPython.noop)]

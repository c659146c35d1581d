"""The groups of the dairy's staff. What a group may do can be changed in the back office; this is where it starts.

Permissions are rows that Django writes after all migrations; those that a group needs are written here if missing.
Page permissions hang on Wagtail's root page, which wagtailcore's own migrations make.
"""

from django.db import migrations

MARKETING, MERCHANDISER, ORDER_DESK = "Marketing", "Merchandiser", "Order desk"

NAMES = {"trade": "Can change products, prices and facts"}  # where Django's own rule gives another
BACK_OFFICE = ("wagtailadmin", "admin", ["access_admin"])
PERMISSIONS = {
    MARKETING: [
        BACK_OFFICE,
        ("wagtailredirects", "redirect", ["add_redirect", "change_redirect", "delete_redirect"]),
    ],
    MERCHANDISER: [
        BACK_OFFICE,
        ("products", "listing", ["trade"]),
        ("catalogue", "category", ["add_category", "change_category"]),
        ("catalogue", "productclass", ["add_productclass", "change_productclass"]),
    ],
    # These people have to be staff as well: Oscar shows orders to staff only.
    ORDER_DESK: [
        ("order", "order", ["view_order", "change_order"]),
        ("offer", "conditionaloffer", ["view_conditionaloffer", "add_conditionaloffer", "change_conditionaloffer",
                                       "delete_conditionaloffer"]),
        ("offer", "range", ["view_range", "add_range", "change_range", "delete_range"]),
        ("voucher", "voucher", ["view_voucher", "add_voucher", "change_voucher", "delete_voucher"]),
        ("voucher", "voucherset", ["view_voucherset", "add_voucherset", "change_voucherset", "delete_voucherset"]),
        ("reviews", "productreview", ["view_productreview", "change_productreview", "delete_productreview"]),
        ("accounts", "user", ["view_user"]),
        ("analytics", "userrecord", ["view_userrecord"]),
    ],
}
PAGES = {
    MARKETING: ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
    MERCHANDISER: ["change_page"],  # opens the editor, where the commerce form is; publishing stays with Marketing
}
FILES = {
    MARKETING: [
        ("wagtailimages", "image", ["add_image", "change_image", "choose_image"]),
        ("wagtaildocs", "document", ["add_document", "change_document", "choose_document"]),
    ],
    MERCHANDISER: [("wagtailimages", "image", ["choose_image"])],
}


def make_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).order_by("pk").first()
    files = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).order_by("pk").first()
    for name in PERMISSIONS:
        group, _ = groups.get_or_create(name=name)
        group.permissions.add(*permissions(apps, PERMISSIONS[name]))
        for permission in permissions(apps, [("wagtailcore", "page", PAGES.get(name, []))]):
            apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
                group=group, page=root, permission=permission
            )
        for permission in permissions(apps, FILES.get(name, [])):
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                group=group, collection=files, permission=permission
            )


def permissions(apps, wanted):
    kinds = apps.get_model("contenttypes", "ContentType").objects
    for app, model, codenames in wanted:
        kind, _ = kinds.get_or_create(app_label=app, model=model)
        for codename in codenames:
            label = NAMES.get(codename, "Can " + codename.replace("_", " "))
            yield apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=kind, codename=codename, defaults={"name": label}
            )[0]


class Migration(migrations.Migration):

    dependencies = [
        ("home", "0001_initial"),
        ("products", "0001_initial"),
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]

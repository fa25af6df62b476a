"""What every site begins with: the roles, the house itself, and the table of the limits' cache."""

from django.core.management import call_command
from django.db import migrations

ROLES = {
    "Moderators": {"moderate": "Can judge flagged things"},
    "Admins": {
        "moderate": "Can judge flagged things",
        "manage_sources": "Can import, publish and unpublish sources",
    },
}


def furnish(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    User = apps.get_model("accounts", "User")
    person, _ = ContentType.objects.get_or_create(app_label="accounts", model="user")
    for name, permissions in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        for codename, label in permissions.items():
            # Django makes permissions after all migrations have run; roles need theirs now.
            held, _ = Permission.objects.get_or_create(
                content_type=person, codename=codename, defaults={"name": label}
            )
            group.permissions.add(held)
    # "!" is no hash of any password: nobody logs in as the house.
    User.objects.get_or_create(username="perfection", defaults={"password": "!", "is_active": False})


def cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(furnish, migrations.RunPython.noop),
        migrations.RunPython(cache_table, migrations.RunPython.noop),
    ]

"""The first version of each house text, from the files in the room. Later ones are written at the desk."""

from pathlib import Path

from django.db import migrations

from annotations.text import sanitise

TEXTS = {"about": "About", "rules": "House rules", "privacy": "Privacy", "contact": "Contact"}
FILES = Path(__file__).resolve().parent.parent / "texts"


def furnish(apps, schema_editor):
    HouseText = apps.get_model("house", "HouseText")
    HouseTextVersion = apps.get_model("house", "HouseTextVersion")
    house = apps.get_model("accounts", "User").objects.get(username="perfection")
    for slug, title in TEXTS.items():
        text, _ = HouseText.objects.get_or_create(slug=slug, defaults={"title": title})
        if HouseTextVersion.objects.filter(text=text).exists():
            continue
        body = (FILES / f"{slug}.md").read_text(encoding="utf-8").strip()
        HouseTextVersion.objects.create(
            text=text, number=1, body=body, body_html=sanitise.render_house(body),
            renderer=sanitise.RENDERER_VERSION, change_note="The first version.", by=house,
        )


class Migration(migrations.Migration):
    dependencies = [("house", "0001_initial"), ("accounts", "0002_house")]

    operations = [migrations.RunPython(furnish, migrations.RunPython.noop)]
